"""Anchors (批注位置): where in document.xml the marks of a comment go, runs being taken apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from jixiao.formats.patching.letters import Letters, Spot, keeping_blanks
from jixiao.formats.patching.rewriting import Runs, Splice
from jixiao.formats.patching.tracing import Place
from jixiao.formats.word.names import COMPATIBILITY


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a comment begins and ends.

    Args:
        first: Text element in which it begins, or the paragraph that it is about.
        begin: Sign of it, 0 upwards.
        last: Text element in which it ends; the paragraph again.
        end: Behind the last sign of it; 0 for a paragraph.
    """

    first: etree._Element
    begin: int
    last: etree._Element
    end: int


def anchor_of(place: Place, space: str, start: int | None, words: str) -> Anchor | None:
    """The anchor of some words of a place, of all of it where they are not found."""
    text = place.text
    begin, end = 0, len(text)
    if words:
        at = start if start is not None and text.startswith(words, start) else text.find(words)
        if at >= 0:
            begin, end = at, at + len(words)
    if not place.is_boxed:
        found = _within(place, f"{space}t", begin, end)
        if found is not None and not any(map(_is_boxed, {found.first, found.last})):
            return found
    return paragraph_anchor(place.paragraphs, space)


def paragraph_anchor(paragraphs: Iterable[etree._Element], space: str) -> Anchor | None:
    """The anchor of the first paragraph; of one in a text box that to which the box belongs."""
    for paragraph in paragraphs:
        outer = paragraph
        for around in paragraph.iterancestors(f"{space}p"):
            outer = around
        return Anchor(outer, 0, outer, 0)
    return None


def _within(place: Place, tag: str, begin: int, end: int) -> Anchor | None:
    at = 0
    first: tuple[etree._Element, int] | None = None
    last: tuple[etree._Element, int] | None = None
    for piece in place.pieces:
        size = len(piece.text)
        if (
            at < end
            and at + size > begin
            and piece.element is not None
            and piece.element.tag == tag
        ):
            if first is None:
                first = piece.element, max(begin - at, 0)
            last = piece.element, min(end - at, size)
        at += size
    if first is None or last is None:
        return None
    return Anchor(*first, *last)


def _is_boxed(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{COMPATIBILITY}AlternateContent"), None) is not None


@dataclass(slots=True)
class _Point:
    """What is put at one byte.

    Args:
        split: Text element that is taken apart there, None between two runs.
        ends: Marks that end comments.
        starts: Marks that begin comments.
    """

    split: etree._Element | None
    ends: list[bytes] = field(default_factory=list)
    starts: list[bytes] = field(default_factory=list)


class Marks:
    """Collects the marks of comments and makes splices of them.

    Args:
        letters: Bytes of the part.
        anchors: All anchors that will be marked.
    """

    def __init__(self, letters: Letters, anchors: Iterable[Anchor]) -> None:
        self.letters = letters
        self._texts = f"{letters.space}t"
        elements = {each for anchor in anchors for each in (anchor.first, anchor.last)}
        runs = [e.getparent() for e in elements if e.tag == self._texts]
        self._spots = letters.spots([*elements, *{run for run in runs if run is not None}])
        self._points: dict[int, _Point] = {}
        self._empty: dict[etree._Element, list[bytes]] = {}
        self._split: set[etree._Element] = set()
        self._units: dict[etree._Element, tuple[str, list[int]]] = {}

    def put(self, anchor: Anchor, number: int) -> None:
        """Mark an anchor with the number of its comment."""
        prefix = self.letters.prefix
        start = b'<%bcommentRangeStart %bid="%d"/>' % (prefix, prefix, number)
        end = b'<%bcommentRangeEnd %bid="%d"/><%br><%bcommentReference %bid="%d"/></%br>' % (
            prefix,
            prefix,
            number,
            prefix,
            prefix,
            prefix,
            number,
            prefix,
        )
        if anchor.first.tag != self._texts:
            self._paragraph(anchor.first, start, end)
            return
        self._point(anchor.first, anchor.begin, is_end=False).starts.append(start)
        self._point(anchor.last, anchor.end, is_end=True).ends.append(end)

    def _paragraph(self, element: etree._Element, start: bytes, end: bytes) -> None:
        spot = self._spots[element]
        if spot.inner == spot.end:
            self._empty.setdefault(element, []).extend((start, end))
            return
        inner = spot.inner + len(self.letters.properties(spot, b"pPr"))
        if not self.letters.xml[inner : spot.outer].strip():
            self._points.setdefault(inner, _Point(None)).starts.append(start + end)
            return
        self._points.setdefault(inner, _Point(None)).starts.append(start)
        self._points.setdefault(spot.outer, _Point(None)).ends.append(end)

    def _point(self, element: etree._Element, at: int, *, is_end: bool) -> _Point:
        spot = self._spots[element]
        run = self._spots[element.getparent()]  # type: ignore[index]
        if is_end and spot.end == run.outer and at == len(element.text or ""):
            return self._points.setdefault(run.end, _Point(None))
        if not is_end and at == 0:
            inner = run.inner + len(self.letters.properties(run, b"rPr"))
            if inner == spot.begin:
                return self._points.setdefault(run.begin, _Point(None))
        self._split.add(element)
        _, places = self._units_of(element)
        return self._points.setdefault(places[at], _Point(element))

    def _units_of(self, element: etree._Element) -> tuple[str, list[int]]:
        """The signs of a text and their places, worked out once."""
        if element not in self._units:
            self._units[element] = self.letters.units(self._spots[element])
        return self._units[element]

    def splices(self) -> list[Splice]:
        """All marks as splices."""
        runs = Runs(self.letters, self._spots)
        prefix = self.letters.prefix
        close, again = b"</%bt>" % prefix, b'<%bt xml:space="preserve">' % prefix
        splices: list[Splice] = []
        for at, point in self._points.items():
            marks = b"".join([*point.ends, *point.starts])
            if point.split is not None:
                marks = close + runs.close() + marks + runs.open(point.split) + again
            splices.append((at, at, marks))
        for element, own in self._empty.items():
            spot = self._spots[element]
            head = self.letters.xml[spot.begin : spot.inner].removesuffix(b"/>").rstrip()
            splices.append((spot.begin, spot.end, head + b">" + b"".join(own) + b"</%bp>" % prefix))
        splices += (self._kept(element) for element in self._split)
        return [each for each in splices if each[2]]

    def _kept(self, element: etree._Element) -> Splice:
        """The start tag of a text that is taken apart keeps its blanks where it needs to."""
        spot: Spot = self._spots[element]
        tag = self.letters.xml[spot.begin : spot.inner]
        signs, _ = self._units_of(element)
        if signs[:1].isspace() or not any(sign.isspace() for sign in signs):
            return spot.begin, spot.inner, tag
        return spot.begin, spot.inner, keeping_blanks(tag)
