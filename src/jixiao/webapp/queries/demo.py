"""Whom one can be in the demo."""

from typing import NamedTuple

from jixiao.model.lifecycle import Role, State
from jixiao.webapp.records import models as records


class Player(NamedTuple):
    """A person of the invented county.

    Args:
        username: Name for log-in.
        name: Name that people see.
        place: Department, or the finance department or region.
        state: Where this year's plan of the department stands, None without one.
    """

    username: str
    name: str
    place: str
    state: State | None


def players() -> list[tuple[Role, tuple[Player, ...]]]:
    """Every role with the people who hold it, each person once; roles of few people first."""
    states = _states()
    found: dict[Role, dict[str, Player]] = {role: {} for role in Role}
    held = records.Assignment.objects.select_related("person", "department", "region")
    for each in held.filter(person__is_active=True):
        role, department = Role(each.role), each.department
        is_own = role in {Role.PREPARER, Role.APPROVER} and department is not None
        place = department.short_name if is_own and department else each.region.finance_name
        if role in {Role.REGION_READER, Role.PROVINCE_READER, Role.AUDITOR}:
            place = each.region.name
        if role is Role.REVIEWER and department is not None:
            place = department.division
        state = states.get(department.pk) if is_own and department else None
        player = Player(each.person.username, each.person.name, place, state)
        found[role].setdefault(player.username, player)
    few_first = sorted(found.items(), key=lambda each: len(each[1]))
    return [(role, tuple(people.values())) for role, people in few_first if people]


def _states() -> dict[int, State]:
    """Department to the state of its newest plan."""
    newest = records.Cycle.objects.order_by("-fiscal_year").first()
    rows = records.Plan.objects.filter(cycle=newest).values_list("department_id", "state")
    return {department: State(state) for department, state in rows}


def player(username: str) -> records.Person:
    """A person to be.

    Raises:
        ObjectDoesNotExist: There is no such person.
    """
    return records.Person.objects.get(username=username, is_active=True)
