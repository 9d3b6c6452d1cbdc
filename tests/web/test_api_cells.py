"""Cells over the API: saved against the version or the words that were read, never over others."""

import json
from typing import Any

import pytest

from jixiao.model.lifecycle import Role
from jixiao.webapp.records import models as records
from tests.web.calling import Program, refused
from tests.web.county import County, county
from tests.web.reviewing import FUNDS, TARGET, first_project, words

pytestmark = pytest.mark.django_db


class Cells:
    """A project part of a plan, as a program saves it."""

    def __init__(self, here: County, plan: records.Plan) -> None:
        self.program, self.part = Program(here.people[Role.PREPARER]), first_project(plan)
        self.address = f"/plans/{plan.pk}/parts/{self.part.pk}"

    def etag(self) -> str:
        return str(self.program.get(self.address).headers["ETag"])

    def save(self, etag: str, *cells: dict[str, Any]) -> Any:
        return self.program.patch(self.address, {"cells": list(cells)}, If_Match=etag)


def test_cells_are_saved_against_the_version_that_was_read() -> None:
    here = county()
    cells = Cells(here, here.start())
    etag = cells.etag()

    response = cells.save(etag, {"path": TARGET, "now": "≥96%"})

    assert response.status_code == 200
    assert response.json()["cells"][TARGET] == "≥96%"
    assert response.headers["ETag"] == cells.etag() != etag
    assert words(cells.part) == "≥96%"


def test_without_if_match_nothing_is_saved() -> None:
    here = county()
    cells = Cells(here, here.start())
    before = words(cells.part)

    told = cells.program.patch(cells.address, {"cells": [{"path": TARGET, "now": "≥96%"}]})

    refused(told, 428, "if-match")
    assert words(cells.part) == before


def test_a_stale_part_is_refused_with_the_three_words() -> None:
    here = county()
    cells = Cells(here, here.start())
    before, etag = words(cells.part), cells.etag()
    cells.save(etag, {"path": TARGET, "now": "≥96%"})

    told = refused(cells.save(etag, {"path": TARGET, "now": "≥97%"}), 412, "stale")

    (clash,) = told["clashes"]
    assert (clash["was"], clash["yours"], clash["theirs"]) == (before, "≥97%", "≥96%")
    assert (clash["path"], clash["author"], told["version"]) == (TARGET, "部门经办人甲", 2)
    assert words(cells.part) == "≥96%"
    other = {"path": FUNDS, "now": "用于培训"}
    (clash,) = refused(cells.save(etag, other), 412, "stale")["clashes"]
    assert clash["was"] == clash["theirs"] != "用于培训"


@pytest.mark.parametrize("etag", ['"1.1.0"', '"x"', 'W/"1.1.0"', '"999.7.1", "x"', "nothing"])
def test_what_is_no_etag_of_the_part_is_stale(etag: str) -> None:
    here = county()
    cells = Cells(here, here.start())

    refused(cells.save(etag, {"path": TARGET, "now": "≥96%"}), 412, "stale")


def test_an_etag_of_before_a_restore_is_stale_though_the_number_is_the_same() -> None:
    here = county()
    cells = Cells(here, here.start())
    number = cells.etag().split(".")[:2]

    refused(cells.save(f'{".".join(number)}.1"', {"path": TARGET, "now": "1"}), 412, "stale")


def test_with_a_star_each_cell_is_compared_by_itself() -> None:
    here = county()
    cells = Cells(here, here.start())
    before, funds = words(cells.part), words(cells.part, FUNDS)
    etag = cells.etag()
    cells.save(etag, {"path": TARGET, "now": "≥96%"})

    done = cells.save("*", {"path": FUNDS, "was": funds, "now": "用于培训"})
    assert done.status_code == 200
    told = cells.save("*", {"path": TARGET, "was": before, "now": "≥97%"})
    (clash,) = refused(told, 412, "stale")["clashes"]
    assert (clash["was"], clash["yours"], clash["theirs"]) == (before, "≥97%", "≥96%")
    told = refused(cells.save("*", {"path": TARGET, "now": "≥97%"}), 422, "not-understood")
    assert told["where"] == "body.cells[0].was"


def test_rows_are_added_moved_and_removed_under_the_version_that_was_read() -> None:
    here = county()
    cells = Cells(here, here.start())
    rows, path = f"{cells.address}/rows", "projects[0].indicators"

    def change(act: str, **more: int) -> Any:
        body = {"act": act, "path": path, **more}
        return cells.program.post(rows, body, If_Match=cells.etag())

    first = words(cells.part)
    assert change("add", at=0).status_code == 200
    assert words(cells.part, f"{path}[1].target") == first
    assert change("move", at=1, to=0).status_code == 200
    assert words(cells.part) == first
    assert change("remove", at=1).status_code == 200
    refused(change("move", at=1), 422, "not-understood")
    refused(change("remove", at=9999), 422, "no-such-place")
    body = {"act": "add", "path": path, "at": 0}
    refused(cells.program.post(rows, body), 428, "if-match")
    refused(cells.program.post(rows, body, If_Match="*"), 428, "if-match")
    refused(cells.program.post(rows, body, If_Match='"1.1.0"'), 412, "stale")


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "body.cells"), ({"cells": []}, "body.cells"), ({"cells": [{"path": "x"}]},
        "body.cells[0].now"), ({"cells": [{"path": "x", "now": 7}]}, "body.cells[0].now"),
        ({"cells": [{"path": "x", "now": "", "more": 1}]}, "body.cells[0].more"),
        ({"cells": [{"path": "x", "now": "\0"}]}, "body.cells[0].now"),
        ({"cells": [{"path": "x", "now": "\ud800"}]}, "body.cells[0].now"),
        ({"cells": [{"path": "x", "now": "长" * 20_001}]}, "body.cells[0].now"),
    ],
)  # fmt: skip
def test_a_wrong_body_is_refused_with_its_place(body: dict[str, Any], where: str) -> None:
    here = county()
    cells = Cells(here, here.start())

    response = cells.program.patch(cells.address, body, If_Match=cells.etag())

    told = refused(response, 422, "not-understood")
    assert told["where"] == where
    assert told["errors"][0]["where"] == where
    assert "长长" not in json.dumps(told, ensure_ascii=False)


def test_a_place_that_is_not_there_and_a_body_that_is_no_json() -> None:
    here = county()
    cells = Cells(here, here.start())

    told = cells.save(cells.etag(), {"path": "projects[7].name", "now": "x"})
    refused(told, 422, "no-such-place")
    response = cells.program.client.generic(
        "PATCH", f"/api/v1{cells.address}", "{", "application/json",
        headers=cells.program.headers | {"If-Match": "*"},
    )  # fmt: skip
    refused(response, 400, "bad-request")
