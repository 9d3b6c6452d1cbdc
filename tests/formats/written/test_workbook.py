"""The workbook for filling in."""

import io
import re
import zipfile

import pytest

from jixiao.formats.blocks import Blocks, Paragraph
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.registry import reader_for, writer_for
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.formats.written.workbook_names import SheetNames
from jixiao.model.paper import (
    CHOICE,
    LABEL,
    MONEY,
    NUMBER,
    PERCENT,
    PROSE,
    TITLE,
    Box,
    Chart,
    Contents,
    Grid,
    Heading,
    Line,
    Paper,
    Part,
    Row,
    Turn,
)

PROJECT = "documents[0].projects[0]"


def indicator(n: int, level1: str, name: str, target: str, rows: int = 1) -> Row:
    at = f"{PROJECT}.indicators[{n}]"
    first = (Box(level1, 1, rows, leaf=f"{at}.level1", entry=CHOICE,
                 choices=("产出指标", "效益指标")),)  # fmt: skip
    return Row(
        (*(first if rows else ()), Box(name, leaf=f"{at}.name"), Box(target, leaf=f"{at}.target")),
        at,
    )


def form(*rows: Row) -> Paper:
    head = Row(
        (Box("一级指标", style=LABEL), Box("三级指标", style=LABEL), Box("指标值", style=LABEL))
    )
    money = Row(
        (
            Box("预算数", style=LABEL),
            Box("21.00", 2, style=NUMBER, leaf=f"{PROJECT}.budget.total", entry=MONEY),
        )
    )
    parts = (Line("项目绩效目标表", TITLE), Grid((300, 400, 300), (money, head, *rows), 0))
    return Paper("绩效目标表", parts)


def book(paper: Paper) -> bytes:
    return writer_for(".xlsx").write(Manuscript(paper))


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def blocks(data: bytes) -> Blocks:
    return reader_for(data, ".xlsx")[0].blocks(data, DEFAULT_LIMITS)  # type: ignore[attr-defined]


def shown(data: bytes) -> list[str]:
    return [cell.text for table in blocks(data).tables() for cell in table.cells if cell.text]


TWO = (
    indicator(0, "产出指标", "慰问职工", "≥50人", rows=2),
    indicator(1, "", "慰问困难户", "100%", rows=0),
)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert book(form(*TWO)) == book(form(*TWO))


def test_everything_printed_is_shown_as_printed() -> None:
    assert shown(book(form(*TWO))) == [
        "项目绩效目标表", "预算数", "21.00", "一级指标", "三级指标", "指标值",
        "产出指标", "慰问职工", "≥50人", "慰问困难户", "100%",
    ]  # fmt: skip


def test_hidden_ids_and_the_guide_are_not_missed_by_the_reader() -> None:
    assert blocks(book(form(*TWO))).notices == []


def test_an_amount_is_a_number_and_a_target_is_text() -> None:
    sheet = part(book(form(*TWO)), "xl/worksheets/sheet2.xml")

    assert "<v>21</v>" in sheet
    assert "<f>" not in sheet


@pytest.mark.parametrize(
    "words",
    ["21.00", "1,020.50", "0.5", "100", "75%", "25.00%", "-3.10", "20.924", "0", "33.3333%",
     "007", "1.", "12345678901234567890", "16万元", "—", "1e5", "１２"],
)  # fmt: skip
def test_numbers_are_shown_with_the_printed_digits(words: str) -> None:
    for entry in (MONEY, PERCENT):
        box = Box(words, style=NUMBER, entry=entry, leaf="documents[0].projects[0].x")
        data = book(Paper("表", (Grid((500, 500), (Row((Box("预算数"), box)),)),)))

        assert shown(data) == ["预算数", words]


@pytest.mark.parametrize("words", ["=1+1", "+3", "@附件", "-0%", "130281220249210001021",
                                   "_x0041_", "'甲", "http://a.b", "2025/12/31"])  # fmt: skip
def test_words_stay_words(words: str) -> None:
    for style in (PROSE, LABEL):
        data = book(Paper("表", (Grid((500, 500), (Row((Box("指标值"), Box(words, style=style,
                                                                        leaf="a.b"))),)),)))  # fmt: skip

        assert shown(data) == ["指标值", words]
        assert "<f" not in part(data, "xl/worksheets/sheet2.xml").replace("<format", "")


