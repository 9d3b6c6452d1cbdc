"""延续项目可以沿用原来的编码；新项目用了往年的编码，多半是照搬了去年的表。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import PLANNING, Bad, Good, rule


@rule(
    id="COD004",
    name="project-code-year-behind",
    title="项目编码是往年的",
    fix="延续项目在用途里写明起止年度，新项目换成当年的编码。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="code",
    kinds=PLANNING,
    needs=("behind",),
    covers=("D23",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 劳模疗养  预算数: 6.00
            编码: 13099923P00100000001A
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="项目编码“13099923P00100000001A”里的年度是2023年，预算年度是2025年，要核对是不是延续项目。",
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
def project_code_year_behind(project: Project, context: Context) -> str | None:
    code, year = project.code.value, context.year
    if code is None or code.year is None or year is None or code.year >= year:
        return None
    return (
        f"项目编码“{project.code.raw}”里的年度是{code.year}年，预算年度是{year}年，"
        "要核对是不是延续项目。"
    )
