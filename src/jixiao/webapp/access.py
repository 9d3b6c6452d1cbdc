"""Who may: the roles of a person for a department, and what each role may do there.

Which state allows what is asked in ``model/lifecycle``. An administrator has no business data.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import NamedTuple

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext

from jixiao.model.lifecycle import OF_DEPARTMENT, Role
from jixiao.scoring.judging import hindrance
from jixiao.webapp.records.models import Assignment, Department, Plan, Region, Upload
from jixiao.webapp.records.people import Person as Person

READ, EDIT, IMPORT, COMMENT, FOLLOW, REVIEW, MANAGE, PUBLISH, TRAIL, ADMINISTER = (
    "read", "edit", "import", "comment", "follow", "review", "manage", "publish", "trail",
    "administer",
)  # fmt: skip
"""Acts: read a plan; change its words; begin it with a file that was handed in; comment; see
how it is judged; judge it; reminders and deadlines of a year; publish; read the audit trail;
people and organisation."""

_OF_FINANCE = frozenset((Role.REVIEWER, Role.OFFICE, Role.LEADER))
_READERS = frozenset((Role.REGION_READER, Role.PROVINCE_READER, Role.AUDITOR))
MAY = {
    READ: OF_DEPARTMENT | _OF_FINANCE | _READERS,
    EDIT: frozenset((Role.PREPARER,)),
    IMPORT: frozenset((Role.PREPARER, Role.OFFICE)),
    COMMENT: OF_DEPARTMENT | _OF_FINANCE,
    FOLLOW: _OF_FINANCE | frozenset((Role.AUDITOR,)),
    REVIEW: frozenset((Role.REVIEWER, Role.OFFICE)),
    MANAGE: frozenset((Role.OFFICE,)),
    PUBLISH: frozenset((Role.OFFICE,)),
    TRAIL: frozenset((Role.AUDITOR,)),
    ADMINISTER: frozenset((Role.ADMINISTRATOR,)),
}
"""Act to the roles that may."""
DELEGABLE = OF_DEPARTMENT | _OF_FINANCE
"""Roles that their holder may hand on for a time; audit and administration are personal."""


class NotAllowed(Exception):  # noqa: N818 -- a refusal, not our error
    """This person may not do this; the message is one Chinese sentence.

    Args:
        message: The sentence.
        is_hidden: Whether the person may not even read what it is about: then it looks absent.
    """

    def __init__(self, message: str, *, is_hidden: bool = False) -> None:
        super().__init__(message)
        self.is_hidden = is_hidden


def assignments(person: Person, today: date) -> QuerySet[Assignment]:
    """The roles that a person holds today."""
    held = Assignment.objects.filter(person=person, person__is_active=True)
    return held.filter(
        Q(begins=None) | Q(begins__lte=today), Q(ends=None) | Q(ends__gte=today)
    ).select_related("region", "department")


class Held(NamedTuple):
    """A role that a person holds: for a department, or for a whole region."""

    role: Role
    department_id: int | None
    region: Region

    @property
    def region_id(self) -> int:
        """Number of the region."""
        return self.region.pk


_HELD: ContextVar[dict[tuple[int, date], list[Held]] | None] = ContextVar("held", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within it the tables are asked once what a person holds; for what changes nothing of that."""
    token = _HELD.set({})
    try:
        yield
    finally:
        _HELD.reset(token)


def held_by(person: Person, today: date) -> list[Held]:
    """The roles that a person holds today, perhaps as they were at the beginning of a request."""
    kept = _HELD.get()
    if kept is None:
        kept = {}
    if (person.pk, today) not in kept:
        kept[person.pk, today] = _held(assignments(person, today).select_related(None))
    return kept[person.pk, today]


def _held(rows: QuerySet[Assignment]) -> list[Held]:
    """Rows as they are asked for everywhere: a reviewer has a hundred, all of the same region."""
    columns = [each.attname for each in Region._meta.concrete_fields]
    regions: dict[int, Region] = {}
    held = []
    for role, department, *region in rows.values_list(
        "role", "department_id", *(f"region__{each}" for each in columns)
    ):
        if region[0] not in regions:
            regions[region[0]] = Region.from_db(rows.db, columns, region)
        held.append(Held(Role(role), department, regions[region[0]]))
    return held


