"""The web system in the week before the deadline: thirty people at once against a real server.

A county of 100 departments, five years, 5,000 projects and 40,000 indicators is made once and kept
in ``out/bench-web``. Clerks open their plan and write cells, reviewers work through the queue, the
performance office looks at the board, visitors read what is published; everybody pauses as people
do. Client and server share the cores of the machine. The first quarter of a minute, in which
everybody opens what the server has not shown since it started, is not counted: a line of its own
says what a first opening costs.
"""

import gzip
import http.client
import json
import os
import random
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from tools.measuring import Line, in_time, slowness

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "out" / "bench-web"
HOST, TOKEN = "127.0.0.1", "t" * 32
PEOPLE, SECONDS, WARM, PAUSE, TIMES = 30, 75, 15, 5.0, 20
"""How many, for how long, how much of it does not count, how long one of them pauses on average;
how often one goes alone."""
BUDGETS = {"plan": 120, "save": 60, "queue": 200, "board": 200, "public": 60}
"""Milliseconds that nineteen of twenty may take, on the machine that the budgets were made for."""
NAMES = {
    "plan": "打开绩效文本", "save": "保存一格", "queue": "审核列表", "board": "工作台全县进度",
    "public": "公开页",
}  # fmt: skip
FIRST_PAGE_KB = 150
_DOOR = "/account/login/"


class Visit(NamedTuple):
    """What one visit is: which kind, and its request."""

    kind: str
    method: str
    path: str
    body: dict[str, str]
    session: str


class Told(NamedTuple):
    """What the server's side says of the data.

    Args:
        clerks: Those whose plan is a draft or returned: session, plan, part of a project, and the
            notes of its indicators.
        reviewers: Sessions of reviewers.
        offices: Sessions of the performance office.
        public: Addresses of published plans.
    """

    clerks: list[tuple[str, int, int, list[str]]]
    reviewers: list[str]
    offices: list[str]
    public: list[str]


def bench_web() -> list[Line]:
    """Thirty people on SQLite; one at a time; a bare view and a bare INSERT beside them."""
    data = _county()
    told = Told(*json.loads(_own("told", {"JIXIAO_DATA": str(data)})))
    with _server("-m", "jixiao.webapp", environment={"JIXIAO_DATA": str(data)}) as (port, pid):
        first = _first_openings(port, told)
        visits = [_alone(port, pid, told, kind) for kind in BUDGETS]
        busy, times = slowness(lambda: _week(port, told))
        session, plan, *_ = told.clerks[0]
        wire = {
            "第一页（登录）": _on_the_wire(port, _DOOR, ""),
            "工作台": _on_the_wire(port, "/", session),
            "绩效文本": _on_the_wire(port, f"/plans/{plan}/", session),
        }
    with _server("-m", "tools.bench_web", "bare", environment={}) as (port, pid):
        bare = _median(lambda: _ask(port, Visit("bare", "GET", "/", {}, "")))
    insert = _bare_insert(data)
    lines = []
    for (kind, budget), (alone, spent) in zip(BUDGETS.items(), visits, strict=True):
        found = busy[kind]
        p95 = statistics.quantiles(found, n=20)[-1]
        floor, name = (insert, "裸 INSERT") if kind == "save" else (bare, "空的 Django 视图")
        what = f"{PEOPLE} 人同时：{NAMES[kind]}（{len(found)} 次的 p95）"
        lines.append(in_time(what, p95, times, budget, "{:.0f} ms"))
        lines.append(Line(
            f"一人：{NAMES[kind]}（处理器 {spent:.0f} ms）", f"{alone:.0f} ms", f"{name} {floor:.1f} ms",
            f"{alone / floor:.0f} ×", "—", None,
        ))  # fmt: skip
    lines.append(Line("一人：启动后第一次打开一份文本", f"{first:.0f} ms", "—", "—", "—", None))
    lines += [
        Line(f"{name}连同样式、脚本的传输量", f"{found:.0f} KB", "—", "—", f"≤ {FIRST_PAGE_KB} KB",
             found <= FIRST_PAGE_KB)
        for name, found in wire.items()
    ]  # fmt: skip
    return lines


