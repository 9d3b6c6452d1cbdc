"""满意度要问真正受益的人；项目帮扶的是特定人群，写“群众满意度”就不知道该调查谁。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.subject_matter import called, matter_of


@rule(
    id="IND047",
    name="satisfaction-of-others",
    title="满意度问的不是受益的人",
    fix="把满意度的对象改成受益人，例如“受助困难职工满意度”。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="name",
    level2=("BENEFICIARY_SATISFACTION",),
    needs=("says:general_public",),
    covers=("D49",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 6.00
            用途: 向困难职工发放生活救助金
            服务对象满意度指标 | 群众满意度 | ≥90% | 清工发〔2024〕6号
            """,
            says="“清河口县困难职工帮扶”受益的是“困难职工”，满意度问的却是“群众”。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 6.00
            用途: 向困难职工发放生活救助金
            服务对象满意度指标 | 困难职工满意度 | ≥90% | 清工发〔2024〕6号
            """
        ),
    ),
)
def satisfaction_of_others(indicator: Indicator, context: Context) -> str | None:
    name = indicator.name.raw
    general = first_of(context.words("general_public"), name)
    if not general:
        return None
    special = context.words("special_groups")
    words = context.once(matter_of, context.project)
    group = first_of(special, words)
    if not group or first_of(special, name) or general in words:
        return None
    return f"{called(context.project)}受益的是“{group}”，满意度问的却是“{general}”。"
