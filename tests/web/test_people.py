"""People, roles, the organisation: who enters whom, hands on, leaves; the first start."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jixiao.model.lifecycle import MoveRefused, Role
from jixiao.services.organisation_list import Entry
from jixiao.webapp import access
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions import organisation, people
from jixiao.webapp.actions.first import begin
from jixiao.webapp.records import models as records
from tests.web.county import NOW, PLAN, County, county

pytestmark = pytest.mark.django_db
FIRST = {
    "code": "130399", "region": "清河口县", "finance": "清河口县财政局", "name": "管理甲",
    "username": "admin", "password": "seven-lakes-2026", "again": "seven-lakes-2026",
}  # fmt: skip


def admin(here: County) -> records.Person:
    return here.people[Role.ADMINISTRATOR]


def acts() -> list[str]:
    return list(records.Event.objects.values_list("act", flat=True))


def test_the_first_start_asks_for_region_and_administrator_and_is_gone_then(
    client: Client,
) -> None:
    assert client.get("/").headers["Location"] == "/begin/"
    assert client.get("/plans/1/").headers["Location"] == "/begin/"
    assert client.get("/healthz").content == b"ok"
    assert "首次设置" in client.get("/begin/").content.decode()

    assert client.post("/begin/", FIRST).headers["Location"] == "/account/login/"

    person = records.Person.objects.get()
    assert access.administered(person, NOW.date()).get().name == "清河口县"
    assert acts() == ["begin"]
    assert client.get("/begin/").status_code == 404
    assert client.post("/begin/", FIRST | {"username": "mallory"}).status_code == 404
    assert client.get("/").headers["Location"].startswith("/account/login/")
    assert client.login(username="admin", password=FIRST["password"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"again": "something else"}, {"password": "short", "again": "short"}, {"code": "13"},
        {"password": "1029384756", "again": "1029384756"}, {"region": " "}, {"username": "王"},
    ],
)  # fmt: skip
def test_the_first_start_says_what_is_wrong_and_keeps_what_was_written(
    client: Client, wrong: dict[str, str]
) -> None:
    page = client.post("/begin/", FIRST | wrong)

    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert "清河口县财政局" in page.content.decode()
    assert not records.Person.objects.exists()
    assert not records.Region.objects.exists()


def test_the_system_is_begun_once() -> None:
    county()

    with pytest.raises(MoveRefused, match="已经设置好"):
        begin("130398", "甲县", "甲县财政局", "second", "乙", "seven-lakes-2026", NOW)


def test_a_person_is_entered_changes_the_password_and_works(client: Client) -> None:
    here = county()
    client.force_login(admin(here))
    address = f"/settings/regions/{here.region.pk}/people/"
    given = {
        "name": "经办乙",
        "username": "newone",
        "role": "preparer",
        "department": here.roads.pk,
    }

    page = client.post(address, given).content.decode()

    person = records.Person.objects.get(username="newone")
    assert access.roles_for(person, here.roads, NOW.date()) == {Role.PREPARER}
    secret = page.split("<code>")[1].split("</code>")[0]
    assert secret not in client.get(address).content.decode()
    other = Client()
    assert other.login(username="newone", password=secret)
    assert other.get("/").headers["Location"] == "/account/password/change/"
    change = {"oldpassword": secret, "password1": "nine-rivers-77", "password2": "nine-rivers-77"}
    other.post("/account/password/change/", change)
    assert other.get("/").status_code == 200
    assert acts()[-2:] == ["add_person", "change_password"]


def test_only_an_administrator_of_the_region_enters_people(client: Client) -> None:
    here = county()
    for role, person in here.people.items():
        if role is not Role.ADMINISTRATOR:
            with pytest.raises(NotAllowed):
                people.add_person(person, here.region.pk, "x1", "乙", Role.AUDITOR, NOW)
            client.force_login(person)
            assert client.get(f"/settings/regions/{here.region.pk}/people/").status_code == 404
    assert not records.Person.objects.filter(username="x1").exists()


def test_an_administrator_has_no_business_data_and_gives_nobody_themselves_a_role() -> None:
    here = county()
    plan = here.start()

    assert not access.visible_plans(admin(here), NOW.date()).filter(pk=plan.pk).exists()
    with pytest.raises(NotAllowed, match="自己的角色"):
        people.give_role(admin(here), admin(here).pk, here.region.pk, Role.OFFICE, NOW)


def test_a_role_begins_and_ends_on_its_days() -> None:
    here = county()
    day = NOW.date()
    held = people.give_role(
        admin(here), here.stranger.pk, here.region.pk, Role.OFFICE, NOW,
        begins=day + timedelta(3), ends=day + timedelta(5),
    )  # fmt: skip

    found = [
        Role.OFFICE in access.roles_for(here.stranger, here.union, day + timedelta(at))
        for at in range(2, 7)
    ]
    assert found == [False, True, True, True, False]
    people.end_role(admin(here), held.pk, NOW + timedelta(4))
    assert Role.OFFICE not in access.roles_for(here.stranger, here.union, day + timedelta(4))
    assert records.Assignment.objects.filter(pk=held.pk).exists()


@pytest.mark.parametrize(
    ("role", "is_of_department"), [(Role.PREPARER, False), (Role.LEADER, True)]
)
def test_a_role_must_fit_its_place(role: Role, is_of_department: bool) -> None:
    here = county()
    department = here.union.pk if is_of_department else None

    with pytest.raises(MoveRefused):
        people.give_role(
            admin(here), here.stranger.pk, here.region.pk, role, NOW, department_id=department
        )


def test_a_clerk_hands_on_to_a_colleague_until_a_day_and_takes_it_back(client: Client) -> None:
    here = county()
    clerk, approver = here.people[Role.PREPARER], here.people[Role.APPROVER]
    held = clerk.assignments.get()
    last = NOW.date() + timedelta(7)

    for name in ("stranger", "office", "nobody"):
        with pytest.raises(MoveRefused):
            people.delegate(clerk, held.pk, name, last, NOW)
    given = people.delegate(clerk, held.pk, "approver", last, NOW)

    assert access.may(approver, access.EDIT, here.union, last)
    assert not access.may(approver, access.EDIT, here.union, last + timedelta(1))
    with pytest.raises(NotAllowed):
        people.delegate(approver, given.pk, "preparer", last, NOW)
    with pytest.raises(NotAllowed):
        people.end_delegation(approver, given.pk, NOW)
    people.end_delegation(clerk, given.pk, NOW)
    assert not access.may(approver, access.EDIT, here.union, NOW.date())
    assert acts() == ["delegate", "end_delegation"]
    client.force_login(clerk)
    assert "我委托出去的" in client.get("/settings/mine/").content.decode()


def test_what_was_handed_on_ends_with_the_role_that_it_came_from() -> None:
    here = county()
    clerk, approver = here.people[Role.PREPARER], here.people[Role.APPROVER]
    held = clerk.assignments.get()
    people.delegate(clerk, held.pk, "approver", NOW.date() + timedelta(7), NOW)

    people.end_role(admin(here), held.pk, NOW)

    assert not access.may(approver, access.EDIT, here.union, NOW.date())
    assert access.may(approver, access.COMMENT, here.union, NOW.date())


def test_audit_and_administration_are_not_handed_on() -> None:
    here = county()
    for role in (Role.AUDITOR, Role.ADMINISTRATOR, Role.REGION_READER):
        person = here.people[role]
        with pytest.raises(NotAllowed):
            people.delegate(person, person.assignments.get().pk, "office", NOW.date(), NOW)


def test_who_leaves_is_logged_out_loses_every_role_and_keeps_the_history(client: Client) -> None:
    here = county()
    plan = here.start()
    clerk = here.people[Role.PREPARER]
    people.delegate(clerk, clerk.assignments.get().pk, "approver", NOW.date(), NOW)
    client.force_login(clerk)
    assert client.get("/").status_code == 200

    people.let_go(admin(here), clerk.pk, NOW)

    assert client.get("/").headers["Location"].startswith("/account/login/")
    assert not access.assignments(clerk, NOW.date()).exists()
    assert not access.may(here.people[Role.APPROVER], access.EDIT, here.union, NOW.date())
    assert plan.parts.exclude(head__author=clerk).count() == 0
    assert records.Event.objects.filter(actor=clerk, act="start_plan").exists()
    secret = people.take_back(admin(here), clerk.pk, NOW)
    clerk.refresh_from_db()
    assert clerk.check_password(secret)
    assert not access.assignments(clerk, NOW.date()).exists()


def test_a_new_password_ends_every_session_of_the_person(client: Client) -> None:
    here = county()
    clerk = here.people[Role.PREPARER]
    client.force_login(clerk)
    assert client.get("/").status_code == 200

    people.renew_password(admin(here), clerk.pk, NOW)

    assert client.get("/").headers["Location"].startswith("/account/login/")


def test_the_organisation_is_read_from_a_list_again_and_again(client: Client) -> None:
    here = county()
    client.force_login(admin(here))
    address = f"/settings/regions/{here.region.pk}/"
    rows = [
        "部门代码,部门名称,归口股室,单位代码,单位名称", "348,清河口县交通运输局,经建股,,",
        ",,,348001,清河口县交通运输局本级", "361,清河口县水务局,农财股,361001,清河口县水务局本级",
    ]  # fmt: skip
    for encoding in ("utf-8-sig", "gb18030"):
        file = SimpleUploadedFile("名单.csv", "\n".join(rows).encode(encoding))
        assert client.post(address, {"act": "list", "file": file}).status_code == 302

    assert list(here.region.departments.values_list("code", "short_name")) == [
        ("348", "交通局"), ("361", "水务局"), ("711", "总工会"),
    ]  # fmt: skip
    assert sorted(records.Unit.objects.values_list("code", flat=True)) == ["348001", "361001"]
    first, second = records.Event.objects.filter(act="enter_organisation").order_by("id")
    assert (first.detail["departments"], first.detail["units"]) == (1, 2)
    assert (second.detail["departments"], second.detail["same"]) == (0, 3)
    assert "水务局本级" in client.get(address).content.decode()


@pytest.mark.slow
def test_the_organisation_is_read_from_the_unit_codes_of_a_plan(client: Client) -> None:
    here = county()
    client.force_login(admin(here))
    file = SimpleUploadedFile("plan.docx", PLAN.read_bytes())

    client.post(f"/settings/regions/{here.region.pk}/", {"act": "list", "file": file})

    unit = records.Unit.objects.get()
    assert (unit.department, unit.code) == (here.union, "711001")


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\x00\x01\x02", b"=cmd()"])
def test_a_list_that_names_nobody_is_refused_with_one_sentence(
    client: Client, content: bytes
) -> None:
    here = county()
    client.force_login(admin(here))
    file = SimpleUploadedFile("list.csv", content)

    page = client.post(f"/settings/regions/{here.region.pk}/", {"act": "list", "file": file})

    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert here.region.departments.count() == 2


def test_one_wrong_entry_of_a_list_enters_nothing() -> None:
    here = county()

    with pytest.raises(MoveRefused, match="代码由"):
        organisation.enter_organisation(
            admin(here), here.region.pk, [Entry("501", "甲局"), Entry("5 0;", "乙局")], NOW, why="x"
        )

    assert not here.region.departments.filter(code="501").exists()


def test_a_year_is_begun_and_its_deadline_moved_by_the_office(client: Client) -> None:
    here = county()
    client.force_login(here.people[Role.OFFICE])
    address = f"/settings/regions/{here.region.pk}/years/"
    year = {"year": "2028", "opens": "2027-10-01", "deadline": "2027-11-20T18:00"}

    assert client.post(address, year).status_code == 302
    assert client.post(address, year | {"deadline": "2027-11-25T18:00"}).status_code == 302
    assert client.post(address, year | {"deadline": "2027-01-01T00:00"}).status_code == 400
    assert client.post(address, year | {"year": "x"}).status_code == 400

    cycle = records.Cycle.objects.get(fiscal_year=2028)
    assert cycle.deadline.isoformat() == "2027-11-25T10:00:00+00:00"
    assert acts()[-2:] == ["begin_year", "change_year"]
    client.force_login(here.people[Role.REVIEWER])
    assert client.post(address, year).status_code == 404


def test_an_administrator_of_a_province_reaches_the_counties_below_and_not_back() -> None:
    here = county()
    province = here.region.parent
    assert province is not None
    upper = records.Person.objects.create_user("upper", "a long pass", "省管")
    records.Assignment.objects.create(person=upper, role=Role.ADMINISTRATOR, region=province)

    made = organisation.add_region(upper, province.pk, "130398", "河湾县", "河湾县财政局", NOW)

    people.add_person(upper, made.pk, "below", "县管", Role.ADMINISTRATOR, NOW)
    with pytest.raises(NotAllowed):
        organisation.add_region(admin(here), province.pk, "130397", "甲", "乙", NOW)
    with pytest.raises(NotAllowed):
        people.let_go(admin(here), upper.pk, NOW)
    with pytest.raises(MoveRefused, match="下级"):
        organisation.add_region(upper, province.pk, "140000", "甲", "乙", NOW)
