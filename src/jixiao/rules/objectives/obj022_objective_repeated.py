"""两条目标几乎一字不差，多半是复制后没有改。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.statements import quote
from jixiao.rules.wording import likeness, pairs

_SAME, _FEWEST = 0.95, 8


@rule(
    id="OBJ022",
    name="objective-repeated",
    title="两条绩效目标几乎相同",
    fix="删去重复的一条，或改写成要表达的内容。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("listed",),
    covers=("D48",),
    examples=(
        Bad(
            """
            项目: 职工服务经费  预算数: 12.00
            目标: 春节期间走访慰问困难职工和一线职工500人
            目标: 春节期间走访慰问困难职工和一线职工500人。
            """,
            says="绩效目标第2条与第1条几乎相同：“春节期间走访慰问困难职工和一线职工500人。”。",
        ),
        Good(
            """
            项目: 职工服务经费  预算数: 12.00
            目标: 春节期间走访慰问困难职工和一线职工500人
            目标: 夏季高温期间走访慰问一线职工2600人
            """
        ),
    ),
)
def objective_repeated(project: Project) -> Iterator[Fault] | None:
    return _repeated(project) if len(project.objectives) > 1 else None


def _repeated(project: Project) -> Iterator[Fault]:
    before: list[tuple[int, frozenset[str]]] = []
    for at, each in enumerate(project.objectives):
        own = pairs(each.raw) if each.raw else frozenset()
        if len(own) < _FEWEST:
            continue
        twin = next((there for there, other in before if likeness(own, other) >= _SAME), None)
        if twin is not None:
            yield Fault(
                f"绩效目标第{at + 1}条与第{twin + 1}条几乎相同：{quote(each.raw)}。",
                at=f"objectives[{at}]",
            )
        before.append((at, own))
