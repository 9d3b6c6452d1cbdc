"""三位代码只到部门，到不了单位；填报单位要写六位代码，本级也有自己的代码。"""

from collections.abc import Iterator

from jixiao.kernel.codes import read_unit_name
from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short

_OF_DEPARTMENT = 3


@rule(
    id="COD006",
    name="unit-code-incomplete",
    title="单位代码不完整",
    fix="写全单位代码，例如“711001”。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("kind:unit-code-incomplete",),
    examples=(
        Bad(
            """
            项目: 劳模疗养  预算数: 6.00
            单位行: 711清河口县总工会
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="“711清河口县总工会”只写了部门代码“711”，没有写到单位。",
        ),
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            职责表单位行: 711清河口县总工会
            职责: 困难职工帮扶  预算数: 8.00
            """,
            says="“711清河口县总工会”只写了部门代码“711”，没有写到单位。",
        ),
        Good(
            """
            项目: 劳模疗养  预算数: 6.00
            单位行: 711001清河口县总工会
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def unit_code_incomplete(document: PerformanceDocument) -> Iterator[Fault]:
    leaves = [("activities_unit_line", document.activities_unit_line)]
    for at, project in enumerate(document.projects):
        leaves.append((f"projects[{at}].unit_line", project.unit_line))
    for path, stated in leaves:
        name = read_unit_name(stated.raw) if stated.raw else None
        if name is None or name.code is None or len(name.code) != _OF_DEPARTMENT or not name.name:
            continue
        yield Fault(
            f"“{short(stated.raw)}”只写了部门代码“{name.code}”，没有写到单位。",
            path=path,
            words=name.code,
            cause=f"unit-code:{name.code}",
        )
