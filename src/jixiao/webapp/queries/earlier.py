"""The rounds of a review that are over: how each ended, what was judged, what was asked for."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from jixiao.model.lifecycle import State
from jixiao.regulation.review_form import review_form
from jixiao.webapp.queries.rounds import CommentState
from jixiao.webapp.records import models as records


class Graded(NamedTuple):
    """What somebody thought of an aspect; "" is the whole."""

    aspect: str
    grade: str
    opinion: str


class Judge(NamedTuple):
    """A reviewer's form of one round: who, when last, the aspects in the order of the form."""

    name: str
    judged_at: datetime
    graded: tuple[Graded, ...]


class EarlierRound(NamedTuple):
    """A round that ended with the plan being returned.

    Args:
        number: Which, 1 upwards.
        returned_at: When it was returned.
        returned_by: By whom.
        judges: Those who wrote their form, in the order in which they did.
        comments: What was asked for in it, with what became of it.
    """

    number: int
    returned_at: datetime
    returned_by: str
    judges: tuple[Judge, ...]
    comments: tuple[CommentState, ...]


def earlier_rounds(
    plan: records.Plan, comments: Sequence[CommentState]
) -> tuple[EarlierRound, ...]:
    """The rounds of a plan that are over, newest first; in two questions to the tables.

    Args:
        plan: The plan.
        comments: What was ever said of it.
    """
    if plan.round == 1 and plan.state != State.RETURNED:
        return ()
    returns = plan.snapshots.filter(move="return_").select_related("made_by").order_by("number")
    judged = list(plan.judgements.select_related("judged_by").order_by("judged_at", "pk"))
    found = [
        EarlierRound(
            number, each.made_at, each.made_by.name,
            tuple(_judges([row for row in judged if row.round == number])),
            tuple(said for said in comments if said.round == number),
        )
        for number, each in enumerate(returns, 1)
    ]  # fmt: skip
    return tuple(reversed(found))


def _judges(rows: Sequence[records.Judgement]) -> Iterator[Judge]:
    order = [*dict.fromkeys(each.aspect for each in review_form().points), ""]
    for person in dict.fromkeys(each.judged_by for each in rows):
        own = {each.aspect: each for each in rows if each.judged_by == person}
        graded = [own[each] for each in order if each in own]
        said = tuple(
            Graded(each.aspect, each.grade, each.opinion)
            for each in graded
            if each.grade or each.opinion
        )
        if said:
            yield Judge(person.name, max(each.judged_at for each in graded), said)
