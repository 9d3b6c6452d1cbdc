"""数量指标数人，成本指标按户给标准，两个数对不起来，看不出钱是怎样算的。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.model.units import normal_unit
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short


@rule(
    id="TGT039",
    name="people-against-households",
    title="数量按人、成本按户",
    fix="统一按人或按户，或者同时写明户数和人数。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    level2=("QUANTITY",),
    needs=("people",),
    covers=("D53", "kind:unit-inconsistent"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 救助困难职工人数 | ≥13人 | 清工发〔2024〕6号
            成本指标 | 户均生活救助标准 | ≤8000元 | 清工发〔2024〕6号
            """,
            says=(
                "“救助困难职工人数”的指标值“≥13人”数的是人，成本指标“户均生活救助标准”是按户定的。"
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 救助困难职工户数 | ≥13户 | 清工发〔2024〕6号
            数量指标 | 救助困难职工人数 | ≥30人 | 清工发〔2024〕6号
            成本指标 | 户均生活救助标准 | ≤8000元 | 清工发〔2024〕6号
            """
        ),
    ),
)
def people_against_households(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.unit is None or normal_unit(target.unit) != "人":
        return None
    rows = context.project.indicators
    cost = next((row for row in rows if _per_household(row)), None)
    if cost is None:
        return None
    if any(
        row.target.value is not None
        and row.target.value.unit is not None
        and "户" in row.target.value.unit
        and not _per_household(row)
        for row in rows
    ):
        return None
    words = short(indicator.target.raw)
    return (
        f"“{short(indicator.name.raw)}”的指标值“{words}”数的是人，"
        f"成本指标“{short(cost.name.raw)}”是按户定的。"
    )


def _per_household(row: Indicator) -> bool:
    """Whether a cost indicator sets a standard for a household."""
    if row.level2.value not in {"COST", "ECONOMIC_COST"}:
        return False
    return "户均" in row.name.raw or "每户" in row.name.raw or "/户" in row.target.raw
