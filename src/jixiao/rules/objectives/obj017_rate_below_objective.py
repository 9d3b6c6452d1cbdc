"""目标写明的满意度、合格率、覆盖率，指标值不应更低，否则目标没有达到，指标也能得满分。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.quantities import quantities
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote

_SHARES = ("%", "％", "百分比")
_FEWEST = 3


@rule(
    id="OBJ017",
    name="rate-below-objective",
    title="指标的比率低于目标写的比率",
    fix="把指标值提高到目标写的比率，或核实目标。",
    severity=Severity.ERROR,
    cites=("caiyu-2015-88",),
    needs=("number", "percent", "quantity", "rated"),
    covers=(
        "D15",
        "kind:value-below-objective",
    ),
    examples=(
        Bad(
            """
            项目: 职工服务经费  预算数: 12.00
            目标: 慰问一线职工500人，职工满意度达到95%以上
            满意度指标 | 一线职工满意度 | ≥90%
            """,
            says="绩效目标写“职工满意度达到95%”，指标“一线职工满意度”只要求≥90%。",
        ),
        Good(
            """
            项目: 职工服务经费  预算数: 12.00
            目标: 慰问一线职工500人，职工满意度达到95%以上，参与率80%
            满意度指标 | 一线职工满意度 | ≥95%
            质量指标 | 活动参与率 | ≥85%
            """
        ),
    ),
)
def rate_below_objective(indicator: Indicator, ctx: Context) -> Fault | None:
    target = indicator.target.value
    if target is None or target.unit not in _SHARES or target.number is None:
        return None
    if target.operator in {"≤", "<"} or target.kind != "quantity":
        return None
    name = indicator.name.raw
    saying = ctx.once(Saying, ctx.project)
    if "%" not in saying.objectives:
        return None
    for one in saying.spoken:
        if one.field != "objective" or "%" not in one.words:
            continue
        for each in quantities(one.words):
            if (
                each.unit != "%"
                or each.number <= target.number
                or each.sign in {"≤", "<", "不超过"}
            ):
                continue
            measure = _MEASURE.search(each.before)
            if measure is None or not name.rstrip("（%）()").endswith(measure[1][-_FEWEST:]):
                continue
            words = f"{each.before}{each.words}"
            return Fault(
                f"{one.label}写{quote(words)}，指标{quote(name)}只要求{indicator.target.raw}。",
                at="target",
                beside=(f"projects[{ctx.at}].{one.at}", words),
            )
    return None


_MEASURE = pattern(r"([一-龥]{2,}(?:率|度|比例))(?:达到|达|为|不低于|在|保持在|超过)?$")
