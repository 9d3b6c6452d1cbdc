"""资金到位率、使用率、发放率说的是钱拨没拨、花没花，不是质量，也不是成本。

质量指标写服务或者工程达到的标准，成本指标写每人、每件的标准上限；预算执行率在自评时另外计分。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of, measured
from jixiao.rules.wording import short


@rule(
    id="IND012",
    name="payment-rate-misplaced",
    title="到位率、发放率放在质量或成本里",
    fix="质量里改写合格率、准确率一类，成本里改写人均标准、单价的上限。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    level2=(
        "QUALITY",
        "COST",
        "ECONOMIC_COST",
    ),
    needs=("says:payment_rates",),
    covers=(
        "D30",
        "kind:indicator-misclassified",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养资金到位率 | 100% | 清工发〔2024〕6号
            """,
            says="“疗养资金到位率”说的是资金拨付使用的进度，却放在“质量指标”里。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            成本指标 | 疗养补助发放率 | 100% | 清工发〔2024〕6号
            """,
            says="“疗养补助发放率”说的是资金拨付使用的进度，却放在“成本指标”里。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 医疗设备到位率 | 100% | 清工发〔2024〕6号
            质量指标 | 疗养补助发放准确率 | 100% | 清工发〔2024〕6号
            """
        ),
    ),
)
def payment_rate_misplaced(indicator: Indicator, context: Context) -> str | None:
    name = indicator.name.raw
    if "率" not in name or "差错率" in name:
        return None
    rate = first_of(context.words("payment_rates"), measured(name))
    if not rate:
        return None
    is_cost = indicator.level2.value != "QUALITY"
    if not is_cost and (rate == "发放率" or not first_of(context.words("words_for_funds"), name)):
        return None
    return f"“{short(name)}”说的是资金拨付使用的进度，却放在“{indicator.level2.raw}”里。"
