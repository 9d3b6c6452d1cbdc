"""引用的五年规划在预算年度之前已经期满，而正在执行的规划没有提到。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose


@rule(
    id="TXT029",
    name="plan-period-over",
    title="引用的五年规划已经期满",
    fix="改为正在执行的五年规划；说的是往期成果的，写明年份。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=PLANNING,
    covers=("kind:outdated-reference",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            落实“十三五”规划确定的职工培训任务。
            """,
            says="“落实“十三五”规划确定的职工…”引用的“十三五”规划到2020年已经期满，预算年度是2025年。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            在“十三五”成果的基础上，落实“十四五”规划确定的职工培训任务。
            """
        ),
    ),
)
def plan_period_over(prose: Prose, ctx: Context) -> Iterator[Fault | NotApplicable]:
    if ctx.year is None:
        yield NotApplicable("没有写明预算年度")
        return
    if "五" not in prose.different:
        return
    last_years = ctx.parameters.value("text_plan_periods").value
    named = {name: last for name, last in last_years.items() if name in prose.different}
    if any(last >= ctx.year for last in named.values()):
        return
    for name, last in named.items():
        for spot in prose.spots([name]):
            if spot.passage.field == "basis":
                continue
            line = around(spot.passage.raw, spot.start, spot.start + len(name), 8)
            yield Fault(
                f"“{line}”引用的“{name}”规划到{last}年已经期满，预算年度是{ctx.year}年。",
                path=spot.passage.path, words=name, start=spot.start, cause=f"TXT029:{name}",
            )  # fmt: skip
