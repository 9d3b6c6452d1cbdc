"""Background work: taken once, taken over from the dead, given up when it kills its workers."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from jixiao.model.lifecycle import Role
from jixiao.webapp.actions.jobs import (
    MOST_ATTEMPTS,
    PATIENCE,
    Taken,
    TakenOver,
    ask_for,
    report,
    settling,
    take,
)
from jixiao.webapp.actions.readings import give_up, read_upload
from jixiao.webapp.records import models as records
from tests.truth import REPOSITORY
from tests.web.county import NOW, PLAN, county

LATER = NOW + PATIENCE + timedelta(seconds=1)


def asked() -> int:
    with transaction.atomic():
        return ask_for("read", {"upload": 0}, county().people[Role.PREPARER], NOW)


def taken(at: object = NOW) -> Taken:
    found = take(at)  # type: ignore[arg-type] -- a moment
    assert found is not None
    return found


@pytest.mark.django_db
def test_jobs_are_taken_oldest_first_and_each_once() -> None:
    first = asked()
    with transaction.atomic():
        second = ask_for("read", {}, records.Person.objects.all()[0], NOW)

    assert [taken().pk, taken().pk] == [first, second]
    assert take(NOW) is None


@pytest.mark.django_db
def test_who_hands_in_many_files_keeps_nobody_waiting_who_hands_in_one() -> None:
    here = county()
    many, one = here.people[Role.OFFICE], here.people[Role.PREPARER]
    asked = [ask_for("read", {"upload": at}, many, NOW) for at in range(5)]
    taken = [take(NOW)]
    asked.append(ask_for("read", {"upload": 9}, one, NOW))

    taken += [take(NOW + timedelta(seconds=at)) for at in range(1, 6)]

    order = [each.pk for each in taken if each is not None]
    assert order == [asked[0], asked[5], *asked[1:5]]


@pytest.mark.django_db
def test_a_job_whose_worker_is_silent_is_taken_over_and_the_first_is_no_longer_heard() -> None:
    asked()
    dead = taken()
    assert take(NOW + timedelta(seconds=10)) is None

    heir = taken(LATER)

    assert (heir.pk, heir.attempt) == (dead.pk, 2)
    assert not report(dead, LATER)
    with pytest.raises(TakenOver), settling(dead, LATER):
        pytest.fail("nothing is written")
    with settling(heir, LATER):
        pass
    assert records.Job.objects.get().state == "done"
    with pytest.raises(TakenOver), settling(heir, LATER):
        pytest.fail("it is settled once")


@pytest.mark.django_db
def test_who_reports_keeps_the_job() -> None:
    asked()
    own = taken()

    assert report(own, NOW + PATIENCE)

    assert take(LATER) is None


@pytest.mark.django_db
def test_what_a_failing_act_wrote_is_not_kept_and_the_job_stays_taken() -> None:
    asked()
    own = taken()

    def failing() -> None:
        with settling(own, NOW):
            records.Region.objects.update(name="")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()

    assert records.Job.objects.get().state == "running"
    assert not records.Region.objects.filter(name="").exists()


@pytest.mark.django_db
def test_a_file_that_outlives_its_workers_is_given_up_and_says_so() -> None:
    here = county()
    upload = records.Upload.objects.create(
        sha256="0" * 64, name="坏文件.docx", size=1, cycle=here.cycle,
        uploaded_by=here.people[Role.PREPARER], uploaded_at=NOW, state="reading",
    )  # fmt: skip
    with transaction.atomic():
        ask_for("read", {"upload": upload.pk}, here.people[Role.PREPARER], NOW)
    at = NOW
    for _ in range(MOST_ATTEMPTS):
        own = taken(at)
        at += PATIENCE + timedelta(seconds=1)

    read_upload(taken(at))

    upload.refresh_from_db()
    assert own.attempt == MOST_ATTEMPTS
    assert (upload.state, "没有读完" in upload.message) == ("unreadable", True)
    assert records.Job.objects.get().state == "failed"
    assert records.Event.objects.latest("id").act == "give_up"


@pytest.mark.django_db
def test_a_job_that_was_taken_over_can_not_be_given_up() -> None:
    asked()
    dead = taken()
    heir = taken(LATER)

    with pytest.raises(TakenOver):
        give_up(dead, LATER)

    assert records.Job.objects.get().attempts == heir.attempt


_BEGIN = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0); call_command("createcachetable", verbosity=0)
from pathlib import Path
from django.conf import settings
from jixiao.model.lifecycle import Role
from jixiao.services.keeping import keep_bytes
from jixiao.webapp.actions.uploads import hand_in
from tests.web.county import county, NOW, PLAN
here = county()
clerk = here.people[Role.PREPARER]
kept = keep_bytes(settings.MEDIA_ROOT, PLAN.read_bytes())
print(hand_in(clerk, here.cycle.pk, "文本.docx", kept, NOW).pk)
"""


_WORKER = "import sys; from jixiao.cli.main import run; sys.exit(run(sys.argv[1:]))"


def rows(data: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "jixiao.sqlite3", timeout=20)) as there:
        return there.execute(question).fetchall()


def start_worker(environment: dict[str, str], *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _WORKER, "worker", *words]
    return subprocess.Popen(command, env=environment, cwd=REPOSITORY, stdout=subprocess.DEVNULL)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="asks for a system with signals")
def test_a_worker_that_is_killed_leaves_nothing_lost_and_nothing_done_twice(
    tmp_path: Path,
) -> None:
    environment = {
        **os.environ, "JIXIAO_DATA": str(tmp_path), "PYTHONPATH": str(REPOSITORY),
        "DJANGO_SETTINGS_MODULE": "jixiao.webapp.settings",
    }  # fmt: skip
    subprocess.run(
        [sys.executable, "-c", _BEGIN], env=environment, cwd=REPOSITORY, check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    first = start_worker(environment)
    until = time.monotonic() + 120
    while rows(tmp_path, "SELECT state FROM records_job") != [("running",)]:
        assert time.monotonic() < until
        assert first.poll() is None
        time.sleep(0.02)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert rows(tmp_path, "SELECT state FROM records_job") == [("running",)]

    time.sleep(1.1)
    second = start_worker(environment, "--patience", "1", "--once")
    assert second.wait(120) == 0

    assert rows(tmp_path, "SELECT state, attempts FROM records_job") == [("done", 2)]
    assert rows(tmp_path, "SELECT state, cells > 100 FROM records_upload") == [("read", 1)]
    reads = "SELECT count(*) FROM records_event WHERE act = 'read_upload'"
    assert rows(tmp_path, reads) == [(1,)]
    originals = [each for each in (tmp_path / "files").rglob("*") if each.is_file()]
    assert [each.read_bytes() for each in originals] == [PLAN.read_bytes()]
    assert [oct(each.stat().st_mode & 0o777) for each in originals] == ["0o600"]
