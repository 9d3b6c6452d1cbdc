"""The system on PostgreSQL: its tests, several servers and workers on one database, many savers."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.truth import REPOSITORY
from tools.postgres import NoPostgres, postgres

pytestmark = pytest.mark.slow
SUITE = (
    "test_access.py", "test_days.py", "test_home.py", "test_imports.py", "test_jobs.py",
    "test_keeping.py", "test_people.py", "test_plans.py", "test_publication.py",
    "test_reminders.py", "test_review.py", "test_trail.py",
)  # fmt: skip
SAVERS, UPLOADS = 200, 3
HOST, TOKEN = "127.0.0.1", "t" * 32
PATIENCE = 240


def test_what_is_tested_on_sqlite_holds_on_postgresql() -> None:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")
    }
    environment["JIXIAO_TEST_DATABASE"] = "postgres"
    command = [
        sys.executable, "-m", "pytest", "-n0", "-m", "not slow and not web", "-p", "no:cacheprovider",
        *(f"tests/web/{name}" for name in SUITE),
    ]  # fmt: skip

    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout[-6000:]


class There(NamedTuple):
    """An installation on PostgreSQL: the environment of its programs, and what is in it."""

    environment: dict[str, str]
    url: str

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, *words], env=self.environment, cwd=REPOSITORY,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def run(self, script: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{script}"], env=self.environment,
            cwd=REPOSITORY, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        import psycopg

        with psycopg.connect(self.url.replace("postgres:", "postgresql:", 1)) as line:
            return line.execute(question.encode()).fetchall()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[There]:
    try:
        with postgres() as url:
            environment = {
                **os.environ, "DATABASE_URL": url, "JIXIAO_DATA": str(tmp_path / "data"),
                "PYTHONPATH": f"{REPOSITORY / 'src'}{os.pathsep}{REPOSITORY}",
                "DJANGO_SETTINGS_MODULE": "jixiao.webapp.settings",
            }  # fmt: skip
            yield There(environment, url)
    except NoPostgres as error:
        pytest.skip(str(error))


_JIXIAO = ("-c", "import sys; from jixiao.cli.main import run; sys.exit(run(sys.argv[1:]))")
_BEGIN = """
from django.core.management import call_command
call_command("migrate", verbosity=0); call_command("createcachetable", verbosity=0)
from django.conf import settings
from jixiao.model.lifecycle import Role
from jixiao.services.keeping import keep_bytes
from jixiao.webapp.actions.uploads import hand_in
from tests.web.county import county, NOW, PLAN
here = county()
kept = keep_bytes(settings.MEDIA_ROOT, PLAN.read_bytes())
for person in (here.people[Role.PREPARER], here.people[Role.OFFICE], here.stranger):
    hand_in(person, here.cycle.pk, "文本.docx", kept, NOW)
"""


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


_STATES = "SELECT state, attempts FROM records_job ORDER BY id"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="asks for a system with signals")
def test_workers_share_the_work_and_inherit_from_one_that_is_killed(there: There) -> None:
    there.run(_BEGIN)
    first = there.start(*_JIXIAO, "worker")
    until(lambda: ("running", 1) in there.rows(_STATES))

    first.send_signal(signal.SIGKILL)
    first.wait()
    states = Counter(there.rows(_STATES))
    time.sleep(2.1)
    heirs = [there.start(*_JIXIAO, "worker", "--patience", "2", "--once") for _ in range(3)]
    assert [each.wait(PATIENCE) for each in heirs] == [0, 0, 0]

    assert states["running", 1] == 1
    assert Counter(there.rows(_STATES)) == {("done", 1): UPLOADS - 1, ("done", 2): 1}
    reads = "SELECT subject, count(*) FROM records_event WHERE act = 'read_upload' GROUP BY 1"
    assert [count for _, count in there.rows(reads)] == [1] * UPLOADS
    assert there.rows("SELECT DISTINCT state, cells > 100 FROM records_upload") == [("read", True)]


def archived(path: Path) -> dict[str, str]:
    """Name to fingerprint of everything in a backup."""
    with zipfile.ZipFile(path) as archive:
        found: dict[str, str] = json.loads(archive.read("backup.json"))["files"]
    return found


_TAMPERING = """
from django.db import DatabaseError, connection, transaction
from jixiao.webapp.queries.trail import verify
from jixiao.webapp.records import models as records
for words in ("UPDATE records_event SET act = 'x'", "DELETE FROM records_event",
              "TRUNCATE records_event CASCADE"):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(words)
    except DatabaseError as error:
        assert "append-only" in str(error), error
    else:
        raise SystemExit(words)
