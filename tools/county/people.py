"""The people of the invented county: who prepares, approves, reviews, signs, reads."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from jixiao.model.lifecycle import Role
from jixiao.webapp.records import models as records
from tools.county.words import Office

_SURNAMES = "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕"
_PLANTS = "禾松荷桐麦竹槐兰榆"


class Staff(NamedTuple):
    """A department with its people.

    Args:
        office: Its words.
        department: Its row.
        preparer: Who fills in.
        approver: Who agrees in the department.
        reviewer: Who reviews it in the finance department.
    """

    office: Office
    department: records.Department
    preparer: records.Person
    approver: records.Person
    reviewer: records.Person


class County(NamedTuple):
    """The county before anything has been written.

    Args:
        region: The county.
        staff: Its departments with their people.
        others: People of the finance department and those who read, by role.
    """

    region: records.Region
    staff: tuple[Staff, ...]
    others: dict[Role, records.Person]


def settle(offices: list[Office]) -> County:
    """Found the county: its region, departments and people, nobody with a password."""
    province = records.Region.objects.create(
        code="130000", name="冀东省", finance_name="冀东省财政厅"
    )
    region = records.Region.objects.create(
        code="130399", name="清河口县", finance_name="清河口县财政局", parent=province
    )
    names = (f"{surname}{plant}" for plant, surname in product(_PLANTS, _SURNAMES))
    others: dict[Role, records.Person] = {}
    for role in Role:
        if role not in {Role.PREPARER, Role.APPROVER, Role.REVIEWER}:
            held = province if role is Role.PROVINCE_READER else region
            others[role] = _person(role.value, next(names))
            _assign(others[role], role, held)
    divisions = sorted({each.division for each in offices})
    reviewers = {
        division: _person(f"reviewer{at}", next(names)) for at, division in enumerate(divisions, 1)
    }
    staff = tuple(_staffed(each, region, reviewers, names) for each in offices)
    return County(region, staff, others)


def _staffed(
    office: Office, region: records.Region, reviewers: dict[str, records.Person],
    names: Iterator[str],
) -> Staff:  # fmt: skip
    department = records.Department.objects.create(
        region=region, code=office.code, name=office.name, short_name=office.short,
        division=office.division,
    )  # fmt: skip
    records.Unit.objects.create(
        department=department, code=f"{office.code}001", name=f"{office.name}本级"
    )
    preparer = _person(f"clerk{office.code}", next(names))
    approver = _person(f"chief{office.code}", next(names))
    reviewer = reviewers[office.division]
    _assign(preparer, Role.PREPARER, region, department)
    _assign(approver, Role.APPROVER, region, department)
    _assign(reviewer, Role.REVIEWER, region, department)
    return Staff(office, department, preparer, approver, reviewer)


def _person(username: str, name: str) -> records.Person:
    return records.Person.objects.create_user(username, None, name)


def _assign(
    person: records.Person, role: Role, region: records.Region,
    department: records.Department | None = None,
) -> None:  # fmt: skip
    records.Assignment.objects.create(
        person=person, role=role, region=region, department=department
    )
