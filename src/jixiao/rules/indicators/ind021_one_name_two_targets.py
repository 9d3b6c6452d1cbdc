"""二级指标和名称都相同，指标值却不同，自评时不知道按哪一个评。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import bare, short


@rule(
    id="IND021",
    name="one-name-two-targets",
    title="同名的指标有两个指标值",
    fix="保留一个指标值，或者在名称里写清两条的区别。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("repeated",),
    covers=("D48",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 疗养劳模人数 | ≥25人 | 清工发〔2024〕6号
            """,
            says="“疗养劳模人数”写了两次，指标值一处是“≥20人”，一处是“≥25人”。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | 省级劳模 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 疗养劳模人数 | 市级劳模 | ≥25人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def one_name_two_targets(project: Project, context: Context) -> list[Fault]:
    grid = context.grid(project)
    seen: dict[tuple[str | None, str, str], str] = {}
    faults = []
    for at, (level2, printed, name, told, words) in enumerate(
        zip(
            grid.level2, grid.level2_words, grid.names, grid.descriptions, grid.targets,
            strict=True,
        )
    ):  # fmt: skip
        if not name or not words:
            continue
        other = seen.setdefault((level2 or printed, name, told), words)
        if other is not words and other != words and bare(other) != bare(words):
            faults.append(
                Fault(
                    f"“{short(name)}”写了两次，指标值一处是“{short(other)}”，"
                    f"一处是“{short(words)}”。",
                    f"indicators[{at}].target",
                )
            )
    return faults
