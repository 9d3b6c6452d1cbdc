import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from decimal import Decimal
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model
from django.test import Client

from jixiao.model.lifecycle import Role, State
from jixiao.services.reading import read_bytes
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.plans import start_plan
from jixiao.webapp.actions.review import judge
from jixiao.webapp.configuration import ConfigurationError, configuration
from jixiao.webapp.queries.funds import funds_of, notice_seen, shares_of
from jixiao.webapp.queries.trail import verify
from jixiao.webapp.records import models as records
from tests.truth import REPOSITORY
from tests.web.county import county
from tools.county.bulk import sha256_of
from tools.county.past import PUBLISHED, let_pass, way_of
from tools.county.people import Staff, settle
from tools.county.plans import outline
from tools.county.slips import HEAVY, LIGHT
from tools.county.words import offices
from tools.county.year import GOOD, load

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_every_department_of_the_county_has_its_words_and_projects() -> None:
    found = offices()

    assert len(found) == len({each.code for each in found}) == 24
    assert all(each.works and each.duties and each.division for each in found)
    for office in found[:3]:
        (plan,) = read_bytes(outline(office, 2027).encode(), "plan.perf.txt").documents
        assert plan.notices == ()
        assert [each.name.raw for each in plan.projects] == [each.name for each in office.works]
        assert all(len(each.indicators) == 6 for each in plan.projects)


def test_a_slip_changes_the_plan_and_nothing_else_does() -> None:
    office = offices()[11]
    clean = outline(office, 2027)

    assert clean == outline(office, 2027)
    assert len({outline(office, 2027, [slip]) for slip in (*HEAVY, *LIGHT)} - {clean}) == 10


@pytest.mark.slow
@pytest.mark.django_db
def test_a_year_of_the_county_ends_with_plans_in_every_state() -> None:
    load(NOW)

    this_year = records.Plan.objects.filter(cycle__fiscal_year=2027)
    assert set(this_year.values_list("state", flat=True)) == set(State)
    assert records.Plan.objects.filter(cycle__fiscal_year=2026, state=State.PUBLISHED).count() == 24
    times = list(records.Event.objects.order_by("id").values_list("at", flat=True))
    assert times == sorted(times)
    assert times[-1] <= NOW
    assert records.FindingRow.objects.filter(plan__in=this_year).exists()
    assert not any(each.has_usable_password() for each in records.Person.objects.all())
    waiting, taken = funds_of(records.Person.objects.get(username="office"), NOW).notices
    assert (taken.receivers, taken.taken) == (4, 4)
    assert (waiting.receivers, waiting.taken) == (2, 0)
    page = notice_seen(records.Person.objects.get(username="office"), taken.pk, NOW)
    (short,) = page.sums
    assert (short.asked, short.total, short.missing, short.is_enough) == (
        "≥60处",
        Decimal(58),
        0,
        False,
    )
    assert all(
        each.may_take or each.part
        for each in shares_of(records.Person.objects.get(username="clerk390"), NOW)
    )


@pytest.mark.django_db
def test_nobody_is_logged_in_without_a_password_where_data_are_real(
    tmp_path: Path, client: Client
) -> None:
    asked = {"JIXIAO_DATA": str(tmp_path), "JIXIAO_DEMO": "yes"}

    with pytest.raises(ConfigurationError, match="不是演示数据"):
        configuration(asked)
    (tmp_path / "demo.txt").touch()
    assert configuration(asked).is_demo
    with pytest.raises(ConfigurationError, match="不是演示数据"):
        configuration(asked | {"DATABASE_URL": "postgres://a@localhost/b"})
    assert not configuration({"JIXIAO_DATA": str(tmp_path)}).is_demo
    county()
    assert client.get("/demo/").status_code == 404


@pytest.mark.django_db
def test_last_year_is_written_as_the_acts_would_have_left_it() -> None:
    here = settle(offices()[:2])
    cycle = records.Cycle.objects.create(
        region=here.region, fiscal_year=2026, opens=NOW.date(), deadline=NOW - timedelta(days=60)
    )
    words = outline(offices()[0], 2026, [LIGHT[0]])
    (document,) = read_bytes(words.encode(), "plan.perf.txt").documents
    written, acted = here.staff
    let_pass(here._replace(staff=(written,)), cycle, [document], GOOD)

    way = way_of(cycle.deadline, 0)
    plan = start_plan(acted.preparer, cycle, acted.department, document, way.begun)
    move_plan(acted.preparer, plan.pk, "submit", way.handed)
    move_plan(acted.approver, plan.pk, "forward", way.forwarded)
    judge(acted.reviewer, plan.pk, GOOD, way.agreed)
    move_plan(here.others[Role.LEADER], plan.pk, "approve", way.agreed)
    move_plan(here.others[Role.OFFICE], plan.pk, "publish", way.shown, reason=PUBLISHED)

    assert _left(written) == _left(acted)
    assert verify().faults == ()
    for each in records.Snapshot.objects.all():
        assert each.sha256 == sha256_of(each)


