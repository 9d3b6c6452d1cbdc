"""Rows at the ends of pages: in a file of ours the tags tell which of them a page break tore."""

import pypdfium2
import pytest

from jixiao.formats.blocks import Cell
from jixiao.formats.engines.pdf import blocks
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.pages.joining import WHOLE_ROWS
from jixiao.formats.pages.tagged import TAGGED_ROWS
from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from jixiao.model.paper import CENTRE, CENTRED, LABEL, TEXT, Box, Grid, Line, Paper, Row, Turn

HEAD = Row(tuple(Box(words, style=LABEL) for words in ("职责活动", "内容描述", "绩效目标")))
LONG = "全年巡查到位，及时处置，不留隐患。" * 60


def written(*rows: Row) -> bytes:
    """A table as PDF."""
    grid = Grid((200, 500, 300), (HEAD, *rows), 1)
    return writer_for(".pdf").write(Manuscript(Paper("表", (grid,))))


def keywords(data: bytes) -> str:
    """What the file says of its rows."""
    with pypdfium2.PdfDocument(data) as pdf:
        return str(pdf.get_metadata_dict()["Keywords"])


def cells(data: bytes) -> list[Cell]:
    """The cells of the only table of a file, below its head."""
    [table] = blocks(data, DEFAULT_LIMITS).tables()
    return [cell for cell in table.cells if cell.row > 1]


def plain(*words: str) -> Row:
    """A row of cells as they are."""
    return Row(tuple(Box(each, style=CENTRED) for each in words))


@pytest.mark.parametrize("before", range(1, 30, 4))
def test_a_torn_row_is_one_row_and_its_neighbours_are_their_own(before: int) -> None:
    rows = [
        plain(f"第{at}项", "" if at % 2 else "巡查", "" if at % 3 else "到位") for at in range(50)
    ]
    torn = plain("道路巡查", LONG, "做到应修尽修，")
    wanted = [*rows[:before], torn, *rows[before:]]

    data = written(*wanted)

    assert keywords(data) == TAGGED_ROWS
    found = cells(data)
    assert [("".join(each.text.split()), each.column) for each in found] == [
        (box.text, at) for row in wanted for at, box in enumerate(row.boxes, 1)
    ]


@pytest.mark.parametrize("before", range(24, 36, 2))
def test_words_of_a_cell_over_rows_of_two_pages_are_one_cell(before: int) -> None:
    rows = [plain(f"第{at}项", "巡查", "到位") for at in range(before)]
    merged = Box("管好养好全县道路、桥梁和标志标线，" * 5, rowspan=8, style=CENTRED)
    below = [plain(f"巡查{at}", "") for at in range(1, 8)]
    after = plain("末项", "", "到位")

    found = cells(written(*rows, Row((merged, *plain("巡查0", "到位").boxes)), *below, after))

    [cell] = [each for each in found if "管好养好" in each.text]
    assert ("".join(cell.text.split()), cell.rowspan) == (merged.text, 8)
    assert max(each.row for each in found) == before + 10


def test_a_cell_over_two_rows_that_is_higher_than_a_page_ends_above_the_page_number() -> None:
    rows = (Row((Box("道路巡查", 1, 2), Box(LONG, 1, 2), Box("甲", style=CENTRED))), plain("乙"))

    data = written(*rows)

    with pypdfium2.PdfDocument(data) as pdf:
        lowest = [
            min(box.get_bounds()[1] for box in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH]))
            for page in pdf
        ]
    assert len(lowest) > 1
    assert min(lowest) > 60
    assert "".join(next(each.text for each in cells(data) if each.column == 2).split()) == LONG


@pytest.mark.parametrize("before", range(26, 31))
def test_a_cell_under_others_is_known_as_one_when_its_words_stand_below_the_break(
    before: int,
) -> None:
    long = "　　日常保养和应急抢修、安全隐患排查治理、标志标线更新"
    names = ["道路养护", *["　　巡查"] * before, long, "桥梁养护", "　　检测"]
    rows: list[Row] = []
    for name in names:
        count = 6 if name == long else 1
        first = Row((Box(name, rowspan=count, style=TEXT), *plain("次数", "到位").boxes))
        rows += [first, *[plain("次数", "到位")] * (count - 1)]

    found = [each.text for each in cells(written(*rows)) if each.column == 1]

    assert found == names


def test_a_table_of_short_rows_says_that_none_is_torn() -> None:
    assert keywords(written(*[plain("甲", "乙", "丙")] * 90)) == WHOLE_ROWS


def test_two_centred_lines_of_one_length_on_a_cover_are_two() -> None:
    lines = (Line("清河口县总工会编制", CENTRE), Line("清河口县财政局审核", CENTRE))
    data = writer_for(".pdf").write(Manuscript(Paper("表", (*lines, Turn(), Line("甲")))))

    found = [each.text for each in blocks(data, DEFAULT_LIMITS).paragraphs()]

    assert found[:2] == [each.text for each in lines]
