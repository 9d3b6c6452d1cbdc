"""One fund notice, many receivers: shared out to the last 元, pre-filled, fixed, and added up."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import MoveRefused, Role, State
from jixiao.services.parts import loaded
from jixiao.services.reading import read
from jixiao.services.writing import written
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions.funds import (
    drop_notice,
    issue_notice,
    prepare_notice,
    share_out,
    take_in,
)
from jixiao.webapp.actions.plans import CellChange, change_rows, save_cells, start_plan
from jixiao.webapp.queries.funds import funds_of, notice_seen
from jixiao.webapp.records import models as records
from tests.web.browsing import OFFICE, PHONE, chromium, enter, faults, foreign, listening
from tests.web.county import NOW, PLAN, County, county

pytestmark = pytest.mark.django_db
NUMBER = "冀东财预〔2027〕15号"


@pytest.fixture
def here() -> County:
    return county()


def form() -> PerformanceDocument:
    """The first project of the sample plan, alone."""
    document = read(PLAN).documents[0]
    return replace(document, projects=document.projects[:1])


def prepared(here: County, number: str = NUMBER) -> records.FundNotice:
    office = here.people[Role.OFFICE]
    return prepare_notice(office, here.cycle.pk, number, form(), ("form.docx", "0" * 64), NOW)


def issued(here: County) -> records.FundNotice:
    """Issued half and half to two departments that both have a plan."""
    notice, office = prepared(here), here.people[Role.OFFICE]
    half = notice.total / 2
    shares = {here.union.pk: half, here.roads.pk: notice.total - half}
    share_out(office, notice.pk, notice.summed, shares, NOW)
    issue_notice(office, notice.pk, NOW)
    notice.refresh_from_db()
    return notice


def share_of(notice: records.FundNotice, department: records.Department) -> records.FundShare:
    return notice.shares.get(department=department)


def test_quantities_add_up_and_all_else_is_asked_of_everybody(here: County) -> None:
    notice = prepared(here)

    rows = loaded(notice.content).projects[0].indicators
    assert {rows[at].level2.value for at in notice.summed} == {"QUANTITY"}
    assert len(notice.summed) < len(rows)


def test_a_notice_is_issued_only_when_the_shares_are_the_total_to_the_cent(here: County) -> None:
    notice, office = prepared(here), here.people[Role.OFFICE]
    short = {here.union.pk: notice.total - Decimal("0.01")}
    share_out(office, notice.pk, notice.summed, short, NOW)

    with pytest.raises(MoveRefused, match="不一致，不能下达"):
        issue_notice(office, notice.pk, NOW)

    share_out(office, notice.pk, notice.summed, {here.union.pk: notice.total}, NOW)
    issue_notice(office, notice.pk, NOW)
    for act in (issue_notice, drop_notice):
        with pytest.raises(MoveRefused, match="已经下达"):
            act(office, notice.pk, NOW)


def test_only_the_office_prepares_and_only_the_receiver_takes_in(here: County) -> None:
    for role in set(Role) - {Role.OFFICE}:
        with pytest.raises(NotAllowed):
            prepare_notice(
                here.people[role], here.cycle.pk, NUMBER, form(), ("a.docx", "0" * 64), NOW
            )
    here.start()
    share = share_of(issued(here), here.union)
    for person in (here.stranger, here.people[Role.OFFICE], here.people[Role.APPROVER]):
        with pytest.raises(NotAllowed):
            take_in(person, share.pk, NOW)


@pytest.mark.parametrize(
    ("number", "says"), [("没有文号", "不像文号"), ("", "不像文号"), (NUMBER, "已经有了")]
)
def test_what_is_no_notice_is_refused(here: County, number: str, says: str) -> None:
    prepared(here)

    with pytest.raises(MoveRefused, match=says):
        prepared(here, number)


def test_receivers_get_the_form_filled_in_with_their_own_amount(here: County) -> None:
    plan, notice = here.start(), issued(here)
    before = plan.parts.count()

    _, pk = take_in(here.people[Role.PREPARER], share_of(notice, here.union).pk, NOW)

    part = records.Part.objects.select_related("head").get(pk=pk)
    project = loaded(part.head.content).projects[0]
    asked = loaded(notice.content).projects[0]
    assert plan.parts.count() == before + 1
    assert project.name.raw == asked.name.raw
    assert project.budget.total.value.yuan == notice.total / 2
    assert project.code.raw == ""
    for at, (own, fixed) in enumerate(zip(project.indicators, asked.indicators, strict=True)):
        assert own.name.raw == fixed.name.raw
        assert own.target.raw == ("" if at in notice.summed else fixed.target.raw)
    assert NUMBER in part.head.why
    with pytest.raises(MoveRefused, match="已经在文本里"):
        take_in(here.people[Role.PREPARER], share_of(notice, here.union).pk, NOW)


def test_a_plan_that_is_not_begun_or_handed_in_does_not_take_it(here: County) -> None:
    notice = issued(here)
    share = share_of(notice, here.union)
    with pytest.raises(MoveRefused, match="还没有开始"):
        take_in(here.people[Role.PREPARER], share.pk, NOW)

    plan = here.start()
    records.Plan.objects.filter(pk=plan.pk).update(state=State.WITH_FINANCE)
    with pytest.raises(MoveRefused, match="不能修改"):
        take_in(here.people[Role.PREPARER], share.pk, NOW)


def test_what_the_notice_fixes_stays_and_the_rest_is_the_receivers_own(here: County) -> None:
    here.start()
    notice, clerk = issued(here), here.people[Role.PREPARER]
    _, pk = take_in(clerk, share_of(notice, here.union).pk, NOW)
    rows = loaded(notice.content).projects[0].indicators
    fixed = next(at for at in range(len(rows)) if at not in notice.summed)
    own = notice.summed[0]

    def write(path: str, was: str, now: str) -> None:
        save_cells(clerk, pk, [CellChange(f"projects[0].{path}", was, now)], NOW)

    with pytest.raises(MoveRefused, match="下达时定的，不能改"):
        write(f"indicators[{fixed}].target", rows[fixed].target.raw, "≥1%")
    with pytest.raises(MoveRefused, match="下达时定的，不能改"):
        write(f"indicators[{own}].name", rows[own].name.raw, "别的名称")
    head = records.Part.objects.select_related("head").get(pk=pk).head
    total = loaded(head.content).projects[0].budget.total.raw
    with pytest.raises(MoveRefused, match="不能改"):
        write("budget.total", total, "1.00")
    with pytest.raises(MoveRefused, match="下达时定的"):
        change_rows(clerk, pk, "remove", "projects[0].indicators", [fixed], 1, NOW)

    write(f"indicators[{own}].target", "", rows[own].target.raw)
    write(f"indicators[{fixed}].basis", rows[fixed].basis.raw, "实施方案")
    number = records.Part.objects.get(pk=pk).head.number
    change_rows(clerk, pk, "add", "projects[0].indicators", [len(rows)], number, NOW)
    assert records.Part.objects.get(pk=pk).head.number == number + 1


def test_the_office_sees_who_has_it_and_whether_the_targets_add_up(
    here: County, client: Client
) -> None:
    here.start()
    start_plan(here.stranger, here.cycle, here.roads, read(PLAN).documents[0], NOW)
    notice, office = issued(here), here.people[Role.OFFICE]
    own = notice.summed[0]
    asked = loaded(notice.content).projects[0].indicators[own].target
    wanted = asked.value.number

    def seen() -> object:
        return notice_seen(office, notice.pk, NOW).sums[0]

    assert (seen().total, seen().missing, seen().is_enough) == (0, 2, False)
    for person, department, part in (
        (here.people[Role.PREPARER], here.union, wanted - 1), (here.stranger, here.roads, 1)
    ):  # fmt: skip
        _, pk = take_in(person, share_of(notice, department).pk, NOW)
        words = asked.raw.replace(str(wanted), str(part))
        path = f"projects[0].indicators[{own}].target"
        assert not seen().is_enough
        save_cells(person, pk, [CellChange(path, "", words)], NOW)

    assert (seen().total, seen().missing, seen().is_enough) == (wanted, 0, True)
    page = notice_seen(office, notice.pk, NOW)
    assert [each.has_taken for each in page.receivers] == [True, True]
    assert page.is_whole
    less = CellChange(path, words, words.replace("1", "0", 1))
    save_cells(here.stranger, pk, [less], NOW)
    client.force_login(office)
    assert "合计还不够" in client.get(f"/funds/{notice.pk}/").content.decode()


def test_a_province_issues_to_departments_of_its_counties(here: County) -> None:
    here.start()
    above = here.region.parent
    assert above is not None
    cycle = records.Cycle.objects.create(
        region=above, fiscal_year=here.cycle.fiscal_year, opens=NOW.date(), deadline=NOW
    )
    office = records.Person.objects.create_user("province", "a long pass", "省办甲")
    records.Assignment.objects.create(person=office, role=Role.OFFICE, region=above)
    notice = prepare_notice(office, cycle.pk, NUMBER, form(), ("form.docx", "0" * 64), NOW)
    share_out(office, notice.pk, (), {here.union.pk: notice.total}, NOW)
    issue_notice(office, notice.pk, NOW)

    shares = funds_of(here.people[Role.PREPARER], NOW).shares
    plan, _ = take_in(here.people[Role.PREPARER], shares[0].pk, NOW)

    assert records.Plan.objects.get(pk=plan).cycle == here.cycle
    assert notice_seen(office, notice.pk, NOW).receivers[0].has_taken


def test_a_draft_is_nobody_elses_business(here: County) -> None:
    here.start()
    notice = prepared(here)
    share_out(here.people[Role.OFFICE], notice.pk, (), {here.union.pk: notice.total}, NOW)

    assert funds_of(here.people[Role.PREPARER], NOW).shares == ()
    with pytest.raises(records.FundShare.DoesNotExist):
        take_in(here.people[Role.PREPARER], share_of(notice, here.union).pk, NOW)
    drop_notice(here.people[Role.OFFICE], notice.pk, NOW)
    assert not records.FundNotice.objects.exists()


def fetched(client: Client, address: str) -> bytes:
    response = client.get(address)
    try:
        return b"".join(response.streaming_content)
    finally:
        response.close()


def test_the_whole_way_on_the_pages(here: County, client: Client, tmp_path: Path) -> None:
    here.start()
    one = tmp_path / "form.docx"
    one.write_bytes(written([form()], ".docx").data)
    client.force_login(here.people[Role.OFFICE])

    with one.open("rb") as file:
        begun = client.post("/funds/", {"number": NUMBER, "file": file})
    assert begun.status_code == 302, begun.content.decode()
    page = begun.headers["Location"]
    notice = records.FundNotice.objects.get()
    rows = {"row": notice.summed, f"share-{here.union.pk}": f"{notice.total / 10000}"}
    wrong = client.post(page, {"act": "issue", f"share-{here.union.pk}": "很多"})
    assert wrong.status_code == 400
    assert "“很多”读不懂" in wrong.content.decode()
    client.post(page, rows | {"act": "issue"})
    assert fetched(client, f"{page}file/") == one.read_bytes()
    client.force_login(here.people[Role.PREPARER])
    mine = client.get("/funds/").content.decode()
    assert "放进文本" in mine
    taken = client.post(f"/funds/shares/{notice.shares.get().pk}/take/", follow=True)

    assert taken.status_code == 200
    assert notice.name in taken.content.decode()
    assert "已在文本里" in client.get("/funds/").content.decode()
    assert client.get(page).status_code == 404
    assert fetched(client, f"{page}file/") == one.read_bytes()
    client.force_login(here.stranger)
    assert client.get(f"{page}file/").status_code == 404


def test_a_form_that_is_too_large_to_wait_for_is_refused(here: County, client: Client) -> None:
    client.force_login(here.people[Role.OFFICE])
    large = SimpleUploadedFile("scan.pdf", b"%PDF-1.7\n" + bytes(5_000_001))

    answer = client.post("/funds/", {"number": NUMBER, "file": large})

    assert answer.status_code == 400
    assert "超过 5 MB，没有收下；请只传一张" in answer.content.decode()
    assert not records.FundNotice.objects.exists()


@pytest.mark.slow
@pytest.mark.web
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [OFFICE, PHONE])
def test_the_pages_are_for_everybody(live_server: LiveServer, size: tuple[int, int]) -> None:
    """What axe finds on the pages of a draft, of an issued notice, and of a receiver."""
    here = county()
    here.start()
    draft = prepared(here, "冀东财预〔2027〕16号")
    notice = issued(here)
    found: list[str] = []
    with chromium() as browser:
        for role, addresses in (
            (Role.OFFICE, ("/funds/", f"/funds/{draft.pk}/", f"/funds/{notice.pk}/")),
            (Role.PREPARER, ("/", "/funds/")),
        ):
            context = browser.new_context(viewport={"width": size[0], "height": size[1]})
            enter(context, here.people[role], live_server.url)
            page = context.new_page()
            heard = listening(page)
            for address in addresses:
                page.goto(live_server.url + address)
                found += map(str, faults(page))
            found += foreign(heard, live_server.url)
    assert found == []
