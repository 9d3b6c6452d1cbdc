"""自评表的年初预算数应当等于批复的预算数，否则执行率失真。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import EVALUATING, Bad, Fault, Good, rule
from jixiao.rules.traces import Traces


@rule(
    id="XDC007",
    name="evaluated-budget-differs-from-plan",
    title="自评的年初预算数与批复不一致",
    fix="按批复填写年初预算数；年中追加、调减的写在全年预算数里。",
    severity=Severity.ERROR,
    cites=("caiyu-2020-10", "practice"),
    kinds=EVALUATING,
    covers=(),
    examples=(
        Bad(
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
            自评: 水源地巡查  年初预算数: 15.00  全年预算数: 15.00  执行数: 15.00
            数量指标 | 巡查次数 | ≥120次 | 120次
            """,
            says="年初预算数写15.00万元，绩效文本批复的预算数是20.00万元。",
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
def evaluated_budget_differs_from_plan(traces: Traces) -> Iterator[Fault]:
    for plan, form in traces.pairs_with_plan("self-evaluation"):
        planned = plan.project.budget
        stated = form.project.original_budget
        if planned is None or stated is None or planned.yuan == stated.yuan:
            continue
        message = (
            f"年初预算数写{stated.printed:f}{stated.unit}，"
            f"绩效文本批复的预算数是{planned.printed:f}{planned.unit}。"
        )
        path = f"{form.path}.execution.original_budget"
        yield Fault(message, document=form.at, path=path)
