"""功能科目的前三位说明是哪一类支出；教育支出挂在不办教育的单位名下，要核对是否挂错了科目。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import ALL, Bad, Good, rule
from jixiao.rules.subject_matter import called

_CODE = pattern("[（(](2[0-9]{6})[）)]")


@rule(
    id="COD009",
    name="function-code-of-other-field",
    title="功能科目与单位的职能不相称",
    fix="核对功能科目，确属本单位的在用途里说明。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="name",
    kinds=ALL,
    needs=("classed",),
    covers=("D61",),
    examples=(
        Bad(
            """
            项目: 工会活动费（2050202）  预算数: 6.00
            单位行: 711001清河口县总工会
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="“工会活动费（2050202）”的科目代码“2050202”属于教育支出，与填报单位的职能不相称。",
        ),
        Good(
            """
            项目: 校舍维修（2050202）  预算数: 6.00
            单位行: 301001清河口县教育局
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def function_code_of_other_field(project: Project, context: Context) -> str | None:
    found = _CODE.search(project.name.raw) or _CODE.search(project.use_of_funds.raw)
    if found is None:
        return None
    words = project.unit_line.raw + project.unit.raw + project.department.raw
    words += context.document.department.raw
    for line in context.words("function_classes"):
        code, title, *fitting = line.split("/")
        if not found[1].startswith(code):
            continue
        if not words or any(word in words + project.name.raw for word in fitting):
            return None
        return f"{called(project)}的科目代码“{found[1]}”属于{title}，与填报单位的职能不相称。"
    return None
