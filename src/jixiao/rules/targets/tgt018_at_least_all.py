"""合格率、覆盖率最多 100%，写“≥100%”等于要求正好 100%，直接写“=100%”更清楚。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import in_percent, is_whole
from jixiao.rules.wording import short

_WHOLE = 100


@rule(
    id="TGT018",
    name="at-least-all",
    title="“≥100%”应当写“=100%”",
    fix="改为“=100%”。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    repair="suggested",
    needs=("quantity", "limit", "floor", "percent", "ends:shares_of_a_whole"),
    covers=("D11",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | ≥100% | 清工发〔2024〕6号
            """,
            says="“慰问对象准确率”最多 100%，指标值“≥100%”应当写“=100%”。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | =100% | 清工发〔2024〕6号
            时效指标 | 慰问任务完成率 | ≥100% | 清工发〔2024〕6号
            """
        ),
    ),
)
def at_least_all(indicator: Indicator, context: Context) -> Fault | None:
    target = indicator.target.value
    if target is None or target.operator != "≥" or target.number != _WHOLE:
        return None
    name = indicator.name.raw
    if target.kind != "quantity" or not in_percent(target.unit) or not is_whole(name, context):
        return None
    words = indicator.target.raw
    return Fault(
        f"“{short(name)}”最多 100%，指标值“{short(words)}”应当写“=100%”。",
        words=words,
        replacement="=100%",
    )
