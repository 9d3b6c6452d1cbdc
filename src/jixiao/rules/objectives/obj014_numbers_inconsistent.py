"""同一件事的人数、场次在资金用途、绩效目标和指标里应当是同一个数。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import Promise, measured, speaks_of
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote
from jixiao.rules.wording import holds

_SAME, _FEWEST = 0.7, 3


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
        if len(twins) == 1 and twins[0].number < asked[0]:
            target = "".join(row.target.raw.split())
            there = f"指标{quote(row.name.raw)}写{target}"
            yield _fault(twins[0], there, f"indicators[{at}].target", twins[0], ctx)


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