assert verify().faults == () and verify().length > 2, verify()
records.Region.objects.create(code="990000", name="新", finance_name="新")
"""


def test_a_backup_of_postgresql_is_restored_bit_for_bit(there: There, tmp_path: Path) -> None:
    there.run(_BEGIN)
    kept, later, other = (tmp_path / f"{name}.zip" for name in ("kept", "later", "other"))

    def jixiao(*words: str, place: There = there) -> int:
        return place.start(*_JIXIAO, *words).wait(PATIENCE)

    assert jixiao("backup", str(kept)) == 0
    there.run(_TAMPERING)
    assert jixiao("restore", str(kept)) == 2
    assert jixiao("restore", str(kept), "--force") == 0
    assert jixiao("backup", str(later)) == 0
    import psycopg

    with psycopg.connect(there.url.replace("postgres:", "postgresql:", 1), autocommit=True) as line:
        line.execute("CREATE DATABASE other")
    url = there.url.replace("/postgres?", "/other?")
    moved = {"DATABASE_URL": url, "JIXIAO_DATA": str(tmp_path / "moved")}
    elsewhere = There(there.environment | moved, url)
    assert jixiao("restore", str(kept), place=elsewhere) == 0
    assert jixiao("backup", str(other), place=elsewhere) == 0
    elsewhere.run(_TAMPERING)

    assert archived(later) == archived(other) == archived(kept)
    assert len([name for name in archived(kept) if name.endswith(".copy")]) > 20
    assert len(list((tmp_path / "data" / "backups").glob("before-restore-*.zip"))) == 1


_SAVERS = f"""
from django.core.management import call_command
call_command("migrate", verbosity=0); call_command("createcachetable", verbosity=0)
import json
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from jixiao.model.lifecycle import Role
from jixiao.services.editing import leaf_words
from jixiao.services.parts import loaded
from tests.web.county import county
here = county()
plan = here.start()
person = here.people[Role.PREPARER]
session = SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.save()
cells = [
    (part.pk, path, words)
    for part in plan.parts.exclude(kind="cover").select_related("head")
    for path, words in leaf_words(loaded(part.head.content)).items()
    if "level" not in path
]
assert len(cells) >= {SAVERS}, len(cells)
print(json.dumps([plan.pk, session.session_key, cells[:{SAVERS}]]))
"""
_AFTER = """
import json
from jixiao.services.editing import leaf_words
from jixiao.services.parts import loaded
from jixiao.webapp.queries.trail import verify
from jixiao.webapp.records import models as records
words = {p.pk: leaf_words(loaded(p.head.content)) for p in records.Part.objects.select_related("head")}
print(json.dumps([[each.said for each in verify().faults], words]))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def saved(port: int, plan: int, session: str, cell: tuple[int, str, str], now: str) -> int:
    """The status of one person's save."""
    part, path, words = cell
    body = {f"now:{path}": now, f"was:{path}": words, "csrfmiddlewaretoken": TOKEN}
    line = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    line.request(
        "POST", f"/plans/{plan}/parts/{part}/", urllib.parse.urlencode(body),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={session}; csrftoken={TOKEN}", "HX-Request": "true",
        },
    )  # fmt: skip
    status = line.getresponse().status
    line.close()
    return status


def test_two_hundred_save_at_once_in_two_servers_and_nothing_fails(there: There) -> None:
    plan, session, cells = json.loads(there.run(_SAVERS))
    ports = [free_port(), free_port()]
    servers = [there.start(*_JIXIAO, "serve", "--port", str(port)) for port in ports]
    try:
        for port in ports:
            until(lambda port=port: is_open(port))  # type: ignore[misc] -- bound at once
        answers: list[int] = []
        begin = threading.Barrier(SAVERS)

        def save(at: int) -> None:
            begin.wait(60)
            answers.append(saved(ports[at % 2], plan, session, cells[at], f"甲{at}"))

        people = [threading.Thread(target=save, args=(at,)) for at in range(SAVERS)]
        for each in people:
            each.start()
        for each in people:
            each.join(PATIENCE)
    finally:
        for server in servers:
            server.kill()
            server.wait()
    faults, words = json.loads(there.run(_AFTER))

    assert Counter(answers) == {200: SAVERS}
    assert [words[str(part)][path] for part, path, _ in cells] == [f"甲{n}" for n in range(SAVERS)]
    assert faults == []
