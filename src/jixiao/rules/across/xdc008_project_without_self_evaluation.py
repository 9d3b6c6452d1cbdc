"""纳入预算的项目都要自评，漏评的项目没有结果可用。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.traces import Traces

_KIND = "self-evaluation"


@rule(
    id="XDC008",
    name="project-without-self-evaluation",
    title="有绩效目标的项目没有自评",
    fix="补做这个项目的自评；已撤销的项目说明情况。",
    severity=Severity.NOTE,
    cites=("caiyu-2020-10",),
    kinds=PLANNING,
    covers=("D62",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            数量指标 | 巡查次数 | ≥120次
            项目: 河道清淤  预算数: 35.00
            数量指标 | 清淤长度 | ≥6公里
            """,
            """
            部门: 330 清河口县水务局
            年度: 2025
            自评: 水源地巡查  年初预算数: 20.00  全年预算数: 20.00  执行数: 20.00
            数量指标 | 巡查次数 | ≥120次 | 120次
            """,
            says="2025年绩效文本里的项目“河道清淤”没有自评表，同一部门的其他项目有。",
        ),
        Good(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            部门: 330 清河口县水务局
            年度: 2025
            自评: 水源地巡查  年初预算数: 20.00  全年预算数: 20.00  执行数: 20.00
            数量指标 | 巡查次数 | ≥120次 | 120次
            """,
        ),
    ),
)
def project_without_self_evaluation(traces: Traces) -> Iterator[Fault]:
    places = {
        (form.department, form.trace.year)
        for form in traces.forms
        if form.trace.kind == _KIND and form.department and form.trace.year is not None
    }
    if not places:
        return
    done = {(plan.at, plan.path) for plan, _ in traces.pairs_with_plan(_KIND)}
    for form in traces.forms:
        is_asked = form.trace.is_plan and form.key and (form.department, form.trace.year) in places
        if is_asked and (form.at, form.path) not in done:
            message = (
                f"{form.trace.year}年绩效文本里的项目“{form.project.name}”没有自评表，"
                "同一部门的其他项目有。"
            )
            yield Fault(message, document=form.at, path=form.path)
