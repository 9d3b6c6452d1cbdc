"""Fonts of a PDF: those that come with Jixiao, those of one's own, none at all."""

import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

import pylopdf_fonts_zh_cn
import pypdfium2
import pytest

from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.formats.written import pdf_fonts
from jixiao.formats.written.pdf_fonts import Coverage, font_set
from jixiao.formats.written.pdf_words import BREAK, Words
from jixiao.model.paper import Heading, Line, Paper

PAPER = Paper("字", (Heading("一、黑体"), Line("仿宋 12")))


def written(fonts: str | None = None) -> bytes:
    """A paper as PDF."""
    return writer_for(".pdf").write(Manuscript(PAPER, fonts=fonts))


def names(data: bytes) -> set[str]:
    """Names of the fonts within a PDF, without the mark of a part."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        found = set()
        for each in page.get_objects():
            if each.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT:
                font = pypdfium2.raw.FPDFTextObj_GetFont(each.raw)
                room = pypdfium2.raw.FPDFFont_GetBaseFontName(font, None, 0)
                buffer = (pypdfium2.raw.c_char * room)()
                pypdfium2.raw.FPDFFont_GetBaseFontName(font, buffer, room)
                found.add(buffer.value.decode("ascii").rpartition("+")[2])
        return found


@pytest.fixture
def forgetful() -> Iterator[None]:
    """No font is remembered before or after."""
    font_set.cache_clear()
    yield
    font_set.cache_clear()


def test_the_fonts_are_within_the_file_and_come_with_jixiao() -> None:
    data = written()

    assert names(data) == {"NotoSansSC-Regular", "NotoSerifSC-Regular"}
    assert data.count(b"/FontFile3") == 2


def test_without_fonts_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, forgetful: None
) -> None:
    monkeypatch.setattr(pdf_fonts, "WHEEL", "pylopdf_fonts_of_nobody")

    with pytest.raises(UnwritableDocument) as refused:
        written()

    assert str(refused.value).startswith("写 PDF 要用的字体没有装好")
    assert "pip install" in str(refused.value)


def test_a_folder_of_fonts_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnwritableDocument, match=r"找不到存放字体的文件夹.*nowhere"):
        written(str(tmp_path / "nowhere"))


def test_a_font_of_ones_own_is_taken_by_the_name_that_the_looks_wish_for(tmp_path: Path) -> None:
    named_as(pylopdf_fonts_zh_cn.sans_path(), "FangSong", tmp_path / "own.otf")

    data = written(str(tmp_path))

    assert font_set(str(tmp_path)).names("fang", ("仿宋", "FangSong"))[0] == "FangSong"
    assert data != written()
    assert written() == written()


def named_as(font: Path, name: str, path: Path) -> None:
    """A copy of a font under another name of as many letters at most as its own."""
    data = font.read_bytes()
    old, new = "Noto Sans SC".encode("utf-16-be"), name.encode("utf-16-be")
    count = struct.unpack_from(">H", data, 4)[0]
    entries = {data[at : at + 4]: at for at in range(12, 12 + 16 * count, 16)}
    offset, length = struct.unpack_from(">II", data, entries[b"name"] + 8)
    table = bytearray(data[offset : offset + length])
    for at in range(6, 6 + 12 * struct.unpack_from(">H", table, 2)[0], 12):
        start = struct.unpack_from(">H", table, 4)[0] + struct.unpack_from(">H", table, at + 10)[0]
        size = struct.unpack_from(">H", table, at + 8)[0]
        if table[start : start + size] == old:
            struct.pack_into(">H", table, at + 8, len(new))
            table[start : start + len(new)] = new
    path.write_bytes(data[:offset] + bytes(table) + data[offset + length :])


def test_a_file_that_is_no_font_has_no_signs(tmp_path: Path, forgetful: None) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"OTTO" + b"\xff" * 40)
    shutil.copy(pylopdf_fonts_zh_cn.sans_path(), tmp_path / "cut.otf")
    (tmp_path / "cut.otf").write_bytes((tmp_path / "cut.otf").read_bytes()[:5_000])
    (tmp_path / "note.txt").write_text("仿宋", encoding="utf-8")

    with pytest.raises(UnwritableDocument, match=r"文件夹“.*”里没有能用的字体"):
        written(str(tmp_path))

    shutil.copy(pylopdf_fonts_zh_cn.sans_path(), tmp_path / "WHOLE.OTF")
    assert names(written(str(tmp_path))) == names(written())


def test_ranges_of_signs_are_joined() -> None:
    coverage = Coverage([(0x30, 0x39), (0x3A, 0x40), (0x35, 0x36), (0x4E00, 0x4E02)])

    assert [sign in coverage for sign in "/0@A一丂七"] == [
        False,
        True,
        True,
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(("text", "room", "wanted", "smaller"), [
    ("预算数", 2.0, "预算数", False), ("386,000.00", 5.0, "386,000.00", True),
    ("13992725P00711100123K", 11.0, "13992725P00711100123K", True),
    ("AB ABCDEFGH", 3.0, f"AB {BREAK.join('ABCDEFGH')}", False), ("100%的", 9.0, "100%的", False),
])  # fmt: skip
def test_numbers_become_smaller_and_only_long_codes_are_broken(
    text: str, room: float, wanted: str, smaller: bool
) -> None:
    found, size = Words.fitted(text, room)

    assert (found, size < 1) == (wanted, smaller)
