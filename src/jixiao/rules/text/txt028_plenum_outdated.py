"""引用的中央全会不是最近一次，多半是从往年文本复制来的。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose
from jixiao.rules.sessions import outdated


@rule(
    id="TXT028",
    name="plenum-outdated",
    title="引用的中央全会不是最近一次",
    fix="核对是否应当引用最近一次全会。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=PLANNING,
    covers=("kind:outdated-reference",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2022年部门预算绩效文本
            # 一、总体绩效目标
            深入学习贯彻党的十九届五中全会精神，服务职工。
            """,
            says=(
                "“…入学习贯彻党的十九届五中全会精神，服务职工…”引用的是十九届五中全会，"
                "编制2022年预算时十九届六中全会已经召开。"
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2022年部门预算绩效文本
            # 一、总体绩效目标
            深入学习贯彻党的十九届四中、五中、六中全会和十九届六中全会精神，服务职工。
            """
        ),
    ),
)
def plenum_outdated(prose: Prose, ctx: Context) -> Iterator[Fault | NotApplicable]:
    if ctx.year is None:
        yield NotApplicable("没有写明预算年度")
        return
    if "中全会" not in prose.different:
        return
    held = ctx.parameters.value("text_party_sessions").value
    plenums = {name: year for name, year in held.items() if name.endswith("全会")}
    for old, new in outdated(plenums, ctx.year, prose.different):
        for spot in prose.spots([old]):
            line = around(spot.passage.raw, spot.start, spot.start + len(old), 7)
            yield Fault(
                f"“{line}”引用的是{old}，编制{ctx.year}年预算时{new}已经召开。",
                path=spot.passage.path, words=old, start=spot.start, cause=f"TXT028:{old}",
            )  # fmt: skip
