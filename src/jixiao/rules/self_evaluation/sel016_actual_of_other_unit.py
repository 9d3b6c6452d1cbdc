"""完成值要和指标值用同一种量：指标值是百分比，完成值也要是百分比，才能比较。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import EVALUATING, MONITORING, Bad, Good, rule
from jixiao.rules.results import measure_kind
from jixiao.rules.wording import short


@rule(
    id="SEL016",
    name="actual-of-other-unit",
    title="完成值与指标值不是同一种量",
    fix="把完成值换算成与指标值相同的单位。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="actual",
    kinds=(*EVALUATING, *MONITORING),
    needs=(
        "quantity",
        "unit",
    ),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            质量指标 | 竞赛设备检修率 | ≥95% | 40台 | 10 | 10
            """,
            says="“竞赛设备检修率”的指标值是“≥95%”，完成值是“40台”，两者不能比较。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            质量指标 | 竞赛设备检修率 | ≥95% | 96 | 10 | 10
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            成本指标 | 比武总成本 | ≤12万元 | 118000元 | 10 | 10
            """,
        ),
    ),
)
def actual_of_other_unit(indicator: Indicator) -> str | None:
    target, actual = indicator.target.value, indicator.actual.value
    if target is None or actual is None or target.kind != "quantity" or actual.kind != "quantity":
        return None
    if target.unit is None or actual.unit is None:
        return None
    if measure_kind(target.unit) == measure_kind(actual.unit):
        return None
    return (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"完成值是“{short(indicator.actual.raw)}”，两者不能比较。"
    )
