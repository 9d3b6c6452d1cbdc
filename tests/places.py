"""Holds places against what stands there, with code that knows nothing of layouts.

``faults_of_places`` looks at the blocks; ``lines_of_text``, ``cells_of_docx`` and
``pages_of_pdf`` take the words out of a file anew, without the engines.
"""

import dataclasses
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from lxml import etree

from jixiao.formats.blocks import Blocks, Cell, Paragraph, Table
from jixiao.formats.pages.pdfium import open_document
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.target import Target

Leaf = tuple[str, Stated[Any]]
_NOISE = re.compile("[（(][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹɡ]{1,7}[）)]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def leaves(part: Any, path: str = "") -> Iterator[Leaf]:
    """Every leaf of a document that has a place, with its path in the model."""
    if isinstance(part, Stated):
        if part.span is not None:
            yield path, part
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from leaves(getattr(part, field.name), f"{path}.{field.name}".lstrip("."))
    elif isinstance(part, tuple):
        for at, each in enumerate(part):
            yield from leaves(each, f"{path}[{at}]")


def squeezed(words: str) -> str:
    """Words without any white space, and without a scraper's transliteration."""
    return "".join(_NOISE.sub("", words).split())


def faults_of_places(blocks: Blocks, document: PerformanceDocument) -> list[str]:
    """One line for every leaf whose words do not stand at its place, or that shares a place."""
    cells: dict[tuple[int | None, int | None, int | None], Cell] = {}
    behind: dict[tuple[int | None, int | None], str] = defaultdict(str)
    lines: dict[int | None, Paragraph] = {}
    faults = []
    for block in blocks.items:
        if isinstance(block, Table):
            for cell in block.cells:
                cells[block.index, cell.row, cell.column] = cell
                behind[block.index, cell.row] += cell.text
        elif lines.setdefault(block.line, block) is not block:
            faults.append(f"line {block.line} is there twice")
    for path, stated in leaves(document):
        span = stated.span
        assert span is not None
        if span.row is not None:
            place: Cell | Paragraph | None = cells.get((span.table, span.row, span.column))
            following = behind[span.table, span.row]
        else:
            place = lines.get(span.line)
            line = span.line or 0
            following = "".join(lines[n].text for n in range(line - 9, line + 60) if n in lines)
        if place is None:
            faults.append(f"{path}: nothing at {span}")
        elif fault := _fault(stated, span, place, following, blocks.pages):
            faults.append(f"{path}: {fault} at {span}")
    return [*faults, *_shared(document)]


def _fault(
    stated: Stated[Any], span: Span, place: Cell | Paragraph, following: str, pages: int | None
) -> str:
    text, raw = place.text, stated.raw
    if span.page != place.page or (pages is not None and not 1 <= (span.page or 0) <= pages):
        return f"page {place.page} of {pages}"
    if span.start is None or not 0 <= span.start <= (len(text) if span.end is None else span.end):
        return "no beginning"
    if span.end is None:  # only the beginning has a place
        words, near = squeezed(text[span.start :]), squeezed(following)
        begins = squeezed(raw).startswith(words) or words.startswith(squeezed(raw)[:6])
        return "" if raw and (begins or squeezed(raw) in near) else f"{raw!r} is not {words!r}"
    if span.end > len(text):
        return f"behind the end {len(text)}"
    words = text[span.start : span.end]
    if squeezed(words) == squeezed(raw):
        return ""
    if _NOISE.search(words):  # the place is known no closer than the line
        return "" if squeezed(raw) in squeezed(words) else f"{words!r}"
    # Operator, number and unit from columns of their own: the place is that of the number.
    rest = raw.replace(words, "", 1) if words and words in raw else raw
    printed = any(rest == left + right for left, right in _pieces(rest, squeezed(following)))
    return "" if rest != raw and printed and isinstance(stated.value, Target) else f"{words!r}"


def _pieces(words: str, text: str) -> Iterator[tuple[str, str]]:
    """Ways to part words into two that are printed in a text or are a sign made ASCII."""
    for at in range(len(words) + 1):
        left, right = words[:at], words[at:]
        if (left in text or left in "≥≤=><") and right in text:
            yield left, right


def _shared(document: PerformanceDocument) -> list[str]:
    """Leaves that claim the same characters.

    Department and year of a document are told by other leaves (a title, a unit line), and a
    merged cell is the same leaf of several rows; nothing else may share.
    """
    places: dict[tuple[int | None, ...], list[tuple[int, int, str]]] = defaultdict(list)
    for path, stated in leaves(document):
        span = stated.span
        key = path.rpartition(".")[2]
        if span is None or span.start is None or span.end is None or not stated.raw:
            continue
        if path not in {"department", "fiscal_year"}:
            places[span[:5]].append((span.start, span.end, key))
    return [
        f"{one} and {other} share characters at {place}"
        for place, found in places.items()
        for one, other in pairwise(sorted(set(found)))
        if other[0] < one[1]
    ]


def lines_of_text(data: bytes) -> list[str]:
    """The lines of a text file, decoded by its mark, as UTF-8, or as GB18030.

    Bookmarks that an extraction left in them are taken out, as they are before signs are counted.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030")
    text = re.sub(r"[^\S\n]*\[bookmark:[^\]\n]*\]", "", text)
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def cells_of_docx(data: bytes) -> dict[tuple[int, int, int], str]:
    """Words by table, row and column; for tables without tables in them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    found: dict[tuple[int, int, int], str] = {}
    for table, each in enumerate(body.iter(f"{_W}tbl"), 1):
        for row, line in enumerate(each.iter(f"{_W}tr"), 1):
            column = 1 + _number(line.find(f"{_W}trPr/{_W}gridBefore"), 0)
            for cell in line.iterchildren(f"{_W}tc"):
                found[table, row, column] = "".join(each.text or "" for each in cell.iter(f"{_W}t"))
                column += _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
    return found


def _number(property_: Any, otherwise: int) -> int:
    return otherwise if property_ is None else int(property_.get(f"{_W}val"))


def pages_of_pdf(data: bytes) -> list[str]:
    """The words of every page as the PDF engine alone tells them, without white space."""
    with open_document(data) as document:
        return [squeezed(page.get_textpage().get_text_bounded()) for page in document]


def pieces_in(words: str, text: str) -> int:
    """Into how many pieces words must be cut so that each of them stands in a text; 0 for never."""
    count = at = 0
    while at < len(words):
        end = at + 1
        while end <= len(words) and words[at:end] in text:
            end += 1
        if end == at + 1:
            return 0
        at, count = end - 1, count + 1
    return count


def all_leaves(documents: Iterable[PerformanceDocument]) -> list[Leaf]:
    """The leaves of several documents that have words and a place."""
    return [leaf for document in documents for leaf in leaves(document) if leaf[1].raw]
