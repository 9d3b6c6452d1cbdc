"""指标名称说衡量什么，指标值说要达到多少，两格应当分开填写。

数写在名称里、指标值空着，汇总和自评时取不到数。
"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_CARRIES = pattern(
    r"[≥≤><＞＜=＝]?\s*[0-9]+(?:\.[0-9]+)?\s*(?:%|％|[人个户次项元套件场]|万元|人次)\s*$"
)


@rule(
    id="TGT003",
    name="target-written-in-name",
    title="指标值写在了指标名称里",
    fix="把名称里的数移到“指标值”一格，名称只留所衡量的内容。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("name", "blank"),
    covers=("D04",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            时效指标 | 年度资金支付完成率100% | | 清工发〔2024〕6号
            """,
            says="“年度资金支付完成率100%”把“100%”写在了指标名称里，指标值是空的。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            时效指标 | 年度资金支付完成率 | =100% | 清工发〔2024〕6号
            数量指标 | 参加2025年运动会的人数 | | 清工发〔2024〕6号
            """
        ),
    ),
)
def target_written_in_name(indicator: Indicator) -> str | None:
    target = indicator.target
    if target.raw and (target.value is None or target.value.kind != "empty"):
        return None
    match = _CARRIES.search(indicator.name.raw)
    if match is None:
        return None
    return f"“{short(indicator.name.raw)}”把“{match[0]}”写在了指标名称里，指标值是空的。"
