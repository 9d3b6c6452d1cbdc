"""绩效目标与资金规模相匹配，没有预算数就无从判断目标高低。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.money import read_money
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.statements import quote


@rule(
    id="FND002",
    name="budget-missing",
    title="有绩效指标，没有预算数",
    fix="填写预算数；本年不安排资金的，不填项目绩效目标表。",
    severity=Severity.ERROR,
    cites=("caiyu-2015-88",),
    at="budget.total",
    covers=("D42",),
    examples=(
        Bad(
            """
            项目: 技能比武经费  预算数:
            数量指标 | 参赛人数 | ≥120人
            """,
            says="“技能比武经费”设了1个绩效指标，预算数却是空的。",
        ),
        Bad(
            """
            项目: 技能比武经费  预算数: 0.00
            数量指标 | 参赛人数 | ≥120人
            """,
            says="“技能比武经费”设了1个绩效指标，预算数却是0.00。",
        ),
        Bad(
            """
            项目: 职工服务经费  预算数: 3.00.5
            数量指标 | 慰问困难职工户数 | ≥60户
            """,
            says="“职工服务经费”的预算数“3.00.5”读不成金额，无法核对。",
        ),
        Good(
            """
            项目: 技能比武经费  预算数: 6.00
            数量指标 | 参赛人数 | ≥120人
            """
        ),
    ),
)
def budget_missing(project: Project) -> str | None:
    budget = project.budget
    total = budget.total
    if not project.indicators or not total.is_stated or not project.name.raw:
        return None
    if total.raw and total.value is None:
        is_amount = read_money(total.raw, "万元") is not None  # only its unit is not known
        words = f"{quote(project.name.raw)}的预算数{quote(total.raw)}读不成金额，无法核对。"
        return None if is_amount else words
    if total.value is not None and total.value.printed:
        return None
    if any(each.value and each.value.printed for each in (budget.fiscal_funds, budget.other_funds)):
        return None
    state = total.raw or "空的"
    return f"{quote(project.name.raw)}设了{len(project.indicators)}个绩效指标，预算数却是{state}。"
