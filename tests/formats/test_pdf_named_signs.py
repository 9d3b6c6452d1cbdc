"""Signs that no font has are said by their number in our PDFs, and read as themselves."""

import pytest

from jixiao.formats.blocks import Blocks, Cell, Paragraph, Table
from jixiao.formats.pages.signs import put_back_named


@pytest.mark.parametrize(("printed", "meant"), [
    ("甲〔U+20BB7〕乙", "甲𠮷乙"), ("〔U+1F6\n00〕〔U+05D0〕", "😀א"), ("〔 U+2 0BB7 〕", "𠮷"),
    ("〔2024〕18号", "〔2024〕18号"), ("〔U+D800〕", "〔U+D800〕"), ("〔U+110000〕", "〔U+110000〕"),
    ("〔U+0007〕", "〔U+0007〕"), ("〔U+12〕", "〔U+12〕"), ("U+20BB7", "U+20BB7"),
])  # fmt: skip
def test_a_sign_said_by_its_number_is_that_sign(printed: str, meant: str) -> None:
    found = Blocks([Paragraph(printed), Table(1, [Cell(printed, 1, 1), Cell("旁边", 1, 2)])])

    put_back_named(found)

    paragraph, table = found.items
    assert isinstance(paragraph, Paragraph)
    assert isinstance(table, Table)
    assert paragraph.text == meant
    assert [cell.text for cell in table.cells] == [meant, "旁边"]
