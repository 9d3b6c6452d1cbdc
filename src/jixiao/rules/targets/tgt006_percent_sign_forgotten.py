"""同一张表里别的比率写了“%”，只有这一个没有写，可以断定是漏写。

这样的缺漏可以直接补上。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import in_percent, is_share, names_unit
from jixiao.rules.wording import short

_WHOLE = 100


@rule(
    id="TGT006",
    name="percent-sign-forgotten",
    title="比率的指标值漏写“%”，同表其他比率都写了",
    fix="在数后面加“%”。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    repair="safe",
    needs=("figure", "quantity", "bare", "ends:share_names"),
    covers=("D07", "kind:value-unit-missing"),
    examples=(
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
            质量指标 | 慰问对象准确率 | ≥95 | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度 | ≥90 | 清工发〔2024〕6号
            """
        ),
    ),
)
def percent_sign_forgotten(indicator: Indicator, context: Context) -> Fault | None:
    target = indicator.target.value
    if target is None or target.kind != "quantity" or target.unit is not None:
        return None
    if target.number is None or target.problem is not None or not 1 < target.number <= _WHOLE:
        return None
    name, words = indicator.name.raw, indicator.target.raw
    if not words[-1].isdigit() or not is_share(name, context) or names_unit(name):
        return None
    proof = next(
        (
            each
            for each in context.project.indicators
            if each.target.value is not None
            and in_percent(each.target.value.unit)
            and is_share(each.name.raw, context)
        ),
        None,
    )
    if proof is None:
        return None
    return Fault(
        f"“{short(name)}”的指标值“{words}”漏写“%”，同表“{short(proof.name.raw)}”写的是“"
        f"{short(proof.target.raw)}”。",
        words=words,
        replacement=f"{words}%",
    )
