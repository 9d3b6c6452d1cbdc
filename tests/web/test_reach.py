"""How far a role reaches, and who is told what when people come and go."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_out

from jixiao.model.lifecycle import Role
from jixiao.webapp import access
from jixiao.webapp.records import models as records
from tests.web.county import NOW, County, county

pytestmark = pytest.mark.django_db
TODAY: date = NOW.date()


def hold(here: County, name: str, role: Role, department: records.Department | None = None) -> (
    records.Person
):  # fmt: skip
    person = records.Person.objects.create_user(name, "a long pass", name)
    records.Assignment.objects.create(
        person=person, role=role, region=here.region, department=department
    )
    return person


@pytest.mark.parametrize("role", [Role.PREPARER, Role.APPROVER])
def test_a_role_of_a_department_that_names_none_reaches_nothing(role: Role) -> None:
    here = county()
    here.start()
    person = hold(here, "lost", role)

    assert not access.visible_plans(person, TODAY).exists()
    assert not access.visible_departments(person, TODAY).exists()
    assert access.departments_with(person, access.READ, TODAY) == []
    assert not access.may(person, access.READ, here.union, TODAY)


def test_a_reader_of_the_province_reads_the_counties_below_and_the_province_itself() -> None:
    here = county()
    plan = here.start()
    reader = here.people[Role.PROVINCE_READER]
    elsewhere = records.Region.objects.create(code="140100", name="乙市", finance_name="乙市财政局")
    records.Department.objects.create(region=elsewhere, code="1", name="甲局", short_name="甲局")

    assert [*access.visible_plans(reader, TODAY)] == [plan]
    assert {*access.visible_departments(reader, TODAY)} == {here.union, here.roads}


def test_who_administers_reads_no_department() -> None:
    here = county()

    assert not access.visible_departments(here.people[Role.ADMINISTRATOR], TODAY).exists()
    assert access.departments_with(here.people[Role.AUDITOR], access.EDIT, TODAY) == []


def test_a_second_factor_is_asked_by_name_or_by_role() -> None:
    here = county()
    clerk, office = here.people[Role.PREPARER], here.people[Role.OFFICE]
    records.SecondFactorRule.objects.create(region=here.region, role=Role.OFFICE)
    assert not access.second_factor_is_asked(clerk, TODAY)

    clerk.must_use_second_factor = True

    assert access.second_factor_is_asked(clerk, TODAY)
    assert access.second_factor_is_asked(office, TODAY)


def test_finance_hands_on_to_finance_and_a_department_to_itself() -> None:
    here = county()
    second = hold(here, "second", Role.REVIEWER)

    def colleagues(role: Role) -> set[records.Person]:
        held = here.people[role].assignments.get()
        return {*access.colleagues(held, TODAY)}

    finance = {here.people[role] for role in (Role.REVIEWER, Role.OFFICE, Role.LEADER)}
    assert colleagues(Role.OFFICE) == (finance | {second}) - {here.people[Role.OFFICE]}
    assert colleagues(Role.PREPARER) == {here.people[Role.APPROVER]}


def test_the_same_region_is_administered_once_and_not_by_a_role_of_a_department() -> None:
    here = county()
    person = hold(here, "both", Role.REVIEWER, here.union)

    with pytest.raises(access.NotAllowed, match="清河口县"):
        access.require_in(person, (access.REVIEW,), here.region, TODAY)
    access.require_in(
        here.people[Role.ADMINISTRATOR], (access.MANAGE, access.ADMINISTER), here.region, TODAY
    )


def test_second_factors_that_come_go_and_are_renewed_stand_in_the_trail() -> None:
    here = county()
    clerk = here.people[Role.PREPARER]
    told = {"sender": Authenticator, "request": None, "user": clerk, "authenticator": None}

    for signal in (authenticator_added, authenticator_removed, authenticator_reset):
        signal.send(**told)
    user_logged_out.send(sender=records.Person, request=None, user=clerk)
    user_logged_out.send(sender=records.Person, request=None, user=None)

    events = records.Event.objects.order_by("id").values_list("act", "subject", "region__code")
    assert [*events] == [
        (act, f"person:{clerk.pk}", here.region.code)
        for act in ("add_second_factor", "remove_second_factor", "renew_recovery_codes", "log_out")
    ]
