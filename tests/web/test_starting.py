"""What can not start says why in a sentence, as a person meets it; behind a proxy it does start."""

import http.client
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.truth import REPOSITORY

pytestmark = pytest.mark.slow


def environment(data: Path, **words: str) -> dict[str, str]:
    kept = {key: each for key, each in os.environ.items() if not key.startswith("JIXIAO_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    kept.pop("DATABASE_URL", None)
    return {**kept, "PYTHONIOENCODING": "utf-8", "JIXIAO_DATA": str(data), **words}


def refused(data: Path, *words: str, **settings: str) -> str:
    """What a command says that does not start."""
    done = subprocess.run(
        [sys.executable, "-m", "jixiao.cli.main", *words],
        cwd=REPOSITORY, capture_output=True, text=True, env=environment(data, **settings),
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode in {2, 3}, (done.returncode, done.stderr)
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_a_port_that_is_taken_or_is_none_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]

        assert "已经有程序在用" in refused(tmp_path, "serve", "--port", str(taken))
    assert "地址或端口不对" in refused(tmp_path, "serve", "--port", "99999")


@pytest.mark.parametrize("act", [("serve",), ("backup", "x.zip")])
def test_a_database_that_is_away_is_told(tmp_path: Path, act: tuple[str, ...]) -> None:
    pytest.importorskip("psycopg")

    said = refused(tmp_path, *act, DATABASE_URL="postgres://a:kept@127.0.0.1:1/jixiao")

    assert "数据库打不开或连不上" in said
    assert "kept" not in said


@pytest.mark.parametrize("act", [("serve",), ("audit", "verify")])
def test_a_database_that_is_none_is_told(tmp_path: Path, act: tuple[str, ...]) -> None:
    (tmp_path / "jixiao.sqlite3").write_bytes(b"no database" * 999)

    assert "数据库打不开或连不上" in refused(tmp_path, *act)


@contextmanager
def served(data: Path, **settings: str) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "jixiao.cli.main", "serve", "--port", str(port)],
        cwd=REPOSITORY, env=environment(data, **settings), stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            assert "已启动" in process.stdout.readline()
            yield port
        finally:
            process.terminate()


def answered(port: int, address: str, **headers: str) -> tuple[int, str]:
    """Status of an answer, and where it sends to."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    given = {name.replace("_", "-"): each for name, each in headers.items()}
    line.request("GET", address, headers={"Host": "plans.example", **given})
    found = line.getresponse()
    line.close()
    return found.status, found.getheader("Location") or ""


def test_behind_a_proxy_that_does_the_encryption_pages_answer(tmp_path: Path) -> None:
    behind = {"JIXIAO_SECURE": "yes", "JIXIAO_HOSTS": "plans.example"}

    with served(tmp_path, **behind) as port:
        assert answered(port, "/begin/", X_Forwarded_Proto="https")[0] == 200
        assert answered(port, "/begin/") == (301, "https://plans.example/begin/")
        assert answered(port, "/readyz")[0] == 200


def test_nobody_but_the_proxy_is_believed(tmp_path: Path) -> None:
    other = {"JIXIAO_SECURE": "yes", "JIXIAO_HOSTS": "plans.example", "JIXIAO_PROXY": "192.0.2.7"}

    with served(tmp_path, **other) as port:
        assert answered(port, "/begin/", X_Forwarded_Proto="https")[0] == 301


def test_two_gigabytes_are_refused_before_they_come_to_people_and_programs_in_their_way(
    tmp_path: Path,
) -> None:
    found = {}
    with served(tmp_path) as port:
        for address in ("/import/files/", "/api/v1/imports"):
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            line.putrequest("POST", address)
            line.putheader("Content-Length", str(2 << 30))
            line.endheaders()
            answer = line.getresponse()
            found[address] = (answer.status, answer.getheader("Content-Type"), answer.read())
            line.close()

    status, kind, body = found["/import/files/"]
    assert (status, kind) == (413, "text/html; charset=utf-8")
    assert "文件太大" in body.decode()
    status, kind, body = found["/api/v1/imports"]
    assert (status, kind) == (413, "application/problem+json")
    told = json.loads(body)
    assert (told["code"], told["status"], told["instance"]) == ("too-large", 413, "/api/v1/imports")
