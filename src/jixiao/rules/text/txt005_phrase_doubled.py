"""同一个词语紧接着又写了一遍，例如“和联席会议制度和联席会议制度”。

多半是复制或修改时留下的，读起来像有两件事，其实只有一件。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose
from jixiao.rules.repeats import LONG


@rule(
    id="TXT005",
    name="phrase-doubled",
    title="词语重复",
    fix="删去重复的一遍，或者改成本来要写的词语。",
    severity=Severity.ERROR,
    cites=("practice",),
    repair="suggested",
    covers=("D61", "kind:duplicated-phrase"),
    examples=(
        Bad(
            """
            项目: 民主管理  预算数: 2.00
            目标: 提高职代会制度和协商会议制度和协商会议制度的规范化水平
            """,
            says="“提高职代会制度和协商会议制度和协商会议制度的规范化水平”里“和协商会议制度”连写了两遍。",
        ),
        Good(
            """
            项目: 工会经费  预算数: 2.00
            目标: 一步一步推进，人人参与，天天登记，慰问100100元，完成市总工会工会经费上解任务
            """
        ),
    ),
)
def phrase_doubled(prose: Prose) -> Iterator[Fault]:
    for start, length in prose.doubled:
        spot = prose.spot(start, start + 2 * length)
        if length < LONG:
            continue
        half = spot.words[:length]
        line = around(spot.passage.raw, spot.start, spot.start + 2 * length)
        yield Fault(
            f"“{line}”里“{half}”连写了两遍。",
            path=spot.passage.path, words=spot.words, replacement=half, start=spot.start,
        )  # fmt: skip
