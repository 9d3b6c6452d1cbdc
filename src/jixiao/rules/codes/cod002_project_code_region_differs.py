"""同一个部门的项目编码前六位是同一个区划代码；不同就说明有一个抄错了。"""

from collections import Counter
from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule

_SEVERAL = 2


@rule(
    id="COD002",
    name="project-code-region-differs",
    title="项目编码的区划与其他项目不同",
    fix="核对编码的前六位。",
    severity=Severity.WARNING,
    cites=("practice",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 劳模疗养  预算数: 6.00
            编码: 13099925P00100000001A
            数量指标 | 疗养劳模人数 | ≥20人
            项目: 职工培训  预算数: 3.00
            编码: 13099825P00100000002B
            数量指标 | 疗养劳模人数 | ≥20人
            """,
            says="项目编码“13099825P00100000002B”的区划是130998，其他项目是130999。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 劳模疗养  预算数: 6.00
            编码: 13099925P00100000001A
            数量指标 | 疗养劳模人数 | ≥20人
            项目: 职工培训  预算数: 3.00
            编码: 13099925P00100000002B
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def project_code_region_differs(document: PerformanceDocument) -> Iterator[Fault] | None:
    return _faults(document) if len(document.projects) >= _SEVERAL else None


def _faults(document: PerformanceDocument) -> Iterator[Fault]:
    regions = [
        (at, project.code.value.region)
        for at, project in enumerate(document.projects)
        if project.code.value is not None and project.code.value.region
    ]
    counts = Counter(region for _, region in regions)
    if len(counts) < _SEVERAL:
        return
    usual = counts.most_common(1)[0][0]
    for at, region in regions:
        if region != usual:
            code = document.projects[at].code.raw
            yield Fault(
                f"项目编码“{code}”的区划是{region}，其他项目是{usual}。",
                path=f"projects[{at}].code",
                words=code[: len(region)] if region and code.startswith(region) else "",
            )
