"""描述和另一条指标的名称一字不差，和自己的名称却对不上，多半是复制时串了行。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import likeness, pairs, short

_SHORTEST = 5
_ALIKE = 0.3
_STOPS = "。；; "


@rule(
    id="IND038",
    name="description-of-another-row",
    title="指标描述抄了另一条指标的名称",
    fix="按这条指标自己的名称重写描述。",
    severity=Severity.ERROR,
    cites=("practice",),
    needs=("description",),
    covers=(
        "D27",
        "kind:description-mismatch",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            社会效益指标 | 传承劳模精神 | 宣讲劳模事迹的场次 | ≥9场 | 清工发〔2024〕6号
            服务对象满意度指标 | 劳模满意度 | 传承劳模精神 | ≥90% | 清工发〔2024〕6号
            """,
            says="“劳模满意度”的描述抄的是另一条指标“传承劳模精神”的名称。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | 参加疗养的劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 劳模疗养覆盖人数 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def description_of_another_row(project: Project, context: Context) -> Iterator[Fault] | None:
    grid = context.grid(project)
    names = grid.different
    if names.isdisjoint([words.rstrip(_STOPS) for words in grid.descriptions]):
        return None
    return _faults(project, names)


def _faults(project: Project, names: frozenset[str]) -> Iterator[Fault]:
    for at, row in enumerate(project.indicators):
        words, own = row.description.raw.rstrip(_STOPS), row.name.raw
        if words not in names or len(words) < _SHORTEST or words == own:
            continue
        if words in own or own in words or _say_nearly_the_same(own, words):
            continue
        yield Fault(
            f"“{short(row.name.raw)}”的描述抄的是另一条指标“{short(words)}”的名称。",
            at=f"indicators[{at}].description",
        )


def _say_nearly_the_same(own: str, words: str) -> bool:
    """Whether two names say nearly the same."""
    return likeness(pairs(own), pairs(words)) > _ALIKE
