"""表上的单位和封面的单位只差几个字，多半有一处写错了。"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from jixiao.kernel.codes import read_unit_name
from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short

_SHORTEST = 5
_MOST = 2
_ALIKE = 0.85


@rule(
    id="COD011",
    name="unit-name-differs",
    title="单位名称与封面不一致",
    fix="核对单位的规范名称，全文统一。",
    severity=Severity.WARNING,
    cites=("practice",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            部门: 711清河口县总工会
            项目: 劳模疗养  预算数: 6.00
            单位行: 711001清河县总工会
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="表上的单位是“清河县总工会”，封面上是“清河口县总工会”。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            部门: 711清河口县总工会
            项目: 劳模疗养  预算数: 6.00
            单位行: 711002清河口县工人文化宫
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def unit_name_differs(document: PerformanceDocument) -> Iterator[Fault]:
    department = document.department.value
    if department is None or len(department.name) < _SHORTEST:
        return
    told: set[str] = set()
    for at, project in enumerate(document.projects):
        name = read_unit_name(project.unit_line.raw) if project.unit_line.raw else None
        if name is None or name.name in told or not _is_slip(name.name, department.name):
            continue
        told.add(name.name)
        yield Fault(
            f"表上的单位是“{short(name.name)}”，封面上是“{short(department.name)}”。",
            path=f"projects[{at}].unit_line",
            beside=("department", document.department.raw),
        )


def _is_slip(one: str, other: str) -> bool:
    """Whether two names differ in one or two signs: neither is the other's unit or region."""
    if not one or one == other or one.startswith(other) or other.startswith(one):
        return False
    if one.endswith(other) or other.endswith(one) or abs(len(one) - len(other)) > _MOST:
        return False
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return alike >= _ALIKE
