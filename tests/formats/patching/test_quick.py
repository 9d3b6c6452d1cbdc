"""The quick way to places is the long way, shorter; two versions are compared where they differ."""

from pathlib import Path

import pytest

from jixiao.formats.blocks import Paragraph, Table
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.patching.letters import spliced
from jixiao.formats.patching.quick import quickly_traced
from jixiao.formats.patching.tracing import CellKey, Traced, traced
from jixiao.formats.word.alike import is_read_alike
from jixiao.formats.word.document import WordDocument
from jixiao.formats.word.fast import FastReader, read_fast
from tests.formats.ooxml import docx

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


def opened(data: bytes) -> tuple[WordDocument, bytes]:
    document = WordDocument(data, DEFAULT_LIMITS)
    return document, document.package.read(document.main) or b""


def all_places(document: WordDocument, xml: bytes) -> tuple[set[CellKey], set[int]]:
    story = document.story()
    read_fast(xml, story)
    tables = [each for each in story.items if isinstance(each, Table)]
    cells = {(each.index, cell.row, cell.column) for each in tables for cell in each.cells}
    lines = {each.line or 0 for each in story.items if isinstance(each, Paragraph)}
    return cells, lines


def words(story: Traced) -> list[tuple[object, str]]:
    places = [*story.cells.items(), *story.lines.items()]
    return sorted(((key, each.text) for key, each in places), key=str)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.docx")), ids=lambda p: p.parent.name)
def test_the_quick_way_finds_what_the_long_way_finds(path: Path) -> None:
    document, xml = opened(path.read_bytes())
    cells, lines = all_places(document, xml)
    outside = {line for line in lines if quickly_traced(document, xml, set(), {line})}

    quick = quickly_traced(document, xml, cells, outside)
    long = traced(document, xml, cells, outside)

    assert quick is not None
    assert long is not None
    assert words(quick) == words(long)
    assert len(quick.cells) == len(cells)
    assert len(lines - outside) <= len(lines) / 4  # the contents, which stand in an open field


def test_a_place_in_an_open_field_takes_the_long_way() -> None:
    begin = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>一</w:t></w:r></w:p>'
    end = '<w:p><w:r><w:t>二</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    document, xml = opened(docx(f"{begin}{end}<w:p><w:r><w:t>三</w:t></w:r></w:p>"))

    assert quickly_traced(document, xml, set(), {2}) is None
    assert quickly_traced(document, xml, set(), {3}) is not None


def paragraph(words: str) -> str:
    return f"<w:p><w:pPr/><w:r><w:t>{words}</w:t></w:r></w:p>"


MARK = b'<w:commentRangeStart w:id="7"/>'


@pytest.mark.parametrize(
    ("at", "old", "new", "same"),
    [
        (b"<w:r><w:t>\xe4\xba\x8c", b"", MARK, True),
        (b"</w:p><w:p/>", b"", MARK, True),
        (b"<w:t>\xe4\xba\x8c", b"", b"<w:tab/>", False),
        (b"\xe4\xba\x8c\xe4\xba\x8c", b"\xe4\xba\x8c", b"", False),
        (b"</w:t></w:r></w:p><w:p/>", b"", b"</w:t></w:r><w:r><w:t>", True),
        (b"<w:r><w:t>\xe4\xba\x8c", b"", b"<w:del><w:r/></w:del>", False),
        (b"<w:p/>", b"<w:p/>", b"<w:p>" + MARK + b"</w:p>", False),
        (b"<w:p/>", b"<w:p/>", b"<w:p><w:r><w:t>x</w:t></w:r></w:p>", False),
    ],
    ids=[
        "before",
        "behind",
        "a sign",
        "words gone",
        "a run apart",
        "a surprise",
        "in an empty one, uncertain",
        "words in an empty one",
    ],
)
def test_versions_are_alike_when_nothing_else_is_read(
    at: bytes, old: bytes, new: bytes, same: bool
) -> None:
    document, xml = opened(docx(paragraph("一") + paragraph("二二") + "<w:p/>"))
    begin = xml.index(at)
    splices = [(begin, begin + len(old), new)]
    reader: FastReader = read_fast(xml, document.story())

    found = is_read_alike(xml, spliced(xml, splices), splices, reader)

    assert found == same
