"""别的活动都写了绩效目标，只有这一项空着，看不出花这笔钱要达到什么。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import DutyActivity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short


@rule(
    id="DUT011",
    name="objective-empty",
    title="活动没有写绩效目标",
    fix="写明今年要做到的结果。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="objective",
    covers=("D37",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 12.00
            目标: 帮扶在档困难职工40户
            活动: 帮扶困难职工  预算数: 8.00
            目标:
            活动: 送温暖  预算数: 4.00
            目标: 春节前慰问困难职工40户
            """,
            says="“帮扶困难职工”没有写绩效目标。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 8.00
            目标: 帮扶在档困难职工40户
            """
        ),
    ),
)
def objective_empty(activity: DutyActivity, context: Context) -> str | None:
    if activity.objective.raw or not activity.objective.is_stated:
        return None
    rows = context.document.activities
    if sum(bool(row.objective.raw) for row in rows) * 2 < len(rows):
        return None
    return f"“{short(activity.activity.raw or activity.duty.raw)}”没有写绩效目标。"
