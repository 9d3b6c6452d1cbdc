"""一个编码只能对应一个项目；重复的编码会让两个项目的资金和绩效混在一起。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.subject_matter import called
from jixiao.rules.wording import bare


@rule(
    id="COD005",
    name="project-code-repeated",
    title="两个项目用了同一个编码",
    fix="核对并换成各自的项目编码。",
    severity=Severity.ERROR,
    cites=("practice",),
    covers=("D48",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 劳模疗养  预算数: 6.00
            编码: 13099925P00100000001A
            数量指标 | 疗养劳模人数 | ≥20人
            项目: 职工培训  预算数: 3.00
            编码: 13099925P00100000001A
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="“职工培训”与“劳模疗养”用了同一个项目编码“13099925P00100000001A”。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 劳模疗养  预算数: 6.00
            编码: 13099925P00100000001A
            数量指标 | 疗养劳模人数 | ≥20人
            项目: 职工培训  预算数: 3.00
            编码: 13099925P00100000001B
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def project_code_repeated(document: PerformanceDocument) -> Iterator[Fault] | None:
    return _faults(document) if len(document.projects) > 1 else None


def _faults(document: PerformanceDocument) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for at, project in enumerate(document.projects):
        if project.code.value is None:
            continue
        first = seen.setdefault(project.code.value.text, at)
        other = document.projects[first]
        if first != at and bare(other.name.raw) != bare(project.name.raw):
            yield Fault(
                f"{called(project)}与{called(other)}用了同一个项目编码“{project.code.raw}”。",
                path=f"projects[{at}].code",
                beside=(f"projects[{first}].code", other.code.raw),
            )