def _left(staff: Staff) -> dict[str, list[object]]:
    """What is in the tables of a department's plan, without numbers that must differ."""
    plan = records.Plan.objects.get(department=staff.department)
    events = records.Event.objects.filter(subject=f"plan:{plan.pk}")
    assert plan.published_snapshot is not None
    own = (staff.preparer, staff.approver, staff.reviewer)
    names = {
        each.pk: role for each, role in zip(own, ("preparer", "approver", "reviewer"), strict=True)
    }
    judged_by = set(plan.judgements.values_list("judged_by", flat=True))
    assert judged_by == {staff.reviewer.pk}
    of_projects = {
        kind.__name__: list(
            kind._default_manager.filter(plan=plan).order_by("pk").values_list(*fields)
        )
        for kind, fields in _FIELDS.items()
    }
    return {
        "plan": [plan.state, plan.round, plan.state_since, plan.published_snapshot.move],
        "snapshots": [
            (each.number, each.move, each.made_at, names.get(each.made_by_id, each.made_by_id))
            for each in plan.snapshots.all()
        ],
        "events": [
            (each.act, each.at, names.get(each.actor_id or 0, each.actor_id), each.region_id,
             each.detail | {"snapshot": ""})
            for each in events
        ],
        **of_projects,
    }  # fmt: skip


_FIELDS: dict[type[Model], tuple[str, ...]] = {
    records.Part: ("kind", "position", "is_removed", "head__number", "head__title",
                   "head__content", "head__sha256", "head__saved_at", "head__why"),
    records.ProjectRow: ("code", "name", "budget_yuan", "indicators"),
    records.IndicatorRow: ("part__position", "position", "level1", "level2", "name", "target"),
    records.PublicRow: ("part__position", "project", "project_name", "indicator", "target"),
    records.FindingRow: ("part__position", "rule", "severity", "path", "text", "content"),
    records.Judgement: ("round", "aspect", "grade", "opinion", "judged_at"),
}  # fmt: skip


class Visitor:
    """Somebody at a browser without scripts."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, address: str) -> tuple[int, str]:
        try:
            with self.opener.open(self.base + address, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def be(self, username: str) -> str:
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self.get("/demo/")[1])
        assert token is not None
        form = urlencode({"csrfmiddlewaretoken": token[1], "person": username}).encode()
        with self.opener.open(self.base + "/demo/", form, timeout=60) as answer:
            return str(answer.read().decode())


@pytest.fixture(scope="module")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo keeps its data, made at the first start."""
    return tmp_path_factory.mktemp("county") / "demo"


@pytest.fixture(scope="module")
def demo(demo_data: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tools.demo", "--port", str(port)]
    environment = {key: each for key, each in os.environ.items() if not key.startswith("JIXIAO_")}
    with subprocess.Popen(
        [*command, "--data", str(demo_data)],
        cwd=REPOSITORY,
        env=environment,
        stdout=subprocess.PIPE,
    ) as running:
        try:
            visitor = Visitor(f"http://127.0.0.1:{port}")
            for _ in range(240):
                try:
                    if visitor.get("/readyz")[0] == 200:
                        break
                except OSError:
                    assert running.poll() is None, "the demo did not start"
                time.sleep(0.5)
            yield visitor.base
        finally:
            running.terminate()


@pytest.mark.slow
def test_in_the_demo_everybody_is_logged_in_by_a_click_and_sees_their_pages(demo: str) -> None:
    people = re.findall(r'name="person" value="([\w-]+)"', Visitor(demo).get("/demo/")[1])
    names = {re.sub(r"\d+", "", each) for each in people}

    assert names == {"clerk", "chief", *(each.value for each in Role)} - {"preparer", "approver"}
    for username in (
        "clerk308",
        "chief319",
        "reviewer1",
        *sorted(names - {"clerk", "chief", "reviewer"}),
    ):
        visitor = Visitor(demo)
        home = visitor.be(username)
        links = {each for each in re.findall(r'href="(/[^"#]*)"', home) if "/static/" not in each}
        answers = {link: visitor.get(link)[0] for link in sorted(links)[:12]}
        assert set(answers.values()) == {200}, json.dumps({username: answers})


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_the_tables_of_the_demo_are_those_that_the_migrations_make(demo_data: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the demo's tables are SQLite's")
    asked = "SELECT name, sql FROM sqlite_master WHERE sql <> '' AND tbl_name <> 'cache_entries'"
    with closing(sqlite3.connect(demo_data / "jixiao.sqlite3")) as opened:
        made = {name: _pieces(sql) for name, sql in opened.execute(asked)}
        steps = set(opened.execute("SELECT app, name FROM django_migrations"))
    with connection.cursor() as cursor:
        migrated = {name: _pieces(sql) for name, sql in cursor.execute(asked).fetchall()}

    assert {"records_plan", "events_of_a_region", "trail_no_update"} <= made.keys()
    assert made == migrated
    assert steps == MigrationRecorder(connection).applied_migrations().keys()


def _pieces(sql: str) -> list[str]:
    """What makes a table, an index or a trigger, in whatever order its columns are."""
    head, _, inner = sql.partition("(")
    return [head, *sorted(inner.removesuffix(")").split(", "))]
