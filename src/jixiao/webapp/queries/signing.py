"""What a leader reads before signing: a plan on the page of a phone, and which one comes next."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils.timezone import localdate

from jixiao.comparing.changes import Told
from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import Move, Role, State
from jixiao.reports.differences import told
from jixiao.scoring.risk import Facts, change_percent
from jixiao.services.parts import CHAPTER, PROJECT
from jixiao.webapp import access
from jixiao.webapp.queries.margin import FindingSeen, margin_of
from jixiao.webapp.queries.plans import moves_of
from jixiao.webapp.queries.rounds import moved_parts
from jixiao.webapp.records import models as records

_SIGNERS = frozenset((Role.APPROVER, Role.OFFICE, Role.LEADER))
_AGREE, _BACK = frozenset(("forward", "approve")), frozenset(("hand_back", "return_"))


class Goal(NamedTuple):
    """A target: kind and name of its indicator, its words, and those of the year before."""

    kind: str
    name: str
    target: str
    before: str


class ProjectToSign(NamedTuple):
    """A project: its part, its name, its budget and that of the year before in 万元, its targets.

    A project that the year before had has a ``before``, which may be None where none was stated;
    ``is_new`` says that there was none of its code or name.
    """

    part: int
    name: str
    budget: Decimal | None
    before: Decimal | None
    is_new: bool
    goals: tuple[Goal, ...]

    @property
    def is_moved(self) -> bool:
        """Whether its budget is another one than the year before."""
        return not self.is_new and self.budget != self.before


class SignSeen(NamedTuple):
    """A plan as the person sees it who signs it.

    Args:
        pk: Its number.
        department: Name of the department.
        fiscal_year: The year.
        state: Where it stands.
        round: How often it was handed in.
        by: Who handed it over.
        since: When.
        agree: The move that signs it, None when this person has nothing to sign.
        back: The move that sends it back.
        hindrance: Why it may not be signed yet, "" when it may.
        budget: Sum of the projects in 万元.
        change: Against the year before in percent, None without one.
        last_year: Whether there is a plan of the year before.
        projects: Its projects, the largest first.
        gone: Names of projects that only the year before had.
        findings: What has to be mended or should be, without a reason given.
        waived: What may stay, with the reason.
        comments: How many comments are open.
        grades: Reviewers and their grade of the whole.
        moved: What changed since it was returned, in words.
        places: Parts on which a reason may be written: number and title.
    """

    pk: int
    department: str
    fiscal_year: int
    state: State
    round: int
    by: str
    since: datetime
    agree: Move | None
    back: Move | None
    hindrance: str
    budget: Decimal | None
    change: Decimal | None
    last_year: bool
    projects: tuple[ProjectToSign, ...]
    gone: tuple[str, ...]
    findings: tuple[FindingSeen, ...]
    waived: tuple[FindingSeen, ...]
    comments: int
    grades: tuple[tuple[str, str], ...]
    moved: tuple[Told, ...]
    places: tuple[tuple[int, str], ...]

    def errors(self) -> int:
        """How much still has to be mended."""
        return sum(each.level == Severity.ERROR.code for each in self.findings)

    def warnings(self) -> tuple[FindingSeen, ...]:
        """What should be mended."""
        return tuple(each for each in self.findings if each.level == Severity.WARNING.code)

    def differing(self) -> tuple[ProjectToSign, ...]:
        """Projects that are new, or have another budget than the year before."""
        return tuple(each for each in self.projects if each.is_new or each.is_moved)


def to_sign(person: records.Person, now: datetime) -> list[int]:
    """Numbers of the plans that wait for a person's signature, longest first."""
    held = access.held_by(person, localdate(now))
    rows = access.plans_of(held).select_related("department").order_by("state_since", "pk")
    asked = records.Comment.objects.filter(answers=None, resolved_at=None).values("plan")
    with_approver = rows.filter(state=State.WITH_APPROVER)
    with_finance = rows.filter(state=State.WITH_FINANCE).exclude(pk__in=asked)
    return [
        each.pk
        for wanted, role in ((with_approver, Role.APPROVER), (with_finance, Role.LEADER))
        for each in wanted
        if role in access.roles_among(held, each.department)
    ]


