import pytest
from django.test import Client

from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import MoveRefused, Role, State
from jixiao.services.reading import read, read_bytes
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.plans import (
    CellChange,
    StaleWrite,
    change_rows,
    restore_version,
    save_cells,
    start_plan,
)
from jixiao.webapp.actions.talk import comment, waive
from jixiao.webapp.queries.plans import plan_seen
from jixiao.webapp.records import models as records
from tests.web.county import NOW, PLAN, county
from tests.web.reviewing import judge_well

pytestmark = pytest.mark.django_db
TARGET = "projects[0].indicators[0].target"


def project_part(plan: records.Plan) -> records.Part:
    found = plan.parts.filter(kind="project").first()
    assert found is not None
    return found


def words(plan: records.Plan, person: records.Person, path: str = TARGET) -> str:
    seen = plan_seen(person, plan.pk, NOW)
    part = next(each for each in seen.parts if each.kind == "project")
    return part.document.projects[0].indicators[0].target.raw


def test_a_cell_is_saved_as_a_new_version_and_read_again() -> None:
    here = county()
    plan = here.start()
    clerk = here.people[Role.PREPARER]
    before = words(plan, clerk)

    version = save_cells(clerk, project_part(plan).pk, [CellChange(TARGET, before, "≥96%")], NOW)

    assert version.number == 2
    assert words(plan, clerk) == "≥96%"
    assert records.IndicatorRow.objects.filter(plan=plan, target="≥96%").exists()
    assert records.Event.objects.order_by("-id")[0].act == "save_cells"


def test_a_stale_cell_is_refused_and_shown_three_ways() -> None:
    here = county()
    plan = here.start()
    clerk = here.people[Role.PREPARER]
    part, before = project_part(plan), words(plan, clerk)
    save_cells(clerk, part.pk, [CellChange(TARGET, before, "≥96%")], NOW)

    with pytest.raises(StaleWrite) as caught:
        save_cells(clerk, part.pk, [CellChange(TARGET, before, "≥97%")], NOW)

    (clash,) = caught.value.clashes
    assert (clash.was, clash.yours, clash.theirs) == (before, "≥97%", "≥96%")
    assert words(plan, clerk) == "≥96%"


def test_two_people_change_two_cells_of_one_part() -> None:
    here = county()
    plan = here.start()
    clerk = here.people[Role.PREPARER]
    part, before = project_part(plan), words(plan, clerk)
    other = TARGET.replace("target", "note")

    save_cells(clerk, part.pk, [CellChange(other, "", "甲")], NOW)
    version = save_cells(clerk, part.pk, [CellChange(TARGET, before, "≥96%")], NOW)

    assert version.number == 3
    assert words(plan, clerk) == "≥96%"


def test_rows_are_added_moved_and_removed_and_taken_back() -> None:
    here = county()
    plan = here.start()
    clerk, part = here.people[Role.PREPARER], project_part(plan)
    rows = "projects[0].indicators"

    change_rows(clerk, part.pk, "add", rows, [1], 1, NOW)
    change_rows(clerk, part.pk, "move", rows, [1, 0], 2, NOW)
    assert words(plan, clerk) == ""
    with pytest.raises(StaleWrite):
        change_rows(clerk, part.pk, "remove", rows, [0], 2, NOW)
    restored = restore_version(clerk, part.pk, 1, NOW)

    assert restored.number == 4
    assert words(plan, clerk) != ""


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PREPARER])
def test_only_the_preparer_changes_words(role: Role) -> None:
    here = county()
    plan = here.start()
    part = project_part(plan)

    with pytest.raises(NotAllowed):
        save_cells(here.people[role], part.pk, [CellChange(TARGET, "", "x")], NOW)
    with pytest.raises(NotAllowed):
        save_cells(here.stranger, part.pk, [CellChange(TARGET, "", "x")], NOW)


