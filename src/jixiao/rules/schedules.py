"""When a project does what (何时做什么): dated clauses, amounts with dates, the plan's course."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from jixiao.kernel.patterns import pattern
from jixiao.model.project import DisbursementPlan
from jixiao.rules.moments import Moment, moments
from jixiao.rules.quantities import quantities
from jixiao.rules.statements import Statement, topic
from jixiao.rules.wording import clauses, holds, sentence_at

_DEADLINE = ("前", "以前", "之前", "底", "末")
_ONWARDS = ("后", "以后", "起", "开始")
_TIME_WORDS = pattern(r"期间|前夕|前后|时|之|每年|今年|年|[“”\"]|[0-9]+")
_SAME_TOPIC = 0.6
_FEWEST = 3
_WHOLE = 100
_HAS_TIME = pattern("月|季|节|午|秋|庆|元旦|五一|六一|七一|八一|三八|重阳")
_STANDARD = pattern(r"标准|人均|户均|每|不超过|以内|以下|单价|最高|上限")


class Dated(NamedTuple):
    """A clause that says when something is done.

    Args:
        first: First month.
        last: Last month.
        is_deadline: Whether only the end is said (6月底前).
        words: The time as printed.
        topic: Pairs of signs of what is done.
        clause: The clause or clauses.
        start: Offset of the time in the statement.
        statement: Where.
    """

    first: int
    last: int
    is_deadline: bool
    words: str
    topic: frozenset[str]
    clause: str
    start: int
    statement: Statement


class Payment(NamedTuple):
    """An amount that a statement sets aside for something.

    Args:
        yuan: The amount.
        words: As printed.
        sentence: What it is for.
        start: Offset of the words in the statement.
        statement: Where.
    """

    yuan: Decimal
    words: str
    sentence: str
    start: int
    statement: Statement


def dated(statement: Statement, fillers: frozenset[str]) -> list[Dated]:
    """The clauses of a statement with a month, a span of months or a festival."""
    if not has_time(statement.words) or not moments(statement.words):
        return []
    return list(_dated(statement, fillers))


def has_time(words: str) -> bool:
    """Whether words may name a month or a festival."""
    return _HAS_TIME.search(words) is not None


def _dated(statement: Statement, fillers: frozenset[str]) -> Iterator[Dated]:
    found = moments(statement.words)
    parts = clauses(statement.words)
    for at, (clause, start) in enumerate(parts):
        own = [each for each in found if start <= each.start < start + len(clause)]
        if len(own) != 1:
            continue
        moment = own[0]
        about = _TIME_WORDS.sub(" ", clause.replace(moment.words, " "))
        if moment.edge:
            about = about.replace(moment.edge, " ", 1)
        pairs = topic(about, fillers)
        if (
            not pairs
            and at + 1 < len(parts)
            and not any(
                parts[at + 1][1] <= each.start < parts[at + 1][1] + len(parts[at + 1][0])
                for each in found
            )
        ):
            clause = f"{clause}，{parts[at + 1][0]}"
            pairs = topic(_TIME_WORDS.sub(" ", parts[at + 1][0]), fillers)
        if pairs:
            first, last, is_deadline = _course(moment)
            yield Dated(
                first, last, is_deadline, moment.words, pairs, clause, moment.start, statement
            )


def _course(moment: Moment) -> tuple[int, int, bool]:
    if moment.edge in _DEADLINE:
        return 1, moment.last, True
    if moment.edge in _ONWARDS:
        return moment.first, 12, False
    return moment.first, moment.last, False


def same_topic(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two clauses speak of the same activity: the shorter is held by the longer."""
    small, big = (one, other) if len(one) <= len(other) else (other, one)
    return holds(small, big) >= _SAME_TOPIC


def payments(statement: Statement) -> list[Payment]:
    """Amounts of money in a statement that are neither standards nor limits."""
    found = []
    for each in quantities(statement.words):
        yuan = each.yuan
        if yuan is None or each.per or each.sign in {"≤", "<", "不超过", "不高于"}:
            continue
        before = statement.words[max(0, each.start - 12) : each.start]
        if _STANDARD.search(before) is not None or each.after.startswith(("以下", "以内", "以上")):
            continue
        sentence, _ = sentence_at(statement.words, each.start)
        found.append(Payment(yuan, each.words, sentence, each.start, statement))
    return found


def course(plan: DisbursementPlan) -> list[tuple[int, Decimal]]:
    """Months and cumulative percents of a plan, as far as they are read, by month.

    Columns may stand in another order; a percent belongs to its month.
    """
    found = [(month, each.value) for month, each in plan.checkpoints if each.value is not None]
    return sorted(found, key=lambda each: each[0])


def printed(plan: DisbursementPlan) -> str:
    """A plan's percents in a row: 25%、50%、75%、100%."""
    return "、".join(
        each.raw if each.raw.endswith(("%", "％")) else f"{each.raw}%"
        for _, each in plan.checkpoints
        if each.raw
    )


def manner(plan: DisbursementPlan, budget: Decimal | None) -> str:
    """How a plan is written: the rules speak of each way once.

    Args:
        plan: The plan.
        budget: The budget's number as printed, None when it is not known.

    Returns:
        "cumulative" as it should be; "amounts" when it ends at the budget instead of 100;
        "shares" when each percent is that of its own period; "swapped" when two percents
        stand in each other's place; "" for fewer than three percents.
    """
    values = [value for _, value in course(plan)]
    if len(values) < _FEWEST:
        return ""
    rising = sorted(values)
    if budget and budget != _WHOLE and values[-1] == budget and values == rising:
        return "amounts"
    if sum(values) == _WHOLE and values[-1] < _WHOLE:
        return "shares"
    if len([1 for now, then in zip(values, rising, strict=True) if now != then]) == 2:
        return "swapped"
    return "cumulative"


def dated_payments(
    paid: list[Payment], times: list[Dated], fillers: frozenset[str]
) -> list[tuple[Payment, Dated]]:
    """Amounts of the objectives, or else of the use of funds, with the time of what they pay for.

    The time stands in the amount's own sentence, or with the same activity elsewhere.
    """
    field = "objective" if any(each.statement.field == "objective" for each in paid) else ""
    found = []
    for payment in paid:
        if field and payment.statement.field != field:
            continue
        own = [
            time
            for time in times
            if time.statement is payment.statement and time.clause in payment.sentence
        ]
        about = topic(payment.sentence, fillers)
        matching = own or [time for time in times if holds(time.topic, about) >= _SAME_TOPIC]
        if matching:
            found.append((payment, matching[0]))
    return found
