"""Word documents with all that may stand around words, made at random."""

import io
import zipfile
from typing import Any

from hypothesis import strategies as st

from jixiao.formats.blocks import Blocks, Table
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.word.document import read
from jixiao.kernel.span import Span
from tests.formats.ooxml import (
    cell,
    docx,
    in_list,
    levels,
    num,
    numbering,
    paragraph,
    row,
    run,
    table,
)

LOOKS = ("", "<w:b/>", '<w:color w:val="FF0000"/>', '<w:sz w:val="28"/>')
SIGNS = "绩效目标（）()%％≥ 95、。a&<>\"'７"
WORDS = st.text(SIGNS, min_size=1, max_size=6)
LISTS = numbering(levels(("chineseCounting", "%1、"), ("decimal", "%2.")), num())


def written(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@st.composite
def runs(draw: st.DrawFn) -> str:
    """A few runs: looks that change within words, tracked changes, links, controls, signs."""
    made = []
    for words in draw(st.lists(WORDS, min_size=1, max_size=5)):
        inner = run(written(words), draw(st.sampled_from(LOOKS)))
        kind = draw(st.integers(0, 11))
        if kind == 0:
            inner = f'<w:ins w:id="{800 + kind}" w:author="某人" w:date="2024-01-01T00:00:00Z">{inner}</w:ins>'
        elif kind == 1:
            gone = f"<w:r><w:delText>{written(words)}</w:delText></w:r>"
            inner += f'<w:del w:id="801" w:author="某人">{gone}</w:del>'
        elif kind == 2:
            inner = f'<w:hyperlink w:anchor="x">{inner}</w:hyperlink>'
        elif kind == 3:
            inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        elif kind == 4:
            inner = f"<w:smartTag>{inner}</w:smartTag><w:r><w:tab/></w:r>"
        elif kind == 5:
            inner += f"<w:r><w:t>{written(words)}</w:t><w:br/><w:t>x</w:t></w:r>"
        elif kind == 6:
            inner = f'<w:bookmarkStart w:id="1" w:name="b"/>{inner}<w:bookmarkEnd w:id="1"/>'
        made.append(inner)
    return "".join(made)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """A paragraph, in a list now and then, or empty."""
    shape = draw(
        st.sampled_from(["", "", "", in_list(), in_list("1", 1), '<w:jc w:val="center"/>'])
    )
    return paragraph("", shape, draw(runs()) if draw(st.integers(0, 5)) else "")


@st.composite
def tables(draw: st.DrawFn, depth: int = 0) -> str:
    """A table with merged cells, and one within another."""
    made = []
    for at in range(draw(st.integers(1, 3))):
        cells = []
        for _ in range(draw(st.integers(1, 3))):
            inner = "".join(draw(st.lists(paragraphs(), min_size=1, max_size=2)))
            if depth == 0 and draw(st.integers(0, 7)) == 0:
                inner = draw(tables(depth=1)) + inner
            down = draw(st.sampled_from(["", "", "begin", "on"]))
            cells.append(
                cell(span=draw(st.sampled_from([1, 1, 2])), down=down if at else "", inner=inner)
            )
        made.append(row(*cells))
    return table(*made)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A whole .docx."""
    parts = st.one_of(paragraphs(), tables())
    return docx("".join(draw(st.lists(parts, min_size=1, max_size=4))), numbering=LISTS)


def blocks_of(data: bytes) -> Blocks:
    return read(data, DEFAULT_LIMITS)


def places(data: bytes) -> list[tuple[Span, str]]:
    """Every place of a document that has words, with them."""
    found: list[tuple[Span, str]] = []
    for item in blocks_of(data).items:
        if isinstance(item, Table):
            found += [(item.place(each), each.text) for each in item.cells if each.text]
        else:
            found.append((Span(line=item.line, start=0, end=len(item.text)), item.text))
    return found


def texts(data: bytes) -> dict[Any, str]:
    """The words of every place."""
    return {span[:5]: words for span, words in places(data)}


def entries(data: bytes) -> dict[str, tuple[Any, ...]]:
    """Every entry of a zip with all that the zip says of it and its packed bytes."""
    found: dict[str, tuple[Any, ...]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for each in archive.infolist():
            local = data[each.header_offset : each.header_offset + 30]
            behind = each.header_offset + 30 + local[26] + 256 * local[27]
            behind += local[28] + 256 * local[29]
            packed = data[behind : behind + each.compress_size]
            found[each.filename] = (
                each.date_time, each.extra, each.comment, each.flag_bits, each.compress_type,
                each.external_attr, each.create_system, each.CRC, each.file_size, packed,
            )  # fmt: skip
    return found


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
