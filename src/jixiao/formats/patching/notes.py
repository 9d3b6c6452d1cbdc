"""Puts remarks into an .xlsx as notes of its cells (单元格批注), and keeps its own up to date."""

import posixpath
import re
from collections.abc import Sequence
from typing import NamedTuple

from jixiao.formats.limits import Limits
from jixiao.formats.patching.cells import reference
from jixiao.formats.patching.letters import ODD, escaped
from jixiao.formats.patching.notes_part import (
    MEDIA_TYPE,
    VML_TYPE,
    Note,
    Notes,
    empty_drawing,
    with_shape,
    without_shape,
)
from jixiao.formats.patching.orders import Author, Patched, Remark, Unpatchable
from jixiao.formats.patching.package import Patches
from jixiao.formats.patching.remarks import cleaned
from jixiao.formats.patching.workbook import Book
from jixiao.kernel.span import Span

_BEHIND = re.compile(
    rb"<(?:legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)"
    rb"[\s/>]"
)
_DRAWING = re.compile(rb'<legacyDrawing\s[^<>]*?r:id="([^"]*)"[^<>]*?/>')
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MOST_COLUMNS = 16_384


class _Wanted(NamedTuple):
    """What is to be said at a cell.

    Args:
        row: Its row.
        column: Its column.
        text: The remarks, one below the other.
    """

    row: int
    column: int
    text: str


def note_workbook(
    data: bytes, remarks: Sequence[Remark], limits: Limits, author: Author
) -> Patched:
    """An .xlsx with remarks as notes; several remarks on a cell share its one note.

    Args:
        data: The whole file.
        remarks: All that is to be said, in the order of the sheets.
        limits: What reading may cost.
        author: Who says it; only notes of this author that bear a key of ours are changed.

    Raises:
        Unpatchable: The file must not be changed.
    """
    book = Book(data, limits)
    if not book.sheets:
        raise Unpatchable(ODD)
    by_sheet: dict[int, dict[tuple[int, int], list[Remark]]] = {}
    for each in remarks:
        sheet, row, column = _place(each.spans, len(book.sheets))
        by_sheet.setdefault(sheet, {}).setdefault((row, column), []).append(each)
    result = Patched(data, done=list(range(len(remarks))))
    for sheet, part in enumerate(book.sheets, 1):
        _Annotator(book.patches, part, author).annotate(by_sheet.get(sheet, {}), result)
    result.data = book.patches.packed()
    return result


def _place(spans: Sequence[Span], sheets: int) -> tuple[int, int, int]:
    """Sheet, row and column of a remark; the first cell of all where it has no place."""
    for span in spans:
        if span.table is not None and span.row is not None and 0 < span.table <= sheets:
            return span.table, span.row, span.column or 1
    return 1, 1, 1


class _Annotator:
    """Brings the notes of one sheet up to date."""

    def __init__(self, patches: Patches, part: str, author: Author) -> None:
        self.patches = patches
        self.part = part
        self.author = author
        related = patches.related(part)
        kinds = {kind: target for kind, target in related.values()}  # noqa: C416 -- the last of a kind
        self.notes_part = kinds.get("comments", "")
        xml = patches.read(self.notes_part) if self.notes_part else None
        self.notes = Notes(xml, author)
        self.sheet = patches.read(part) or b""
        drawing = _DRAWING.search(self.sheet)
        self.drawing_part = related.get(drawing[1].decode(), ("", ""))[1] if drawing else ""

    def annotate(self, places: dict[tuple[int, int], list[Remark]], result: Patched) -> None:
        """Make the notes of the sheet what is wanted, and count what was done."""
        wanted = self._wanted(places)
        old = {each.ref: each for each in self.notes.ours()}
        gone = [each for ref, each in old.items() if ref not in wanted]
        new = {ref: each for ref, each in wanted.items() if ref not in old}
        changed = {
            ref: each for ref, each in wanted.items() if ref in old and old[ref].text != each.text
        }
        result.kept += len(wanted) - len(new) - len(changed)
        result.added += len(new)
        result.changed += len(changed)
        result.removed += len(gone)
        if gone or new or changed:
            self._write(gone, new, changed)

    def _wanted(self, places: dict[tuple[int, int], list[Remark]]) -> dict[str, _Wanted]:
        """Notes by cell; where a person has one, ours stands in the next free cell of the row."""
        theirs = {each.ref for each in self.notes.all() if not each.is_ours}
        wanted: dict[str, _Wanted] = {}
        for (row, column), remarks in sorted(places.items()):
            at, head = column, ""
            while reference(row, at) in theirs or reference(row, at) in wanted:
                at += 1
                head = f"（说的是 {reference(row, column)}）\n"
            if at > _MOST_COLUMNS:
                continue
            said = "\n\n".join("\n".join(map(cleaned, each.lines)) for each in remarks)
            wanted[reference(row, at)] = _Wanted(row, at, head + said)
        return wanted

    def _write(
        self, gone: Sequence[Note], new: dict[str, _Wanted], changed: dict[str, _Wanted]
    ) -> None:
        for each in gone:
            self.notes.remove(each.ref)
        for ref, wanted in changed.items():
            self.notes.replace(ref, wanted.text)
        for ref, wanted in new.items():
            self.notes.add(ref, wanted.text)
        self._write_notes()
        if not gone and not new:
            return
        name = self.drawing_part or self._free("xl/drawings/vmlDrawing{}.vml")
        number = int(re.sub(r"\D", "", name.rpartition("/")[2]) or 1)
        xml = self.patches.read(name) if self.drawing_part else None
        xml = xml if xml is not None else empty_drawing(number)
        for each in gone:
            xml = without_shape(xml, *_row_and_column(each.ref))
        for wanted in new.values():
            xml = with_shape(xml, wanted.row, wanted.column, wanted.text, number)
        self.patches.write(name, xml)
        if not self.drawing_part:
            self._link_drawing(name)

    def _write_notes(self) -> None:
        name = self.notes_part or self._free("xl/comments{}.xml")
        self.patches.write(name, self.notes.packed())
        if not self.notes_part:
            self.patches.declare(name, MEDIA_TYPE)
            self.patches.relate(self.part, "comments", self._from_here(name))

    def _link_drawing(self, name: str) -> None:
        self.patches.declare_suffix("vml", VML_TYPE)
        key = self.patches.relate(self.part, "vmlDrawing", self._from_here(name))
        mark = b'<legacyDrawing xmlns:r="%b" r:id="%b"/>' % (_OFFICE, escaped(key))
        behind = self.sheet.rfind(b"</sheetData>")
        found = _BEHIND.search(self.sheet, max(behind, 0))
        at = found.start() if found else self.sheet.rfind(b"</worksheet>")
        if at < 0:
            raise Unpatchable(ODD)
        self.sheet = self.sheet[:at] + mark + self.sheet[at:]
        self.patches.write(self.part, self.sheet)

    def _from_here(self, name: str) -> str:
        """The way to a part as seen from the folder of the sheet."""
        return posixpath.relpath("/" + name, "/" + self.part.rpartition("/")[0])

    def _free(self, pattern: str) -> str:
        """A part name that is not taken."""
        number = 1
        while self.patches.read(pattern.format(number)) is not None:
            number += 1
        return pattern.format(number)


def _row_and_column(ref: str) -> tuple[int, int]:
    letters = ref.rstrip("0123456789")
    column = 0
    for each in letters:
        column = 26 * column + ord(each) - 64
    return int(ref[len(letters) :] or 0), column
