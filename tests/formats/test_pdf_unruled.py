"""Tables without upright rulings are read by alignment; prose stays prose."""

from jixiao.formats.engines import pdf
from jixiao.formats.limits import Limits
from tests.formats.drawn_pdfs import by_hand, text_at
from tests.formats.pdfs import MadeDocument, bare, grid, read, wanted
from tests.formats.pdfs import pdf as made_pdf

LIMITS = Limits()
ROWS = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "慰问困难职工户数", "≥120户"],
    ["", "质量指标", "慰问标准执行率", "100%"],
    ["", "时效指标", "慰问完成时间", "12月底前"],
    ["效益指标", "社会效益指标", "职工队伍稳定", "明显提高"],
]
PROSE = "本部门负责全县职工维权和帮扶工作，全年开展活动若干次，职工满意度逐步提高，队伍保持稳定。"
DOUBT = "第1页的表格没有横竖框线，行和列是按文字对齐推断的，请对照原件。"


def test_columns_are_told_by_the_words_that_head_them() -> None:
    table = grid(ROWS, ["1fr", "1fr", "2fr", "1fr"])
    found = pdf.blocks(made_pdf(MadeDocument([PROSE, table, PROSE], stroke="none")), LIMITS)

    assert [read(each) for each in found.tables()] == [wanted(table)]
    assert [notice.message for notice in found.notices] == [DOUBT]
    assert [bare(paragraph.text) for paragraph in found.paragraphs()] == [PROSE, PROSE]


def test_horizontal_rulings_tell_the_rows_of_wrapped_cells() -> None:
    rows = [list(row) for row in ROWS]
    rows[1][2] = "慰问全县各乡镇街道在档困难职工家庭和患重大疾病职工家庭的户数"
    table = grid(rows, ["60pt", "80pt", "120pt", "80pt"])
    document = MadeDocument([table], stroke="(x: none, y: 0.5pt)")

    found = pdf.blocks(made_pdf(document), LIMITS)

    assert [read(each) for each in found.tables()] == [wanted(table)]
    assert found.notices == []


def test_horizontal_rulings_alone_make_a_table_of_other_words() -> None:
    lines = "".join(f"60 {y} m 500 {y} l S\n" for y in (700, 680, 660, 640))
    words = ""
    for y, row in zip(
        (686, 666, 646), (("科目", "金额"), ("办公费", "12.50"), ("差旅费", "3.00")), strict=True
    ):
        words += text_at(70, y, row[0]) + text_at(300, y, row[1])

    found = pdf.blocks(by_hand([lines + words]), LIMITS)

    assert [[cell.text for cell in table.cells] for table in found.tables()] == [
        ["科目", "金额", "办公费", "12.50", "差旅费", "3.00"]
    ]


def test_underlined_words_and_prose_are_no_table() -> None:
    words = "".join(text_at(60, y, PROSE[:40]) for y in (700, 680, 660))
    lines = "".join(f"60 {y} m 200 {y} l S\n" for y in (698, 678, 658))

    found = pdf.blocks(by_hand([words + lines]), LIMITS)

    assert list(found.tables()) == []


def test_a_shaded_head_above_rows_without_rulings_is_the_head_of_their_table() -> None:
    shades = "".join(f"0.8 0.9 1 rg {60 + 110 * n} 680 110 20 re f 0 g\n" for n in range(4))
    words = "".join(
        text_at(65 + 110 * column, 686 - 20 * row - (6 if row else 0), cell)
        for row, cells in enumerate(ROWS)
        for column, cell in enumerate(cells)
        if cell
    )

    found = pdf.blocks(by_hand([shades + words]), LIMITS)

    assert [[cell.text for cell in row] for table in found.tables() for row in table.rows()] == ROWS
    assert [notice.message for notice in found.notices] == [DOUBT]


def test_one_gap_below_the_head_does_not_join_all_rows() -> None:
    words = "".join(
        text_at(65 + 110 * column, 686 - 16 * row - (16 if row else 0), cell)
        for row, cells in enumerate([*ROWS, *ROWS[1:], *ROWS[1:]])
        for column, cell in enumerate(cells)
        if cell
    )

    tables = list(pdf.blocks(by_hand([words]), LIMITS).tables())

    assert [len(table.rows()) for table in tables] == [13]
