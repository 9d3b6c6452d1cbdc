"""这条目标说的事，所有指标都没有提到，完成与否不会被考核。

判断的办法：除去项目名称里的字，目标与全部指标没有共同的词。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import common_run
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote, topic, without
from jixiao.rules.wording import pairs

_EFFECTS = frozenset({"BENEFIT", "SATISFACTION"})
_FEWEST, _ROWS, _SHARED, _RUN = 5, 3, 0.15, 3


@rule(
    id="OBJ016",
    name="objective-not-covered",
    title="一条目标没有任何指标对应",
    fix="为这条目标设指标，或删去这条目标。",
    severity=Severity.WARNING,
    cites=("caiyu-2015-88",),
    needs=("listed",),
    gives_way_to=("OBJ008",),
    covers=(
        "D14",
        "kind:objective-not-covered",
    ),
    examples=(
        Bad(
            """
            项目: 工会经费  预算数: 60.00
            目标: 举办职工文体活动4场，丰富职工生活
            目标: 足额上解市级税收返还款项
            数量指标 | 文体活动场次 | ≥4场
            质量指标 | 职工参与率 | ≥85%
            满意度指标 | 职工满意度 | ≥90%
            """,
            says="绩效目标第2条“足额上解市级税收返还款项”说的事，3个指标都没有提到。",
        ),
        Good(
            """
            项目: 工会经费  预算数: 60.00
            目标: 举办职工文体活动4场，丰富职工生活
            目标: 足额上解市级税收返还款项
            数量指标 | 文体活动场次 | ≥4场
            质量指标 | 款项上解率 | 100%
            满意度指标 | 职工满意度 | ≥90%
            """
        ),
    ),
)
def objective_not_covered(project: Project, ctx: Context) -> Iterator[Fault] | None:
    if len(project.objectives) < 2 or len(project.indicators) < _ROWS:
        return None
    if not any(row.level1.value in _EFFECTS for row in project.indicators):
        return None  # the grid is not whole
    return _left_out(project, ctx)


def _left_out(project: Project, ctx: Context) -> Iterator[Fault]:
    fillers = ctx.words("filler_words")
    indicators = ctx.once(Saying, project).indicators
    named_there = pairs(project.name.raw)
    for at, each in enumerate(project.objectives):
        own = topic(each.raw, fillers) - named_there if each.raw else frozenset()
        if len(own) < _FEWEST or _are_in(indicators, own, len(own) * _SHARED):
            continue
        named = {project.name.raw} if project.name.raw else set()
        if common_run(without(each.raw, fillers | named), indicators, _RUN):
            continue
        yield Fault(
            f"绩效目标第{at + 1}条{quote(each.raw)}说的事，"
            f"{len(project.indicators)}个指标都没有提到。",
            at=f"objectives[{at}]",
        )


def _are_in(words: str, pairs_there: frozenset[str], enough: float) -> bool:
    """Whether at least so many pairs stand in some words."""
    count = 0
    for pair in pairs_there:
        if pair in words:
            count += 1
            if count >= enough:
                return True
    return False
