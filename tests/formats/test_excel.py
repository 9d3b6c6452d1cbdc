import io
import struct
import time
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.formats.blocks import Blocks, Cell
from jixiao.formats.engines import excel
from jixiao.formats.limits import DEFAULT_LIMITS, Limits, UnreadableDocument
from jixiao.formats.workbook.formats import display_number, display_text
from jixiao.kernel.span import Span

FIXTURES = Path(__file__).parent / "fixtures"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "real" / "files"

SHOWN = [
    (1, "0%", "100%"),
    (0.958, "0.00%", "95.80%"),
    (1000, "#,##0.00", "1,000.00"),
    (44926, "yyyy/m/d", "2022/12/31"),
    (44926.5, 'yyyy"年"m"月"d"日" h:mm', "2022年12月31日 12:00"),
    (44926, 'yyyy"年"m"月"', "2022年12月"),
    (44926, "[$-F800]dddd, mmmm dd, yyyy", "2022年12月31日"),
    (44926, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二二年十二月三十一日"),
    (44926, "aaaa", "星期六"),
    (44926.6, "h:mm AM/PM", "2:24 PM"),
    (44926.6, '上午/下午h"时"mm"分"', "下午2时24分"),
    (1.5, "[h]:mm", "36:00"),
    (0.000011574, "mm:ss.0", "00:01.0"),
    (1, "yyyy-mm-dd", "1900-01-01"),
    (7, "000", "007"),
    (13800001111, "000-0000-0000", "138-0000-1111"),
    (0.5, "# ?/?", "1/2"),
    (1.25, "# ?/?", "1 1/4"),
    (123456, "0.00E+00", "1.23E+05"),
    (-5, "#,##0.00_);(#,##0.00)", "(5.00)"),
    (-5, "#,##0.00_);[Red](#,##0.00)", "(5.00)"),
    (-5, "0.0", "-5.0"),
    (100, '[>=100]"优"0;[<60]"差"0;0', "优100"),
    (50, '[>=100]"优"0;[<60]"差"0;0', "差50"),
    (70, '[>=100]"优"0;[<60]"差"0;0', "70"),
    (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
    (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
    (1234567, '0.0,"千元"', "1234.6千元"),
    (12, '0"万元"', "12万元"),
    (12, "0\\册", "12册"),
    (12345, "[DBNum2]General", "壹万贰仟叁佰肆拾伍"),
    (1.005, "0.00", "1.01"),
    (2.5, "0", "3"),
    (5, ";;;", ""),
    (0.1 + 0.2, "General", "0.3"),
    (1 / 3, "General", "0.333333333"),
    (10891.615675, "General", "10891.61568"),
    (99999999999, "General", "99999999999"),
    (123456789012, "General", "123456789012"),
    (-1e-7, "General", "-0.0000001"),
    (-40, "yyyy/m/d", "-40"),
]


@pytest.mark.parametrize(("value", "code", "shown"), SHOWN)
def test_a_number_is_read_as_its_format_shows_it(value: float, code: str, shown: str) -> None:
    assert display_number(value, code) == shown


def test_a_date_counts_from_1904_where_the_workbook_says_so() -> None:
    assert display_number(0, "yyyy/m/d", since_1904=True) == "1904/1/1"


def test_a_text_section_prints_around_the_text() -> None:
    assert display_text("三", '0;0;0;"第"@"期"') == "第三期"
    assert display_text("三", "0.00") == "三"


@given(st.decimals(-(10**9), 10**9, places=2))
def test_two_decimals_are_printed_as_they_are(value: Decimal) -> None:
    assert display_number(float(value), "#,##0.00") == f"{value:,.2f}"


@given(st.floats(allow_nan=True), st.text('0#?.,%/E+-;[]@"\\_*ymdhs年General<=>1 ', max_size=20))
def test_no_format_and_no_number_raises(value: float, code: str) -> None:
    assert isinstance(display_number(value, code), str)


def book(sheets: dict[str, dict[str, object]], **options: object) -> bytes:
    """A workbook; a value is a cell value or (value, number format)."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, **options}) as made:
        for name, cells in sheets.items():
            sheet = made.add_worksheet(name)
            for place, value in cells.items():
                if isinstance(value, tuple):
                    sheet.write(place, value[0], made.add_format({"num_format": value[1]}))
                else:
                    sheet.write(place, value)
    return buffer.getvalue()


def packed(sheet: str, **parts: str) -> bytes:
    """A workbook written by hand around one sheet."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    files = {
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r" '
        f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="a" '
        f'Type="{links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
        **parts,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Blocks:
    return excel.blocks(data, limits)


def texts(made: Blocks) -> dict[tuple[int, int], str]:
    return {(c.row, c.column): c.text for t in made.tables() for c in t.cells if c.text}


def test_old_and_new_workbooks_of_the_same_content_are_equal() -> None:
    new = read((FIXTURES / "books.xlsx").read_bytes())
    old = read((FIXTURES / "books.xls").read_bytes())
    assert old.items == new.items
    assert old.notices == new.notices
    assert (old.headers, new.headers) == (["云溪县文化馆"], ["云溪县文化馆"])


def test_a_workbook_shows_merged_cells_formats_errors_and_what_is_hidden() -> None:
    made = read((FIXTURES / "books.xls").read_bytes())
    first, second = made.tables()
    assert (first.index, first.title, second.index, second.title) == (1, "目标表", 2, "长表")
    assert first.cells[0] == Cell("云溪县文化馆绩效目标表", 1, 1, 1, 4)
    assert Cell("产出指标", 3, 1, 4, 1) in first.cells
    shown = {(c.row, c.column): c.text for c in first.cells}
    assert [shown[row, 3] for row in range(3, 7)] == ["100%", "95.80%", "007", "2022/12/31"]
    assert [shown[row, 4] for row in range(3, 7)] == [
        "1,000.00",
        "(5.00)",
        "12.5万元",
        "2022年12月",
    ]
    assert shown[10, 3] == "比上年增长10%"
    assert len(second.cells) == 3 * 300
    assert [notice.message for notice in made.notices] == [
        "工作表“目标表”有 1 个隐藏的行没有读取；如果需要，请取消隐藏并另存后再读。",
        "工作表“目标表”有 1 个隐藏的列没有读取；如果需要，请取消隐藏并另存后再读。",
        "单元格显示的是公式错误“#DIV/0!”，请在 Excel 中改正公式后再读。",
        "隐藏的工作表“旧表”没有读取；如果需要，请取消隐藏并另存后再读。",
    ]
    assert made.notices[2].span == Span(None, 1, 8, 3, None, 0, 7)
    assert not any("隐藏" in cell.text for cell in first.cells)


def test_a_sheet_keeps_its_own_row_and_column_numbers() -> None:
    assert texts(read(book({"表": {"C4": "指标", "C6": 0.5}}))) == {(4, 3): "指标", (6, 3): "0.5"}


def test_empty_sheets_count_but_are_no_tables() -> None:
    made = read(book({"空": {}, "表": {"A1": "x"}}))
    assert [(t.index, t.title) for t in made.tables()] == [(2, "表")]


def test_cells_without_references_stand_one_after_the_other() -> None:
    cell = '<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></is></c>'
    made = read(packed(f"<sheetData><row>{cell}<c><v>2</v></c></row><row>{cell}</row></sheetData>"))
    assert texts(made) == {(1, 1): "甲乙", (1, 2): "2", (2, 1): "甲乙"}


def test_escaped_characters_and_bad_numbers_do_no_harm() -> None:
    cells = '<c r="A1" t="str"><v>a_x000D_&#10;b_x0000_</v></c><c r="B1" s="9"><v>abc</v></c>'
    made = read(packed(f'<sheetData><row r="1">{cells}</row></sheetData>'))
    assert texts(made) == {(1, 1): "a\nb", (1, 2): "abc"}


def test_a_styled_empty_sheet_of_many_rows_costs_little() -> None:
    rows = "".join(
        f'<row r="{n}" spans="1:3"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>'
        for n in range(2, 40_000)
    )
    merged = '<mergeCells count="1"><mergeCell ref="B1:B1048576"/></mergeCells>'
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    data = packed(f"<sheetData>{first}{rows}</sheetData>{merged}")
    begin = time.process_time()
    made = read(data)
    assert texts(made) == {(1, 1): "1"}
    assert time.process_time() - begin < 2


def test_a_large_sheet_is_read_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (FIXTURES / "books.xlsx").read_bytes()
    expected = read(data).items
    monkeypatch.setattr("jixiao.formats.workbook.xlsx._LARGE", 100)
    assert read(data).items == expected


def test_more_cells_than_the_limit_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="单元格过多"):
        read((FIXTURES / "books.xlsx").read_bytes(), Limits(cells=100))
    with pytest.raises(UnreadableDocument, match="单元格过多"):
        read((FIXTURES / "books.xls").read_bytes(), Limits(cells=100))


def test_a_password_is_said_in_one_sentence() -> None:
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    assert excel.sniff(locked)
    with pytest.raises(UnreadableDocument, match="有密码"):
        read(locked)


def test_entities_are_refused() -> None:
    evil = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    with pytest.raises(UnreadableDocument, match="实体"):
        read(packed("", **{"xl/worksheets/sheet1.xml": evil}))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_damaged_workbooks_never_raise_anything_else(data: st.DataObject) -> None:
    whole = bytearray((FIXTURES / "books.xls").read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0x400, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    size = data.draw(st.integers(len(whole) // 2, len(whole)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")  # LibreOffice would take its time for each of them
        try:
            made = read(bytes(whole[:size]))
        except UnreadableDocument:
            return
    assert all(cell.row > 0 and cell.column > 0 for t in made.tables() for cell in t.cells)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder with real files is absent")
def test_real_workbooks_read_as_a_person_sees_them() -> None:
    for path in sorted(SHARED.glob("*.xls*")):
        made = read(path.read_bytes())
        assert made.notices == []
        shown = set(texts(made).values())
        if path.suffix == ".xls":
            assert len(list(made.tables())) == 11
            assert {"190.00", "34.50"} <= shown
        elif path.name.startswith("1_"):
            assert {"10,891.62", "61915.77"} <= shown


LONG = "单元格里的数字“{}”超过 15 位，Excel 只保存前 15 位，后面的可能已变成 0；如果是编码或证号，请按原始材料核对，并把单元格改为文本格式。"


def numbers(values: list[str], style: str = "") -> Blocks:
    cells = "".join(f'<c r="A{n}"{style}><v>{v}</v></c>' for n, v in enumerate(values, 1))
    rows = cells.replace("<c ", "</row><row><c ").removeprefix("</row>") + "</row>"
    for n in range(1, len(values) + 1):
        rows = rows.replace("<row>", f'<row r="{n}">', 1)
    return read(packed(f"<sheetData>{rows}</sheetData>"))


def test_a_long_code_that_is_stored_as_a_number_keeps_all_its_digits() -> None:
    made = numbers(["123456789012", "1.23456789012345E+14", "-123456789012", "440101.5"])
    assert [c.text for t in made.tables() for c in t.cells] == [
        "123456789012", "123456789012345", "-123456789012", "440101.5",
    ]  # fmt: skip
    assert made.notices == []


def test_digits_that_excel_has_rounded_are_said() -> None:
    made = numbers(["4.40101200001011E+17", "440101200001011234"])
    shown = ["440101200001011000", "440101200001011234"]
    assert [c.text for t in made.tables() for c in t.cells] == shown
    assert [(n.message, n.text, n.span) for n in made.notices] == [
        (LONG.format(text), text, Span(None, 1, row, 1, None, 0, 18))
        for row, text in enumerate(shown, 1)
    ]


def test_very_large_numbers_stay_powers_of_ten() -> None:
    made = numbers(["1E+30", "1.5E+300"])
    assert [c.text for t in made.tables() for c in t.cells] == ["1E+30", "1.5E+300"]


def test_old_workbooks_keep_the_digits_of_long_codes_too() -> None:
    book = old_book([123456789012.0, 440101200001011000.0, 12.5])
    assert [c.text for t in book.tables() for c in t.cells] == [
        "123456789012", "440101200001011000", "12.5",
    ]  # fmt: skip
    assert [n.message for n in book.notices] == [LONG.format("440101200001011000")]


def old_book(values: list[float]) -> Blocks:
    """What the records of an .xls with one column of numbers give."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<2H", kind, len(body)) + body

    start, end = record(0x809, struct.pack("<2H", 0x600, 5) + bytes(12)), record(0x0A, b"")
    cells = b"".join(
        record(0x203, struct.pack("<3Hd", row, 0, 0, value)) for row, value in enumerate(values)
    )
    place = len(start) + len(record(0x85, bytes(8) + b"A")) + len(end)
    sheet = record(0x85, struct.pack("<I2B", place, 0, 0) + b"\1\0A")
    return read(compound(start + sheet + end + start + cells + end))


def compound(stream: bytes) -> bytes:
    """A compound file of one stream, up to 4096 bytes, named Workbook."""
    free, last = 0xFFFFFFFF, 0xFFFFFFFE
    table = [0xFFFFFFFD, last, *range(3, 10), last] + [free] * 118
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII109I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        b"", 0, 1, 1, 0, 4096, last, 0, last, 0, 0, *[free] * 108,
    )  # fmt: skip
    entries = b""
    for name, kind, child, first, size in (
        ("Root Entry", 5, 1, last, 0), ("Workbook", 2, free, 2, 4096), ("", 0, free, 0, 0), ("", 0, free, 0, 0),
    ):  # fmt: skip
        raw = name.encode("utf-16-le")
        entries += struct.pack(
            "<64sHBBIII16sIQQIQ", raw, len(raw) + 2 if name else 0, kind, 1, free, free, child,
            b"", 0, 0, 0, first, size,
        )  # fmt: skip
    return head + struct.pack("<128I", *table) + entries + stream.ljust(4096, b"\0")


def test_plainly_written_sheets_and_others_read_the_same() -> None:
    data = (FIXTURES / "books.xlsx").read_bytes()
    expected = read(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jixiao.formats.workbook.xlsx.scan_sheet", lambda *_: None)
        patch.setattr("jixiao.formats.workbook.xlsx.scanned_texts", lambda *_: None)
        assert read(data) == expected


def test_what_is_not_plainly_written_is_left_to_the_xml_parser() -> None:
    cells = (
        '<c r="A1" t="inlineStr"><is><t>甲&amp;乙&#x4E19;</t></is></c>'
        '<c r="B1" t="inlineStr"><is><r><t>粗</t></r><r><t>细</t></r></is></c>'
        '<c r="C1"><v><![CDATA[7]]></v></c><c r="D1" s="1"/><c r="AA1"><f>A1&amp;B1</f><v>8</v></c>'
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    sheet = f'{head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    whole = f'{sheet}<sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    made = read(packed("", **{"xl/worksheets/sheet1.xml": whole}))
    assert texts(made) == {(1, 1): "甲&乙丙", (1, 2): "粗细", (1, 3): "7", (1, 27): "8"}


@pytest.mark.parametrize("stored", ["", "<v></v>", "<v/>"])
def test_a_formula_whose_result_is_not_stored_is_said(stored: str) -> None:
    made = read(
        packed(
            f'<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>SUM(A1)</f>{stored}</c></row></sheetData>'
        )
    )

    assert texts(made) == {(1, 1): "1"}
    assert [each.message.partition("”")[2] for each in made.notices] == [
        "有 1 个公式没有存下结果，没有读取；请用 Excel 或 WPS 打开并保存后再读。"
    ]
