"""目标说6月底前完成，时效指标却到12月底才算超期，目标的期限就没有约束。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.saying import Saying
from jixiao.rules.schedules import same_topic
from jixiao.rules.statements import quote, topic


@rule(
    id="OBJ021",
    name="deadline-after-objective",
    title="时效指标的期限晚于目标",
    fix="把期限改成目标写的月份，或核实目标。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("deadline", "name", "timed", "objectives"),
    covers=(
        "D53",
        "kind:date-inconsistent",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            年度: 2025
            项目: 驿站建设经费  预算数: 30.00
            目标: 6月底前建成户外劳动者驿站6个
            时效指标 | 户外劳动者驿站建成时间 | 2025年10月底前
            """,
            says="绩效目标写“6月底前建成户外劳动者驿站6个”，指标“户外劳动者驿站建成时间”的期限是“2025年10月底前”。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            年度: 2025
            项目: 驿站建设经费  预算数: 30.00
            目标: 6月底前建成户外劳动者驿站6个
            时效指标 | 户外劳动者驿站建成时间 | 2025年6月30日前
            """
        ),
    ),
)
def deadline_after_objective(indicator: Indicator, ctx: Context) -> Fault | None:
    target = indicator.target.value
    if target is None or target.deadline is None:
        return None
    if ctx.year is not None and target.deadline.year != ctx.year:
        return None
    fillers = ctx.words("filler_words")
    about = topic(indicator.name.raw, fillers)
    if not about:
        return None
    for time in ctx.once(Saying, ctx.project).dated(fillers):
        if time.statement.field != "objective" or time.last >= target.deadline.month:
            continue
        if time.last < time.first or not same_topic(about, time.topic):
            continue
        return Fault(
            f"{time.statement.label}写{quote(time.clause)}，"
            f"指标{quote(indicator.name.raw)}的期限是“{indicator.target.raw}”。",
            at="target",
            beside=(f"projects[{ctx.at}].{time.statement.at}", time.words),
        )
    return None
