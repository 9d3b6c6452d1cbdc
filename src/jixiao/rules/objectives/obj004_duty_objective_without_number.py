"""职责活动表的目标只有“效率高、群众满意”一类的话，优良中差无从划分。

设了带评价标准的指标的，不提示。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import DutyActivity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import has_measure
from jixiao.rules.statements import quote


@rule(
    id="OBJ004",
    name="duty-objective-without-number",
    title="职责或活动的目标不可衡量",
    fix="写明数量、比率或完成月份，或在评价标准里给出。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=(
        "D37",
        "kind:objective-no-number",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            单位: 万元
            职责: 维护职工合法权益
            预算数: 8.00
            目标: 效率高，无差错，职工满意
            """,
            says="“维护职工合法权益”的目标“效率高，无差错，职工满意”没有数量、比率或月份，也没有设指标。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            单位: 万元
            职责: 维护职工合法权益
            预算数: 8.00
            目标: 办理法律援助40件，职工满意
            """
        ),
    ),
)
def duty_objective_without_number(activity: DutyActivity, ctx: Context) -> Fault | None:
    objective = activity.objective.raw
    if not objective or has_measure(objective):
        return None
    if activity.indicators and objective.count("进一步") < _SLOGANS:
        return None
    if not activity.activity.raw and not activity.budget.raw and not activity.description.raw:
        return None
    name = activity.activity.raw or activity.duty.raw
    without = "" if activity.indicators else "，也没有设指标"
    return Fault(
        f"{quote(name)}的目标{quote(objective)}没有数量、比率或月份{without}。",
        at="objective",
        cause="unmeasured-duties",
    )


_SLOGANS = 2
"""So many 进一步 say a direction and no degree, whatever the indicators are."""
