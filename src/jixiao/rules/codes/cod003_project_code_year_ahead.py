"""编码第七、八位是项目入库的年度，不会晚于预算年度。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import PLANNING, Bad, Good, rule


@rule(
    id="COD003",
    name="project-code-year-ahead",
    title="项目编码的年度晚于预算年度",
    fix="核对编码的第七、八位，或者核对封面的年度。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="code",
    kinds=PLANNING,
    needs=("ahead",),
    covers=("D23",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 劳模疗养  预算数: 6.00
            编码: 13099926P00100000001A
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="项目编码“13099926P00100000001A”里的年度是2026年，预算年度是2025年。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 劳模疗养  预算数: 6.00
            编码: 13099925P00100000001A
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def project_code_year_ahead(project: Project, context: Context) -> str | None:
    code, year = project.code.value, context.year
    if code is None or code.year is None or year is None or code.year <= year:
        return None
    return f"项目编码“{project.code.raw}”里的年度是{code.year}年，预算年度是{year}年。"
