"""批复的每个指标都要自评，漏掉的往往是没有完成的。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import EVALUATING, Bad, Fault, Good, rule
from jixiao.rules.traces import Traces


@rule(
    id="XDC006",
    name="planned-indicator-not-evaluated",
    title="批复的指标没有自评",
    fix="把漏掉的指标补进自评表，填写完成值和原因。",
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
            自评: 水源地巡查  年初预算数: 20.00  全年预算数: 20.00  执行数: 20.00
            数量指标 | 整改隐患数 | ≥40处 | 41处
            """,
            says="批复的指标“巡查次数”（≥120次）在自评表里没有。",
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
def planned_indicator_not_evaluated(traces: Traces) -> Iterator[Fault]:
    for plan, form in traces.pairs_with_plan("self-evaluation"):
        stated = {row.key for row in form.project.rows}
        names = {key.partition(":")[2] for key in stated}
        if not stated:
            continue
        for row in plan.project.rows:
            key = row.key
            if key not in stated and key.partition(":")[2] not in names and row.name:
                message = f"批复的指标“{row.name}”（{row.words}）在自评表里没有。"
                path = f"{form.path}.indicators"
                yield Fault(message, document=form.at, path=path, beside=("", row.name))
