"""表上有项目编码这一栏而没有填，系统里就找不到对应的项目。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.subject_matter import called


@rule(
    id="COD010",
    name="project-code-missing",
    title="没有写项目编码",
    fix="按一体化系统填写项目编码。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("uncoded",),
    examples=(
        Bad(
            """
            项目: 劳模疗养  预算数: 6.00
            编码:
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="“劳模疗养”没有写项目编码。",
        ),
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 劳模疗养  预算数: 6.00
            编码: 13099925P00100000001A
            数量指标 | 疗养劳模人数 | ≥20人
            项目: 职工培训  预算数: 3.00
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="“职工培训”没有写项目编码。",
        ),
        Good(
            """
            项目: 劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def project_code_missing(project: Project, context: Context) -> str | None:
    if project.code.raw or not project.name.raw:
        return None
    others = sum(each.code.value is not None for each in context.document.projects)
    if not project.code.is_stated and not others:
        return None
    return f"{called(project)}没有写项目编码。"
