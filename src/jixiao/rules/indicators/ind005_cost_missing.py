"""项目按人按户发放、购置或者建设，却没有成本指标，花多少钱办一件事就没有控制。

成本指标写单位成本的上限，例如“人均体检标准≤500元”；不要写预算执行率。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.levels_used import COSTS, levels_used
from jixiao.rules.measures import first_of
from jixiao.rules.subject_matter import called, matter_of


@rule(
    id="IND005",
    name="cost-missing",
    title="有支出标准却没有成本指标",
    fix="补一条成本指标，写明每人、每户、每平方米等的标准上限。",
    severity=Severity.WARNING,
    cites=("caiyu-2021-101",),
    kinds=("plan", "project-objectives"),
    needs=("unpriced",),
    covers=("D03",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            用途: 购置疗养补助用品，每人补助标准3000元。
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养行程执行合格率 | ≥95% | 清工发〔2024〕6号
            时效指标 | 疗养完成时间 | 2025年9月底前 | 清工发〔2024〕6号
            社会效益指标 | 劳模健康状况改善率 | ≥80% | 清工发〔2024〕6号
            服务对象满意度指标 | 疗养劳模满意度 | ≥90% | 清工发〔2024〕6号
            """,
            says="“清河口县劳模疗养”写到“购置”，指标里却没有成本指标。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            用途: 购置疗养用品，补助20人。
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养行程执行合格率 | ≥95% | 清工发〔2024〕6号
            时效指标 | 疗养完成时间 | 2025年9月底前 | 清工发〔2024〕6号
            社会效益指标 | 劳模健康状况改善率 | ≥80% | 清工发〔2024〕6号
            服务对象满意度指标 | 疗养劳模满意度 | ≥90% | 清工发〔2024〕6号
            成本指标 | 人均疗养标准 | ≤3000元 | 清工发〔2024〕6号
            """
        ),
    ),
)
def cost_missing(project: Project, context: Context) -> str | None:
    used = levels_used(project, context)
    if used.taxonomy is None or not used.is_known or COSTS & (used.level1 | used.level2):
        return None
    if "BENEFIT" not in used.level1 and "SATISFACTION" not in used.level1:
        return None
    word = first_of(context.words("costly_words"), context.once(matter_of, project))
    if not word:
        return None
    return f"{called(project)}写到“{word}”，指标里却没有成本指标。"
