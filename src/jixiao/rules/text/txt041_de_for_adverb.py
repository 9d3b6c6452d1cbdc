"""修饰动词该用“地”的地方写成了“的”，例如“驰而不息的推进”。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.prose import Prose


@rule(
    id="TXT041",
    name="de-for-adverb",
    title="“地”写成了“的”",
    fix="把“的”改成“地”。",
    severity=Severity.NOTE,
    cites=("practice",),
    repair="suggested",
    covers=("kind:grammar",),
    examples=(
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 坚持不懈的推进技能提升
            """,
            says="“坚持不懈的推进”里的“的”应是“地”。",
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 坚持不懈地推进技能提升，取得较好的成绩，建立及时的反馈机制
            """
        ),
    ),
)
def de_for_adverb(prose: Prose, ctx: Context) -> Iterator[Fault]:
    if "的" not in prose.signs:
        return
    verbs = tuple(ctx.words("text_verbs_after_adverbs"))
    for spot in prose.spots([f"{word}的" for word in ctx.words("text_adverbs")]):
        raw, end = spot.passage.raw, spot.start + len(spot.words)
        if not raw.startswith(verbs, end):
            continue
        verb = next(word for word in verbs if raw.startswith(word, end))
        # 有效的实施方案: the verb belongs to a name.
        if raw[end + len(verb) : end + len(verb) + 1] in _NOUNS:
            continue
        words = f"{spot.words}{verb}"
        yield Fault(
            f"“{words}”里的“的”应是“地”。",
            path=spot.passage.path, words=words, replacement=f"{spot.words[:-1]}地{verb}",
            start=spot.start,
        )  # fmt: skip


_NOUNS = frozenset("方措办机情率力效计期者单环性、和与及。，；")
