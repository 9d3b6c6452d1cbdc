"""“占全县职工总数的90%”是对全县每一个人的要求，比起一个项目一年能做的事往往大得多。

请按能覆盖的人数、企业数核对；做得到的，在指标描述里写明全体是多少。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import everyone_in, in_percent
from jixiao.rules.wording import short


@rule(
    id="TGT055",
    name="target-for-everyone",
    title="指标值要求全体中的绝大多数",
    fix="写明全体是多少、本年能做多少，再确定这个比率。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    needs=("number", "percent", "says:占"),
    covers=("D18", "kind:value-implausible"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 参加技能培训职工占全县职工总数的比率 | ≥90% | 清工发〔2024〕6号
            """,
            says=(
                "“参加技能培训职工占全县职工总数的比率”以“全县职工总数”为基数，指标值"
                "是“≥90%”，请核对做得到多少。"
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 参加技能培训职工占应训职工的比率 | ≥90% | 清工发〔2024〕6号
            社会效益指标 | 示范企业占全县企业总数的比率 | ≥15% | 清工发〔2024〕6号
            """
        ),
    ),
)
def target_for_everyone(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.number is None or not in_percent(target.unit):
        return None
    if "占" not in indicator.name.raw or target.operator in {"≤", "<"}:
        return None
    match = everyone_in(indicator.name.raw)
    if not match or target.number < context.number("share_of_everyone"):
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”以“{match}”为基数，指标值是“{words}”，请核对做得到多少。"
