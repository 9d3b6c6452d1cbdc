"""Acts on the organisation: regions, departments, units, years and their deadlines."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext

from jixiao.model.lifecycle import MoveRefused, Role
from jixiao.services.organisation_list import Entry
from jixiao.webapp import access
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records

_SHORT = 20
_YEARS = range(2015, 2100)


class Entered(NamedTuple):
    """What an import did.

    Args:
        departments: Departments that are new.
        units: Units that are new.
        renamed: Names that changed.
        same: Entries that were there already.
    """

    departments: int
    units: int
    renamed: int
    same: int


def add_region(
    actor: records.Person, parent_id: int, code: str, name: str, finance_name: str, at: datetime
) -> records.Region:
    """Add a region below one that the actor administers.

    Raises:
        NotAllowed: The actor does not administer the upper region.
        MoveRefused: The code or a name will not do.
    """
    with transaction.atomic():
        parent = records.Region.objects.get(pk=parent_id)
        access.require_in(actor, (access.ADMINISTER,), parent, localdate(at))
        code = region_code(code)
        if not code.startswith(parent.code.rstrip("0")) or code == parent.code:
            message = gettext(
                "%(code)s 不是%(parent)s（%(code2)s）的下级，请核对行政区划代码。"
            ) % {"code": code, "parent": parent.name, "code2": parent.code}
            raise MoveRefused(message)
        if records.Region.objects.filter(code=code).exists():
            message = gettext("行政区划代码 %(code)s 已经有了。") % {"code": code}
            raise MoveRefused(message)
        region = records.Region.objects.create(
            code=code, name=named(name, 60), finance_name=named(finance_name, 60), parent=parent
        )
        note(actor, region, "add_region", f"region:{region.pk}", at, code=code)
    return region


def save_department(
    actor: records.Person, region_id: int, entry: Entry, at: datetime, *,
    pk: int | None = None, is_active: bool = True,
) -> records.Department:  # fmt: skip
    """Add a department to a region, or change one.

    Raises:
        NotAllowed: The actor does not administer the region.
        MoveRefused: The code or the name will not do, or the code is taken.
    """
    with transaction.atomic():
        region = _administered(actor, region_id, at)
        code, name = code_of(entry.code), named(entry.name, 80)
        taken = records.Department.objects.filter(region=region, code=code)
        if pk is not None:
            taken = taken.exclude(pk=pk)
        if taken.exists():
            message = gettext("代码 %(code)s 已经是%(taken)s的，一个代码只能用一次。") % {
                "code": code,
                "taken": taken[0].name,
            }
            raise MoveRefused(message)
        department = (
            records.Department(region=region)
            if pk is None
            else records.Department.objects.get(pk=pk, region=region)
        )
        department.code, department.name, department.short_name = code, name, short(name, region)
        department.division, department.is_active = entry.division.strip()[:40], is_active
        department.save()
        act = "add_department" if pk is None else "change_department"
        note(
            actor, region, act, f"department:{department.pk}", at, code=code, is_active=is_active
        )  # fmt: skip
    return department


def save_unit(
    actor: records.Person, department_id: int, code: str, name: str, at: datetime
) -> records.Unit:
    """Add a unit to a department, or give the unit of this code another name.

    Raises:
        NotAllowed: The actor does not administer the region.
        MoveRefused: The code or the name will not do.
    """
    with transaction.atomic():
        department = records.Department.objects.select_related("region").get(pk=department_id)
        access.require_in(actor, (access.ADMINISTER,), department.region, localdate(at))
        unit, _ = records.Unit.objects.update_or_create(
            department=department, code=code_of(code), defaults={"name": named(name, 80)}
        )
        note(actor, department.region, "save_unit", f"unit:{unit.pk}", at, code=unit.code)
    return unit


def enter_organisation(
    actor: records.Person, region_id: int, entries: Iterable[Entry], at: datetime, *, why: str
) -> Entered:
    """Enter departments and units of a list; what is there is kept, names follow the list.

    Raises:
        NotAllowed: The actor does not administer the region.
        MoveRefused: An entry will not do: then nothing is entered.
    """
    with transaction.atomic():
        region = _administered(actor, region_id, at)
        counts = {"departments": 0, "units": 0, "renamed": 0, "same": 0}
        for entry in entries:
            _enter(region, entry, counts)
        done = Entered(**counts)
        note(
            actor, region, "enter_organisation", f"region:{region.pk}", at, why=why[:200],
            **done._asdict(),
        )  # fmt: skip
    return done


def _enter(region: records.Region, entry: Entry, counts: dict[str, int]) -> None:
    code = code_of(entry.code)
    found = records.Department.objects.filter(region=region, code=code).first()
    if found is None:
        name = named(entry.name, 80)
        found = records.Department.objects.create(
            region=region, code=code, name=name, short_name=short(name, region),
            division=entry.division.strip()[:40],
        )  # fmt: skip
        counts["departments"] += 1
    elif entry.name.strip() and entry.name.strip() != found.name:
        found.name = named(entry.name, 80)
        found.short_name = short(found.name, region)
        found.save(update_fields=("name", "short_name"))
        counts["renamed"] += 1
    elif not entry.unit_code:
        counts["same"] += 1
    if entry.unit_code:
        unit, is_new = records.Unit.objects.get_or_create(
            department=found, code=code_of(entry.unit_code),
            defaults={"name": named(entry.unit_name, 80)},
        )  # fmt: skip
        counts["units" if is_new else "same"] += 1
        if not is_new and unit.name != entry.unit_name.strip():
            unit.name = named(entry.unit_name, 80)
            unit.save(update_fields=("name",))
            counts["renamed"] += 1


def save_cycle(
    actor: records.Person, region_id: int, fiscal_year: int, opens: date, deadline: datetime,
    at: datetime, *, is_open: bool = True,
) -> records.Cycle:  # fmt: skip
    """Begin a year, or change its dates; the performance office or an administrator does.

    Raises:
        NotAllowed: The actor is neither.
        MoveRefused: The dates do not fit.
    """
    with transaction.atomic():
        region = records.Region.objects.get(pk=region_id)
        access.require_in(actor, (access.MANAGE, access.ADMINISTER), region, localdate(at))
        if fiscal_year not in _YEARS:
            message = gettext("年度应在 %(years)s 到 %(years2)s 之间，写的是 %(fiscal_year)s。") % {
                "years": _YEARS[0],
                "years2": _YEARS[-1],
                "fiscal_year": fiscal_year,
            }
            raise MoveRefused(message)
        if localdate(deadline) < opens:
            message = gettext("截止时间比开始的日子还早，请改一个。")
            raise MoveRefused(message)
        cycle, is_new = records.Cycle.objects.update_or_create(
            region=region, fiscal_year=fiscal_year,
            defaults={"opens": opens, "deadline": deadline, "is_open": is_open},
        )  # fmt: skip
        note(
            actor, region, "begin_year" if is_new else "change_year", f"cycle:{cycle.pk}", at,
            year=fiscal_year, opens=opens.isoformat(), deadline=deadline.isoformat(),
            is_open=is_open,
        )  # fmt: skip
    return cycle


def ask_second_factor(
    actor: records.Person, region_id: int, roles: frozenset[Role], at: datetime
) -> None:
    """Say which roles of a region log in with a second factor; all others need not.

    Raises:
        NotAllowed: The actor does not administer the region.
    """
    with transaction.atomic():
        region = _administered(actor, region_id, at)
        region.second_factor_rules.all().delete()
        records.SecondFactorRule.objects.bulk_create(
            records.SecondFactorRule(region=region, role=role) for role in sorted(roles)
        )
        note(
            actor, region, "ask_second_factor", f"region:{region.pk}", at, roles=sorted(roles)
        )  # fmt: skip


def region_code(code: str) -> str:
    """An administrative code (行政区划代码).

    Raises:
        MoveRefused: It is none.
    """
    if not re.fullmatch(r"[1-9][0-9]{5}", code.strip(), re.ASCII):
        message = gettext("行政区划代码是六位数字，写的是“%(code)s”。") % {
            "code": code.strip()[:20]
        }
        raise MoveRefused(message)
    return code.strip()


def code_of(code: str) -> str:
    """A code of a department or unit.

    Raises:
        MoveRefused: It is none.
    """
    if not re.fullmatch(r"[0-9A-Za-z]{1,12}", code.strip(), re.ASCII):
        message = gettext("代码由 1 到 12 位数字或字母组成，写的是“%(code)s”。") % {
            "code": code.strip()[:20]
        }
        raise MoveRefused(message)
    return code.strip()


def named(name: str, most: int) -> str:
    """A name.

    Raises:
        MoveRefused: It is empty or too long.
    """
    found = " ".join(name.split())
    if not found or len(found) > most or not found.isprintable():
        message = gettext("名称要写 1 到 %(most)s 个字，写的是“%(found)s”。") % {
            "most": most,
            "found": found[:30],
        }
        raise MoveRefused(message)
    return found


def short(name: str, region: records.Region) -> str:
    """The name without its region, as lists show it."""
    return (name.removeprefix(region.name) or name)[:_SHORT]


def _administered(actor: records.Person, region_id: int, at: datetime) -> records.Region:
    region = records.Region.objects.get(pk=region_id)
    access.require_in(actor, (access.ADMINISTER,), region, localdate(at))
    return region
