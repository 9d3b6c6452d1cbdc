"""名称只差一两个无关紧要的字，多半是同一件事写了两遍。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import bare, short

_SHORTEST = 5


@rule(
    id="IND019",
    name="indicator-names-nearly-same",
    title="两条指标的名称几乎相同",
    fix="删去其中一条，或者把两条的区别写进名称。",
    severity=Severity.NOTE,
    cites=("practice",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 参加疗养的劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 参加疗养劳模人数 | ≥25人 | 清工发〔2024〕6号
            """,
            says="“参加疗养劳模人数”与“参加疗养的劳模人数”几乎同名，看不出是不是两件事。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 参加疗养的劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 参加疗养的职工人数 | ≥25人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def indicator_names_nearly_same(project: Project, context: Context) -> Iterator[Fault] | None:
    names = context.grid(project).different
    together = "\x1e".join(names)
    bared = _without_fillers(together)
    if len(bared) == len(together):
        return None
    keys = bared.split("\x1e")
    return None if len(set(keys)) == len(keys) == len(names) else _faults(project)


def _faults(project: Project) -> Iterator[Fault]:
    seen: dict[tuple[str | None, str], int] = {}
    for at, row in enumerate(project.indicators):
        name = row.name.raw
        if len(name) < _SHORTEST:
            continue
        key = (row.level2.value, _without_fillers(name))
        first = seen.setdefault(key, at)
        other = project.indicators[first].name.raw
        if first != at and bare(other) != bare(name):
            yield Fault(
                f"“{short(name)}”与“{short(other)}”几乎同名，看不出是不是两件事。",
                at=f"indicators[{at}].name",
                cause=f"nearly-same:{other}",
            )


def _without_fillers(name: str) -> str:
    """A name without the words that make no difference."""
    if "的" not in name and "数" not in name and "情况" not in name:
        return name
    return name.replace("的", "").replace("数量", "").replace("数", "").replace("情况", "")