def _county() -> Path:
    """The data folder, made where there is none for these tables."""
    from tools.demo import state  # noqa: PLC0415 -- its digest is of the same files

    made, wanted = HOME / "made.txt", state()
    if not made.exists() or made.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(HOME, ignore_errors=True)
        HOME.mkdir(parents=True)
        _own("county", {"JIXIAO_DATA": str(HOME)})
        made.write_text(wanted, encoding="utf-8")
    return HOME


def _own(word: str, environment: dict[str, str]) -> str:
    """Run a part of this module in a process with the settings of the system."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench_web", word], cwd=ROOT, capture_output=True, text=True,
        env=_environment(environment), check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def _environment(more: dict[str, str]) -> dict[str, str]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    known = {"PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "jixiao.webapp.settings"}
    return {**os.environ, **known, **more}


@contextmanager
def _server(*words: str, environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """A server of its own; yields its port and its process."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, *words, HOST, str(port)], cwd=ROOT, env=_environment(environment),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex((HOST, port)) == 0:
                    break
            time.sleep(0.1)
        yield port, process.pid
    finally:
        process.kill()
        process.wait()


def _ask(port: int, visit: Visit) -> tuple[int, bytes]:
    line = http.client.HTTPConnection(HOST, port, timeout=60)
    headers = {"Accept-Encoding": "gzip", "Cookie": f"csrftoken={TOKEN}"}
    if visit.session:
        headers["Cookie"] += f"; sessionid={visit.session}"
    body = None
    if visit.method == "POST":
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
        body = urllib.parse.urlencode({**visit.body, "csrfmiddlewaretoken": TOKEN})
    with closing(line):
        line.request(visit.method, visit.path, body, headers)
        answer = line.getresponse()
        return answer.status, answer.read()


class Cells:
    """The cells that a clerk writes, with what was written there before."""

    def __init__(self, notes: list[str]) -> None:
        self._was = list(notes)
        self._count = 0

    def visit(self, session: str, plan: int, part: int, luck: random.Random) -> Visit:
        """The next save."""
        at = luck.randrange(len(self._was))
        path = f"projects[0].indicators[{at}].note"
        self._count += 1
        was, now = self._was[at], f"按{luck.randrange(10**6)}号台账{self._count}"
        self._was[at] = now
        body = {f"now:{path}": now, f"was:{path}": was}
        return Visit("save", "POST", f"/plans/{plan}/parts/{part}/", body, session)


def _visit(kind: str, told: Told, at: int, luck: random.Random, cells: Cells) -> Visit:
    session, plan, part, _ = told.clerks[at % len(told.clerks)]
    if kind == "save":
        return cells.visit(session, plan, part, luck)
    return {
        "plan": Visit(kind, "GET", f"/plans/{plan}/", {}, session),
        "queue": Visit(kind, "GET", "/review/", {}, told.reviewers[at % len(told.reviewers)]),
        "board": Visit(kind, "GET", "/", {}, told.offices[at % len(told.offices)]),
        "public": Visit(kind, "GET", luck.choice(told.public), {}, ""),
    }[kind]


def _alone(port: int, pid: int, told: Told, kind: str) -> tuple[float, float]:
    """Of one person's visits of one kind: the median, and the server's CPU time, in milliseconds."""
    luck, at = random.Random(1), PEOPLE - 1
    cells = Cells(told.clerks[at % len(told.clerks)][3])
    begun = _cpu_of(pid)
    spent = _median(lambda: _good(port, _visit(kind, told, at, luck, cells)))
    return spent, (_cpu_of(pid) - begun) / TIMES


def _first_openings(port: int, told: Told) -> float:
    """Median milliseconds of plans that the server has not shown since it started."""
    spent = []
    for session, plan, *_ in told.clerks:
        begun = time.perf_counter()
        _good(port, Visit("plan", "GET", f"/plans/{plan}/", {}, session))
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent) * 1000


