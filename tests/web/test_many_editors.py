"""Fifty people write at once while the server is killed: what was acknowledged is kept."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.truth import REPOSITORY

pytestmark = [pytest.mark.slow, pytest.mark.web]
EDITORS, EDITS, KILLS = 50, 4, 3
PATIENCE = 240
TOKEN = "t" * 32
HOST = "127.0.0.1"


def free_port() -> int:
    """A port below those that clients get: people who knock at a closed one could meet themselves."""
    for port in range(20_000 + os.getpid() % 5_000, 30_000):
        with socket.socket() as probe:
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    pytest.fail("no port is free")


class Server:
    """A server of its own that can be killed and started again on the same data."""

    def __init__(self, data: Path) -> None:
        self.environment = {
            **os.environ, "JIXIAO_DATA": str(data), "DJANGO_SETTINGS_MODULE": "jixiao.webapp.settings",
            "PYTHONPATH": str(REPOSITORY),
        }  # fmt: skip
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def run(self, *words: str) -> Any:
        command = [sys.executable, "-m", "tests.web.editors", *words]
        done = subprocess.run(command, env=self.environment, cwd=REPOSITORY, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    def start(self) -> None:
        command = [sys.executable, "-m", "jixiao.webapp", HOST, str(self.port)]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(600):
            try:
                with socket.create_connection((HOST, self.port), timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail("the server did not start")

    def kill(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


class Edit(NamedTuple):
    part: int
    path: str
    words: str


def edit(server: Server, told: dict[str, Any], at: int, kept: list[Edit]) -> None:
    """One person's edits, each of a cell that nobody else writes; told again until it is saved."""
    luck = random.Random(at)
    cookie = f"sessionid={told['sessions'][at]}; csrftoken={TOKEN}"
    words: dict[tuple[int, str], str] = {}
    for number in range(EDITS):
        part = luck.choice(told["parts"])
        path = f"projects[0].indicators[{luck.randrange(3)}].note"
        body = {f"now:{path}": f"甲{at}-{number}", f"was:{path}": words.get((part, path), "")}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            status, answer = post(server, told["plan"], part, cookie, body)
            if status == 200:
                words[part, path] = f"甲{at}-{number}"
                kept.append(Edit(part, path, f"甲{at}-{number}"))
                break
            if status == 409:
                body[f"was:{path}"] = json.loads(answer)["clashes"][0]["theirs"]
            else:
                time.sleep(luck.uniform(0.1, 0.5))
        else:
            pytest.fail(f"{at} never got an answer")


def post(
    server: Server, plan: int, part: int, cookie: str, body: dict[str, str]
) -> tuple[int, bytes]:
    line = http.client.HTTPConnection(HOST, server.port, timeout=60)
    try:
        line.request(
            "POST", f"/plans/{plan}/parts/{part}/",
            urllib.parse.urlencode({**body, "csrfmiddlewaretoken": TOKEN}),
            {
                "Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie,
                "HX-Request": "true", "Accept": "application/json",
            },
        )  # fmt: skip
        answer = line.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        line.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "data")
    yield server
    server.kill()


def test_what_was_acknowledged_is_there_after_kills(server: Server) -> None:
    told = server.run(str(EDITORS))
    kept: list[Edit] = []
    people = [threading.Thread(target=edit, args=(server, told, at, kept)) for at in range(EDITORS)]
    luck = random.Random(7)

    server.start()
    for person in people:
        person.start()
    for _ in range(KILLS):
        time.sleep(luck.uniform(1, 3))
        server.kill()
        server.start()
    for person in people:
        person.join(timeout=PATIENCE)
    server.kill()
    versions = server.run("kept")

    assert not any(person.is_alive() for person in people)
    assert len(kept) == EDITORS * EDITS
    lost = [
        each
        for each in kept
        if not any(words.get(each.path) == each.words for words in versions[str(each.part)])
    ]
    assert lost == []
