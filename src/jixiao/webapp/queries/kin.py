"""Projects of the same kind elsewhere: what a reviewer holds a project against."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils.timezone import localdate

from jixiao.webapp import access
from jixiao.webapp.records import models as records

_MOST = 5
_ALIKE = 0.3
_EMPTY_WORDS = ("项目", "经费", "资金", "补助", "工作", "专项", "建设")


class Kin(NamedTuple):
    """A project whose name says the same kind of thing.

    Args:
        plan: Its plan.
        department: Short name of its department.
        name: Its name.
        budget: 万元, None when it states none.
        targets: Names and targets of its indicators of the same kind as the one looked at.
    """

    plan: int
    department: str
    name: str
    budget: Decimal | None
    targets: tuple[tuple[str, str], ...]


def kin_of(
    person: records.Person, plan: records.Plan, name: str, level2: str, now: datetime
) -> tuple[Kin, ...]:
    """The projects of this year that are most like one of that name, in other departments.

    Args:
        person: Who looks; only plans whose judging this person may see are looked at.
        plan: The plan of the project.
        name: Its name.
        level2: Kind of the indicator that is looked at, "" for none.
        now: The time.
    """
    own = _pairs(name)
    if not own:
        return ()
    rows = records.ProjectRow.objects.filter(
        plan__in=access.visible_plans(person, localdate(now), access.FOLLOW),
        plan__cycle__fiscal_year=plan.cycle.fiscal_year,
    ).exclude(plan__department=plan.department_id)  # fmt: skip
    found = sorted(
        ((_likeness(own, _pairs(each[1])), each[0]) for each in rows.values_list("pk", "name")),
        key=lambda each: (-each[0], each[1]),
    )
    best = [pk for likeness, pk in found[:_MOST] if likeness >= _ALIKE]
    chosen = {
        each.pk: each
        for each in records.ProjectRow.objects.filter(pk__in=best).select_related(
            "plan__department"
        )
    }
    targets = _targets([each.part_id for each in chosen.values()], level2)
    return tuple(
        Kin(
            each.plan_id, each.plan.department.short_name, each.name,
            None if each.budget_yuan is None else each.budget_yuan / 10_000,
            tuple(targets.get(each.part_id, ())),
        )
        for each in (chosen[pk] for pk in best)
    )  # fmt: skip


def _pairs(name: str) -> frozenset[str]:
    """Neighbouring signs of a name without the words that every project bears."""
    for each in _EMPTY_WORDS:
        name = name.replace(each, "")
    return frozenset(name[at : at + 2] for at in range(len(name) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _targets(parts: Iterable[int], level2: str) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    if not level2:
        return found
    rows = records.IndicatorRow.objects.filter(part__in=list(parts), level2=level2)
    for part, name, target in rows.order_by("position").values_list("part", "name", "target"):
        found.setdefault(part, []).append((name, target))
    return found
