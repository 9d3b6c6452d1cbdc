"""单位代码的前三位是部门代码；前三位不同，说明单位和部门不是一家，或者代码抄错了。"""

from collections import Counter
from collections.abc import Iterator

from jixiao.kernel.codes import read_unit_name
from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short

_LENGTH = 3


@rule(
    id="COD007",
    name="department-code-differs",
    title="单位代码与部门代码不一致",
    fix="核对单位代码的前三位。",
    severity=Severity.WARNING,
    cites=("practice",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            部门: 711清河口县总工会
            项目: 劳模疗养  预算数: 6.00
            单位行: 717001清河口县总工会
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="“717001清河口县总工会”的部门代码是“717”，其他地方是“711”。",
        ),
        Bad(
            """
            项目: 劳模疗养  预算数: 6.00
            单位行: 711001清河口县总工会
            编码: 712-0701-JBN-PGN6
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="项目编码“712-0701-JBN-PGN6”的部门代码是“712”，单位代码是“711”。",
        ),
        Good(
            """
            项目: 劳模疗养  预算数: 6.00
            单位行: 711001清河口县总工会
            编码: 711-0701-JBN-PGN6
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def department_code_differs(document: PerformanceDocument) -> Iterator[Fault]:
    usual = _usual(document)
    if usual is None:
        return
    for at, project in enumerate(document.projects):
        name = read_unit_name(project.unit_line.raw) if project.unit_line.raw else None
        if name is not None and name.code is not None and name.code[:_LENGTH] != usual:
            yield Fault(
                f"“{short(project.unit_line.raw)}”的部门代码是“{name.code[:_LENGTH]}”，"
                f"其他地方是“{usual}”。",
                path=f"projects[{at}].unit_line",
                words=name.code,
            )
        code = project.code.value
        if code is not None and code.department is not None and code.department != usual:
            yield Fault(
                f"项目编码“{project.code.raw}”的部门代码是“{code.department}”，单位代码是“{usual}”。",
                path=f"projects[{at}].code",
                words=code.department,
            )


def _usual(document: PerformanceDocument) -> str | None:
    """The department code of the cover, or that of most forms."""
    department = document.department.value
    if department is not None and department.code is not None:
        return department.code[:_LENGTH]
    lines = [each.unit_line.raw for each in document.projects if each.unit_line.raw]
    names = [name for name in map(read_unit_name, lines) if name is not None]
    codes = Counter(name.code[:_LENGTH] for name in names if name.code is not None)
    if not codes:
        return None
    code, times = codes.most_common(1)[0]
    return code if 2 * times > codes.total() else None
