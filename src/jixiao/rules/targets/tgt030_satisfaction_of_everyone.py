"""满意度来自问卷，人人满意做不到也不可信，定为 100% 往往说明没有打算真的调查。

通常按近年调查结果定在 85% 至 95%，并写明调查对象和方式。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import in_percent
from jixiao.rules.wording import short

_WHOLE = 100


@rule(
    id="TGT030",
    name="satisfaction-of-everyone",
    title="满意度要求 100%",
    fix="按近年的调查结果定一个达得到的数，例如“≥90%”。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("limit", "says:满意"),
    gives_way_to=("TGT008", "TGT009"),
    covers=("D19",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            服务对象满意度指标 | 困难职工满意度 | 100% | 清工发〔2024〕6号
            """,
            says="“困难职工满意度”要求“100%”，人人满意很难做到。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            服务对象满意度指标 | 困难职工满意度 | ≥95% | 清工发〔2024〕6号
            质量指标 | 慰问金到位率 | 100% | 清工发〔2024〕6号
            服务对象满意度指标 | 回访困难职工 | ≥100人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def satisfaction_of_everyone(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.number != _WHOLE or target.operator in {"≤", "<", ">"}:
        return None
    if "满意" not in indicator.name.raw or target.kind not in {"quantity", "malformed"}:
        return None
    if not (target.unit is None or in_percent(target.unit)):
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”要求“{words}”，人人满意很难做到。"