def test_a_year_from_draft_to_publication() -> None:
    here = county()
    plan = here.start()
    clerk, approver = here.people[Role.PREPARER], here.people[Role.APPROVER]
    reviewer, office = here.people[Role.REVIEWER], here.people[Role.OFFICE]

    with pytest.raises(MoveRefused, match="必改没有处理"):
        move_plan(clerk, plan.pk, "submit", NOW)
    check_plan(clerk, plan.pk, NOW)
    for finding in records.FindingRow.objects.filter(plan=plan, severity=Severity.ERROR):
        waive(clerk, finding.pk, "沿用往年口径", NOW)
    move_plan(clerk, plan.pk, "submit", NOW)
    with pytest.raises(MoveRefused, match="不能修改"):
        save_cells(clerk, project_part(plan).pk, [CellChange(TARGET, "", "x")], NOW)
    move_plan(approver, plan.pk, "forward", NOW)
    with pytest.raises(MoveRefused, match="写一条意见"):
        move_plan(reviewer, plan.pk, "return_", NOW)
    comment(reviewer, project_part(plan).pk, TARGET, "依据是什么", NOW)
    move_plan(reviewer, plan.pk, "return_", NOW)
    with pytest.raises(MoveRefused, match="不能原样重报"):
        move_plan(clerk, plan.pk, "submit", NOW)
    save_cells(clerk, project_part(plan).pk, [CellChange(TARGET, words(plan, clerk), "≥96%")], NOW)
    move_plan(clerk, plan.pk, "submit", NOW)
    move_plan(approver, plan.pk, "forward", NOW)
    with pytest.raises(MoveRefused, match="还没有人判断"):
        move_plan(office, plan.pk, "approve", NOW)
    judge_well(here, plan)
    move_plan(office, plan.pk, "approve", NOW)
    with pytest.raises(MoveRefused, match="理由"):
        move_plan(office, plan.pk, "publish", NOW)
    move_plan(office, plan.pk, "publish", NOW, reason="批复后二十日内公开")
    plan.refresh_from_db()

    assert (plan.state, plan.round) == (State.PUBLISHED, 2)
    chain = list(plan.snapshots.values_list("previous_sha256", "sha256"))
    assert [before for before, _ in chain] == ["", *(after for _, after in chain[:-1])]
    events = list(records.Event.objects.values_list("previous_sha256", "sha256"))
    assert [before for before, _ in events] == ["", *(after for _, after in events[:-1])]


def test_who_may_not_read_a_plan_learns_nothing(client: Client) -> None:
    here = county()
    plan = here.start()
    client.force_login(here.stranger)

    assert client.get(f"/plans/{plan.pk}/").status_code == 404
    assert client.get("/plans/999999/").status_code == 404


@pytest.mark.parametrize("role", [Role.PREPARER, Role.OFFICE, Role.AUDITOR, Role.PROVINCE_READER])
def test_home_and_plan_are_shown(client: Client, role: Role) -> None:
    here = county()
    plan = here.start()
    client.force_login(here.people[role])

    assert client.get("/").status_code == 200
    page = client.get(f"/plans/{plan.pk}/").content.decode()
    assert "清河口县总工会" in page
    assert (f'name="now:{TARGET}"' in page) == (role is Role.PREPARER)


def test_the_page_saves_and_shows_a_clash_as_a_page_and_as_json(client: Client) -> None:
    here = county()
    plan = here.start()
    clerk = here.people[Role.PREPARER]
    before, part = words(plan, clerk), project_part(plan)
    client.force_login(clerk)
    address = f"/plans/{plan.pk}/parts/{part.pk}/"
    change = {f"now:{TARGET}": "≥96%", f"was:{TARGET}": before}

    assert client.post(address, change).status_code == 302
    again = client.post(address, change | {f"now:{TARGET}": "≥97%"}, HTTP_ACCEPT="text/html")
    told = client.post(address, change | {f"now:{TARGET}": "≥97%"}, HTTP_ACCEPT="application/json")

    assert again.status_code == told.status_code == 409
    assert all(each in again.content.decode() for each in (before, "≥96%", "≥97%"))
    assert told.json()["clashes"][0]["theirs"] == "≥96%"


