"""A cell knows where it is seen on its page, and that place can be looked at closely."""

import struct

import pytest

from jixiao.formats.limits import UnreadableDocument, limits_from_environment
from jixiao.formats.page_picture import AROUND, ENLARGED, page_picture, place_picture
from jixiao.services.reading import read
from tests.truth import SAMPLES

PLAN = SAMPLES / "qinghekou-union-2025" / "plan.pdf"
LIMITS = limits_from_environment()


def size_of(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_every_cell_of_a_table_lies_on_its_page_below_the_row_before() -> None:
    found = read(PLAN).boxes

    assert len(found) > 100
    for (table, row, column), (page, left, upper, right, lower) in found.items():
        assert 0 <= left < right <= 1
        assert 0 <= upper < lower <= 1
        above = found.get((table, row - 1, column))
        if above is not None and above[0] == page:
            assert above[4] <= upper + 0.01


def test_a_place_is_as_large_as_its_box_with_a_little_around_it() -> None:
    data = PLAN.read_bytes()
    page, *box = next(iter(read(PLAN).boxes.values()))

    width, height = size_of(place_picture(data, page, box, LIMITS))

    wide, high = size_of(page_picture(data, page, 1000, LIMITS))
    share = (width - 2 * AROUND) / (height - 2 * AROUND) / ((box[2] - box[0]) / (box[3] - box[1]))
    assert share == pytest.approx(wide / high, rel=0.1)
    assert width > 1.5 * (box[2] - box[0]) * wide / ENLARGED


def test_a_place_beyond_the_page_is_cut_and_a_page_that_is_not_there_refused() -> None:
    data = PLAN.read_bytes()

    assert size_of(place_picture(data, 1, (0.9, 0.9, 3, 3), LIMITS))[0] > 1
    assert size_of(place_picture(data, 1, (2, 2, -1, -1), LIMITS)) >= (1, 1)
    with pytest.raises(UnreadableDocument):
        place_picture(data, 99, (0, 0, 1, 1), LIMITS)
    with pytest.raises(UnreadableDocument):
        place_picture(b"%PDF-", 1, (0, 0, 1, 1), LIMITS)
