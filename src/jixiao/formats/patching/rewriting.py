"""Rewriting (改写): changes of signs become changes of bytes, plainly or as tracked changes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from jixiao.formats.patching.letters import Letters, Spot, escaped, keeping_blanks
from jixiao.formats.patching.matching import Change
from jixiao.formats.patching.orders import Author
from jixiao.formats.patching.tracing import Piece, Place

_NUMBERED = "这些字有一部分是自动编号、符号或换段，不能直接改，请在 Word 里手工改。"
_LINES = re.compile(r"([\n\t])")
Splice = tuple[int, int, bytes]


class Part(NamedTuple):
    """What happens to some signs of one element.

    Args:
        element: A ``w:t``, or an element that is a sign and goes.
        begin: First sign that goes.
        end: Behind the last sign that goes.
        new: What is put there.
    """

    element: etree._Element
    begin: int
    end: int
    new: str


def parts_of(place: Place, change: Change, text_tag: str) -> list[Part] | str:
    """A change as changes of elements, or why it can not be one."""
    if change.begin == change.end and not change.new:
        return []
    parts: list[Part] = []
    at = 0
    for piece in place.pieces:
        begin, end = max(change.begin - at, 0), min(change.end - at, len(piece.text))
        at += len(piece.text)
        if begin < end:
            if piece.element is None:
                return _NUMBERED
            parts.append(Part(piece.element, begin, end, ""))
    if not change.new:
        return parts
    for number, part in enumerate(parts):
        if part.element.tag == text_tag:
            parts[number] = part._replace(new=change.new)
            return parts
    beside = _beside(place.pieces, change, text_tag)
    return [*parts, beside] if beside is not None else _NUMBERED


def _beside(pieces: Sequence[Piece], change: Change, text_tag: str) -> Part | None:
    """New words where no text goes: they take the look of the first sign that was old."""
    at = 0
    before = after = None
    for piece in pieces:
        end = at + len(piece.text)
        if piece.element is not None and piece.element.tag == text_tag:
            if at < change.begin <= end:
                before = Part(piece.element, change.begin - at, change.begin - at, change.new)
            if after is None and at <= change.end < end:
                after = Part(piece.element, change.end - at, change.end - at, change.new)
        at = end
    if before is not None and (change.begin > change.first or after is None):
        return before
    return after


def plain_splices(
    letters: Letters, spots: dict[etree._Element, Spot], parts: Sequence[Part]
) -> list[Splice]:
    """The splices that change the signs and nothing else."""
    splices: list[Splice] = []
    texts: dict[etree._Element, list[Part]] = {}
    for part in parts:
        if part.element.tag == letters.space + "t":
            texts.setdefault(part.element, []).append(part)
        else:
            spot = spots[part.element]
            splices.append((spot.begin, spot.end, b""))
    for element, own in texts.items():
        spot = spots[element]
        signs, places = letters.units(spot)
        left, at = [], 0
        for part in sorted(own, key=lambda each: (each.begin, each.end)):
            splices.append((places[part.begin], places[part.end], _written(letters, part.new)))
            left += [signs[at : part.begin], part.new]
            at = part.end
        text = "".join([*left, signs[at:]])
        tag = letters.xml[spot.begin : spot.inner]
        if text != text.strip() and keeping_blanks(tag) != tag:
            splices.append((spot.begin, spot.inner, keeping_blanks(tag)))
    return splices


def _written(letters: Letters, new: str) -> bytes:
    """New words within a text element; line breaks and tabs are elements."""
    if "\n" not in new and "\t" not in new:
        return escaped(new)
    prefix = letters.prefix
    made = []
    for each in _LINES.split(new):
        if each in {"\n", "\t"}:
            sign = b"br" if each == "\n" else b"tab"
            made.append(b'</%bt><%b%b/><%bt xml:space="preserve">' % (prefix, prefix, sign, prefix))
        else:
            made.append(escaped(each))
    return b"".join(made)


class Runs:
    """Takes runs apart: what is put between its halves stands at a sign, the look stays.

    Args:
        letters: Bytes of the part.
        spots: Where the texts and their runs stand.
    """

    def __init__(self, letters: Letters, spots: dict[etree._Element, Spot]) -> None:
        self.letters = letters
        self.spots = spots

    def close(self) -> bytes:
        """Ends a run."""
        return b"</%br>" % self.letters.prefix

    def open(self, element: etree._Element) -> bytes:
        """Begins a run that looks like the one around an element."""
        run = self.spots[element.getparent()]  # type: ignore[index]
        return self.letters.xml[run.begin : run.inner] + self.letters.properties(run, b"rPr")

    def text(self, content: bytes, name: bytes = b"t") -> bytes:
        """A text element."""
        tag = self.letters.prefix + name
        return b'<%b xml:space="preserve">%b</%b>' % (tag, content, tag)

    def run(self, element: etree._Element, content: bytes) -> bytes:
        """A run that looks like the one around an element."""
        return self.open(element) + content + self.close()


def tracked_splices(
    letters: Letters, spots: dict[etree._Element, Spot], parts: Sequence[Part], author: Author
) -> list[Splice]:
    """The splices that write the changes as deletions and insertions that a person can refuse."""
    runs = Runs(letters, spots)
    number = _next_number(letters.xml)
    splices: list[Splice] = []
    kept: set[etree._Element] = set()
    for part in sorted(parts, key=lambda each: (spots[each.element].begin, each.begin)):
        spot = spots[part.element]
        is_text = part.element.tag == letters.space + "t"
        if is_text:
            _, places = letters.units(spot)
            begin, end = places[part.begin], places[part.end]
            old = letters.xml[begin:end]
            gone = runs.text(old, b"delText") if old else b""
            close, again = (
                b"</%bt>" % letters.prefix,
                b'<%bt xml:space="preserve">' % letters.prefix,
            )
        else:
            begin, end = spot.begin, spot.end
            gone, close, again = letters.xml[begin:end], b"", b""
        made = b""
        if gone:
            made += _change(letters, b"del", number, author, runs.run(part.element, gone))
            number += 1
        if part.new:
            words = runs.run(part.element, _text(letters, runs, part.new))
            mark = _change(letters, b"ins", number, author, words)
            made += _outside_of_insertion(letters, part.element, spots, mark)
            number += 1
        splices.append((begin, end, close + runs.close() + made + runs.open(part.element) + again))
        tag = letters.xml[spot.begin : spot.inner]
        if is_text and keeping_blanks(tag) != tag and part.element not in kept:
            kept.add(part.element)
            splices.append((spot.begin, spot.inner, keeping_blanks(tag)))
    return splices


def _text(letters: Letters, runs: Runs, new: str) -> bytes:
    opened = b'<%bt xml:space="preserve">' % letters.prefix
    return opened + _written(letters, new) + b"</%bt>" % letters.prefix


def _change(letters: Letters, name: bytes, number: int, author: Author, content: bytes) -> bytes:
    prefix = letters.prefix
    return b'<%b%b %bid="%d"%b>%b</%b%b>' % (
        prefix, name, prefix, number, _signed(prefix, author), content, prefix, name,
    )  # fmt: skip


def _signed(prefix: bytes, author: Author) -> bytes:
    """Who has changed something, and when, as attributes."""
    name = escaped(author.name).replace(b'"', b"&quot;")
    return b' %bauthor="%b" %bdate="%bZ"' % (prefix, name, prefix, author.date.encode())


def without_deletions(xml: bytes, author: Author) -> bytes:
    """document.xml as it is when the deletions of an author are accepted.

    Only deletions of the very form that is written here are taken out: what is left of others is
    seen by whoever reads it.
    """
    pattern = (
        rb'<w:del w:id="\d+"%b><w:r(?: [^<>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr/>)?'
        rb'(?:<w:delText xml:space="preserve">[^<]*</w:delText>|<w:[A-Za-z]+(?: [^<>]*)?/>)'
        rb"</w:r></w:del>"
    )
    return re.sub(pattern % re.escape(_signed(b"w:", author)), b"", xml, flags=re.DOTALL)


def _outside_of_insertion(
    letters: Letters, element: etree._Element, spots: dict[etree._Element, Spot], made: bytes
) -> bytes:
    """Our insertion within somebody else's stands between its halves."""
    around = element.getparent().getparent()  # type: ignore[union-attr]
    if around is None or around.tag != letters.space + "ins":
        return made
    begin = spots[element].begin
    head = letters.xml.rfind(b"<%bins " % letters.prefix, 0, begin)
    tag = letters.xml[head : letters.xml.find(b">", head) + 1]
    return b"</%bins>" % letters.prefix + made + tag


def _next_number(xml: bytes) -> int:
    """A number that no tracked change or mark of the part has."""
    found = re.findall(rb':id="(\d{1,9})"', xml)
    return max((int(each) for each in found), default=0) + 1
