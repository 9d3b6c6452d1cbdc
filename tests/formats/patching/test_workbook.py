"""Fixes and notes in an .xlsx: only the wanted cells are others, formulas and styles stay."""

import io
import re
import zipfile

import pytest
from lxml import etree

from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.patching.container import repacked
from jixiao.formats.patching.notes import note_workbook
from jixiao.formats.patching.orders import Author, Edit, Patched, Remark, Unpatchable
from jixiao.formats.patching.remarks import marked
from jixiao.formats.patching.workbook import patch_workbook
from jixiao.formats.workbook.reading import blocks
from jixiao.kernel.span import Span
from tests.formats.ooxml import zipped
from tests.formats.patching.words import entries
from tests.truth import SAMPLES

AUTHOR = Author("绩效审核（Jixiao）", "JX", "2025-01-31T00:00:00")
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
TEXTS = (
    "<si><t>预算数</t></si><si><r><t>按规定</t></r><r><rPr><b/></rPr><t>[2024]</t></r>"
    "<r><t>号</t></r></si>"
)


def relations(*kinds: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(kinds, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def book(cells: str, behind: str = "", **parts: str) -> bytes:
    """A workbook with one sheet."""
    sheet = (
        f'<worksheet {SPACE}><sheetData><row r="1">{cells}</row></sheetData>{behind}</worksheet>'
    )
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook {SPACE} xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(
                ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
            ),
            "xl/sharedStrings.xml": f'<sst {SPACE} count="2" uniqueCount="2">{TEXTS}</sst>',
            SHEET: sheet,
            **{name.replace("__", "/").replace("_dot_", "."): text for name, text in parts.items()},
        }
    )


CELLS = (
    '<c r="A1" s="3" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>'
    '<c r="D1"><v>12.5</v></c><c r="E1"><f>D1*2</f><v>25</v></c>'
    '<c r="F1" t="inlineStr"><is><t>甲 乙</t></is></c>'
)


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(name).decode()


def edited(data: bytes, *edits: tuple[int, str, str]) -> Patched:
    """Edits of cells of the first row: (column, old, new)."""
    made = [Edit(Span(table=1, row=1, column=c, start=None), old, new) for c, old, new in edits]
    return patch_workbook(data, made, DEFAULT_LIMITS)


def shown(data: bytes) -> list[str]:
    return [cell.text for table in blocks(data, DEFAULT_LIMITS).tables() for cell in table.cells]


def test_a_shared_text_is_changed_in_one_cell_only_and_keeps_its_looks() -> None:
    data = book(CELLS)
    done = edited(data, (1, "预算数", "决算数"), (3, "[2024]", "〔2024〕"), (6, " ", ""))

    assert done.refused == {}
    assert shown(done.data) == ["决算数", "预算数", "按规定〔2024〕号", "12.5", "25", "甲乙"]
    assert '<c r="A1" s="3" t="s"><v>2</v></c><c r="B1" t="s"><v>0</v></c>' in part(
        done.data, SHEET
    )
    texts = part(done.data, "xl/sharedStrings.xml")
    assert texts.startswith(
        part(data, "xl/sharedStrings.xml")
        .split("</sst>")[0]
        .replace('uniqueCount="2"', 'uniqueCount="4"')
    )
    assert "<r><rPr><b/></rPr><t>〔2024〕</t></r>" in texts
    old, new = entries(data), entries(done.data)
    assert {n for n in old if old[n] != new[n]} == {SHEET, "xl/sharedStrings.xml"}


def test_numbers_stay_numbers_and_formulas_stay() -> None:
    done = edited(book(CELLS), (4, "12.5", "13.5"), (5, "25", "26"))
    assert '<c r="D1"><v>13.5</v></c>' in part(done.data, SHEET)
    assert done.refused == {1: "单元格 E1 是公式算出来的，没有改，请改公式所引用的单元格。"}

    words = edited(book(CELLS), (4, "12.5", "12.5万元"))
    assert "单元格 D1 存的是数值" in words.refused[0]
    assert words.data == book(CELLS)
    assert "单元格 D1 存的是数值" in edited(book(CELLS), (4, "12.5", "12.50")).refused[0]


def test_a_protected_sheet_is_changed_only_where_it_is_open() -> None:
    done = edited(book(CELLS, '<sheetProtection sheet="1"/>'), (1, "预算数", "决算数"))

    assert done.refused == {0: "单元格 A1 在受保护的工作表里，没有改，请先撤销工作表保护。"}


