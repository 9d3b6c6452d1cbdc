"""What the page of one review shows: parts, what moved, comments, aspects, moves."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.utils.timezone import localdate

from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import MOVES, Move, Role, State
from jixiao.regulation.review_form import review_form
from jixiao.webapp import access
from jixiao.webapp.queries.earlier import EarlierRound, earlier_rounds
from jixiao.webapp.queries.margin import FindingSeen, margin_of
from jixiao.webapp.queries.plans import PartSeen, moves_of
from jixiao.webapp.queries.rounds import (
    CommentState,
    Moved,
    OwnChange,
    comment_states,
    moved_parts,
    own_changes,
)
from jixiao.webapp.records import models as records

_MOST_EVIDENCE = 4


class PartLine(NamedTuple):
    """A part in the list at the left, with how much there is to look at."""

    pk: int
    kind: str
    title: str
    errors: int
    warnings: int
    comments: int
    is_moved: bool


class Aspect(NamedTuple):
    """One of the four aspects.

    Args:
        name: 完整性 …
        errors: Findings to be mended without a reason.
        warnings: Findings that should be mended.
        waived: Findings with a reason why they may stay.
        evidence: What the rules found, worst first.
        questions: What is left to a person.
        grade: This person's grade, "" for none yet.
        opinion: This person's opinion.
        others: Names and grades of other reviewers.
    """

    name: str
    errors: int
    warnings: int
    waived: int
    evidence: tuple[str, ...]
    questions: tuple[str, ...]
    grade: str
    opinion: str
    others: tuple[tuple[str, str], ...]


class Step(NamedTuple):
    """A move that was made: its words and when."""

    word: str
    made_at: datetime
    by: str


class ReviewSeen(NamedTuple):
    """A plan as its reviewers see it.

    Args:
        pk: Its number.
        department: Name of the department.
        fiscal_year: The year.
        state: Where it stands.
        since: Since when.
        round: How often it was handed in.
        parts: Its parts in order.
        moved: Parts that moved since it was returned, None when it never was.
        comments: What was said, with what became of it.
        own: Changes that nobody had asked for.
        findings: What the rules say.
        aspects: The four aspects, then the whole under "".
        grades: The grades to choose from, with what follows.
        steps: The moves that were made.
        moves: The moves that this person can make now.
        may_judge: Whether this person can judge it now.
        may_comment: Whether this person can comment on it.
        left: What a person still has to judge.
        hindrance: Why it may not be approved yet, "" when it may.
        panel: Reviewers to whom it was given, each with their grade of the whole.
        held: Why it is held, "" when it is not.
        earlier: The rounds that are over, newest first.
    """

    pk: int
    department: str
    fiscal_year: int
    state: State
    since: datetime
    round: int
    parts: tuple[PartLine, ...]
    moved: tuple[Moved, ...] | None
    comments: tuple[CommentState, ...]
    own: tuple[OwnChange, ...]
    findings: tuple[FindingSeen, ...]
    aspects: tuple[Aspect, ...]
    grades: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    moves: tuple[Move, ...]
    may_judge: bool
    may_comment: bool
    left: int
    hindrance: str
    panel: tuple[tuple[str, str], ...]
    held: str
    earlier: tuple[EarlierRound, ...]

    def last_round(self) -> tuple[CommentState, ...]:
        """The comments with which the plan was returned."""
        return tuple(each for each in self.comments if each.round == self.round - 1)

    def moves_count(self) -> int:
        """How many places moved."""
        return sum(len(each.changes) for each in self.moved or ())


def review_seen(person: records.Person, plan_id: int, now: datetime) -> ReviewSeen:
    """A plan as a reviewer sees it.

    Raises:
        ObjectDoesNotExist: There is none, or the person may not see how it is judged.
    """
    plan = (
        access.visible_plans(person, localdate(now), access.FOLLOW)
        .select_related("cycle__region", "department", "returned_snapshot")
        .get(pk=plan_id)
    )
    roles = access.roles_for(person, plan.department, localdate(now))
    state = State(plan.state)
    moved = moved_parts(plan)
    comments = comment_states(plan, moved)
    parts = list(
        plan.parts.filter(is_removed=False)
        .exclude(head=None)
        .values_list("pk", "kind", "head__title")
    )
    findings = margin_of(plan.pk, [each[0] for each in parts]).findings
    may_judge = not access.MAY[access.REVIEW].isdisjoint(roles) and state is State.WITH_FINANCE
    aspects = _aspects(person, plan, findings)
    own = own_changes(moved or (), comments, plan.round - 1) if plan.round > 1 else ()
    return ReviewSeen(
        plan.pk, plan.department.name, plan.cycle.fiscal_year, state, plan.state_since, plan.round,
        _lines(parts, findings, comments, moved), moved, comments, tuple(own), findings, aspects,
        review_form().grades, _steps(plan),
        moves_of(plan, roles), may_judge,
        not access.MAY[access.COMMENT].isdisjoint(roles),
        sum(not each.grade for each in aspects) if may_judge else 0,
        access.hindrance_of(plan, localdate(now)) if state is State.WITH_FINANCE else "",
        _panel(plan, localdate(now)), _why_held(plan) if state is State.HELD else "",
        earlier_rounds(plan, comments),
    )  # fmt: skip


def _panel(plan: records.Plan, today: date) -> tuple[tuple[str, str], ...]:
    whole = dict(
        plan.judgements.filter(round=plan.round, aspect="").values_list("judged_by", "grade")
    )
    held = access.assignments_of(Role.REVIEWER, [plan.department_id], today)
    return tuple((name, whole.get(person, "")) for _, person, name in held)


def _why_held(plan: records.Plan) -> str:
    event = records.Event.objects.filter(act="hold", subject=f"plan:{plan.pk}").last()
    return "" if event is None else str(event.detail.get("reason", ""))


def _lines(
    parts: Sequence[tuple[int, str, str]], findings: Sequence[FindingSeen],
    comments: Sequence[CommentState], moved: Sequence[Moved] | None,
) -> tuple[PartLine, ...]:  # fmt: skip
    levels = Counter((each.part, each.level) for each in findings if not each.reason)
    said = Counter(each.part for each in comments if not each.is_resolved)
    touched = {each.part for each in moved or ()}
    return tuple(
        PartLine(
            pk, kind, title, levels[pk, Severity.ERROR.code], levels[pk, Severity.WARNING.code],
            said[pk], pk in touched,
        )
        for pk, kind, title in parts
    )  # fmt: skip


def _aspects(
    person: records.Person, plan: records.Plan, findings: Sequence[FindingSeen]
) -> tuple[Aspect, ...]:
    form = review_form()
    judged = list(plan.judgements.filter(round=plan.round).select_related("judged_by"))
    names = dict.fromkeys(each.aspect for each in form.points)
    found = []
    for name in (*names, ""):
        own = [
            each
            for each in findings
            if (point := form.point_of(each.rule)) is not None and point.aspect == name
        ]
        mine = next((j for j in judged if j.aspect == name and j.judged_by_id == person.pk), None)
        open_ones = [each for each in own if not each.reason]
        found.append(Aspect(
            name,
            sum(each.level == Severity.ERROR.code for each in open_ones),
            sum(each.level == Severity.WARNING.code for each in open_ones),
            len(own) - len(open_ones),
            tuple(dict.fromkeys(each.message for each in open_ones))[:_MOST_EVIDENCE],
            tuple(each.question for each in form.points if each.aspect == name),
            "" if mine is None else mine.grade, "" if mine is None else mine.opinion,
            tuple(
                (j.judged_by.name, j.grade)
                for j in judged
                if j.aspect == name and j.judged_by_id != person.pk and j.grade
            ),
        ))  # fmt: skip
    return tuple(found)


def _steps(plan: records.Plan) -> tuple[Step, ...]:
    rows = plan.snapshots.select_related("made_by").order_by("number")
    return tuple(Step(MOVES[each.move].word, each.made_at, each.made_by.name) for each in rows)


def shown_part(plan_id: int, part_id: int) -> PartSeen:
    """One part of a plan; whether the person may see the plan was asked before.

    Raises:
        ObjectDoesNotExist: There is no such part in this plan.
    """
    part = records.Part.objects.select_related("head__author").get(
        pk=part_id, plan=plan_id, is_removed=False, head__isnull=False
    )
    head = part.head
    if head is None:
        raise records.Part.DoesNotExist
    return PartSeen(
        part.pk, part.kind, head.title, head.number, head.saved_at, head.author.name,
        head.document(),
    )  # fmt: skip
