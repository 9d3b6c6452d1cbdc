"""How many findings plans have, in as many questions to the tables for one plan as for many."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Q

from jixiao.webapp.records import models as records


class Levels(NamedTuple):
    """Plan and level to the number of findings, and of those that may stay for a reason."""

    found: Counter[tuple[int, int]]
    reasoned: Counter[tuple[int, int]]


def levels_of(within: Q) -> Levels:
    """The findings of plans, counted.

    Args:
        within: Which plans, as asked of a row that has one.
    """
    rows = records.FindingRow.objects.filter(within).order_by()
    counted = rows.values_list("plan", "severity").annotate(Count("pk"))
    found = Counter({(plan, severity): times for plan, severity, times in counted})
    waivers = records.Waiver.objects.filter(within, is_withdrawn=False).order_by()
    waived = set(waivers.values_list("plan", "part", "rule", "path"))
    if not waived:
        return Levels(found, Counter())
    named = rows.filter(plan__in={each[0] for each in waived}).values_list(
        "plan", "part", "rule", "path", "severity"
    )
    return Levels(found, Counter((each[0], each[4]) for each in named if each[:4] in waived))
