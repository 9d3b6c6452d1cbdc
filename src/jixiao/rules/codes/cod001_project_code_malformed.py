"""项目编码前六位是区划、接着两位是年度，一共二十一位；多一位少一位，系统里就对不上。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule

_REGIONAL = pattern("[1-6][0-9]{5}[0-9]{2}")
_NEAR = 3


@rule(
    id="COD001",
    name="project-code-malformed",
    title="项目编码的写法不对",
    fix="按一体化系统里的编码逐位核对。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="code",
    needs=("miscoded",),
    examples=(
        Bad(
            """
            项目: 劳模疗养  预算数: 6.00
            编码: 13099925P0010000001A
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="项目编码“13099925P0010000001A”有20位，应当是21位。",
        ),
        Bad(
            """
            项目: 劳模疗养  预算数: 6.00
            编码: 13099925P00100-00001A
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="项目编码“13099925P00100-00001A”里有不该出现的字符。",
        ),
        Good(
            """
            项目: 劳模疗养  预算数: 6.00
            编码: 13099925P00100000001A
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
        Good(
            """
            项目: 劳模疗养  预算数: 6.00
            编码: 711-0701-JBN-PGN6
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def project_code_malformed(project: Project, context: Context) -> Fault | None:
    code = project.code
    if not code.raw or code.value is not None:
        return None
    signs = "".join(code.raw.split()).upper()
    right = int(context.number("project_code_signs"))
    if _REGIONAL.match(signs) is None or not right - _NEAR <= len(signs) <= right + _NEAR:
        return None
    if len(signs) == right:
        return Fault(f"项目编码“{code.raw}”里有不该出现的字符。")
    return Fault(f"项目编码“{code.raw}”有{len(signs)}位，应当是{right}位。")
