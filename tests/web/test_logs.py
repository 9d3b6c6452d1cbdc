"""Logs: JSON lines with a request number, and nothing of people or of what they wrote."""

import json
import logging
import sys

import pytest
from django.test import Client

from jixiao.webapp.logs import JsonLines
from tests.web.county import county


@pytest.mark.django_db
def test_a_request_is_one_line_with_its_number_and_without_words_of_people(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    county()
    with caplog.at_level(logging.INFO, "jixiao.requests"):
        answer = client.get("/?words=王某某", headers={"X-Request-ID": "abcd-1234-efgh"})
        other = client.get("/", headers={"X-Request-ID": "x\n{forged}"})

    line = json.loads(JsonLines().format(caplog.records[0]))
    assert answer.headers["X-Request-ID"] == "abcd-1234-efgh"
    assert len(other.headers["X-Request-ID"]) == 16
    assert (line["page"], line["method"], line["status"]) == ("home", "GET", 302)
    assert "王某某" not in json.dumps(line, ensure_ascii=False)


def test_an_error_is_told_by_kind_and_place_not_by_its_words() -> None:
    try:
        int("身份证号 1234")
    except ValueError:
        record = logging.LogRecord("django", 40, "f.py", 1, "it broke", None, sys.exc_info())

    line = json.loads(JsonLines().format(record))

    assert line["error"] == "ValueError"
    assert "test_logs.py" in line["where"]
    assert "身份证号" not in json.dumps(line, ensure_ascii=False)