def _cpu_of(pid: int) -> float:
    """Milliseconds that a process has worked."""
    words = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _good(port: int, visit: Visit) -> None:
    status, body = _ask(port, visit)
    if status != 200:
        message = f"{visit.method} {visit.path}: {status} {body[:300]!r}"
        raise RuntimeError(message)


def _median(act: Callable[[], object]) -> float:
    spent = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        act()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent) * 1000


def _week(port: int, told: Told) -> dict[str, list[float]]:
    """Everybody at once: kind to the milliseconds of each visit."""
    found: dict[str, list[float]] = {kind: [] for kind in BUDGETS}
    faults: list[BaseException] = []
    ends = time.monotonic() + SECONDS
    counts = time.perf_counter() + WARM

    def work(at: int) -> None:
        luck, visited = random.Random(at), 0
        cells = Cells(told.clerks[at % len(told.clerks)][3])
        kinds = _days_work(at)
        time.sleep(luck.uniform(0, PAUSE))
        try:
            while time.monotonic() < ends:
                visit = _visit(kinds[visited % len(kinds)], told, at, luck, cells)
                visited += 1
                begun = time.perf_counter()
                _good(port, visit)
                if begun >= counts:
                    found[visit.kind].append((time.perf_counter() - begun) * 1000)
                time.sleep(luck.uniform(0.2, 2 * PAUSE - 0.2))
        except BaseException as error:
            faults.append(error)

    people = [threading.Thread(target=work, args=(at,)) for at in range(PEOPLE)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    if faults:
        raise faults[0]
    return found


def _days_work(at: int) -> tuple[str, ...]:
    """Twenty clerks, five reviewers, two of the office, three visitors."""
    if at < 20:
        return ("plan", "save", "save", "save", "save", "save")
    if at < 25:
        return ("queue",)
    return ("board",) if at < 27 else ("public",)


def _on_the_wire(port: int, page: str, session: str) -> float:
    """Kilobytes of a page with everything that it asks for, as they are sent."""
    body = _body(port, page, session)
    total = len(body)
    text = gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
    for path in sorted(set(re.findall(r'(?:src|href)="(/static/[^"]+)"', text.decode()))):
        total += len(_body(port, path, session))
    return total / 1024


def _body(port: int, path: str, session: str) -> bytes:
    status, body = _ask(port, Visit("", "GET", path, {}, session))
    if status != 200:
        message = f"{path}: {status}"
        raise RuntimeError(message)
    return body


def _bare_insert(data: Path) -> float:
    """Median milliseconds of one INSERT that is on the disk when it ends."""
    with closing(sqlite3.connect(data / "bare.sqlite3", isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA synchronous=FULL")
        base.execute("CREATE TABLE IF NOT EXISTS words (id INTEGER PRIMARY KEY, said TEXT)")
        words = "职" * 3_000
        return _median(lambda: base.execute("INSERT INTO words (said) VALUES (?)", (words,)))


def _serve_bare(host: str, port: str) -> None:
    """A Django without anything, under the same server."""
    from django.conf import settings  # noqa: PLC0415 -- in a process of its own
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415
    from django.http import HttpRequest, HttpResponse  # noqa: PLC0415
    from django.urls import path  # noqa: PLC0415
    from waitress import serve  # noqa: PLC0415

    def view(_: HttpRequest) -> HttpResponse:
        return HttpResponse("ok")

    settings.configure(
        ROOT_URLCONF=type("urls", (), {"urlpatterns": [path("", view)]}), ALLOWED_HOSTS=[host]
    )
    application = get_wsgi_application()
    serve(application, host=host, port=int(port), threads=8)  # type: ignore[no-untyped-call]


def _make_county() -> None:
    from django.core.management import call_command  # noqa: PLC0415 -- after the set-up
    from django.db import transaction  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from tools.county.bulk import found_county  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    with transaction.atomic():
        found_county("130301", timezone.localtime())


def _tell() -> None:
    from tools.county.sessions import told  # noqa: PLC0415 -- after the set-up

    sys.stdout.write(json.dumps(told("130301", PEOPLE)))


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        _serve_bare(*sys.argv[2:])
    else:
        import django

        django.setup()
        {"county": _make_county, "told": _tell}[sys.argv[1]]()
