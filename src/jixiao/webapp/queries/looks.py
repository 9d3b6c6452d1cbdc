"""The list of places of a plan that have to be looked at before it is handed in."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils.timezone import localdate

from jixiao.services.succession import AMOUNT, CODE, DATE, DOUBT, NAME, TARGET, YEAR
from jixiao.webapp import access
from jixiao.webapp.records import models as records

_WORDS = {
    DOUBT: "存疑", AMOUNT: "金额", TARGET: "指标值", YEAR: "年份", DATE: "时间", NAME: "人名",
    CODE: "编码",
}  # fmt: skip


class LookSeen(NamedTuple):
    """A place to look at.

    Args:
        pk: Its number.
        kind: Why, as a code.
        word: Why, in one word.
        message: Why, in a sentence.
        words: The words that were there.
        looked_by: Who has looked at it, "" for nobody yet.
    """

    pk: int
    kind: str
    word: str
    message: str
    words: str
    looked_by: str


class LooksOfPart(NamedTuple):
    """The places of one part."""

    part: int
    title: str
    looks: tuple[LookSeen, ...]

    @property
    def left(self) -> int:
        """Places that nobody has looked at."""
        return sum(not each.looked_by for each in self.looks)


class LooksSeen(NamedTuple):
    """The list of a plan.

    Args:
        plan: The plan's number.
        department: Name of the department.
        fiscal_year: The year.
        parts: Parts that have any, in order.
        total: All places.
        left: Those that nobody has looked at.
        may_tick: Whether the person may tick them.
    """

    plan: int
    department: str
    fiscal_year: int
    parts: tuple[LooksOfPart, ...]
    total: int
    left: int
    may_tick: bool


def looks_of(person: records.Person, plan_id: int, now: datetime) -> LooksSeen:
    """The list of a plan.

    Raises:
        ObjectDoesNotExist: There is no such plan for this person: no one learns which.
    """
    plan = (
        access.visible_plans(person, localdate(now))
        .select_related("cycle", "department__region")
        .get(pk=plan_id)
    )
    rows = list(
        records.MustLook.objects.filter(plan=plan, part__is_removed=False)
        .select_related("part__head", "looked_by")
        .order_by("part__position", "id")
    )
    left = sum(each.looked_by_id is None for each in rows)
    may_tick = access.may(person, access.EDIT, plan.department, localdate(now))
    return LooksSeen(
        plan.pk, plan.department.name, plan.cycle.fiscal_year, tuple(_parts(rows)), len(rows),
        left, may_tick,
    )  # fmt: skip


class LooksLeft(NamedTuple):
    """How many places of a plan have to be looked at, and how many nobody has looked at."""

    total: int
    left: int


def looks_left(plan_id: int) -> LooksLeft:
    """The count of a plan's list; whether the person may see the plan was asked before."""
    rows = records.MustLook.objects.filter(plan=plan_id, part__is_removed=False)
    counted = rows.aggregate(total=Count("pk"), left=Count("pk", filter=Q(looked_by=None)))
    return LooksLeft(counted["total"], counted["left"])


def _parts(rows: Iterable[records.MustLook]) -> Iterable[LooksOfPart]:
    found: dict[int, tuple[str, list[LookSeen]]] = {}
    for row in rows:
        title = row.part.head.title if row.part.head is not None else ""
        seen = LookSeen(
            row.pk, row.kind, _WORDS.get(row.kind, row.kind), row.message, row.words,
            "" if row.looked_by is None else row.looked_by.name,
        )  # fmt: skip
        found.setdefault(row.part_id, (title, []))[1].append(seen)
    return [LooksOfPart(part, title, tuple(looks)) for part, (title, looks) in found.items()]
