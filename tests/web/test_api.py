"""The API for programs: the same acts and queries as the pages, in JSON."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import Role, State, moves_from
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.actions.talk import waive
from jixiao.webapp.records import models as records
from tests.web.calling import Program, refused
from tests.web.county import NOW, PLAN, County, county
from tests.web.reviewing import FUNDS, TARGET, first_project, hand_in, publish, words

pytestmark = pytest.mark.django_db


def clerk(here: County) -> Program:
    return Program(here.people[Role.PREPARER])


def test_me_says_who_calls_by_what_and_what_they_may() -> None:
    here = county()

    told = clerk(here).get("/me").json()

    assert (told["username"], told["roles"]) == (
        "preparer",
        [{"role": "preparer", "region": "130399", "department": here.union.pk, "ends": None}],
    )
    assert told["acts"] == ["comment", "edit", "import", "read"]
    assert (told["token"]["name"], told["token"]["may_write"]) == ("试", True)


def test_years_departments_and_plans_are_those_that_the_person_reads() -> None:
    here = county()
    plan = here.start()

    own, finance = clerk(here), Program(here.people[Role.OFFICE])
    assert [each["fiscal_year"] for each in own.get("/years").json()] == [2027]
    assert [each["code"] for each in own.get("/departments").json()] == ["711"]
    assert [each["code"] for each in finance.get("/departments").json()] == ["348", "711"]
    (line,) = own.get("/plans").json()["items"]
    assert (line["id"], line["state"], line["department"]["code"]) == (plan.pk, "draft", "711")
    assert line["budget"] is not None
    assert Program(here.stranger).get("/plans").json()["total"] == 0
    above = Program(here.people[Role.PROVINCE_READER])
    assert [each["code"] for each in above.get("/departments").json()] == ["348", "711"]
    assert above.get("/plans").json()["total"] == 1
    assert Program(here.people[Role.ADMINISTRATOR]).get("/departments").json() == []


def test_plans_come_in_pages_and_by_filter() -> None:
    here = county()
    here.start()
    for at in range(4):
        more = records.Department.objects.create(
            region=here.region, code=f"40{at}", name=f"{at}局", short_name=f"{at}局"
        )
        records.Plan.objects.create(cycle=here.cycle, department=more, state_since=NOW)
    office = Program(here.people[Role.OFFICE])

    first = office.get("/plans?limit=2").json()
    second = office.get("/plans?limit=2&offset=2").json()
    assert (first["total"], len(first["items"]), len(second["items"])) == (5, 2, 2)
    codes = [each["department"]["code"] for each in first["items"] + second["items"]]
    assert codes == ["400", "401", "402", "403"]
    assert office.get(f"/plans?department={here.union.pk}").json()["total"] == 1
    assert office.get("/plans?year=2026").json()["total"] == 0
    assert office.get("/plans?region=130399&state=draft&year=2027").json()["total"] == 5
    for wrong in ("limit=0", "limit=201", "offset=-1", "state=nowhere", "year=x", "region=1"):
        told = refused(office.get(f"/plans?{wrong}"), 422, "not-understood")
        assert told["where"] == f"query.{wrong.partition('=')[0]}"


def test_a_plan_its_document_and_its_parts() -> None:
    here = county()
    plan = here.start()
    program = clerk(here)

    told = program.get(f"/plans/{plan.pk}").json()
    assert (told["state"], told["may_edit"]) == ("draft", True)
    assert [each["name"] for each in told["moves"]] == ["submit"]
    document = program.get(f"/plans/{plan.pk}/document").json()
    assert document["schema"] == "jixiao/1"
    projects = [each["title"] for each in told["parts"] if each["kind"] == "project"]
    assert [each["name"] for each in document["documents"][0]["projects"]] == projects
    project = next(each for each in told["parts"] if each["kind"] == "project")
    response = program.get(f"/plans/{plan.pk}/parts/{project['id']}")
    part = response.json()
    assert response.headers["ETag"] == project["etag"] == part["etag"]
    assert part["cells"][TARGET] == words(first_project(plan))
    assert part["document"]["projects"][0]["indicators"][0]["target"] == part["cells"][TARGET]
    refused(program.get(f"/plans/{plan.pk}/parts/999999"), 404, "not-found")


def test_findings_are_told_checked_again_and_given_a_reason() -> None:
    here = county()
    plan = here.start()
    program = clerk(here)

    assert program.get(f"/plans/{plan.pk}/findings").json() == []
    found = program.post(f"/plans/{plan.pk}/check").json()
    assert found == program.get(f"/plans/{plan.pk}/findings").json()
    assert {"rule", "message", "fix", "path"} <= found[0].keys()
    address = f"/plans/{plan.pk}/findings/{found[0]['id']}/reason"
    assert program.post(address, {"reason": "沿用往年口径"}).status_code == 201
    assert program.get(f"/plans/{plan.pk}/findings").json()[0]["reason"] == "沿用往年口径"
    finance = Program(here.people[Role.OFFICE])
    refused(finance.post(address, {"reason": "x"}), 403, "not-allowed")
    elsewhere = f"/plans/{plan.pk}/findings/999999/reason"
    refused(program.post(elsewhere, {"reason": "x"}), 404, "not-found")


def test_comments_are_made_answered_resolved_and_opened_again() -> None:
    here = county()
    plan = here.start()
    part = first_project(plan)
    program, finance = clerk(here), Program(here.people[Role.OFFICE])
    address = f"/plans/{plan.pk}/comments"

    made = finance.post(address, {"part": part.pk, "path": FUNDS, "text": "依据是什么"})
    assert made.status_code == 201
    one = f"{address}/{made.json()['id']}"
    assert program.post(f"{one}/replies", {"text": "见附件"}).status_code == 201
    (seen,) = program.get(address).json()
    assert (seen["text"], seen["words"], seen["is_resolved"]) == (
        "依据是什么", words(part, FUNDS), False,
    )  # fmt: skip
    assert [each["text"] for each in seen["replies"]] == ["见附件"]
    refused(program.post(f"{one}/resolve"), 403, "not-allowed")
    assert finance.post(f"{one}/resolve").status_code == 204
    assert program.get(address).json()[0]["is_resolved"]
    assert finance.post(f"{one}/reopen").status_code == 204
    assert not program.get(address).json()[0]["is_resolved"]


def test_what_belongs_to_another_plan_is_not_found_under_this_one() -> None:
    here = county()
    plan = here.start()
    other = records.Plan.objects.create(cycle=here.before(), department=here.roads, state_since=NOW)
    part = records.Part.objects.create(plan=other, kind="cover", position=1)
    said = records.Comment.objects.create(
        plan=other, part=part, text="别处", author=here.stranger, written_at=NOW, round=1
    )
    for person in (here.people[Role.PREPARER], here.people[Role.OFFICE]):
        program = Program(person)
        base = f"/plans/{plan.pk}"
        for address, body in (
            (f"{base}/comments", {"part": part.pk, "text": "x"}),
            (f"{base}/comments/{said.pk}/replies", {"text": "x"}),
            (f"{base}/comments/{said.pk}/resolve", {}),
            (f"{base}/comments/{said.pk}/reopen", {}),
        ):
            refused(program.post(address, body), 404, "not-found")
        refused(program.get(f"{base}/parts/{part.pk}"), 404, "not-found")
    assert records.Comment.objects.count() == 1


def test_a_plan_goes_through_its_year() -> None:
    here = county()
    plan = here.start()
    check_plan(here.people[Role.PREPARER], plan.pk, NOW)
    address = f"/plans/{plan.pk}/moves"
    program = clerk(here)

    told = refused(program.post(address, {"move": "submit"}), 409, "not-now")
    assert "必改" in told["detail"]
    for finding in plan.finding_rows.filter(severity=Severity.ERROR):
        waive(here.people[Role.PREPARER], finding.pk, "沿用往年口径", NOW)
    assert program.post(address, {"move": "submit"}).json()["state"] == "with-approver"
    refused(program.post(address, {"move": "approve"}), 409, "not-now")
    refused(program.post(address, {"move": "forward"}), 403, "not-allowed")
    refused(program.post(address, {"move": "fly"}), 409, "not-now")
    approver, office = (Program(here.people[each]) for each in (Role.APPROVER, Role.OFFICE))
    assert approver.post(address, {"move": "forward"}).json()["state"] == "with-finance"
    steps = moves_from(State.WITH_FINANCE, frozenset((Role.OFFICE,)))
    assert [each["name"] for each in office.get(address).json()] == [each.name for each in steps]
    refused(office.post(address, {"move": "return_"}), 409, "not-now")
    refused(office.post(address, {"move": "approve"}), 409, "not-now")
    judgement = f"/plans/{plan.pk}/judgement"
    names = [each["name"] for each in office.get(judgement).json()]
    grades = {"aspects": [{"aspect": each, "grade": "良"} for each in names]}
    assert {each["grade"] for each in office.post(judgement, grades).json()} == {"良"}
    refused(program.post(judgement, grades), 404, "not-found")
    assert office.post(address, {"move": "approve"}).json()["state"] == "approved"
    refused(office.post(address, {"move": "publish"}), 409, "not-now")
    told = office.post(address, {"move": "publish", "reason": "批复后二十日内公开"}).json()
    assert told["state"] == "published"
    plan.refresh_from_db()
    assert plan.published_snapshot is not None
    assert told["sha256"] == plan.published_snapshot.sha256


def test_a_plan_begins_with_last_years() -> None:
    here = county()
    body = {"year": here.cycle.pk, "department": here.union.pk}
    program = clerk(here)
    refused(program.post("/plans", body), 409, "not-now")
    last = here.start()
    records.Plan.objects.filter(pk=last.pk).update(cycle=here.before())

    made = program.post("/plans", body)

    assert made.status_code == 201
    assert program.get(f"/plans/{made.json()['plan']}").json()["fiscal_year"] == 2027
    refused(Program(here.stranger).post("/plans", body), 404, "not-found")


def test_files_are_handed_in_and_declined() -> None:
    here = county()
    program = clerk(here)

    def hand_in(*names: str, **more: object) -> Any:
        files = [SimpleUploadedFile(name, PLAN.read_bytes()) for name in names]
        return program.client.post(
            "/api/v1/imports", {"file": files, **more}, headers=program.headers
        )

    taken = hand_in("2027.docx", year=here.cycle.pk)
    assert taken.status_code == 202
    (told,) = taken.json()
    assert (told["name"], told["is_new"], told["message"]) == ("2027.docx", True, "")
    assert not hand_in("2027.docx").json()[0]["is_new"]
    listed = program.get("/imports").json()
    assert [each["state"] for each in listed["items"]] == ["waiting"]
    one = f"/imports/{told['id']}"
    seen = program.get(one).json()
    assert (seen["file"]["state"], seen["by"], seen["fiscal_year"]) == (
        "waiting", "部门经办人甲", 2027,
    )  # fmt: skip
    original = program.get(f"{one}/original")
    assert b"".join(original.streaming_content) == PLAN.read_bytes()
    refused(program.post(f"{one}/accept", {}), 409, "not-now")
    refused(Program(here.stranger).get(one), 404, "not-found")
    refused(Program(here.stranger).post(f"{one}/decline"), 404, "not-found")
    records.Upload.objects.update(state="unreadable")
    assert program.post(f"{one}/decline").status_code == 204
    assert program.post(f"{one}/again").status_code == 204
    assert program.get(one).json()["file"]["state"] == "waiting"
    refused(program.post("/imports"), 422, "not-understood")
    refused(hand_in("a.docx", year="x"), 422, "not-understood")
    refused(hand_in("a.docx", year=999), 404, "not-found")


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_MAX_FILE_BYTES", "1000")
    program = clerk(county())
    large = SimpleUploadedFile("大.docx", b"x" * 2000)

    response = program.client.post("/api/v1/imports", {"file": large}, headers=program.headers)
    assert "大.docx" in refused(response, 413, "too-large")["detail"]
    response = program.client.generic(
        "POST", "/api/v1/imports", b"x", CONTENT_LENGTH="2000000000", headers=program.headers
    )
    refused(response, 413, "too-large")


def test_the_queue_the_board_and_the_trail_are_for_those_who_see_them() -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    office, auditor = (Program(here.people[each]) for each in (Role.OFFICE, Role.AUDITOR))

    queue = office.get("/queue?list=waiting&order=budget").json()
    assert [each["plan"] for each in queue["rows"]] == [plan.pk]
    assert queue["counts"]["waiting"] == 1
    assert clerk(here).get("/queue").json()["rows"] == []
    board = {each["name"]: each["state"] for each in office.get("/board").json()["departments"]}
    assert board == {"总工会": "with-finance", "交通局": None}
    assert clerk(here).get("/board").json()["departments"] == []
    trail = auditor.get(f"/trail?plan={plan.pk}").json()
    assert [each["act"] for each in trail["items"]] == ["start_plan"]
    assert trail["length"] == records.Event.objects.count()
    refused(office.get("/trail"), 403, "not-allowed")
    refused(auditor.get("/trail?begins=yesterday"), 422, "not-understood")


def test_anybody_reads_what_is_published_and_nothing_else() -> None:
    here = county()
    plan = here.start()
    anybody = Program()
    assert anybody.get("/public/years").json() == []
    refused(anybody.get("/public/130399/2027"), 404, "not-found")
    publish(here, plan)
    name = plan.indicator_rows.exclude(name="")[0].name

    assert anybody.get("/public/years").json()[0]["plans"] == 1
    (line,) = anybody.get("/public/130399/2027").json()
    response = anybody.get(line["address"].removeprefix("/api/v1"))
    told = response.json()
    assert told["document"]["department"]["name"]
    assert "max-age" in response.headers["Cache-Control"]
    assert sorted(told["files"]) == ["csv", "docx", "json", "pdf"]
    assert Client().get(told["files"]["json"]).status_code == 200
    assert anybody.get(f"/public/search?q={name}").json()[0]["indicator"] == name
    for address in ("/me", "/plans", f"/plans/{plan.pk}", "/queue", "/trail", "/imports"):
        response = anybody.get(address)
        refused(response, 401, "unauthorized")
        assert response.headers["WWW-Authenticate"]
