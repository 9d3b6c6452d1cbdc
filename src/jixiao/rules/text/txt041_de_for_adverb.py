"""修饰动词该用“地”的地方写成了“的”，例如“驰而不息的推进”。"""

import re
from collections.abc import Iterator
from functools import cache

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.prose import Prose

_NOUNS = frozenset("方措办机情率力效计期者单环性、和与及。，；")


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
    adverbs = tuple(ctx.words("text_adverbs"))
    for passage, words, start, match in prose.find(_de(ctx.words("text_verbs_after_adverbs"))):
        raw, end = passage.raw, start + len(words)
        # 有效的实施方案: the verb belongs to a name.
        if not raw[:start].endswith(adverbs) or raw[end : end + 1] in _NOUNS:
            continue
        before = max(
            (word for word in adverbs if raw[:start].endswith(word)), key=lambda word: len(word)
        )
        whole = f"{before}{words}"
        yield Fault(
            f"“{whole}”里的“的”应是“地”。",
            path=passage.path, words=whole, replacement=f"{before}地{match[1]}",
            start=start - len(before),
        )  # fmt: skip


@cache
def _de(verbs: frozenset[str]) -> re.Pattern[str]:
    """的 before any of some verbs."""
    return re.compile(f"的({'|'.join(sorted(verbs, key=lambda verb: (-len(verb), verb)))})")