def sign_seen(person: records.Person, plan_id: int, now: datetime) -> SignSeen:
    """A plan as the person sees it who signs it.

    Raises:
        ObjectDoesNotExist: There is none, or the person does not sign it: no one learns which.
    """
    held = access.held_by(person, localdate(now))
    plan = (
        access.plans_of(held)
        .select_related("cycle__region", "department__region", "returned_snapshot")
        .get(pk=plan_id)
    )
    roles = access.roles_among(held, plan.department)
    if roles.isdisjoint(_SIGNERS):
        raise records.Plan.DoesNotExist
    state = State(plan.state)
    moves = moves_of(plan, roles)
    last = records.Plan.objects.filter(
        department=plan.department_id, cycle__fiscal_year=plan.cycle.fiscal_year - 1
    ).first()
    projects, gone, facts = _projects(plan, last)
    parts = list(plan.parts.filter(is_removed=False).exclude(head=None).select_related("head"))
    findings = margin_of(plan.pk, [each.pk for each in parts]).findings
    handed = plan.snapshots.select_related("made_by").order_by("-number").first()
    is_finance = not access.MAY[access.FOLLOW].isdisjoint(roles)
    return SignSeen(
        plan.pk, plan.department.name, plan.cycle.fiscal_year, state, plan.round,
        "" if handed is None else handed.made_by.name, plan.state_since,
        next((each for each in moves if each.name in _AGREE), None),
        next((each for each in moves if each.name in _BACK), None),
        access.hindrance_of(plan, localdate(now)) if state is State.WITH_FINANCE else "",
        None if facts.budget is None else facts.budget / 10_000, change_percent(facts),
        last is not None, projects, gone,
        tuple(each for each in findings if not each.reason),
        tuple(each for each in findings if each.reason),
        plan.comments.filter(answers=None, resolved_at=None).count(),
        tuple(_grades(plan)) if is_finance else (),
        tuple(told([each for moved in moved_parts(plan) or () for each in moved.changes])),
        tuple(
            (each.pk, each.head.title)
            for each in sorted(parts, key=lambda each: each.kind != PROJECT)
            if each.kind in {PROJECT, CHAPTER} and each.head is not None
        ),
    )  # fmt: skip


def _grades(plan: records.Plan) -> list[tuple[str, str]]:
    rows = plan.judgements.filter(round=plan.round, aspect="").exclude(grade="")
    return list(rows.values_list("judged_by__name", "grade"))


def _projects(
    plan: records.Plan, last: records.Plan | None
) -> tuple[tuple[ProjectToSign, ...], tuple[str, ...], Facts]:
    """Its projects beside those of the year before, the names of those that are gone, the sums."""
    wanted = [plan.pk] if last is None else [plan.pk, last.pk]
    goals: dict[int, list[tuple[str, str, str]]] = {}
    rows = records.IndicatorRow.objects.filter(plan__in=wanted).order_by("part", "position")
    for part, level, name, target in rows.values_list("part", "level2", "name", "target"):
        goals.setdefault(part, []).append((level, name, target))
    found = list(records.ProjectRow.objects.filter(plan__in=wanted).order_by("part__position"))
    now = [each for each in found if each.plan_id == plan.pk]
    left = [each for each in found if each.plan_id != plan.pk]
    facts = Facts(_sum(now), None if last is None else _sum(left))
    projects = []
    for each in now:
        before = _same(each, left)
        if before is not None:
            left.remove(before)
        old = {} if before is None else {row[1]: row[2] for row in goals.get(before.part_id, ())}
        projects.append(_project(each, before, last is not None, goals, old))
    projects.sort(key=lambda each: -(each.budget or 0))
    return tuple(projects), tuple(each.name for each in left), facts


def _sum(projects: Sequence[records.ProjectRow]) -> Decimal | None:
    stated = [each.budget_yuan for each in projects if each.budget_yuan is not None]
    return sum(stated, Decimal(0)) if stated else None


def _same(
    project: records.ProjectRow, others: Sequence[records.ProjectRow]
) -> records.ProjectRow | None:
    """The project of the same code, else of the same name."""
    codes = [each for each in others if each.code and each.code == project.code]
    names = [each for each in others if each.name and each.name == project.name]
    return next(iter([*codes, *names]), None)


def _project(
    row: records.ProjectRow, before: records.ProjectRow | None, has_last: bool,
    goals: Mapping[int, Sequence[tuple[str, str, str]]], old: Mapping[str, str],
) -> ProjectToSign:  # fmt: skip
    return ProjectToSign(
        row.part_id, row.name, _wan(row), None if before is None else _wan(before),
        has_last and before is None,
        tuple(Goal(*each, old.get(each[1], "")) for each in goals.get(row.part_id, ())),
    )  # fmt: skip


def _wan(row: records.ProjectRow) -> Decimal | None:
    return None if row.budget_yuan is None else row.budget_yuan / 10_000
