"""名称是率、占比、满意度的指标用百分数衡量，只写一个数时不知道是百分数还是份数、人数。

如果本来就不是百分数，请改指标名称，让名称和数一致。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import is_share, names_unit
from jixiao.rules.wording import short

_WHOLE = 100


@rule(
    id="TGT005",
    name="percent-sign-missing",
    title="比率的指标值没有写“%”",
    fix="在数后面加“%”；不是百分数的，写明单位并改指标名称。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    repair="suggested",
    needs=("figure", "countable", "bare", "ends:share_names"),
    gives_way_to=("TGT006",),
    covers=("D07", "kind:value-unit-missing"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | ≥95 | 清工发〔2024〕6号
            """,
            says="“慰问对象准确率”是比率，指标值“≥95”没有写“%”。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | ≥95% | 清工发〔2024〕6号
            数量指标 | 走访频率 | 2 | 清工发〔2024〕6号
            """
        ),
    ),
)
def percent_sign_missing(indicator: Indicator, context: Context) -> Fault | None:
    target = indicator.target.value
    if target is None or target.kind not in {"quantity", "range"} or target.unit is not None:
        return None
    if target.number is None or target.problem is not None:
        return None
    name, words = indicator.name.raw, indicator.target.raw
    if not target.number or not is_share(name, context) or names_unit(name):
        return None
    message = f"“{short(name)}”是比率，指标值“{short(words)}”没有写“%”。"
    last = target.number if target.high is None else target.high
    if not 1 < last <= _WHOLE or not words[-1].isdigit():
        return Fault(message)
    return Fault(message, words=words, replacement=f"{words}%")
