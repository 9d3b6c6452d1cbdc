"""实际完成情况与预期目标逐字相同，看不出实际做了多少。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import bare, short


@rule(
    id="SEL030",
    name="result-copies-objective",
    title="实际完成情况照抄预期目标",
    fix="写明实际做了什么、做了多少、效果怎样。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            目标: 举办六个工种的技能比武，参赛职工300人以上。
            结果: 举办六个工种的技能比武，参赛职工300人以上
            """,
            says="实际完成情况“举办六个工种的技能比武，参赛职工300人以上”与预期目标逐字相同。",
        ),
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            目标: 举办六个工种的技能比武，参赛职工300人以上
            目标: 评出技术能手18名并全部授牌表彰
            结果: 举办六个工种的技能比武，参赛职工300人以上
            结果: 评出技术能手18名并全部授牌表彰
            """,
            says="有2条实际完成情况与预期目标逐字相同，例如“举办六个工种的技能比武，参赛职工300人以上”。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            目标: 举办六个工种的技能比武，参赛职工300人以上
            结果: 举办六个工种的技能比武，参赛职工312人
            """,
        ),
    ),
)
def result_copies_objective(project: Project, context: Context) -> Fault | None:
    least = context.number("copied_result_length")
    objectives = {bare(each.raw): each for each in project.objectives}
    same = [
        at
        for at, each in enumerate(project.objective_results)
        if bare(each.raw) in objectives and len(bare(each.raw)) >= least
    ]
    if not same:
        return None
    words = short(project.objective_results[same[0]].raw)
    message = f"实际完成情况“{words}”与预期目标逐字相同。"
    if len(same) > 1:
        message = f"有{len(same)}条实际完成情况与预期目标逐字相同，例如“{words}”。"
    return Fault(message, at=f"objective_results[{same[0]}]")
