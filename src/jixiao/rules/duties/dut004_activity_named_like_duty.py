"""职责说管什么，活动说今年做什么；两者同名，看不出今年具体做哪些事。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import DutyActivity
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import bare, short


@rule(
    id="DUT004",
    name="activity-named-like-duty",
    title="活动与职责同名",
    fix="把活动改写成今年要做的具体工作。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="activity",
    covers=("kind:activity-same-name-as-duty",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 维护职工合法权益  预算数: 8.00
            活动: 维护职工合法权益  预算数: 8.00
            """,
            says="活动“维护职工合法权益”与职责同名，看不出今年做什么。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 维护职工合法权益  预算数: 8.00
            活动: 为职工提供法律援助  预算数: 8.00
            """
        ),
    ),
)
def activity_named_like_duty(activity: DutyActivity) -> str | None:
    if not activity.activity.raw or bare(activity.activity.raw) != bare(activity.duty.raw):
        return None
    return f"活动“{short(activity.activity.raw)}”与职责同名，看不出今年做什么。"
