"""引用的党代会已经不是最近一次，多半是从往年文本复制来的。

预算文本在上一年底前后编制；那时已经召开的最近一次大会，应当是引用的对象。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose
from jixiao.rules.sessions import outdated


@rule(
    id="TXT027",
    name="congress-outdated",
    title="引用的党代会不是最近一次",
    fix="改为最近一次党代会的精神；确实要写往次的，与最近一次并列。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=PLANNING,
    covers=("kind:outdated-reference",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            深入学习贯彻党的十九大精神，团结动员职工建功立业。
            """,
            says="“…入学习贯彻党的十九大精神，团结动员…”引用的是十九大，编制2025年预算时二十大已经召开。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            深入学习贯彻党的十九大、二十大精神，团结动员职工建功立业。
            """
        ),
    ),
)
def congress_outdated(prose: Prose, ctx: Context) -> Iterator[Fault | NotApplicable]:
    if ctx.year is None:
        yield NotApplicable("没有写明预算年度")
        return
    held = ctx.parameters.value("text_party_sessions").value
    congresses = {name: year for name, year in held.items() if name.endswith("大")}
    for old, new in outdated(congresses, ctx.year, prose.different):
        for spot in prose.spots([old]):
            line = around(spot.passage.raw, spot.start, spot.start + len(old), 7)
            yield Fault(
                f"“{line}”引用的是{old}，编制{ctx.year}年预算时{new}已经召开。",
                path=spot.passage.path, words=old, start=spot.start, cause=f"TXT027:{old}",
            )  # fmt: skip
