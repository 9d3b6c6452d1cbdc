"""What was read, as text of the public formats: all of them say the same."""

import csv
import io
import json

import pytest

from jixiao.formats.written.rows import BOM
from jixiao.services.exporting import csv_opening, exported
from jixiao.services.reading import FileRead, read
from tests.truth import SAMPLES


@pytest.fixture(scope="module")
def file() -> FileRead:
    return read(SAMPLES / "clean" / "roads.perf.txt")


@pytest.mark.parametrize("places", [False, True])
def test_a_line_and_an_indented_object_hold_the_same(file: FileRead, places: bool) -> None:
    line = exported(file, "jsonl", places=places)
    indented = exported(file, "json", places=places)

    assert json.loads(line) == json.loads(indented)
    assert (line.count("\n"), line[-1]) == (1, "\n")
    assert indented.count("\n") > 100


@pytest.mark.parametrize("places", [False, True])
def test_rows_have_the_columns_of_their_head(file: FileRead, places: bool) -> None:
    opening = csv_opening(places=places)
    [head, *rows] = csv.reader(io.StringIO(opening + exported(file, "csv", places=places)))

    assert opening.startswith(BOM)
    assert rows
    assert {len(row) for row in rows} == {len(head)}


def test_there_is_a_row_for_every_indicator_and_more_where_every_value_has_its_place(
    file: FileRead,
) -> None:
    projects = [project for each in file.documents for project in each.projects]
    indicators = [row for project in projects for row in project.indicators]
    rows = list(csv.reader(io.StringIO(exported(file, "csv"))))
    values = list(csv.reader(io.StringIO(exported(file, "csv", places=True))))

    assert len(rows) == len(indicators)
    assert len(values) > len(rows)
    for row, indicator in zip(rows, indicators, strict=True):
        cells = [cell.removeprefix("\t") for cell in row]  # no workbook takes it for a formula
        assert {indicator.name.raw, indicator.target.raw} <= {*cells}
        assert not any(cell.startswith("=") for cell in row)