def test_control_characters_are_left_out_and_other_scripts_stay() -> None:
    words = "甲\x07乙\ud83d丙 שלום 𠮷"
    data = book(Paper("表", (Grid((500, 500), (Row((Box("名称"), Box(words))),)),)))

    assert shown(data) == ["名称", "甲乙\ufffd丙 שלום 𠮷"]


def test_rows_have_their_keys_and_ready_rows_stand_below_them() -> None:
    data = book(form(*TWO))

    assert reader_for(data, "")[0].read(data, DEFAULT_LIMITS).rows == {
        (2, 4): f"{PROJECT}.indicators[0]",
        (2, 5): f"{PROJECT}.indicators[1]",
    }
    assert part(data, "xl/worksheets/sheet2.xml").count("<row ") == 8


def test_headings_are_locked_and_cells_to_fill_in_are_free() -> None:
    data = book(form(*TWO))
    sheet, styles = part(data, "xl/worksheets/sheet2.xml"), part(data, "xl/styles.xml")
    formats = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.partition("<cellXfs")[2])
    free = {str(at) for at, each in enumerate(formats) if 'locked="0"' in each}
    cells = dict(re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', sheet))

    assert "<sheetProtection " in sheet
    assert "password" not in sheet
    assert {name: cells[name] in free for name in ("A2", "B2", "A3", "B3", "A4", "B4", "A7")} == {
        "A2": False, "B2": True, "A3": False, "B3": False, "A4": True, "B4": True, "A7": True,
    }  # fmt: skip


def test_levels_are_chosen_from_a_list_and_money_is_checked() -> None:
    sheet = part(book(form(*TWO)), "xl/worksheets/sheet2.xml")

    assert '<formula1>"产出指标,效益指标"</formula1>' in sheet
    assert 'type="decimal"' in sheet
    assert "只能填数字" in sheet


def test_prose_is_read_back_as_paragraphs_in_order() -> None:
    parts = (
        Line("某会2025年部门预算绩效文本", TITLE), Turn(), Contents(), Turn(),
        Heading("一、总体绩效目标"), Line("第一段。\n第二段。", leaf="documents[0].sections[0].text"),
    )  # fmt: skip
    found = [each.text for each in blocks(book(Paper("绩效文本", parts))).items
             if isinstance(each, Paragraph)]  # fmt: skip

    assert found == ["某会2025年部门预算绩效文本", "一、总体绩效目标", "第一段。", "第二段。"]


def test_the_contents_lead_to_the_sheets_and_name_no_pages() -> None:
    parts = (Line("绩效文本", TITLE), Turn(), Contents(), Turn(), Heading("一、总体绩效目标"))
    with zipfile.ZipFile(io.BytesIO(book(Paper("绩效文本", parts)))) as file:
        sheet = file.read("xl/worksheets/sheet3.xml").decode()
        words = file.read("xl/sharedStrings.xml").decode()

    assert re.search('<hyperlink ref="A2" location="\'?正文\'?!A1"', sheet)
    assert "…" not in words


def test_a_cell_that_excel_can_not_hold_is_refused_in_one_sentence() -> None:
    paper = Paper("表", (Grid((500, 500), (Row((Box("绩效目标"), Box("长" * 100_000))),)),))

    with pytest.raises(UnwritableDocument, match=r"有 100000 个字，Excel 的一个单元格最多容纳"):
        book(paper)


def test_a_long_cell_gets_the_room_that_it_needs() -> None:
    words = "长" * 5_000
    paper = Paper("表", (Grid((500, 500), (Row((Box("绩效目标"), Box(words))),)),))

    data = book(paper)

    assert shown(data) == ["绩效目标", words]
    heights = [float(each) for each in re.findall(r' ht="([\d.]+)"',
                                                  part(data, "xl/worksheets/sheet2.xml"))]  # fmt: skip
    assert max(heights) <= 409
    assert sum(heights) > 2_000


def test_names_of_sheets_are_short_unlike_and_without_forbidden_signs() -> None:
    names = SheetNames()
    wanted = [
        "1.[清财]/甲:乙*?",
        "长" * 40,
        "长" * 40,
        "History",
        "'引号'",
        "",
        "Ａ",
        "ａ",
        "\ud83d",
    ]

    found = [names.name(each, "表") for each in wanted]

    assert found[:2] == ["1.〔清财〕／甲：乙＊？", "长" * 30 + "…"]
    assert len({each.lower() for each in found}) == len(found)
    assert all(1 <= len(each) <= 31 and not re.search(r"[\[\]:*?/\\]", each) for each in found)


def test_a_report_stays_together_and_its_chart_is_drawn_from_its_numbers() -> None:
    grid = Grid((500, 500), (Row((Box("项目", style=LABEL), Box("执行率", style=LABEL))),))
    chart = Chart("预算和执行", ("年初", "全年"), (("金额", (300.0, 292.5)),), "万元")
    parts = (
        Line("自评报告", TITLE), Heading("一、情况"), Line("见下表。"), grid, chart, Line("完。"),
    )  # fmt: skip

    data = book(Paper("自评报告", parts))

    assert "300" in part(data, "xl/charts/chart1.xml")
    assert "年初 300，全年 292.5" in part(data, "xl/drawings/drawing1.xml")
    assert [text for text in shown(data) if not text[0].isdigit()] == [
        "自评报告", "一、情况", "见下表。", "项目", "执行率", "年初", "全年", "金额", "完。",
    ]  # fmt: skip


def test_a_chart_stands_in_one_row_that_no_printer_tears() -> None:
    chart = Chart("得分", ("甲", "乙"), (("分", (1.0, 2.0)), ("满分", (3.0, 4.0))))

    data = book(Paper("报告", (Line("报告", TITLE), chart, Line("完。"), chart)))

    rows = re.findall(r'<row r="(\d+)"[^>]* ht="255.75"', part(data, "xl/worksheets/sheet2.xml"))
    assert rows == ["2", "4"]
    places = re.findall(r"<c:f>([^<]*)</c:f>", part(data, "xl/charts/chart2.xml"))
    assert [each.partition("!")[2] for each in places] == [
        "$F$4", "$D$4:$E$4", "$G$4:$H$4", "$I$4", "$D$4:$E$4", "$J$4:$K$4",
    ]  # fmt: skip


def test_labels_beside_a_list_reach_down_to_its_ready_rows() -> None:
    side = Box("绩效指标", 1, 2, LABEL)
    rows = [
        Row((*((side,) if n == 0 else ()), Box("甲", leaf=f"{PROJECT}.indicators[{n}].name")),
            f"{PROJECT}.indicators[{n}]")
        for n in range(2)
    ]  # fmt: skip
    paper = Paper("表", (Grid((300, 700), (*rows, Row((Box("总分", 2, style=LABEL),)))),))

    sheet = part(book(paper), "xl/worksheets/sheet2.xml")

    assert re.findall('mergeCell ref="(.*?)"', sheet) == ["A1:A5", "A6:C6"]


def test_ready_rows_stand_once_below_a_list_of_lists() -> None:
    at = "documents[0].activities[0]"
    keys = (at, f"{at}.indicators[1]", "documents[0].activities[1]")
    rows = tuple(Row((Box("活动"), Box("甲", leaf=f"{key}.name")), key) for key in keys)

    sheet = part(book(Paper("表", (Grid((300, 700), rows),))), "xl/worksheets/sheet2.xml")

    assert sheet.count("<row ") == 3 + 3


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (Turn(), Contents(), Turn()),
        (Heading("\ud83d\x01" + "长" * 300),),
        (Line("长" * 300, TITLE), Grid((1000,), (Row((Box("甲"),)),), 5)),
        (Grid((1,) * 60, (Row((Box("甲", 60),), f"{PROJECT}.indicators[0]"),)),),
    ],
)  # fmt: skip
def test_odd_papers_become_workbooks_too(parts: tuple[Part, ...]) -> None:
    words = shown(book(Paper("表", parts)))

    assert words == ["甲"] * any(isinstance(each, Grid) for each in parts) or len(words[0]) == 300
