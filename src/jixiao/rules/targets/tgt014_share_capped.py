"""满意度、合格率这类比率越高越好，写成“≤”就成了越低越算完成。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import ends_with, first_of, in_percent, is_harm, measured
from jixiao.rules.wording import short

_CAPS = "≤<＜=＝"


@rule(
    id="TGT014",
    name="share-capped",
    title="越高越好的比率写成了不超过",
    fix="把“≤”改为“≥”。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    repair="suggested",
    needs=("number", "cap", "ends:shares_to_reach"),
    covers=("D09", "kind:value-operator-contradicts"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            服务对象满意度指标 | 困难职工满意度 | ≤90% | 清工发〔2024〕6号
            """,
            says="“困难职工满意度”越高越好，指标值“≤90%”却写成不超过。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 发放差错率 | ≤1% | 清工发〔2024〕6号
            时效指标 | 发放及时率 | ≤7个工作日 | 清工发〔2024〕6号
            质量指标 | 验收不合格率 | ≤2% | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度 | ≥90% | 清工发〔2024〕6号
            """
        ),
    ),
)
def share_capped(indicator: Indicator, context: Context) -> Fault | None:
    target = indicator.target.value
    if target is None or target.operator not in {"≤", "<"} or target.kind == "relative":
        return None
    if target.number is None or not (target.unit is None or in_percent(target.unit)):
        return None
    name = indicator.name.raw
    if not ends_with(name, context.words("shares_to_reach")) or is_harm(name, context):
        return None
    if first_of(context.words("harm_marks"), measured(name)):
        return None
    words = short(indicator.target.raw)
    message = f"“{short(name)}”越高越好，指标值“{words}”却写成不超过。"
    raw = indicator.target.raw
    if target.problem is not None or raw[0] not in _CAPS or raw[-1] in "上下内":
        return Fault(message)
    return Fault(message, words=raw, replacement="≥" + raw.lstrip(_CAPS))
