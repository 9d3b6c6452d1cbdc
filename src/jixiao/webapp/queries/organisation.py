"""What 设置 shows: the organisation, its people and their roles, the years."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from django.db.models import Count, Q
from django.utils.timezone import localdate

from jixiao.model.lifecycle import Role
from jixiao.webapp import access
from jixiao.webapp.records import models as records


class RegionSeen(NamedTuple):
    """A region that a person administers or whose years they keep."""

    pk: int
    code: str
    name: str
    finance_name: str


class DepartmentSeen(NamedTuple):
    """A department with its units, as (code, name), and how many people act for it today."""

    pk: int
    code: str
    name: str
    division: str
    is_active: bool
    units: tuple[tuple[str, str], ...]
    people: int


class RoleSeen(NamedTuple):
    """A role of a person.

    Args:
        pk: Its number.
        role: The role.
        region: Name of the region.
        department: Name of the department, "" for the whole region.
        begins: First day, None for always.
        ends: Last day, None for none.
        delegated_by: Who handed it on, "" for nobody.
        is_running: Whether it holds today.
        may_hand_on: Whether its holder may hand it on.
        holder: Name of the person.
    """

    pk: int
    role: Role
    region: str
    department: str
    begins: date | None
    ends: date | None
    delegated_by: str
    is_running: bool
    may_hand_on: bool
    holder: str


class PersonSeen(NamedTuple):
    """A person with their roles, newest last."""

    pk: int
    username: str
    name: str
    is_active: bool
    has_second_factor: bool
    roles: tuple[RoleSeen, ...]


class YearSeen(NamedTuple):
    """A year of a region, and how many plans it has."""

    fiscal_year: int
    opens: date
    deadline: datetime
    is_open: bool
    plans: int


class HandedOn(NamedTuple):
    """What a person holds and has handed on: own roles, colleagues for each, delegations given."""

    roles: tuple[tuple[RoleSeen, tuple[tuple[str, str], ...]], ...]
    given: tuple[RoleSeen, ...]


def regions_of(person: records.Person, now: datetime) -> list[RegionSeen]:
    """The regions that a person administers."""
    return [_region(each) for each in access.administered(person, localdate(now))]


def regions_with_years(person: records.Person, now: datetime) -> list[RegionSeen]:
    """The regions whose years a person keeps."""
    own = {each.pk: each for each in access.regions_with(person, access.MANAGE, localdate(now))}
    own |= {each.pk: each for each in access.administered(person, localdate(now))}
    return [_region(each) for each in sorted(own.values(), key=lambda each: each.code)]


def departments_of(region_id: int, now: datetime) -> list[DepartmentSeen]:
    """The departments of a region by code."""
    today = localdate(now)
    runs = (Q(assignments__ends=None) | Q(assignments__ends__gte=today)) & Q(
        assignments__person__is_active=True
    )
    rows = (
        records.Department.objects.filter(region=region_id)
        .annotate(people=Count("assignments__person", filter=runs, distinct=True))
        .prefetch_related("units")
    )
    return [
        DepartmentSeen(
            each.pk, each.code, each.name, each.division, each.is_active,
            tuple((unit.code, unit.name) for unit in each.units.all()), each.people,
        )
        for each in rows
    ]  # fmt: skip


def years_of(region_id: int) -> list[YearSeen]:
    """The years of a region, newest first."""
    rows = records.Cycle.objects.filter(region=region_id).annotate(many=Count("plans"))
    return [
        YearSeen(each.fiscal_year, each.opens, each.deadline, each.is_open, each.many)
        for each in rows
    ]


def second_factor_roles(region_id: int) -> frozenset[Role]:
    """The roles of a region that log in with a second factor."""
    rules = records.SecondFactorRule.objects.filter(region=region_id)
    return frozenset(Role(each.role) for each in rules)


def people_of(region_id: int, now: datetime, words: str = "") -> list[PersonSeen]:
    """The people who hold or held a role in a region, by log-in name."""
    found = records.Person.objects.filter(assignments__region=region_id)
    if words.strip():
        said = words.strip()
        found = found.filter(
            Q(name__icontains=said) | Q(username__icontains=said)
            | Q(assignments__department__name__icontains=said)
        )  # fmt: skip
    return _people(found.distinct(), now)


def person_of(actor: records.Person, person_id: int, now: datetime) -> PersonSeen:
    """A person whom the actor administers.

    Raises:
        ObjectDoesNotExist: There is none, or not for this actor.
    """
    regions = access.administered(actor, localdate(now))
    found = records.Person.objects.filter(assignments__region__in=regions).distinct()
    return _people([found.get(pk=person_id)], now)[0]


def handed_on(person: records.Person, now: datetime) -> HandedOn:
    """The roles of a person for handing on, and what is handed on already."""
    today = localdate(now)
    roles = tuple(
        (
            _role(held, today, person.name),
            tuple(access.colleagues(held, today).values_list("username", "name")),
        )
        for held in access.assignments(person, today)
    )
    given = records.Assignment.objects.filter(delegated_by=person).select_related(
        "region", "department", "person", "delegated_by"
    )
    return HandedOn(roles, tuple(_role(each, today, each.person.name) for each in given))


def _people(rows: Iterable[records.Person], now: datetime) -> list[PersonSeen]:
    people = list(rows)
    held: dict[int, list[RoleSeen]] = {each.pk: [] for each in people}
    found = records.Assignment.objects.filter(person__in=people).select_related(
        "region", "department", "delegated_by", "person"
    )
    for each in found:
        held[each.person_id].append(_role(each, localdate(now), each.person.name))
    secured = set(Authenticator.objects.filter(user__in=people).values_list("user_id", flat=True))
    return [
        PersonSeen(
            each.pk, each.username, each.name, each.is_active, each.pk in secured,
            tuple(held[each.pk]),
        )
        for each in people
    ]  # fmt: skip


def _role(held: records.Assignment, today: date, holder: str) -> RoleSeen:
    runs = (held.begins is None or held.begins <= today) and (
        held.ends is None or held.ends >= today
    )
    giver = held.delegated_by
    return RoleSeen(
        held.pk, Role(held.role), held.region.name,
        "" if held.department is None else held.department.name, held.begins, held.ends,
        "" if giver is None else giver.name, runs,
        runs and giver is None and Role(held.role) in access.DELEGABLE, holder,
    )  # fmt: skip


def _region(region: records.Region) -> RegionSeen:
    return RegionSeen(region.pk, region.code, region.name, region.finance_name)
