"""两三个字的词紧接着又写了一遍，例如“县工会工会工作”，多半是多打了一遍或漏改了字。

“市总工会工会经费”“研究研究”这样的写法本来就对，不在此列。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose
from jixiao.rules.repeats import LONG


@rule(
    id="TXT008",
    name="short-word-doubled",
    title="词语连写两遍",
    fix="删去重复的一遍，或者改成本来要写的词语。",
    severity=Severity.WARNING,
    cites=("practice",),
    repair="suggested",
    covers=("D61", "kind:duplicated-phrase"),
    examples=(
        Bad(
            """
            项目: 工会经费  预算数: 2.00
            目标: 确定县工会工会的工作任务
            """,
            says="“确定县工会工会的工作任务”里“工会”连写了两遍。",
        ),
        Good(
            """
            项目: 工会经费  预算数: 2.00
            目标: 一步一步推进，人人参与，天天登记，慰问100100元，完成市总工会工会经费上解任务
            """
        ),
    ),
)
def short_word_doubled(prose: Prose, ctx: Context) -> Iterator[Fault]:
    for start, length in prose.doubled:
        spot = prose.spot(start, start + 2 * length)
        before = spot.passage.raw[max(0, spot.start - 1) : spot.start]
        if (
            length >= LONG
            or spot.words[0] == "一"
            or spot.words in ctx.words("text_reduplications")
            or f"{before}{spot.words}" in ctx.words("text_reduplications")
        ):
            continue
        half = spot.words[:length]
        line = around(spot.passage.raw, spot.start, spot.start + 2 * length)
        yield Fault(
            f"“{line}”里“{half}”连写了两遍。",
            path=spot.passage.path, words=spot.words, replacement=half, start=spot.start,
        )  # fmt: skip
