"""只写一个数时，多一点算不算完成、少一点算不算没完成，要靠猜。

要求至少做到的写“≥”，要求控制在以内的写“≤”，必须正好的写“=”；100% 和 0 意思清楚，可以不写。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import in_percent
from jixiao.rules.wording import short

_WHOLE = 100
_COSTS = frozenset(("COST", "ECONOMIC_COST", "SOCIAL_COST", "ECOLOGICAL_COST"))


@rule(
    id="TGT013",
    name="operator-missing",
    title="指标值没有写“≥”“≤”或“=”",
    fix="在数前面写明“≥”“≤”或“=”。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    repair="suggested",
    needs=("figure", "quantity", "unit", "unsigned"),
    gives_way_to=("TGT020", "TGT021", "TGT022", "TGT023"),
    covers=("D08",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | 40人 | 清工发〔2024〕6号
            经济成本指标 | 人均慰问标准 | 500元 | 清工发〔2024〕6号
            """,
            says=(
                "“慰问困难职工人数”的指标值“40人”没有写“≥”“≤”或“=”。",
                "“人均慰问标准”的指标值“500元”没有写“≥”“≤”或“=”。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≥40人 | 清工发〔2024〕6号
            质量指标 | 慰问对象准确率 | 100% | 清工发〔2024〕6号
            数量指标 | 开展活动 | 不少于3场 | 清工发〔2024〕6号
            """
        ),
    ),
)
def operator_missing(indicator: Indicator, context: Context) -> Fault | None:
    target = indicator.target.value
    if target is None or target.kind != "quantity" or target.operator is not None:
        return None
    if not target.number or target.problem is not None or target.approximate or not target.unit:
        return None
    if target.number == _WHOLE and in_percent(target.unit):
        return None
    words = short(indicator.target.raw)
    message = f"“{short(indicator.name.raw)}”的指标值“{words}”没有写“≥”“≤”或“=”。"
    cause = f"operator-missing-{context.at}"
    raw = indicator.target.raw
    if not raw[0].isdigit():
        return Fault(message, cause=cause)
    sign = "≤" if indicator.level2.value in _COSTS else "≥"
    return Fault(message, words=raw, replacement=f"{sign}{raw}", cause=cause)
