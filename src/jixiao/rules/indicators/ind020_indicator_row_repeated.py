"""两行的二级指标、名称和指标值完全一样，自评时会重复计分。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short


@rule(
    id="IND020",
    name="indicator-row-repeated",
    title="同一条指标写了两遍",
    fix="删去重复的一行，或者改成另一条指标。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("repeated",),
    covers=("D48",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            """,
            says="“疗养劳模人数”在第1行和第2行各写了一遍，内容完全一样。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 疗养职工人数 | ≥20人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def indicator_row_repeated(project: Project) -> list[Fault]:
    seen: dict[tuple[str | None, str, str], int] = {}
    faults = []
    for at, row in enumerate(project.indicators):
        name = row.name.raw
        if not name:
            continue
        first = seen.setdefault((row.level2.value or row.level2.raw, name, row.target.raw), at)
        if first != at:
            faults.append(
                Fault(
                    f"“{short(name)}”在第{first + 1}行和第{at + 1}行各写了一遍，内容完全一样。",
                    f"indicators[{at}].name",
                    cause=f"repeated:{first}:{name}",
                )
            )
    return faults
