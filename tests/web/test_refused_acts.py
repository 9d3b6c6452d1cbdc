"""What an act refuses it says in one sentence, and leaves nothing behind."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jixiao.kernel.stated import UNSTATED
from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import MoveRefused, Role, State
from jixiao.services.editing import UneditablePlace
from jixiao.services.organisation_list import Entry
from jixiao.services.reading import read
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions import organisation, people
from jixiao.webapp.actions.funds import prepare_notice, share_out
from jixiao.webapp.actions.plans import CellChange, save_cells
from jixiao.webapp.actions.reminders import extend, remind
from jixiao.webapp.actions.rows import Copied, copy_rows
from jixiao.webapp.actions.talk import MOST_WORDS, comment
from jixiao.webapp.actions.tokens import end_token, make_token
from jixiao.webapp.actions.uploads import Result, accept_each, decline_upload, try_again
from jixiao.webapp.records import models as records
from tests.web.county import NOW, PLAN, County, county

pytestmark = pytest.mark.django_db
NUMBER = "冀东财预〔2027〕15号"


@pytest.fixture
def here() -> County:
    return county()


def admin(here: County) -> records.Person:
    return here.people[Role.ADMINISTRATOR]


def refuses(act: Callable[[], object], says: str) -> None:
    """The act is refused with these words, and the trail tells nothing of it."""
    before = records.Event.objects.count()

    with pytest.raises((MoveRefused, NotAllowed, UneditablePlace), match=says):
        act()

    assert records.Event.objects.count() == before


def issuable() -> PerformanceDocument:
    document = read(PLAN).documents[0]
    return replace(document, projects=document.projects[:1])


def without(field: str) -> PerformanceDocument:
    document = issuable()
    empty: dict[str, Any] = {"name": UNSTATED, "indicators": ()}
    project = replace(document.projects[0], **{field: empty[field]})
    return replace(document, projects=(project,))


def test_a_notice_needs_one_whole_form(here: County) -> None:
    office = here.people[Role.OFFICE]

    def prepare(document: PerformanceDocument) -> Callable[[], object]:
        return lambda: prepare_notice(office, here.cycle.pk, NUMBER, document, ("a", "0" * 64), NOW)

    refuses(prepare(replace(issuable(), projects=())), "读到了 0 张")
    refuses(prepare(replace(issuable(), projects=issuable().projects * 2)), "读到了 2 张")
    refuses(prepare(without("name")), "没有写全项目名称、预算数和指标")
    refuses(prepare(without("indicators")), "没有写全项目名称、预算数和指标")


def test_nobody_gets_less_than_nothing(here: County) -> None:
    office = here.people[Role.OFFICE]
    notice = prepare_notice(office, here.cycle.pk, NUMBER, issuable(), ("a", "0" * 64), NOW)

    refuses(
        lambda: share_out(office, notice.pk, [], {here.union.pk: Decimal(-1)}, NOW), "不能是负数"
    )
    assert not notice.shares.exists()


def test_a_code_is_used_once_in_its_region(here: County) -> None:
    province = records.Region.objects.get(code="130000")
    records.Assignment.objects.create(person=admin(here), role=Role.ADMINISTRATOR, region=province)

    refuses(
        lambda: organisation.add_region(
            admin(here), province.pk, "130399", "甲县", "甲县财政局", NOW
        ),
        "行政区划代码 130399 已经有了",
    )
    refuses(
        lambda: organisation.save_department(
            admin(here), here.region.pk, Entry("348", "水利局"), NOW, pk=here.union.pk
        ),
        "代码 348 已经是清河口县交通运输局的",
    )


def test_a_department_that_is_changed_keeps_its_own_code(here: County) -> None:
    changed = organisation.save_department(
        admin(here), here.region.pk, Entry("711", "清河口县工会", " 社保股 "), NOW, pk=here.union.pk,
        is_active=False,
    )  # fmt: skip

    assert changed.pk == here.union.pk
    assert (changed.name, changed.short_name, changed.division, changed.is_active) == (
        "清河口县工会", "工会", "社保股", False,
    )  # fmt: skip
    assert records.Department.objects.count() == 2


def test_names_follow_a_list_that_is_entered_again(here: County) -> None:
    def enter(*entries: Entry) -> organisation.Entered:
        return organisation.enter_organisation(
            admin(here), here.region.pk, entries, NOW, why="单位.csv"
        )

    enter(Entry("711", "", "", "711001", "总工会本级"))
    done = enter(Entry("711", "清河口县工会"), Entry("711", "", "", "711001", "工会机关"))

    here.union.refresh_from_db()
    assert (here.union.name, here.union.short_name) == ("清河口县工会", "工会")
    assert records.Unit.objects.get().name == "工会机关"
    assert (done.departments, done.units, done.renamed) == (0, 0, 2)


def test_a_role_is_handed_on_for_days_to_come_within_its_own(here: County) -> None:
    clerk = here.people[Role.PREPARER]
    held = clerk.assignments.get()
    held.ends = NOW.date() + timedelta(3)
    held.save()

    def until(days: int) -> Callable[[], object]:
        last = NOW.date() + timedelta(days)
        return lambda: people.delegate(clerk, held.pk, "approver", last, NOW)

    refuses(until(-1), "最后一天")
    refuses(until(4), "最后一天")
    assert until(3)()


def test_a_role_does_not_end_before_it_begins(here: County) -> None:
    refuses(
        lambda: people.give_role(
            admin(here), here.stranger.pk, here.region.pk, Role.AUDITOR, NOW,
            begins=NOW.date(), ends=NOW.date() - timedelta(1),
        ),
        "比开始还早",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("username", "email", "says"),
    [
        ("STRANGER", "", "已经有人用了"),
        ("a", "", "用户名由 2 到 60"),
        ("newone", "no mail", "有效的 Email"),
    ],
)
def test_a_person_needs_a_name_of_their_own_and_an_address_that_is_one(
    here: County, username: str, email: str, says: str
) -> None:
    refuses(
        lambda: people.add_person(
            admin(here), here.region.pk, username, "乙", Role.AUDITOR, NOW, email=email
        ),
        says,
    )
    assert not records.Person.objects.filter(name="乙").exists()


def test_words_to_a_department_are_some_and_not_endless(here: County) -> None:
    office, plan = here.people[Role.OFFICE], here.start()
    part = plan.parts.filter(kind="project")[0]
    later = here.cycle.deadline + timedelta(days=3)
    long = "长" * (MOST_WORDS + 1)

    refuses(lambda: remind(office, here.cycle.pk, here.union.pk, " ", NOW), "写一句话")
    refuses(lambda: remind(office, here.cycle.pk, here.union.pk, long, NOW), "最多写")
    refuses(lambda: extend(office, here.cycle.pk, here.union.pk, later, long, NOW), "最多写")
    refuses(lambda: comment(office, part.pk, "", "  ", NOW), "写下要说的话")
    refuses(lambda: comment(office, part.pk, "", long, NOW), "请分几条写")


def test_rows_are_copied_from_where_they_stand(here: County) -> None:
    part = here.start().parts.filter(kind="project")[0]
    clerk = here.people[Role.PREPARER]

    refuses(lambda: copy_rows(clerk, part.pk, [], 1, NOW), "没有选指标")
    refuses(lambda: copy_rows(clerk, part.pk, [Copied(part.pk, 999)], 1, NOW), "已经不在了")


def test_words_that_change_nothing_make_no_version(here: County) -> None:
    part = here.start().parts.filter(kind="project")[0]
    assert part.head is not None
    words = part.head.document().projects[0].name.raw
    events = records.Event.objects.count()

    kept = save_cells(
        here.people[Role.PREPARER], part.pk, [CellChange("projects[0].name", words, words)], NOW
    )

    assert kept == part.head
    assert part.versions.count() == 1
    assert records.Event.objects.count() == events


def test_a_token_ends_once(here: County) -> None:
    clerk = here.people[Role.PREPARER]
    number, _ = make_token(clerk, "程序", "read", 30, NOW)
    end_token(clerk, number, NOW)
    events = records.Event.objects.count()

    end_token(clerk, number, NOW + timedelta(1))

    assert records.Token.objects.get(pk=number).ended_at == NOW
    assert records.Event.objects.count() == events


def upload_of(here: County, person: records.Person, state: str) -> records.Upload:
    return records.Upload.objects.create(
        sha256="0" * 64, name=f"{state}.docx", size=1, cycle=here.cycle, uploaded_by=person,
        uploaded_at=NOW, state=state,
    )  # fmt: skip


@pytest.mark.parametrize("state", ["waiting", "reading", "accepted"])
def test_a_file_that_is_being_read_or_has_become_a_plan_is_left_alone(
    here: County, state: str
) -> None:
    clerk = here.people[Role.PREPARER]
    upload = upload_of(here, clerk, state)

    refuses(lambda: try_again(clerk, upload.pk, NOW), "不用再读")
    refuses(lambda: decline_upload(clerk, upload.pk, NOW), "现在不能放下")
    upload.refresh_from_db()
    assert upload.state == state


def test_one_file_that_is_refused_stops_no_other(here: County) -> None:
    clerk = here.people[Role.PREPARER]
    waiting, unreadable = (upload_of(here, clerk, state) for state in ("waiting", "unreadable"))

    results = accept_each(clerk, [waiting.pk, unreadable.pk], NOW)

    assert [each.name for each in results] == ["waiting.docx", "unreadable.docx"]
    assert all(isinstance(each, Result) and each.message.endswith("。") for each in results)
    assert not records.Plan.objects.filter(state=State.DRAFT).exists()
