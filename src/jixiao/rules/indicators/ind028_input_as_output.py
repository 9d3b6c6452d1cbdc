"""投入多少钱不是绩效；产出要写用这些钱做成了什么。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import ends_with, first_of
from jixiao.rules.wording import short

_MONEY = frozenset({"元", "千元", "万元", "亿元"})


@rule(
    id="IND028",
    name="input-as-output",
    title="把花掉的钱当作产出",
    fix="改写为用这笔钱做成的事情，例如人数、面积、台数；金额上限放到成本指标里。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    level2=("QUANTITY",),
    needs=(
        "name",
        "target",
    ),
    covers=(
        "D33",
        "kind:indicator-measures-input",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养经费支出额 | ≥6万元 | 清工发〔2024〕6号
            """,
            says="“疗养经费支出额”说的是花多少钱，不是做成了什么，却放在“数量指标”里。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 发放创业贷款金额 | ≥600万元 | 清工发〔2024〕6号
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def input_as_output(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    name = indicator.name.raw
    if target is None or not name:
        return None
    spends = target.unit in _MONEY or ends_with(name, context.words("spending_names_bare"))
    if not spends or first_of(context.words("money_earned"), name):
        return None
    if ends_with(name, context.words("cost_standard_names")):
        return None
    return f"“{short(name)}”说的是花多少钱，不是做成了什么，却放在“{indicator.level2.raw}”里。"
