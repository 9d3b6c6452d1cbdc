"""名称是率、占比、满意度的指标用百分数衡量，只写一个数时不知道是百分数还是份数、人数。

同一张表里别的比率写了“%”的，可以断定是漏写，`--fix` 会直接补上；都没有写的，给出改法供选择。
如果本来就不是百分数，请改指标名称，让名称和数一致。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import in_percent, is_share, names_unit
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
    covers=("D07", "kind:value-unit-missing"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | ≥95 | 清工发〔2024〕6号
            """,
            says="“慰问对象准确率”是比率，指标值“≥95”没有写“%”。",
        ),
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | ≥95 | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度 | ≥90% | 清工发〔2024〕6号
            """,
            says=("“慰问对象准确率”的指标值“≥95”漏写“%”，同表“困难职工满意度”写的是“≥90%”。"),
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
    last = target.number if target.high is None else target.high
    is_percent = 1 < last <= _WHOLE and words[-1].isdigit()
    proof = _proof(context) if is_percent and target.kind == "quantity" else None
    if proof is not None:
        told = f"同表“{short(proof.name.raw)}”写的是“{short(proof.target.raw)}”"
        message = f"“{short(name)}”的指标值“{words}”漏写“%”，{told}。"
        return Fault(message, words=words, replacement=f"{words}%", is_safe=True)
    message = f"“{short(name)}”是比率，指标值“{short(words)}”没有写“%”。"
    return Fault(message, words=words, replacement=f"{words}%") if is_percent else Fault(message)


def _proof(context: Context) -> Indicator | None:
    """Another rate of the form that is written in percent."""
    for each in context.project.indicators:
        target = each.target.value
        if target is not None and in_percent(target.unit) and is_share(each.name.raw, context):
            return each
    return None
