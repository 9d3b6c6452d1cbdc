"""Fund notices: what was issued, who has taken it in, and what adds up."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import F
from django.utils.timezone import localdate

from jixiao.model.lifecycle import EDITABLE, State
from jixiao.model.project import Project
from jixiao.services.funds import Summed, amount_words, sums
from jixiao.services.parts import loaded
from jixiao.webapp import access
from jixiao.webapp.queries.originals import Original, original
from jixiao.webapp.records import models as records

TEN_THOUSAND = "万元"


class NoticeSeen(NamedTuple):
    """A notice in a list: amount in 万元, how many receive it, how many have taken it in."""

    pk: int
    number: str
    name: str
    fiscal_year: int
    total: str
    issued_at: datetime | None
    receivers: int
    taken: int


class ShareSeen(NamedTuple):
    """What a department of this person receives.

    Args:
        pk: Its number.
        number: The notice's document number.
        name: The project.
        department: Short name of the department.
        amount: In 万元.
        part: The part that it became, None before.
        plan: The plan that it belongs into, None before there is one.
        may_take: Whether this person may put it there now.
    """

    pk: int
    number: str
    name: str
    department: str
    amount: str
    part: int | None
    plan: int | None
    may_take: bool


class Funds(NamedTuple):
    """Notices of the regions that a person follows, and what their departments receive."""

    notices: tuple[NoticeSeen, ...]
    shares: tuple[ShareSeen, ...]
    cycle: records.Cycle | None


class RowSeen(NamedTuple):
    """An indicator of the notice; whether its target is set by each receiver."""

    at: int
    level: str
    name: str
    target: str
    is_summed: bool


class Receiver(NamedTuple):
    """A department of the region and what it receives.

    Args:
        pk: Its number.
        name: Its short name.
        amount: In 万元, "" for nothing.
        state: Where its plan stands, None when it has none.
        plan: The plan, None without one.
        has_taken: Whether the project is in it.
        targets: Its targets of the rows that add up, as printed, in their order.
    """

    pk: int
    name: str
    amount: str
    state: State | None
    plan: int | None
    has_taken: bool
    targets: tuple[str, ...]


class NoticePage(NamedTuple):
    """One notice.

    Args:
        notice: The notice.
        total: In 万元.
        given: What was shared out, in 万元.
        is_whole: Whether that is all of it.
        rows: Its indicators.
        receivers: Departments: all of the region before it is issued, then those with money.
        sums: The rows that add up.
        may_manage: Whether this person prepares and issues it.
    """

    notice: records.FundNotice
    total: str
    given: str
    is_whole: bool
    rows: tuple[RowSeen, ...]
    receivers: tuple[Receiver, ...]
    sums: tuple[Summed, ...]
    may_manage: bool


def funds_of(person: records.Person, now: datetime) -> Funds:
    """What a person sees of fund notices."""
    today = localdate(now)
    follow = access.regions_with(person, access.FOLLOW, today)
    managed = access.regions_with(person, access.MANAGE, today)
    found = records.FundNotice.objects.filter(cycle__region__in=follow).select_related("cycle")
    notices = tuple(
        NoticeSeen(
            each.pk, each.number, each.name, each.cycle.fiscal_year, _ten_thousand(each.total),
            each.issued_at, len(each.shares.all()),
            sum(not part.is_removed for part in each.parts.all()),
        )
        for each in found.prefetch_related("shares", "parts")
    )  # fmt: skip
    cycle = records.Cycle.objects.filter(region__in=managed, is_open=True).first()
    return Funds(notices, shares_of(person, now), cycle)


def shares_of(person: records.Person, now: datetime) -> tuple[ShareSeen, ...]:
    """What was issued to departments whose plans a person writes."""
    departments = access.departments_with(person, access.EDIT, localdate(now))
    if not departments:
        return ()
    shares = list(
        records.FundShare.objects.filter(
            department__in=departments, notice__issued_at__isnull=False, notice__cycle__is_open=True
        ).select_related("notice__cycle", "department")
    )
    plans = {
        (each.cycle.fiscal_year, each.department_id): each
        for each in records.Plan.objects.filter(
            department__in=departments,
            cycle__fiscal_year__in={each.notice.cycle.fiscal_year for each in shares},
        ).select_related("cycle")
    }
    parts = {
        (each.notice_id, each.plan_id): each.pk
        for each in records.Part.objects.filter(
            plan__in=plans.values(), notice__isnull=False, is_removed=False
        )
    }
    return tuple(
        _share(each, plans.get((each.notice.cycle.fiscal_year, each.department_id)), parts)
        for each in shares
    )


def _share(
    share: records.FundShare, plan: records.Plan | None, parts: dict[tuple[int | None, int], int]
) -> ShareSeen:
    part = parts.get((share.notice_id, plan.pk)) if plan else None
    return ShareSeen(
        share.pk, share.notice.number, share.notice.name, share.department.short_name,
        _ten_thousand(share.amount), part, plan.pk if plan else None,
        part is None and plan is not None and State(plan.state) in EDITABLE,
    )  # fmt: skip


def notice_seen(person: records.Person, notice_id: int, now: datetime) -> NoticePage:
    """One notice with its receivers and sums.

    Raises:
        ObjectDoesNotExist: There is none that this person may see.
    """
    today = localdate(now)
    notice = (
        records.FundNotice.objects.filter(
            cycle__region__in=access.regions_with(person, access.FOLLOW, today)
        )
        .select_related("cycle__region", "made_by")
        .get(pk=notice_id)
    )
    managed = {each.pk for each in access.regions_with(person, access.MANAGE, today)}
    shares = {each.department_id: each.amount for each in notice.shares.all()}
    taken = _taken(notice)
    document = loaded(notice.content)
    rows = tuple(
        RowSeen(at, each.level2.raw, each.name.raw, each.target.raw, at in notice.summed)
        for at, each in enumerate(document.projects[0].indicators)
    )
    given = sum(shares.values(), Decimal(0))
    return NoticePage(
        notice, _ten_thousand(notice.total), _ten_thousand(given), given == notice.total, rows,
        tuple(_receivers(notice, document.projects[0], shares, taken)),
        sums(document, notice.summed, [taken.get(each) for each in shares]),
        notice.cycle.region_id in managed,
    )  # fmt: skip


def _receivers(
    notice: records.FundNotice, project: Project, shares: dict[int, Decimal],
    taken: dict[int, Project],
) -> Iterator[Receiver]:  # fmt: skip
    """Departments, what each receives, and where it stands."""
    there = _departments(notice, shares)
    plans = {
        each.department_id: each
        for each in records.Plan.objects.filter(
            cycle__fiscal_year=notice.cycle.fiscal_year, department__in=there
        )
    }
    asked = [project.indicators[at] for at in notice.summed]
    for each in there:
        plan = plans.get(each.pk)
        yield Receiver(
            each.pk, each.short_name,
            _ten_thousand(shares[each.pk]) if each.pk in shares else "",
            State(plan.state) if plan else None, plan.pk if plan else None, each.pk in taken,
            tuple(_target(taken.get(each.pk), row.name.raw) for row in asked),
        )  # fmt: skip


def attachment_of(person: records.Person, notice_id: int, now: datetime) -> Original:
    """Where the file of a notice lies: for those who follow it, and for its receivers.

    Raises:
        ObjectDoesNotExist: There is none for this person.
    """
    today = localdate(now)
    notice = records.FundNotice.objects.select_related("cycle").get(pk=notice_id)
    follow = {each.pk for each in access.regions_with(person, access.FOLLOW, today)}
    if notice.cycle.region_id not in follow:
        own = access.departments_with(person, access.EDIT, today)
        notice = records.FundNotice.objects.filter(
            shares__department__in=own, issued_at__isnull=False
        ).get(pk=notice_id)
    return original(notice.sha256, notice.file_name)


def _departments(notice: records.FundNotice, shares: Iterable[int]) -> list[records.Department]:
    if notice.issued_at is not None:
        return list(
            records.Department.objects.filter(pk__in=shares).order_by("region__code", "code")
        )
    found = access.departments_within(notice.cycle.region)
    return list(found.order_by("region__code", "code"))


def _taken(notice: records.FundNotice) -> dict[int, Project]:
    """Department to the project as its plan has it now."""
    parts = notice.parts.filter(is_removed=False, head__isnull=False)
    rows = parts.annotate(owner=F("plan__department")).values_list("owner", "head__content")
    return {owner: loaded(content).projects[0] for owner, content in rows}


def _target(project: Project | None, name: str) -> str:
    rows = project.indicators if project is not None else ()
    return next((each.target.raw for each in rows if each.name.raw == name), "")


def _ten_thousand(yuan: Decimal) -> str:
    return amount_words(yuan, TEN_THOUSAND)
