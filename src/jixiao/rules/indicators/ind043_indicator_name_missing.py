"""只有数没有名称，不知道衡量的是什么。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short


@rule(
    id="IND043",
    name="indicator-name-missing",
    title="有指标值没有指标名称",
    fix="补写三级指标的名称。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="name",
    needs=("nameless", "number"),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | | ≥20人 | 清工发〔2024〕6号
            """,
            says="“数量指标”有一行指标值“≥20人”，却没有三级指标名称。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            生态效益指标 | | |
            """
        ),
    ),
)
def indicator_name_missing(indicator: Indicator) -> str | None:
    if indicator.name.raw or not indicator.name.is_stated or not indicator.target.raw:
        return None
    target = indicator.target.value
    if target is None or target.number is None:
        return None
    level = indicator.level2.raw or indicator.level1.raw
    return f"“{short(level)}”有一行指标值“{short(indicator.target.raw)}”，却没有三级指标名称。"