def test_strangers_are_sent_to_the_door(client: Client) -> None:
    county()
    assert client.get("/").headers["Location"].startswith("/account/login/")
    client.post(
        "/account/signup/", {"username": "mallory", "password1": "x" * 12, "password2": "x" * 12}
    )
    assert not records.Person.objects.filter(username="mallory").exists()
    assert client.get("/healthz").content == b"ok"
    assert client.get("/readyz").status_code == 200


def test_rows_change_from_the_page_and_a_merged_level_in_all_its_rows(client: Client) -> None:
    here = county()
    plan = here.start()
    clerk, part = here.people[Role.PREPARER], project_part(plan)
    client.force_login(clerk)
    rows = f"/plans/{plan.pk}/parts/{part.pk}/rows/"
    path = "projects[0].indicators[0].level2"

    added = client.post(rows, {"do": "add projects[0].indicators 1", "seen": "1"})
    stale = client.post(rows, {"do": "remove projects[0].indicators 1", "seen": "1"})
    unknown = client.post(rows, {"do": "burn projects[0].indicators 1", "seen": "2"})
    swapped = client.post(
        rows, {"do": "move projects[0].indicators 1 2", "seen": "2"}, HTTP_HX_REQUEST="true"
    )
    client.post(
        f"/plans/{plan.pk}/parts/{part.pk}/",
        {f"now:{path}": "数量", f"was:{path}": "数量指标", f"more:{path}": "2"},
    )
    seen = plan_seen(clerk, plan.pk, NOW)
    project = next(each for each in seen.parts if each.kind == "project").document.projects[0]

    assert (added.status_code, stale.status_code, unknown.status_code) == (302, 409, 400)
    assert f'id="part{part.pk}"' in swapped.content.decode()
    assert [row.level2.raw for row in project.indicators[:3]] == ["数量"] * 3


def test_history_shows_what_changed_and_brings_it_back(client: Client) -> None:
    here = county()
    plan = here.start()
    clerk, part = here.people[Role.PREPARER], project_part(plan)
    before = words(plan, clerk)
    save_cells(clerk, part.pk, [CellChange(TARGET, before, "≥96%")], NOW)
    client.force_login(clerk)
    address = f"/plans/{plan.pk}/parts/{part.pk}/history/"

    page = client.get(address).content.decode()
    client.post(address, {"number": "1"})

    assert all(each in page for each in (before, "≥96%", "的指标值"))
    assert TARGET not in page
    assert words(plan, clerk) == before


def test_a_target_says_how_it_is_understood(client: Client) -> None:
    here = county()
    client.force_login(here.people[Role.PREPARER])

    told = client.get("/reading/", {"words": "≥90%"}).json()

    assert (told["operator"], told["number"], told["unit"]) == ("≥", "90", "%")
    assert client.get("/reading/", {"words": "≤100优"}).json()["problem"]


@pytest.mark.parametrize("suffix", ["docx", "txt", "csv", "json", "html"])
def test_a_plan_is_exported_and_read_back(client: Client, suffix: str) -> None:
    here = county()
    plan = here.start()
    client.force_login(here.people[Role.AUDITOR])

    answer = client.get(f"/plans/{plan.pk}/export.{suffix}")

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    if suffix != "csv":
        document = read_bytes(answer.content, f"a.{suffix}").documents[0]
        assert len(document.projects) == 4
    assert client.get(f"/plans/{plan.pk}/export.exe").status_code == 404


def test_a_plan_is_compared_with_last_year(client: Client) -> None:
    here = county()
    clerk = here.people[Role.PREPARER]
    old = start_plan(clerk, here.before(), here.union, read(PLAN).documents[0], NOW)
    plan = here.start()
    save_cells(clerk, project_part(plan).pk, [CellChange(TARGET, words(plan, clerk), "≥9场")], NOW)
    client.force_login(clerk)

    page = client.get(f"/plans/{plan.pk}/compare/").content.decode()
    alone = client.get(f"/plans/{old.pk}/compare/").content.decode()

    assert "≥9场" in page
    assert "共 1 处不同" in page
    assert "没有这个部门上一年度的文本" in alone
