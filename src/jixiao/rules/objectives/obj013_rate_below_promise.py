"""指标名称写明了人数，指标值却只要求一个不到100%的比率，少做几个也算完成。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import counted, said
from jixiao.rules.quantities import quantities
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote

_WHOLE = 100
_COUNTED = frozenset({"人", "户"})
_SHARES = ("%", "％", "百分比")


@rule(
    id="OBJ013",
    name="rate-below-promise",
    title="指标值的比率低于写明的人数",
    fix="写明的人数都要做到的，指标值写100%或直接写人数。",
    severity=Severity.WARNING,
    cites=("caiyu-2015-88",),
    needs=("number", "percent", "name", "promised"),
    covers=(
        "D15",
        "kind:value-below-objective",
    ),
    examples=(
        Bad(
            """
            项目: 劳模关爱经费  预算数: 12.00
            目标: 春节走访慰问劳模50名
            数量指标 | 走访慰问劳模50名 | >85%
            """,
            says="指标“走访慰问劳模50名”写明50名，指标值“>85%”做到42.5人以上就算完成。",
        ),
        Good(
            """
            项目: 劳模关爱经费  预算数: 12.00
            目标: 春节走访慰问劳模50名
            数量指标 | 走访慰问劳模50名 | 100%
            """
        ),
    ),
)
def rate_below_promise(indicator: Indicator, ctx: Context) -> Fault | None:
    target = indicator.target.value
    if target is None or target.unit not in _SHARES or target.number is None:
        return None
    if target.operator in {"≤", "<"} or target.number >= _WHOLE:
        return None
    found = next(
        (each for each in quantities(indicator.name.raw) if counted(each.unit) in _COUNTED),
        None,
    )
    if found is None or found.number <= 1 or found.per:
        return None
    made = ctx.once(Saying, ctx.project).promised_in("objective", ctx.words("filler_words"))
    promise = next(
        (each for each in made if each.number == found.number and each.kind == counted(found.unit)),
        None,
    )
    if promise is None:
        return None
    enough = found.number * target.number / _WHOLE
    return Fault(
        f"指标{quote(indicator.name.raw)}写明{found.words}，"
        f"指标值“{indicator.target.raw}”做到{said(enough)}{found.unit}以上就算完成。",
        at="target",
        beside=(f"projects[{ctx.at}].{promise.statement.at}", promise.quantity.words),
    )
