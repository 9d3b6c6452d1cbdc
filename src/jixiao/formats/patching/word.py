"""Puts fixes into a .docx (修补 Word 文件): only the bytes of the changed words are others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from jixiao.formats.blocks import Block, Cell, Paragraph, Table
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.patching.guards import FIELD, computed, protection, untouchable
from jixiao.formats.patching.letters import Letters, is_writable, spliced
from jixiao.formats.patching.matching import Change, changes_of
from jixiao.formats.patching.orders import Author, Edit, Patched, Unpatchable
from jixiao.formats.patching.package import Patches
from jixiao.formats.patching.quick import quickly_traced
from jixiao.formats.patching.rewriting import (
    Part,
    parts_of,
    plain_splices,
    tracked_splices,
    without_deletions,
)
from jixiao.formats.patching.tracing import CellKey, Place, Traced, traced
from jixiao.formats.word.document import WordDocument, walk
from jixiao.formats.word.fast import read_fast
from jixiao.formats.word.markup import Surprise
from jixiao.kernel.collector import without_collector
from jixiao.kernel.span import Span

DAMAGED = "文档内部有损坏，改动它不保险，没有改。请用 Word 或 WPS 打开修复并另存后再试。"
_NOWHERE = "这处在文件里没有确切的位置，没有改。"
_TWICE = "这处和另一处改动重叠，没有改；请再审核一次。"
_OTHERWISE = "改后重新读取和预期不一致，没有改。"
_CONTROL = "要写入的字里有文件不能保存的控制字符，没有改。"
_MOST_SINGLY = 60
"""Edits up to which each is tried by itself when all of them together read otherwise."""


@dataclass(slots=True)
class _Ready:
    """An edit whose place and elements are known."""

    ordinal: int
    key: tuple[int, ...]
    place: Place
    changes: list[Change]
    parts: list[Part]


class WordPatcher:
    """A .docx open for fixes.

    Args:
        data: The whole file.
        edits: What is to be changed.
        limits: What reading may cost.
        author: Who changes, for tracked changes; None writes plainly.

    Raises:
        Unpatchable: The file can not be changed at all.
    """

    def __init__(
        self, data: bytes, edits: Sequence[Edit], limits: Limits, author: Author | None
    ) -> None:
        self.limits = limits
        self.author = author
        self.edits = edits
        self.patches = Patches(data, limits)
        document = self.document = opened(data, limits)
        why = protection(document, is_tracked=author is not None)
        if why:
            raise Unpatchable(why)
        self.main = document.main
        self.xml = self.patches.read(self.main) or b""
        cells, lines = wanted_of(each.span for each in edits)
        found = quickly_traced(document, self.xml, cells, lines) or traced(
            document, self.xml, cells, lines
        )
        if found is None:
            raise Unpatchable(DAMAGED)
        self.story: Traced = found
        self.letters = Letters(self.xml, found.root, found.ranges, found.space)
        self.computed: set[etree._Element] = set()
        if b"fldChar" in self.xml:
            for root in [found.root] if found.reader is None else found.root:
                self.computed |= computed(root, found.space)
        self.refused: dict[int, str] = {}

    def patched(self) -> Patched:
        """The file with all edits that can be made."""
        ready = self._ready()
        content = self._made(ready)
        if ready and not self._reads(content, ready):
            ready = self._singly(ready)
            content = self._made(ready)
        self.patches.write(self.main, content)
        return Patched(
            self.patches.packed(),
            [each.ordinal for each in ready],
            dict(sorted(self.refused.items())),
        )

    def _ready(self) -> list[_Ready]:
        ready: list[_Ready] = []
        taken: dict[tuple[int, ...], list[Change]] = {}
        for ordinal, edit in enumerate(self.edits):
            made = self._order(ordinal, edit)
            if isinstance(made, str):
                self.refused[ordinal] = made
                continue
            others = taken.setdefault(made.key, [])
            if any(_overlap(one, other) for one in made.changes for other in others):
                self.refused[ordinal] = _TWICE
                continue
            others += made.changes
            ready.append(made)
        return ready

    def _order(self, ordinal: int, edit: Edit) -> _Ready | str:
        key, place = place_of(self.story, edit.span)
        if place is None:
            return _NOWHERE
        if not is_writable(edit.new):
            return _CONTROL
        changes = changes_of(place.text, edit.span.start, edit.old, edit.new)
        if isinstance(changes, str):
            return changes
        parts: list[Part] = []
        for change in changes:
            made = parts_of(place, change, f"{self.story.space}t")
            if isinstance(made, str):
                return made
            parts += made
        elements = [each.element for each in parts]
        why = untouchable(self.story.space, elements)
        if not why and any(each in self.computed for each in elements):
            why = FIELD
        return why or _Ready(ordinal, key, place, changes, parts)

    def _made(self, ready: Sequence[_Ready]) -> bytes:
        """document.xml with changes."""
        parts = [part for each in ready for part in each.parts]
        elements: set[etree._Element] = {part.element for part in parts}
        if self.author is not None:
            runs = (each.getparent() for each in list(elements))
            elements.update(run for run in runs if run is not None)
        spots = self.letters.spots(elements)
        if self.author is not None:
            splices = tracked_splices(self.letters, spots, parts, self.author)
        else:
            splices = plain_splices(self.letters, spots, parts)
        return spliced(self.xml, splices)

    def _reads(self, content: bytes, ready: Sequence[_Ready]) -> bool:
        """Whether the reader finds the wanted words at their places, and all else as before."""
        if self.author is not None:
            content = without_deletions(content, self.author)
        try:
            items = blocks_of(self.document, content)
        except UnreadableDocument:
            return False
        wanted: dict[tuple[int, ...], str] = {}
        changes = [(each, change) for each in ready for change in each.changes]
        for each, change in sorted(changes, key=lambda pair: pair[1].begin, reverse=True):
            text = wanted.get(each.key, each.place.text)
            wanted[each.key] = text[: change.begin] + change.new + text[change.end :]
        return _are_alike(self.story.items, items, wanted)

    def _singly(self, ready: Sequence[_Ready]) -> list[_Ready]:
        """The edits that read as wanted when each is made alone."""
        good = []
        for each in ready:
            if len(ready) <= _MOST_SINGLY and self._reads(self._made([each]), [each]):
                good.append(each)
            else:
                self.refused[each.ordinal] = _OTHERWISE
        if len(good) > 1 and not self._reads(self._made(good), good):
            self.refused |= {each.ordinal: _OTHERWISE for each in good[1:]}
            good = good[:1]
        return good


@without_collector()
def patch_word(
    data: bytes, edits: Sequence[Edit], limits: Limits, author: Author | None = None
) -> Patched:
    """A .docx with words replaced.

    Args:
        data: The whole file.
        edits: What is to be changed.
        limits: What reading may cost.
        author: Who changes: the changes are then tracked; None writes them plainly.

    Raises:
        Unpatchable: The file can not be changed at all.
    """
    return WordPatcher(data, edits, limits, author).patched()


def opened(data: bytes, limits: Limits) -> WordDocument:
    """The document of a .docx.

    Raises:
        Unpatchable: It is none.
    """
    try:
        return WordDocument(data, limits)
    except UnreadableDocument as error:
        raise Unpatchable(str(error)) from None


def blocks_of(document: WordDocument, xml: bytes) -> list[Block]:
    """The blocks of other bytes of the main part."""
    story = document.story()
    try:
        read_fast(xml, story)
    except Surprise:
        story = walk(xml, document)
    return story.items


def reads_the_same(document: WordDocument, before: bytes, after: bytes) -> bool:
    """Whether other bytes of the main part are read as it was read before."""
    try:
        return _are_alike(blocks_of(document, before), blocks_of(document, after), {})
    except UnreadableDocument:
        return False


def wanted_of(spans: Iterable[Span]) -> tuple[set[CellKey], set[int]]:
    """The cells and the paragraphs in which spans stand."""
    cells, lines = set(), set()
    for span in spans:
        if span.table is not None:
            cells.add((span.table, span.row or 0, span.column or 0))
        elif span.line is not None:
            lines.add(span.line)
    return cells, lines


def place_of(story: Traced, span: Span) -> tuple[tuple[int, ...], Place | None]:
    """The key and the traced place of a span."""
    if span.table is not None:
        cell = (span.table, span.row or 0, span.column or 0)
        return cell, story.cells.get(cell)
    return (span.line or 0,), story.lines.get(span.line or 0)


def _overlap(one: Change, other: Change) -> bool:
    if one.begin == one.end or other.begin == other.end:
        return one.begin <= other.end and other.begin <= one.end
    return one.begin < other.end and other.begin < one.end


def _are_alike(
    before: Sequence[Block], after: Sequence[Block], wanted: dict[tuple[int, ...], str]
) -> bool:
    """Whether blocks say what others say, but for what is wanted at some places."""
    if len(before) == len(after):  # most are the very same: only the others are looked into
        touched = {key[0] if len(key) > 1 else key for key in wanted}
        pairs = [
            (one, other)
            for one, other in zip(before, after, strict=True)
            if one != other or (one.index if isinstance(one, Table) else (one.line,)) in touched
        ]
        before, after = [one for one, _ in pairs], [other for _, other in pairs]
    return _words(before, wanted) == _words(after, {})


def _words(items: Sequence[Block], wanted: dict[tuple[int, ...], str]) -> list[object]:
    """What is read, place by place, with other words at some places."""
    found: list[object] = []
    for item in items:
        if isinstance(item, Table):
            found += [_cell(item, cell, wanted) for cell in item.cells]
        elif isinstance(item, Paragraph):
            text = wanted.get((item.line or 0,), item.text)
            if text and not text.isspace():
                found.append((item.line, text.strip("\n"), item.level))
    return found


def _cell(table: Table, cell: Cell, wanted: dict[tuple[int, ...], str]) -> tuple[object, ...]:
    text = wanted.get((table.index, cell.row, cell.column), cell.text)
    return (table.index, table.parent, *cell[1:5], text.strip("\n"))