def assignments_of(
    role: Role, departments: Iterable[int], today: date
) -> Iterator[tuple[int, int, str]]:
    """Who holds a role for a department by name today: department, person, name."""
    held = Assignment.objects.filter(
        Q(begins=None) | Q(begins__lte=today),
        Q(ends=None) | Q(ends__gte=today),
        role=role,
        department__in=list(departments),
        person__is_active=True,
    )
    for row in held.values_list("department_id", "person_id", "person__name"):
        yield row[0] or 0, row[1], row[2]


def acts_of(person: Person, today: date) -> frozenset[str]:
    """What a person may do anywhere: which doors the menu shows."""
    held = {each.role for each in held_by(person, today)}
    return frozenset(act for act, roles in MAY.items() if not roles.isdisjoint(held))


def roles_for(person: Person, department: Department, today: date) -> frozenset[Role]:
    """The roles of a person for a department."""
    return roles_among(held_by(person, today), department)


def roles_among(held: Iterable[Held], department: Department) -> frozenset[Role]:
    """Those of roles that somebody holds which reach a department."""
    return frozenset(each.role for each in held if _reaches(each, department))


def _reaches(held: Held, department: Department) -> bool:
    if held.department_id is not None:
        return held.department_id == department.pk
    if held.role in OF_DEPARTMENT or held.role == Role.ADMINISTRATOR:
        return False
    if held.region_id == department.region_id:
        return True
    return held.role == Role.PROVINCE_READER and _is_above(held.region, department.region)


def _is_above(upper: Region, lower: Region) -> bool:
    """Whether a region stands above another one: 32 above 3201, 3201 above 320101."""
    return lower.code.startswith(upper.code.rstrip("0")) and lower.code != upper.code


def may(person: Person, act: str, department: Department, today: date) -> bool:
    """Whether a person may do something about a department's plans."""
    return not MAY[act].isdisjoint(roles_for(person, department, today))


def require(person: Person, act: str, department: Department, today: date) -> frozenset[Role]:
    """The roles of a person for a department.

    Raises:
        NotAllowed: None of them may do this.
    """
    roles = roles_for(person, department, today)
    if MAY[act].isdisjoint(roles):
        message = gettext("您没有对%(department)s做这件事的权限；需要的话请联系系统管理员。") % {
            "department": department.name
        }
        raise NotAllowed(message, is_hidden=MAY[READ].isdisjoint(roles))
    return roles


def visible_plans(person: Person, today: date, act: str = READ) -> QuerySet[Plan]:
    """The plans that a person may read, or whose judging they may see (``FOLLOW``)."""
    return plans_of(held_by(person, today), act)


def plans_of(held: Iterable[Held], act: str = READ) -> QuerySet[Plan]:
    """The plans that roles which somebody holds reach for an act."""
    departments, regions, above = set(), set(), Q()
    for each in held:
        role = each.role
        if role not in MAY[act]:
            continue
        if each.department_id is not None:
            departments.add(each.department_id)
        elif role == Role.PROVINCE_READER:
            above |= Q(cycle__region__code__startswith=each.region.code.rstrip("0"))
        elif role not in OF_DEPARTMENT:
            regions.add(each.region_id)
    reached = Q(department__in=departments) | Q(cycle__region__in=regions)
    return Plan.objects.filter(reached | above if above else reached)


def visible_departments(person: Person, today: date) -> QuerySet[Department]:
    """The departments whose plans a person may read."""
    reached = Q(pk__in=[])
    for held in held_by(person, today):
        role = held.role
        if role not in MAY[READ]:
            continue
        if held.department_id is not None:
            reached |= Q(pk=held.department_id)
        elif role == Role.PROVINCE_READER:
            reached |= Q(region__code__startswith=held.region.code.rstrip("0"))
        elif role not in OF_DEPARTMENT:
            reached |= Q(region=held.region_id)
    return Department.objects.filter(reached)


def departments_within(region: Region) -> QuerySet[Department]:
    """The departments of a region and of the regions below it that still work."""
    below = region.code.rstrip("0")
    return Department.objects.filter(region__code__startswith=below, is_active=True)


