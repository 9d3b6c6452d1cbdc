"""标点连打了两个，例如“。。”“，。”。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_STOPS = ("。", "，", "、", "；", "：")
_DOUBLED = pattern(
    r"[。，、；：](?:(?<=。)。+|(?<=，)，+|(?<=、)、+|(?<=；)；+|(?<=：)：+|[。，、；])"
)


@rule(
    id="TXT014",
    name="punctuation-doubled",
    title="标点连打两个",
    fix="只留一个标点。",
    severity=Severity.NOTE,
    cites=("practice",),
    repair="safe",
    covers=("D61", "kind:punctuation"),
    examples=(
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办竞赛3场。。参赛150人
            """,
            says="“举办竞赛3场。。参赛150人”里标点“。。”连打了两个。",
        ),
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办竞赛3场，。参赛150人
            """,
            says="“举办竞赛3场，。参赛150人”里标点“，。”连打了两个。",
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办竞赛3场；参赛150人……形成总结。
            """
        ),
    ),
)
def punctuation_doubled(prose: Prose) -> Iterator[Fault]:
    stops = prose.different
    for stop in _STOPS[1:]:
        stops = stops.replace(stop, _STOPS[0])
    if _STOPS[0] * 2 not in stops:
        return
    for passage, words, start, _ in prose.find(_DOUBLED):
        same = len(set(words)) == 1
        yield Fault(
            f"“{around(passage.raw, start, start + len(words))}”里标点“{words}”连打了两个。",
            path=passage.path, words=words, replacement=words[0] if same else None, start=start,
        )  # fmt: skip
