"""A province on PostgreSQL: the pages of one county among many, and how questions are answered.

One county is written, the server copies it until there are as many as asked for
(``JIXIAO_BENCH_COUNTIES``, 170) or the time is over (``JIXIAO_BENCH_COPYING``, 600 seconds); the
line says how many there were. Every question of every page is explained: no large table may be
read from end to end.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.measuring import Line, missing
from tools.postgres import NoPostgres, postgres

ROOT = Path(__file__).resolve().parents[1]
COUNTIES = int(os.environ.get("JIXIAO_BENCH_COUNTIES", "170"))
SECONDS = float(os.environ.get("JIXIAO_BENCH_COPYING", "600"))
LARGE = 100_000
"""Rows from which on a table is not to be read from end to end."""
SETTINGS = {
    "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "8GB",
    "shared_buffers": "1GB", "autovacuum": "off",
}  # fmt: skip
NAMES = {
    "plan": "打开绩效文本", "save": "保存一格", "compare": "与上年对比", "history": "历史",
    "queue": "审核列表", "review": "审核一份", "cell": "审核一格", "board": "工作台全县进度",
    "deadlines": "截止时间", "import": "导入", "trail": "审计日志", "public": "公开的地区和年度",
    "listed": "公开的一年", "shown": "公开的一份", "search": "公开的搜索，一个县里",
    "search everywhere": "公开的搜索，全省",
}  # fmt: skip


def bench_province() -> list[Line]:
    """Medians of one person in one county alone, and in the same county of a province."""
    what = "全省各县在 PostgreSQL"
    try:
        with tempfile.TemporaryDirectory() as data, postgres(SETTINGS) as url:
            told = _measured(url, data)
    except NoPostgres as error:
        return [missing(what, "—", str(error))]
    where = f"{told['counties']} 个县（{told['indicators'] / 10_000:.0f} 万条指标，{told['size']}）"
    lines = [
        Line(f"{where}：{NAMES[kind]} / 一个县", f"{many:.0f} ms", f"{one:.0f} ms",
             f"{many / one:.2f} ×", "—", None)
        for kind, one, many in told["pages"]
    ]  # fmt: skip
    scans = told["scans"]
    lines.append(Line(
        f"{where}：从头到尾读大表的查询", str(len(scans)), "、".join(scans) or "—", "—", "0",
        not scans,
    ))  # fmt: skip
    return lines


def _measured(url: str, data: str) -> dict[str, Any]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    environment = {
        **os.environ, "DATABASE_URL": url, "JIXIAO_DATA": data, "PYTHONPATH": path,
        "JIXIAO_HOSTS": "testserver", "DJANGO_SETTINGS_MODULE": "jixiao.webapp.settings",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench_province"], cwd=ROOT, env=environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _main() -> None:
    """In a process with the settings: write, measure, copy, measure again."""
    from django.core.management import call_command  # noqa: PLC0415 -- after the set-up
    from django.db import connection, transaction  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from jixiao.webapp.records import models as records  # noqa: PLC0415
    from tools.county.bulk import found_county  # noqa: PLC0415
    from tools.county.province import copy_county, settle_numbers  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    with transaction.atomic():
        found_county("130301", timezone.localtime())
    settle_numbers()
    one = {kind: _median(*visit) for kind, *visit in _visits("130301")}
    counties = copy_county(COUNTIES, seconds=SECONDS)
    settle_numbers()
    own = str(130_301 + min(4, counties - 1))
    pages = [(kind, one[kind], _median(*visit)) for kind, *visit in _visits(own)]
    scans = sorted({f"{kind}：{each}" for kind, *visit in _visits(own) for each in _scans(*visit)})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
        size = cursor.fetchone()[0]
    told = {
        "counties": counties, "indicators": records.IndicatorRow.objects.count(), "size": size,
        "pages": pages, "scans": scans,
    }  # fmt: skip
    sys.stdout.write(json.dumps(told))


def _visits(code: str) -> Iterator[tuple[str, Any, str, dict[str, str]]]:
    """Kind, a client that has logged in, address, what is posted."""
    from django.test import Client  # noqa: PLC0415 -- after the set-up

    from jixiao.webapp.records import models as records  # noqa: PLC0415

    def client(name: str) -> Client:
        made = Client()
        made.force_login(records.Person.objects.get(username=f"{code}-{name}"))
        return made

    cycle = records.Cycle.objects.filter(region__code=code).latest("fiscal_year")
    plans = records.Plan.objects.filter(cycle=cycle).order_by("pk")
    draft, again = (plans.filter(state="draft")[0], plans.filter(state="with-finance", round=2)[0])
    part = draft.parts.filter(kind="project").earliest("pk").pk
    judged = again.parts.filter(kind="project").earliest("pk").pk
    clerk = client(f"clerk{draft.department.code}")
    reviewer, office, nobody = client("reviewer"), client("office"), Client()
    path, year = "projects[0].indicators[0]", cycle.fiscal_year - 1
    yield "plan", clerk, f"/plans/{draft.pk}/", {}
    words = {f"was:{path}.note": "", f"now:{path}.note": "试"}
    yield "save", clerk, f"/plans/{draft.pk}/parts/{part}/", words
    yield "compare", clerk, f"/plans/{draft.pk}/compare/", {}
    yield "history", clerk, f"/plans/{draft.pk}/parts/{part}/history/", {}
    yield "queue", reviewer, "/review/", {}
    yield "review", reviewer, f"/review/{again.pk}/", {}
    yield "cell", reviewer, f"/review/{again.pk}/?part={judged}&path={path}.target", {}
    yield "board", office, "/", {}
    yield "deadlines", office, "/review/deadlines/", {}
    yield "import", office, "/import/", {}
    yield "trail", client("auditor"), "/trail/", {}
    yield "public", nobody, "/public/", {}
    yield "listed", nobody, f"/public/{code}/{year}/", {}
    yield "shown", nobody, f"/public/{code}/{year}/100/", {}
    yield "search", nobody, f"/public/search/?q=满意&region={code}", {}
    yield "search everywhere", nobody, "/public/search/?q=储备粮可供应", {}


def _go(client: Any, address: str, posted: dict[str, str]) -> None:
    answer = client.post(address, posted, headers={"HX-Request": "true"}) if posted else (
        client.get(address)
    )  # fmt: skip
    if answer.status_code != 200:
        message = f"{address}: {answer.status_code}"
        raise RuntimeError(message)


def _median(client: Any, address: str, posted: dict[str, str]) -> float:
    spent = []
    for _ in range(5):
        begun = time.perf_counter()
        _go(client, address, posted)
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def _scans(client: Any, address: str, posted: dict[str, str]) -> Iterator[str]:
    """The large tables that a page's questions read from end to end."""
    from django.db import connection  # noqa: PLC0415 -- after the set-up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as asked:
        _go(client, address, posted)
    for each in asked.captured_queries:
        if not each["sql"].startswith(("SELECT", "UPDATE", "DELETE")):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {each['sql']}")
            plan = "\n".join(row[0] for row in cursor.fetchall())
            for table in re.findall(r"Seq Scan on (\w+)", plan):
                cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
                if cursor.fetchone()[0] >= LARGE:
                    yield table


if __name__ == "__main__":
    import django

    django.setup()
    _main()
