"""名称说了数的是什么，指标值还是应当写明单位，汇总时才不会弄错。

“人数”可能是人也可能是人次，“数量”可能是个、件、套。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import is_count, is_share, names_unit
from jixiao.rules.wording import short


@rule(
    id="TGT007",
    name="unit-only-in-name",
    title="指标值没有写单位，只能从名称猜",
    fix="在数后面写明计量单位，例如“≥40人”“≥3场”。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("figure", "countable", "bare"),
    covers=("D07", "kind:value-unit-missing"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≥40 | 清工发〔2024〕6号
            数量指标 | 购置体检设备3台 | 3 | 清工发〔2024〕6号
            """,
            says=(
                "“慰问困难职工人数”的指标值“≥40”没有写单位。",
                "“购置体检设备3台”的指标值“3”没有写单位。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≥40人 | 清工发〔2024〕6号
            数量指标 | 受到投诉次数 | 0 | 清工发〔2024〕6号
            """
        ),
    ),
)
def unit_only_in_name(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.kind not in {"quantity", "range"} or target.unit is not None:
        return None
    if target.problem is not None or not target.number:
        return None
    name = indicator.name.raw
    if not is_count(name, context) and f"{target.number:f}" not in name:
        return None
    if is_share(name, context) or names_unit(name):
        return None
    return f"“{short(name)}”的指标值“{short(indicator.target.raw)}”没有写单位。"
