"""两行的二级指标、名称和指标值完全一样，自评时会重复计分。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short


@rule(
    id="IND020",
    name="indicator-row-repeated",
    title="同一条指标写了两遍",
    fix="删去重复的一行，或者改成另一条指标。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("twice",),
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
def indicator_row_repeated(project: Project, context: Context) -> list[Fault]:
    grid = context.grid(project)
    seen: dict[tuple[str | None, str, str], int] = {}
    faults = []
    for at, (level2, printed, name, words) in enumerate(
        zip(grid.level2, grid.level2_words, grid.names, grid.targets, strict=True)
    ):
        if not name:
            continue
        first = seen.setdefault((level2 or printed, name, words), at)
        if first != at:
            faults.append(
                Fault(
                    f"“{short(name)}”在第{first + 1}行和第{at + 1}行各写了一遍，内容完全一样。",
                    f"indicators[{at}].name",
                    cause=f"repeated:{first}:{name}",
                )
            )
    return faults
