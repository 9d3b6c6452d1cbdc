"""同一件事的人数、场次在资金用途、绩效目标和指标里应当是同一个数。"""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator, Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import Promise, measured, said, speaks_of
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote, topic
from jixiao.rules.wording import holds

_SAME, _FEWEST, _SHARED = 0.7, 3, 2


@rule(
    id="OBJ014",
    name="numbers-inconsistent",
    title="同一件事在两处写的数不同",
    fix="核实后改成同一个数。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("promised",),
    covers=(
        "D53",
        "kind:numbers-inconsistent",
    ),
    examples=(
        Bad(
            """
            项目: 职工服务经费  预算数: 12.00
            用途: 春节走访慰问困难职工450人
            目标: 春节走访慰问困难职工伍佰人
            """,
            says="绩效目标写“春节走访慰问困难职工伍佰人”，资金用途写“春节走访慰问困难职工450人”，数不一样。",
        ),
        Bad(
            """
            项目: 职工服务经费  预算数: 12.00
            目标: 全年帮扶建档困难职工36户
            数量指标 | 帮扶建档困难职工户数 | ≥63户
            """,
            says="绩效目标写“帮扶建档困难职工36户”，指标“帮扶建档困难职工户数”写≥63户，数不一样。",
        ),
        Bad(
            """
            项目: 文保员巡查补助  预算数: 16.00
            目标: 文物保护单位全年巡查567次
            数量指标 | 文物巡查次数 | ≥576次
            """,
            says="绩效目标写“文物保护单位全年巡查567次”，指标“文物巡查次数”写≥576次，数不一样。",
        ),
        Good(
            """
            项目: 职工服务经费  预算数: 12.00
            用途: 春节走访慰问困难职工500人，其中农民工100人
            目标: 春节走访慰问困难职工伍佰人
            """
        ),
    ),
)
def numbers_inconsistent(project: Project, ctx: Context) -> Iterator[Fault] | None:
    if not project.objectives:
        return None
    saying = ctx.once(Saying, project)
    made = saying.promised_in("objective", ctx.words("filler_words"))
    return _differing(saying, made, ctx) if made else None


def _differing(saying: Saying, made: list[Promise], ctx: Context) -> Iterator[Fault]:
    project, fillers = saying.project, ctx.words("filler_words")
    for each in saying.promised_in("use_of_funds", fillers):
        twins = [other for other in made if other.kind == each.kind and _same(each, other)]
        if not twins or any(other.number == each.number for other in twins):
            continue
        yield _fault(twins[0], f"资金用途写“{_words(each)}”", each.statement.at, each, ctx)
    for at, row in enumerate(project.indicators):
        asked = measured(row)
        if asked is None:
            continue
        twins = [
            other
            for other in saying.promised_of(asked[1], fillers)
            if speaks_of(row, other, fillers)
        ]
        if not twins:
            twins = _exchanged(saying, row, asked, ctx)
        elif len(twins) > 1 or twins[0].number >= asked[0]:
            continue
        if twins:
            target = "".join(row.target.raw.split())
            there = f"指标{quote(row.name.raw)}写{target}"
            yield _fault(twins[0], there, f"indicators[{at}].target", twins[0], ctx)


def _exchanged(
    saying: Saying, row: Indicator, asked: tuple[Decimal, str], ctx: Context
) -> list[Promise]:
    """The one promise of a kind whose digits the target has in another order: 576次, ≥567次."""
    made = saying.promised_of(asked[1], ctx.words("filler_words"))
    others = [each for each in saying.project.indicators if each is not row]
    if any(each.number == asked[0] for each in made) or any(
        measured(each) == (promise.number, promise.kind) for each in others for promise in made
    ):
        return []
    about = topic(row.name.raw, ctx.words("filler_words"))
    return [
        each
        for each in made
        if each.number != asked[0]
        and sorted(said(each.number)) == sorted(said(asked[0]))
        and len(about & each.about) >= _SHARED
    ][:1]


def _same(one: Promise, other: Promise) -> bool:
    if min(len(one.head), len(other.head)) < _FEWEST or "其中" in one.sentence + other.sentence:
        return False
    return holds(one.head, other.head) >= _SAME and holds(other.head, one.head) >= _SAME


def _words(promise: Promise) -> str:
    return f"{promise.quantity.before}{promise.quantity.words}"


def _fault(made: Promise, there: str, at: str, other: Promise, ctx: Context) -> Fault:
    words = _words(made).removeprefix("全年").strip()
    return Fault(
        f"{made.statement.label}写“{words}”，{there}，数不一样。",
        at=made.statement.at,
        words=made.quantity.words,
        start=made.quantity.start,
        beside=(f"projects[{ctx.at}].{at}", other.quantity.words),
    )
