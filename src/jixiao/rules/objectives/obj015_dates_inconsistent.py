"""同一活动的月份在资金用途、绩效目标和指标里应当一致，否则无法考核是否按时完成。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.saying import Saying
from jixiao.rules.schedules import Dated, same_topic
from jixiao.rules.statements import quote

_OVERLAP = 0.3


@rule(
    id="OBJ015",
    name="dates-inconsistent",
    title="同一活动在两处写的时间不同",
    fix="核实活动时间，改成同一个时间。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("timed",),
    covers=(
        "D53",
        "kind:date-inconsistent",
    ),
    examples=(
        Bad(
            """
            项目: 劳模关爱经费  预算数: 12.00
            用途: 6-10月份组织劳模体检
            目标: “五一”期间，安排100名劳模体检
            """,
            says=(
                "“6-10月份组织劳模体检”与绩效目标的“‘五一’期间，安排100名劳模体检”时间不一致。",
                "“‘五一’期间，安排100名劳模体检”与资金用途的“6-10月份组织劳模体检”时间不一致。",
            ),
        ),
        Good(
            """
            项目: 劳模关爱经费  预算数: 12.00
            用途: 6月底前组织劳模体检
            目标: “五一”期间，安排100名劳模体检
            """
        ),
    ),
)
def dates_inconsistent(project: Project, ctx: Context) -> Iterator[Fault] | None:
    times = ctx.once(Saying, project).dated(ctx.words("filler_words"))
    return _differing(times, ctx) if len(times) > 1 else None


def _differing(times: list[Dated], ctx: Context) -> Iterator[Fault]:
    spoken: set[int] = set()
    for at, time in enumerate(times):
        others = [
            other
            for other in times[:at]
            if other.statement.field != time.statement.field and same_topic(other.topic, time.topic)
        ]
        if not others or any(_agree(other, time) for other in others):
            continue
        first = others[0]
        for one, other in ((first, time), (time, first)):
            if id(one) not in spoken:
                spoken.add(id(one))
                yield _fault(one, other, ctx)


def _fault(one: Dated, other: Dated, ctx: Context) -> Fault:
    return Fault(
        f"{quote(one.clause)}与{_place(other)}的{quote(other.clause)}时间不一致。",
        at=one.statement.at,
        words=one.words,
        start=one.start,
        beside=(f"projects[{ctx.at}].{other.statement.at}", other.words),
        cause=f"times:{ctx.at}",
    )


def _place(time: Dated) -> str:
    return "指标" if time.statement.field == "indicator" else time.statement.label


def _agree(one: Dated, other: Dated) -> bool:
    """Whether two courses of months can both be right."""
    if one.last < one.first or other.last < other.first:
        return True
    common = min(one.last, other.last) - max(one.first, other.first) + 1
    if one.is_deadline or other.is_deadline:
        return common > 0
    whole = max(one.last, other.last) - min(one.first, other.first) + 1
    return common / whole >= _OVERLAP
