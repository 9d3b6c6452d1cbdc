"""投诉、事故、差错越少越好，写成“≥”就成了越多越算完成。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import is_harm
from jixiao.rules.wording import short

_FLOORS = "≥>＞=＝"


@rule(
    id="TGT016",
    name="harm-not-capped",
    title="越低越好的指标写成了不低于",
    fix="把“≥”改为“≤”，或者写成“=0”。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    repair="suggested",
    needs=("figure", "quantity", "floor", "ends:harm_names"),
    covers=("D09", "kind:value-operator-contradicts"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 发放差错率 | ≥1% | 清工发〔2024〕6号
            社会效益指标 | 受到投诉次数 | ＞3次 | 清工发〔2024〕6号
            时效指标 | 补助资金到账时间 | ≥20个工作日 | 清工发〔2024〕6号
            """,
            says=(
                "“发放差错率”越低越好，指标值“≥1%”却写成不低于。",
                "“受到投诉次数”越低越好，指标值“＞3次”却写成不低于。",
                "“补助资金到账时间”越低越好，指标值“≥20个工作日”却写成不低于。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 投诉处理率 | ≥95% | 清工发〔2024〕6号
            质量指标 | 发放差错率 | ≤1% | 清工发〔2024〕6号
            社会效益指标 | 事故发生率下降率 | ≥5% | 清工发〔2024〕6号
            质量指标 | 发放差错率 | ≥0 | 清工发〔2024〕6号
            """
        ),
    ),
)
def harm_not_capped(indicator: Indicator, context: Context) -> Fault | None:
    target = indicator.target.value
    if target is None or target.operator not in {"≥", ">"} or not target.number:
        return None
    if target.kind != "quantity" or not is_harm(indicator.name.raw, context):
        return None
    words = short(indicator.target.raw)
    message = f"“{short(indicator.name.raw)}”越低越好，指标值“{words}”却写成不低于。"
    raw = indicator.target.raw
    if target.problem is not None or raw[0] not in _FLOORS or raw[-1] in "上下内":
        return Fault(message)
    return Fault(message, words=raw, replacement="≤" + raw.lstrip(_FLOORS))
