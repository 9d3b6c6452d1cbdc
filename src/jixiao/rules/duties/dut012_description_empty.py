"""别的活动都写了做什么，只有这一项空着，无法判断预算和指标是否合理。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import DutyActivity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short


@rule(
    id="DUT012",
    name="description-empty",
    title="活动没有写内容描述",
    fix="写明这项活动具体做什么。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="description",
    covers=("D37",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 12.00
            内容: 帮扶在档困难职工
            活动: 帮扶困难职工  预算数: 8.00
            内容:
            活动: 送温暖  预算数: 4.00
            内容: 春节前走访慰问
            """,
            says="“帮扶困难职工”没有写内容描述。",
        ),
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 12.00
            活动: 帮扶困难职工  预算数: 8.00
            内容:
            活动: 送温暖  预算数: 4.00
            内容: 春节前走访慰问
            """,
            says="“帮扶困难职工”没有写内容描述。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 困难职工帮扶  预算数: 8.00
            活动: 帮扶困难职工  预算数: 8.00
            内容: 帮扶在档困难职工
            """
        ),
    ),
)
def description_empty(activity: DutyActivity, context: Context) -> str | None:
    if activity.description.raw or not activity.description.is_stated:
        return None
    is_duty = not activity.activity.raw
    rows = [row for row in context.document.activities if is_duty is not bool(row.activity.raw)]
    if sum(bool(row.description.raw) for row in rows) * 2 < len(rows):
        return None
    return f"“{short(activity.activity.raw or activity.duty.raw)}”没有写内容描述。"
