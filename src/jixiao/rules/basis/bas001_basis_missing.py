"""指标值凭什么定这么高，要有文件、标准或者往年的数；表上有这一栏就要填。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.subject_matter import called
from jixiao.rules.wording import short


@rule(
    id="BAS001",
    name="basis-missing",
    title="没有写指标值确定依据",
    fix="写明文件名称和文号，或者行业标准的名称、近三年的实际数。",
    severity=Severity.WARNING,
    cites=("caiyu-2021-101",),
    needs=("unbased",),
    covers=("D45",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养执行率 | ≥95% |
            """,
            says="“疗养执行率”没有写指标值确定依据。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 |
            质量指标 | 疗养执行率 | ≥95% |
            """,
            says="“清河口县劳模疗养”的2条指标都没有写指标值确定依据。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人
            """
        ),
    ),
)
def basis_missing(project: Project) -> Iterator[Fault]:
    rows = [(at, row) for at, row in enumerate(project.indicators) if row.name.raw]
    empty = [(at, row) for at, row in rows if row.basis.is_stated and not row.basis.raw]
    if not empty:
        return
    if 2 * len(empty) > len(rows) > 1:
        many = "都" if len(empty) == len(rows) else f"里有{len(empty)}条"
        yield Fault(f"{called(project)}的{len(rows)}条指标{many}没有写指标值确定依据。")
        return
    for at, row in empty:
        yield Fault(f"“{short(row.name.raw)}”没有写指标值确定依据。", at=f"indicators[{at}].basis")
