"""“每五年召开一次”的事，今年是不是轮到，年度计划里应当写明，否则不知道预算和指标包不包括它。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.duty_activity import DutyActivity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import clauses, short

_EVERY_FEW = pattern("每(?:隔)?(?:[二两三四五六七八九十]|[2-9]|10)年")
_THIS_YEAR = pattern("今年|本年|20[0-9]{2}")


@rule(
    id="DUT018",
    name="task-not-every-year",
    title="几年一次的事没有说今年做不做",
    fix="写明今年是否进行；今年不进行的不写进年度计划。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="description",
    covers=("D59", "kind:goal-not-annual"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 组织建设  预算数: 8.00
            活动: 召开会议  预算数: 8.00
            内容: 每五年召开一次代表大会，根据需要召开全委会
            """,
            says="“每五年召开一次代表大会”没有写今年是否进行。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 组织建设  预算数: 8.00
            活动: 召开会议  预算数: 8.00
            内容: 每五年召开一次代表大会，2025年召开第八次代表大会
            """
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 组织建设  预算数: 8.00
            活动: 召开会议  预算数: 8.00
            内容: 每年召开一次全委会
            """
        ),
    ),
)
def task_not_every_year(activity: DutyActivity) -> Fault | None:
    words = activity.description.raw
    match = _EVERY_FEW.search(words) if "每" in words else None
    if match is None or _THIS_YEAR.search(words) is not None:
        return None
    part = next((part for part, at in clauses(words) if at + len(part) > match.start()), match[0])
    return Fault(f"“{short(part)}”没有写今年是否进行。", words=part)
