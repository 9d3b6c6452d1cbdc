"""春节慰问、送清凉、助学这类活动集中在几个月，资金不会按季度平均支出。

均匀的25%、50%、75%、100%多半没有按活动测算。
"""

from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.saying import Saying
from jixiao.rules.schedules import course, printed
from jixiao.rules.statements import named

_MOST_NAMED = 3
_BOTH_TERMS = frozenset({"春季", "秋季"})
_OF_TERMS = _BOTH_TERMS | {"开学"}
_NOT_HELP = pattern("[补资救帮]助学")  # 补助学生 is no 助学


def _is_even(planned: list[tuple[int, Decimal]], tolerance: Decimal) -> bool:
    """Whether each checkpoint adds about as much as the others; an empty last one is no matter."""
    return len(planned) >= 3 and all(
        abs(value - 25 * at) <= tolerance for at, (_, value) in enumerate(planned, 1)
    )


@rule(
    id="PLN007",
    name="plan-ignores-seasons",
    title="活动有季节，支出计划却是均匀的",
    fix="按活动的月份安排各节点的累计百分比。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="disbursement_plan",
    needs=("planned",),
    gives_way_to=("PLN008", "PLN011"),
    covers=(
        "D44",
        "kind:plan-linear-vs-seasonal",
    ),
    examples=(
        Bad(
            """
            项目: 职工服务经费  预算数: 10.00
            用途: 用于“送清凉”和困难职工子女助学
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            """,
            says="支出计划25%、50%、75%、100%是均匀的，但“送清凉”“助学”集中在几个月里。",
        ),
        Good(
            """
            项目: 职工服务经费  预算数: 10.00
            用途: 用于“送清凉”和困难职工子女助学
            支出计划: 3月底 0%, 6月底 10%, 10月底 95%, 12月底 100%
            """
        ),
        Good(
            """
            项目: 学生营养改善  预算数: 10.00
            用途: 春季、秋季学期补助学生膳食
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            """
        ),
        Good(
            """
            项目: 机关运转经费  预算数: 10.00
            用途: 用于水电、物业等日常支出
            支出计划: 3月底 25%, 6月底 50%, 10月底 75%, 12月底 100%
            """
        ),
    ),
)
def plan_ignores_seasons(project: Project, ctx: Context) -> str | None:
    plan = project.disbursement_plan
    if not plan.checkpoints or not _is_even(course(plan), ctx.number("plan_even_points")):
        return None
    said_there = ctx.once(Saying, project)
    words = _NOT_HELP.sub("", f"{said_there.promised}；{said_there.indicators}")
    seasonal = named(words, ctx.words("seasonal_words"))
    if _BOTH_TERMS.issubset(seasonal):  # both terms of a school: the whole year
        seasonal = [each for each in seasonal if each not in _OF_TERMS]
    if not seasonal:
        return None
    quoted = "".join(f"“{each}”" for each in seasonal[:_MOST_NAMED])
    return f"支出计划{printed(plan)}是均匀的，但{quoted}集中在几个月里。"