def test_an_edit_made_twice_is_made_once() -> None:
    once = edited(book(CELLS), (1, "预算数", "决算数"))
    twice = edited(once.data, (1, "预算数", "决算数"))

    assert twice.data == once.data
    assert list(twice.refused) == [0]


@pytest.mark.parametrize(
    "name", ["qinghekou-union-2025/forms.xlsx", "qinghekou-roads-2025/forms.xlsx"]
)
def test_many_cells_of_a_foreign_workbook_are_changed_at_once(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    tables = list(blocks(data, DEFAULT_LIMITS).tables())
    found = [(t.place(c), c.text) for t in tables for c in t.cells if len(c.text) > 3][::5]
    edits = [Edit(span._replace(start=1), words[1:3], "甲&<") for span, words in found]

    done = patch_workbook(data, edits, DEFAULT_LIMITS)
    assert len(done.done) > 0.8 * len(edits)
    assert all("数值" in why for why in done.refused.values())
    wanted = sum("甲&<" in text for text in shown(done.data))
    assert wanted == len(done.done)


def remark(key: str, column: int, said: str = "没有写单位。") -> Remark:
    lines = (f"【错误】{said}", marked(key, "TGT001"))
    return Remark(key, (Span(table=1, row=1, column=column),), "", lines)


def noted(data: bytes, *remarks: Remark) -> Patched:
    return note_workbook(data, remarks, DEFAULT_LIMITS, AUTHOR)


def notes(data: bytes) -> dict[str, str]:
    root = etree.fromstring(part(data, "xl/comments1.xml").encode())
    return {e.get("ref", ""): "".join(e.itertext()) for e in root.iter("{*}comment")}


def test_notes_stand_at_their_cells_one_a_cell_with_a_box_each() -> None:
    tail = '<pageMargins left="1"/><tableParts count="0"/>'
    data = book(CELLS, tail)
    done = noted(
        data, remark("0000000a", 1), remark("0000000b", 1, "第二条。"), remark("0000000c", 6)
    )

    assert list(notes(done.data)) == ["A1", "F1"]
    assert "没有写单位。\n规则 TGT001 · 编号 0000000a\n\n【错误】第二条。" in notes(done.data)["A1"]
    drawing = part(done.data, "xl/drawings/vmlDrawing1.vml")
    etree.fromstring(drawing.encode())
    assert re.findall(r"<x:Column>(\d+)</x:Column>", drawing) == ["0", "5"]
    sheet = part(done.data, SHEET)
    assert re.search(r'<pageMargins left="1"/><legacyDrawing [^>]*/><tableParts', sheet)
    assert shown(done.data) == shown(data)
    again = noted(
        done.data, remark("0000000a", 1), remark("0000000b", 1, "第二条。"), remark("0000000c", 6)
    )
    assert again.data == done.data


def test_our_notes_are_kept_up_to_date_and_people_s_are_left_alone() -> None:
    once = noted(book(CELLS), remark("0000000a", 1), remark("0000000b", 2)).data
    xml = part(once, "xl/comments1.xml")
    theirs = xml.replace("</authors>", "<author>张科长</author></authors>").replace(
        "</commentList>",
        '<comment ref="C1" authorId="1"><text><t>编号 0000000a 请核对</t></text></comment></commentList>',
    )
    data = repacked(once, {"xl/comments1.xml": theirs.encode()})
    done = noted(data, remark("0000000a", 1, "没有写年度。"), remark("0000000c", 3))

    assert (done.changed, done.added, done.removed) == (1, 1, 1)
    assert list(notes(done.data)) == ["A1", "C1", "D1"]
    assert notes(done.data)["C1"] == "编号 0000000a 请核对"
    assert notes(done.data)["D1"].startswith("（说的是 C1）")
    assert "没有写年度。" in notes(done.data)["A1"]
    drawing = part(done.data, "xl/drawings/vmlDrawing1.vml")
    assert re.findall(r"<x:Column>(\d+)</x:Column>", drawing) == ["0", "3"]


def test_what_is_no_workbook_is_told() -> None:
    for data in (b"PK\x03\x04broken", zipped({"a.txt": "x"})):
        with pytest.raises(Unpatchable):
            patch_workbook(data, [], DEFAULT_LIMITS)
