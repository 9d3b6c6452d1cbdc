# ruff: noqa: S608 -- tampering by statements is what is tested
"""The audit trail: every act one event, append-only, and whatever is tampered with is found."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from jixiao.model.lifecycle import Role
from jixiao.services.organisation_list import Entry
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions import organisation, people
from jixiao.webapp.actions.trail import note
from jixiao.webapp.queries.trail import Wanted, trail_of, verify
from jixiao.webapp.records import models as records
from jixiao.webapp.records.guards import LIFT
from tests.web.county import NOW, County, county

pytestmark = pytest.mark.django_db


def trail(many: int = 6) -> list[records.Event]:
    for at in range(many):
        note(None, None, "save_cells", f"part:{at}", NOW + timedelta(minutes=at), cells=at)
    return list(records.Event.objects.all())


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in (*LIFT[connection.vendor], *statements):
            cursor.execute(statement)


def said() -> str:
    return " ".join(each.said for each in verify().faults)


def test_a_trail_that_nobody_touched_is_whole() -> None:
    assert verify().faults == ()
    rows = trail()

    found = verify({6: rows[5].sha256, 3: rows[2].sha256[:16]})

    assert (found.length, found.head, found.faults) == (6, rows[-1].sha256, ())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_event SET act='log_in'", "DELETE FROM records_event",
        "UPDATE records_event SET sha256='' WHERE id=(SELECT max(id) FROM records_event)",
        "REPLACE INTO records_event SELECT * FROM records_event",
    ],
)  # fmt: skip
def test_the_database_refuses_to_change_or_remove_an_event(statement: str) -> None:
    trail()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert verify().faults == ()


@pytest.mark.parametrize("column", ["act", "subject", "detail", "at", "actor_id", "region_id"])
def test_an_altered_row_is_found_and_named(column: str) -> None:
    here = county()
    rows = trail()
    value = {
        "detail": "'{}'", "at": "'2020-01-01 00:00:00'", "region_id": str(here.region.pk),
        "actor_id": str(here.stranger.pk),
    }.get(column, "'other'")  # fmt: skip

    run(f"UPDATE records_event SET {column}={value} WHERE id={rows[2].pk}")

    assert said() == f"第 {rows[2].pk} 条的内容被改动过。"


def test_a_row_altered_with_its_hash_made_right_again_is_found_by_the_next() -> None:
    rows = trail()
    rows[2].act = "publish"

    run(
        f"UPDATE records_event SET act='publish', sha256='{rows[2].expected_sha256()}' "
        f"WHERE id={rows[2].pk}"
    )

    assert said() == f"第 {rows[3].pk} 条前面的一条或几条被删去或改写了。"


@pytest.mark.parametrize(("first", "last"), [(0, 0), (2, 2), (1, 3)])
def test_removed_rows_are_found_at_their_place(first: int, last: int) -> None:
    rows = trail()

    run(f"DELETE FROM records_event WHERE id BETWEEN {rows[first].pk} AND {rows[last].pk}")

    assert said().startswith(f"第 {rows[last + 1].pk} 条前面的一条或几条被删去或改写了。")
    assert f"封签记着 6 条，现在是 {6 - (last - first + 1)} 条" in said()


@pytest.mark.parametrize("many", [1, 3, 6])
def test_rows_cut_off_at_the_end_are_found_by_the_sealed_head(many: int) -> None:
    rows = trail()

    run(f"DELETE FROM records_event WHERE id >= {rows[-many].pk}")

    assert said() == f"封签记着 6 条，现在是 {6 - many} 条。"


def test_a_head_written_anew_without_the_key_is_found() -> None:
    rows = trail()

    run(
        f"DELETE FROM records_event WHERE id = {rows[5].pk}",
        f"UPDATE records_trailhead SET count=5, sha256='{rows[4].sha256}'",
    )

    assert said() == "日志的封签被改动过，或者本机的密钥已经更换。"


def test_an_old_head_put_back_is_found_by_what_was_written_down() -> None:
    rows = trail(4)
    head = records.TrailHead.objects.get()
    trail(2)
    known = verify()

    run(
        f"DELETE FROM records_event WHERE id > {rows[-1].pk}",
        f"UPDATE records_trailhead SET count={head.count}, sha256='{head.sha256}', "
        f"seal='{head.seal}'",
    )

    assert verify().faults == ()  # nothing in the database can tell
    (fault,) = verify({known.length: known.head}).faults
    assert fault.said == "以前记下过 6 条，现在只有 4 条，末尾被删去了。"


def test_rows_that_changed_places_are_found() -> None:
    rows = trail()
    one, two = rows[2].pk, rows[3].pk

    run(
        f"UPDATE records_event SET id=-1 WHERE id={one}",
        f"UPDATE records_event SET id={one} WHERE id={two}",
        f"UPDATE records_event SET id={two} WHERE id=-1",
    )

    assert f"第 {one} 条的位置不对，它原来紧接在第 {two} 条后面。" in said()


def test_a_row_put_in_between_is_found() -> None:
    rows = trail()

    run(
        f"UPDATE records_event SET id=id+100 WHERE id>{rows[2].pk}",
        "INSERT INTO records_event (id, at, act, subject, detail, previous_sha256, sha256) "
        f"SELECT {rows[2].pk + 1}, at, act, subject, detail, sha256, 'x' FROM records_event "
        f"WHERE id={rows[2].pk}",
    )

    assert f"第 {rows[2].pk + 1} 条的内容被改动过。" in said()


def acts_of(here: County) -> dict[str, Callable[[], object]]:
    admin, region = here.people[Role.ADMINISTRATOR], here.region.pk
    who, clerk = here.stranger.pk, here.people[Role.PREPARER]
    last = NOW.date()
    return {
        "add_department": lambda: organisation.save_department(
            admin, region, Entry("501", "甲局"), NOW
        ),
        "save_unit": lambda: organisation.save_unit(admin, here.union.pk, "711001", "本级", NOW),
        "enter_organisation": lambda: organisation.enter_organisation(
            admin, region, [Entry("502", "乙局"), Entry("503", "丙局")], NOW, why="x"
        ),
        "begin_year": lambda: organisation.save_cycle(admin, region, 2030, last, NOW, NOW),
        "ask_second_factor": lambda: organisation.ask_second_factor(
            admin, region, frozenset((Role.OFFICE,)), NOW
        ),
        "add_person": lambda: people.add_person(admin, region, "n1", "甲", Role.AUDITOR, NOW),
        "give_role": lambda: people.give_role(admin, who, region, Role.LEADER, NOW),
        "delegate": lambda: people.delegate(
            clerk, clerk.assignments.get().pk, "approver", last, NOW
        ),
        "renew_password": lambda: people.renew_password(admin, who, NOW),
        "drop_second_factor": lambda: people.drop_second_factor(admin, who, NOW),
        "let_go": lambda: people.let_go(admin, who, NOW),
        "take_back_person": lambda: people.take_back(admin, who, NOW),
    }


def test_every_act_on_people_and_organisation_leaves_exactly_one_event() -> None:
    here = county()
    for name, act in acts_of(here).items():
        before = records.Event.objects.count()

        act()

        assert records.Event.objects.count() == before + 1, name
        assert records.Event.objects.order_by("-id")[0].act == name
    assert verify().faults == ()


def test_an_auditor_filters_by_person_act_plan_and_time(client: Client) -> None:
    here = county()
    plan = here.start()
    clerk, auditor = here.people[Role.PREPARER], here.people[Role.AUDITOR]
    note(clerk, here.region, "log_in", f"person:{clerk.pk}", NOW + timedelta(days=3))

    def found(wanted: Wanted) -> list[str]:
        return [each.act for each in trail_of(auditor, wanted, NOW).events]

    assert found(Wanted()) == ["log_in", "start_plan"]
    assert found(Wanted(plan=plan.pk)) == ["start_plan"]
    assert found(Wanted(act="log_in", person="prepar")) == ["log_in"]
    assert found(Wanted(person="邻居")) == []
    assert found(Wanted(ends=NOW.date())) == ["start_plan"]
    assert found(Wanted(begins=NOW.date() + timedelta(1))) == ["log_in"]
    client.force_login(auditor)
    page = client.get(f"/trail/?plan={plan.pk}&act=&begins=x").content.decode()
    assert "开始文本" in page
    assert f"plan:{plan.pk}" in page


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.AUDITOR])
def test_only_auditors_read_the_trail(client: Client, role: Role) -> None:
    here = county()
    with pytest.raises(NotAllowed):
        trail_of(here.people[role], Wanted(), NOW)
    client.force_login(here.people[role])

    assert client.get("/trail/").status_code == 403
    assert client.get("/trail.csv").status_code == 403


def test_another_regions_trail_is_not_shown() -> None:
    here = county()
    other = records.Region.objects.create(code="130398", name="河湾县", finance_name="财政局")
    note(here.stranger, other, "log_in", "person:1", NOW)

    assert trail_of(here.people[Role.AUDITOR], Wanted(), NOW).events == ()


@pytest.mark.parametrize("words", ["=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(1)", " =1", "＝1"])
def test_no_cell_of_the_exported_trail_becomes_a_formula(client: Client, words: str) -> None:
    here = county()
    here.stranger.name = words
    here.stranger.save()
    note(here.stranger, here.region, words, words, NOW, **{words: words})
    client.force_login(here.people[Role.AUDITOR])

    response = client.get("/trail.csv")

    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 2
    assert not any(cell.strip()[:1] in "=+-@＝" for row in rows for cell in row if cell)
    assert words in rows[1][2]
