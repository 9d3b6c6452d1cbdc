"""Around the queue: three places to look at first, the plans before and after, whom to assign."""

from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import localdate

from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import Role
from jixiao.webapp import access
from jixiao.webapp.queries.review import in_order, list_of
from jixiao.webapp.queries.reviewing import ReviewSeen
from jixiao.webapp.records import models as records

_MOST_PLACES = 3


class Place(NamedTuple):
    """A place to look at first: its part, its path, and what is wrong."""

    part: int | None
    path: str
    message: str


class Neighbours(NamedTuple):
    """Numbers of the plans before and after one in its list, None at an end."""

    before: int | None
    after: int | None


class Choice(NamedTuple):
    """A reviewer to whom a department may be assigned."""

    pk: int
    name: str


def first_places(plan_id: int) -> tuple[Place, ...]:
    """The places of a plan to look at first, worst first; whether it may be seen was asked."""
    rows = records.FindingRow.objects.filter(plan=plan_id, severity__gte=Severity.WARNING)
    return tuple(
        Place(each.part_id, each.path, each.content["message"])
        for each in rows.order_by("-severity", "pk")[:_MOST_PLACES]
    )


def neighbours(person: records.Person, seen: ReviewSeen, now: datetime) -> Neighbours:
    """The plans beside one in the list of its state, in the order of risk."""
    numbers = in_order(person, now, seen.fiscal_year, list_of(seen.state))
    if seen.pk not in numbers:
        return Neighbours(None, None)
    at = numbers.index(seen.pk)
    return Neighbours(
        numbers[at - 1] if at else None, numbers[at + 1] if at + 1 < len(numbers) else None
    )


def reviewers_to_choose(person: records.Person, now: datetime) -> tuple[Choice, ...]:
    """Reviewers of the regions that a person manages, for assigning; () for others."""
    regions = access.regions_with(person, access.MANAGE, localdate(now))
    if not regions:
        return ()
    held = records.Assignment.objects.filter(
        role=Role.REVIEWER, region__in=regions, person__is_active=True
    )
    found = held.values_list("person_id", "person__name").order_by("person__username").distinct()
    return tuple(Choice(*each) for each in found)