def regions_with(person: Person, act: str, today: date) -> list[Region]:
    """Regions for the whole of which a person may do something."""
    return [
        each.region
        for each in held_by(person, today)
        if each.department_id is None and Role(each.role) in MAY[act]
    ]


def require_in(person: Person, acts: tuple[str, ...], region: Region, today: date) -> None:
    """Let a person go on who may do one of some acts for the whole of a region.

    An administrator reaches the regions below their own, too.

    Raises:
        NotAllowed: None of the person's roles may.
    """
    for each in held_by(person, today):
        if each.department_id is not None:
            continue
        for act in acts:
            if Role(each.role) in MAY[act] and (
                each.region_id == region.pk
                or (act == ADMINISTER and _is_above(each.region, region))
            ):
                return
    message = gettext("您没有管理%(region)s这件事的权限；需要的话请联系系统管理员。") % {
        "region": region.name
    }
    raise NotAllowed(message)


def administered(person: Person, today: date) -> QuerySet[Region]:
    """The regions that a person administers: their own, and those below."""
    reached = Q(pk__in=[])
    for each in regions_with(person, ADMINISTER, today):
        below = Q(code__startswith=each.code.rstrip("0")) if each.code.rstrip("0") else Q()
        reached |= Q(pk=each.pk) | below
    return Region.objects.filter(reached)


def second_factor_is_asked(person: Person, today: date) -> bool:
    """Whether a person has to log in with a second factor: by a role, or by name."""
    if person.must_use_second_factor:
        return True
    return (
        assignments(person, today)
        .filter(region__second_factor_rules__role=F("role"))
        .order_by()
        .exists()
    )


def colleagues(held: Assignment, today: date) -> QuerySet[Person]:
    """People to whom a role may be handed on: the same department, or the finance department."""
    same = Assignment.objects.filter(region=held.region_id).exclude(ends__lt=today)
    if Role(held.role) in OF_DEPARTMENT:
        same = same.filter(department=held.department_id)
    else:
        same = same.filter(role__in=_OF_FINANCE)
    people = Person.objects.filter(is_active=True, assignments__in=same)
    return people.exclude(pk=held.person_id).distinct()


def departments_with(person: Person, act: str, today: date) -> list[Department]:
    """Departments for which a person may do something, by region and code."""
    departments, regions = set(), set()
    for held in held_by(person, today):
        if held.role not in MAY[act]:
            continue
        if held.department_id is not None:
            departments.add(held.department_id)
        elif held.role not in OF_DEPARTMENT:
            regions.add(held.region_id)
    if not departments and not regions:
        return []
    reached = Q(pk__in=departments) | Q(region__in=regions)
    found = Department.objects.filter(reached, is_active=True).select_related("region")
    return list(found.order_by("region__code", "code"))


def visible_uploads(person: Person, today: date) -> QuerySet[Upload]:
    """The files that a person may see: their own, and those of plans that they may read."""
    read = Q(plan__in=visible_plans(person, today), state="accepted")
    return Upload.objects.filter(read | Q(uploaded_by=person, uploaded_by__is_active=True))


def hindrance_of(plan: Plan, today: date) -> str:
    """Why a plan may not be approved yet, one sentence; "" when it may.

    Everybody to whom its department is assigned by name has to have judged it in this round.
    """
    judged: dict[str, dict[str, str]] = {}
    for each in plan.judgements.filter(round=plan.round).select_related("judged_by"):
        judged.setdefault(each.judged_by.name, {})[each.aspect] = each.grade
    asked = [name for _, _, name in assignments_of(Role.REVIEWER, [plan.department_id], today)]
    found = hindrance(judged, asked)
    if found is None:
        return ""
    names = "、".join(each or gettext("总的结论") for each in found.names)
    if found.kind == "poor":
        said = gettext("%(names)s的审核结论是“差”，不能批复；请退回修改，或先改结论。")
    elif found.kind == "waiting":
        said = gettext("%(names)s还没有写审核结论，请等齐了再批复，或者把任务收回来。")
    else:
        said = gettext("%(names)s还没有人判断，请写好再批复。")
    return said % {"names": names}
