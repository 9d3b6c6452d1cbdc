"""Who calls and what they may do; the years and departments that they may read."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Router

from jixiao.webapp import access
from jixiao.webapp.api.caller import Called
from jixiao.webapp.api.shapes import DepartmentShape, MeShape, RoleShape, TokenShape, YearShape
from jixiao.webapp.queries.lists import DepartmentLine, departments_for, years_for

router = Router(tags=[_("人和组织")])


@router.get("/me", response=MeShape, summary=_("我是谁，能做什么"))
def me(request: Called) -> MeShape:
    """The caller."""
    person, token = request.auth
    today = timezone.localdate()
    return MeShape(
        username=person.username,
        name=person.name,
        roles=[
            RoleShape(
                role=each.role, region=each.region.code, department=each.department_id,
                ends=each.ends,
            )
            for each in access.assignments(person, today)
        ],
        acts=sorted(access.acts_of(person, today)),
        token=token and TokenShape(
            id=token.token, name=token.name, may_write=token.may_write,
            expires_at=token.expires_at,
        ),
    )  # fmt: skip


@router.get("/years", response=list[YearShape], summary=_("看得到的年度"))
def years(request: Called) -> list[YearShape]:
    """The years in which the caller may read plans."""
    return [
        YearShape(
            id=each.pk, region=each.region, region_name=each.region_name,
            fiscal_year=each.fiscal_year, opens=each.opens, deadline=each.deadline,
            is_open=each.is_open,
        )
        for each in years_for(request.auth.person, timezone.now())
    ]  # fmt: skip


@router.get("/departments", response=list[DepartmentShape], summary=_("看得到的部门"))
def departments(request: Called) -> list[DepartmentShape]:
    """The departments whose plans the caller may read."""
    return [department_of(each) for each in departments_for(request.auth.person, timezone.now())]


def department_of(line: DepartmentLine) -> DepartmentShape:
    """A department on the wire."""
    told: dict[str, Any] = line._asdict()
    return DepartmentShape(id=told.pop("pk"), **told)
