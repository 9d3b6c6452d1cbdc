"""津贴、补助、救助金符合条件就应当发，指标值低于 100% 等于允许有人应发未发。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of, in_percent
from jixiao.rules.wording import short

_WHOLE = 100


@rule(
    id="TGT044",
    name="entitlement-not-for-all",
    title="应发尽发的款项没有定为 100%",
    fix="定为“=100%”；有客观原因不能全发的，在描述里说明。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("quantity", "figure", "percent", "says:entitlements"),
    covers=("D17", "kind:value-implausible"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 劳模津贴发放率 | ≥85% | 清工发〔2024〕6号
            """,
            says="“劳模津贴发放率”的指标值是“≥85%”，津贴应当发给每一个符合条件的人。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 劳模津贴发放率 | =100% | 清工发〔2024〕6号
            时效指标 | 劳模津贴发放及时率 | ≥95% | 清工发〔2024〕6号
            数量指标 | 宣传手册发放率 | ≥90% | 清工发〔2024〕6号
            """
        ),
    ),
)
def entitlement_not_for_all(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.number is None or not 1 < target.number < _WHOLE:
        return None
    if target.kind != "quantity" or not in_percent(target.unit):
        return None
    name = indicator.name.raw
    owed = first_of(context.words("entitlements"), name)
    if not owed or target.operator in {"≤", "<"}:
        return None
    if first_of(context.words("pay_out_names"), name) == "":
        return None
    words = short(indicator.target.raw)
    return f"“{short(name)}”的指标值是“{words}”，{owed}应当发给每一个符合条件的人。"
