"""钱直接用在群众身上的项目，要问一问受益的人满意不满意。

不直接面向群众的项目可以不设；设了满意度就要做调查。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.levels_used import levels_used
from jixiao.rules.measures import first_of
from jixiao.rules.subject_matter import called, matter_of


@rule(
    id="IND007",
    name="satisfaction-missing",
    title="直接服务群众却没有满意度指标",
    fix="补一条服务对象满意度指标，写明对象和要达到的百分比。",
    severity=Severity.NOTE,
    cites=("caiyu-2021-101",),
    needs=("unasked",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            用途: 组织困难职工家庭疗养
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养行程执行合格率 | ≥95% | 清工发〔2024〕6号
            时效指标 | 疗养完成时间 | 2025年9月底前 | 清工发〔2024〕6号
            社会效益指标 | 劳模健康状况改善率 | ≥80% | 清工发〔2024〕6号
            """,
            says="“清河口县劳模疗养”服务的是“劳模”，指标里却没有满意度指标。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养行程执行合格率 | ≥95% | 清工发〔2024〕6号
            时效指标 | 疗养完成时间 | 2025年9月底前 | 清工发〔2024〕6号
            社会效益指标 | 劳模健康状况改善率 | ≥80% | 清工发〔2024〕6号
            服务对象满意度指标 | 疗养劳模满意度 | ≥90% | 清工发〔2024〕6号
            """
        ),
    ),
)
def satisfaction_missing(project: Project, context: Context) -> str | None:
    used = levels_used(project, context)
    if "SATISFACTION" in used.level1 or not used.is_known or "BENEFIT" not in used.level1:
        return None
    if used.taxonomy is None or "满意" in "\x1e".join(context.grid(project).names):
        return None
    word = first_of(context.words("people_served"), context.once(matter_of, project))
    if not word:
        return None
    return f"{called(project)}服务的是“{word}”，指标里却没有满意度指标。"
