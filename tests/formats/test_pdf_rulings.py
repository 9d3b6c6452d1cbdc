"""Rulings of every kind become the same grid."""

import itertools
from collections.abc import Callable

import pytest

from jixiao.formats.engines import pdf
from jixiao.formats.limits import Limits
from tests.formats.drawn_pdfs import by_hand, text_at
from tests.formats.pdfs import Made, read

LIMITS = Limits()
XS, YS = (60, 160, 300, 420), (700, 660, 620, 580)
WORDS = (
    text_at(65, 676, "一级指标")
    + text_at(165, 676, "三级指标")
    + text_at(305, 676, "指标值")
    + text_at(65, 616, "产出指标")
    + text_at(165, 636, "慰问困难职工户数")
    + text_at(305, 636, "≥120户")
    + text_at(165, 596, "资金到位率")
    + text_at(305, 596, "100%")
)
WANTED = [
    Made("一级指标", 1, 1),
    Made("三级指标", 1, 2),
    Made("指标值", 1, 3),
    Made("产出指标", 2, 1, 2, 1),
    Made("慰问困难职工户数", 2, 2),
    Made("≥120户", 2, 3),
    Made("资金到位率", 3, 2),
    Made("100%", 3, 3),
]


def _pieces() -> list[tuple[float, float, float, float]]:
    """The sides of all cells: x0, y0, x1, y1; the first column is merged below its head."""
    found = []
    for y in YS:
        for left, right in itertools.pairwise(XS):
            if not (y == 620 and left == 60):
                found.append((left, y, right, y))
    for x in XS:
        for top, bottom in itertools.pairwise(YS):
            found.append((x, bottom, x, top))
    return found


def strokes() -> str:
    return "".join(f"{a} {b} m {c} {d} l S\n" for a, b, c, d in _pieces())


def thin_rectangles() -> str:
    return "".join(
        f"{a - 0.25} {b - 0.25} {c - a + 0.5} {d - b + 0.5} re f\n" for a, b, c, d in _pieces()
    )


def boxes() -> str:
    cells = [(60, 660, 100, 40), (160, 660, 140, 40), (300, 660, 120, 40), (60, 580, 100, 80)]
    cells += [(160, y, 140, 40) for y in (620, 580)] + [(300, y, 120, 40) for y in (620, 580)]
    return "".join(f"{x} {y} {w} {h} re S\n" for x, y, w, h in cells)


def one_path() -> str:
    return "".join(f"{a} {b} m {c} {d} l\n" for a, b, c, d in _pieces()) + "S\n"


def thin_rectangles_in_one_path() -> str:
    return (
        "".join(
            f"{a - 0.25} {b - 0.25} {c - a + 0.5} {d - b + 0.5} re\n" for a, b, c, d in _pieces()
        )
        + "f\n"
    )


def double() -> str:
    return "".join(
        f"{a + e} {b + e} m {c + e} {d + e} l S\n" for a, b, c, d in _pieces() for e in (0, 1.6)
    )


def dots() -> str:
    found = ""
    for a, b, c, d in _pieces():
        count = int(max(c - a, d - b) / 2)
        for n in range(count + 1):
            x, y = a + (c - a) * n / count, b + (d - b) * n / count
            found += f"{x - 0.3} {y - 0.3} 0.6 0.6 re f\n"
    return found


def white_on_colour() -> str:
    return "0.8 0.9 1 rg 60 580 360 120 re f 1 1 1 RG\n" + strokes() + "0 0 0 rg\n"


def shaded_cells() -> str:
    cells = [(60, 660, 100, 40), (160, 660, 140, 40), (300, 660, 120, 40), (60, 580, 100, 80)]
    cells += [(160, y, 140, 40) for y in (620, 580)] + [(300, y, 120, 40) for y in (620, 580)]
    fills = "".join(f"{x + 0.5} {y + 0.5} {w - 1} {h - 1} re f\n" for x, y, w, h in cells)
    return "0.9 0.9 0.9 rg\n" + fills + "0 0 0 rg\n"


def open_sides() -> str:
    return "".join(
        f"{a} {b} m {c} {d} l S\n" for a, b, c, d in _pieces() if not (a == c and a in (60, 420))
    )


@pytest.mark.parametrize(
    "draw",
    [
        strokes,
        thin_rectangles,
        boxes,
        one_path,
        thin_rectangles_in_one_path,
        double,
        dots,
        white_on_colour,
        shaded_cells,
        open_sides,
    ],
)
def test_each_way_of_drawing_rulings_gives_the_same_cells(draw: Callable[[], str]) -> None:
    found = pdf.blocks(by_hand([draw() + WORDS]), LIMITS)

    assert [read(table) for table in found.tables()] == [WANTED]


def test_rulings_inside_a_form_are_found_at_their_place() -> None:
    form = strokes().encode()
    data = by_hand(
        ["q 1 0 0 1 0 -100 cm /X1 Do Q\n" + "1 0 0 1 0 -100 cm " + WORDS],
        objects=[
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] /Length {len(form)} >>\nstream\n".encode()
            + form
            + b"\nendstream"
        ],
        resources="/XObject << /X1 100 0 R >>",
    )

    assert [read(table) for table in pdf.blocks(data, LIMITS).tables()] == [WANTED]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_with_a_turn_mark_whose_text_was_turned_back_is_read_upright(turn: int) -> None:
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turn]
    box = "0 0 595 842"
    data = by_hand([f"q {matrix} cm\n{strokes()}{WORDS}Q\n"], box=box, page_more=f"/Rotate {turn}")

    assert [read(table) for table in pdf.blocks(data, LIMITS).tables()] == [WANTED]


def test_words_drawn_twice_are_read_once() -> None:
    shadow = "1 0 0 1 0.4 -0.4 cm\n" + WORDS
    data = by_hand([strokes() + WORDS + shadow])

    assert [read(table) for table in pdf.blocks(data, LIMITS).tables()] == [WANTED]


def test_a_line_of_words_under_a_table_is_a_paragraph_and_not_a_cell() -> None:
    data = by_hand([strokes() + WORDS + text_at(60, 550, "注：本表由虚构单位填报。")])

    found = pdf.blocks(data, LIMITS)

    assert [paragraph.text for paragraph in found.paragraphs()] == ["注：本表由虚构单位填报。"]


def test_a_single_box_around_words_is_no_table() -> None:
    data = by_hand(["60 500 300 200 re S\n" + text_at(80, 600, "只是一个框。")])

    found = pdf.blocks(data, LIMITS)

    assert list(found.tables()) == []
    assert [paragraph.text for paragraph in found.paragraphs()] == ["只是一个框。"]
