"""Puts fixes into an .xlsx (修补工作簿): only the values of the changed cells are others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.formats.blocks import Blocks, Table
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.patching.cells import (
    FoundCell,
    SharedTexts,
    find_cell,
    reference,
    rewritten,
    unlocked_styles,
)
from jixiao.formats.patching.letters import escaped, is_writable, spliced
from jixiao.formats.patching.matching import Change, changes_of
from jixiao.formats.patching.orders import Edit, Patched, Unpatchable
from jixiao.formats.patching.package import Patches
from jixiao.formats.patching.rewriting import Splice
from jixiao.formats.workbook.reading import blocks
from jixiao.formats.workbook.xlsx import Workbook

_NOWHERE = "这处在工作簿里没有确切的单元格，没有改。"
_FORMULA = "单元格 {} 是公式算出来的，没有改，请改公式所引用的单元格。"
_NUMBER = "单元格 {} 存的是数值，显示的字由格式决定，没有改，请在 Excel 里手工改。"
_ODD_CELL = "单元格 {} 的写法少见，改动它不保险，没有改，请在 Excel 里手工改。"
_PROTECTED = "单元格 {} 在受保护的工作表里，没有改，请先撤销工作表保护。"
_TWICE = "这处和另一处改动重叠，没有改；请再审核一次。"
_CONTROL = "要写入的字里有文件不能保存的控制字符，没有改。"
_OTHERWISE = "改后重新读取和预期不一致，没有改。请用 Excel 或 WPS 另存一份后再试。"
_PROTECTION = re.compile(rb'<sheetProtection(?=\s)[^<>]*?\ssheet="(?:1|true)"')
_VALUE = re.compile(rb"<v(?:\s[^<>]*)?>([^<]*)</v>")
_INLINE = re.compile(rb"<is>.*</is>", re.DOTALL)
_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?")
_Key = tuple[int, int, int]


@dataclass(slots=True)
class _Ready:
    """What happens to one cell.

    Args:
        part: Its sheet.
        name: Its name.
        shown: What it shows.
        changes: How that changes.
        ordinals: The edits that want it.
    """

    part: str
    name: str
    shown: str
    changes: list[Change]
    ordinals: list[int]

    @property
    def wanted(self) -> str:
        """What it will show."""
        text = self.shown
        for each in sorted(self.changes, key=lambda one: one.begin, reverse=True):
            text = text[: each.begin] + each.new + text[each.end :]
        return text


class Book:
    """A workbook that is to be changed.

    Args:
        data: The whole file.
        limits: What reading may cost.

    Raises:
        Unpatchable: It must not be changed.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        self.patches = Patches(data, limits)
        try:
            names = Workbook(data, limits).names
        except UnreadableDocument as error:
            raise Unpatchable(str(error)) from None
        self.sheets = [part for _, hidden, part in names if not hidden]
        """Parts of the visible sheets; the first is sheet 1."""
        main = (
            part for kind, part in self.patches.related("").values() if kind == "officeDocument"
        )
        self.main = next(main, "xl/workbook.xml")
        self._related = dict(self.patches.related(self.main).values())

    def part(self, kind: str) -> str:
        """The part of the workbook with a kind of relation, "" for none."""
        return self._related.get(kind, "")


def patch_workbook(data: bytes, edits: Sequence[Edit], limits: Limits) -> Patched:
    """An .xlsx with words replaced.

    Args:
        data: The whole file.
        edits: What is to be changed.
        limits: What reading may cost.

    Raises:
        Unpatchable: The file can not be changed at all.
    """
    return _Patcher(data, edits, limits).patched()


class _Patcher:
    def __init__(self, data: bytes, edits: Sequence[Edit], limits: Limits) -> None:
        self.book = Book(data, limits)
        self.patches = self.book.patches
        self.edits = edits
        self.refused: dict[int, str] = {}
        try:
            self.before = blocks(data, limits)
        except UnreadableDocument as error:
            raise Unpatchable(str(error)) from None
        self.texts = SharedTexts(self.patches.read(self.book.part("sharedStrings")) or b"")
        self.unlocked: set[str] | None = None

    def patched(self) -> Patched:
        """The file with all edits that can be made."""
        ready = self._ready()
        splices: dict[str, list[Splice]] = {}
        made: dict[_Key, str] = {}
        for key, each in ready.items():
            splice = self._splice(each)
            if isinstance(splice, str):
                self.refused |= dict.fromkeys(each.ordinals, splice)
            else:
                splices.setdefault(each.part, []).append(splice)
                made[key] = each.wanted
        for part, own in splices.items():
            self.patches.write(part, spliced(self.patches.read(part) or b"", own))
        if made:
            part = self.book.part("sharedStrings")
            if part:
                self.patches.write(part, self.texts.packed())
        packed = self.patches.packed()
        if made and _shown(blocks(packed, self.book.limits), {}) != _shown(self.before, made):
            raise Unpatchable(_OTHERWISE)
        done = [n for key, each in ready.items() if key in made for n in each.ordinals]
        return Patched(packed, sorted(done), dict(sorted(self.refused.items())))

    def _ready(self) -> dict[_Key, _Ready]:
        shown = {
            (item.index, cell.row, cell.column): cell.text
            for item in self.before.items
            if isinstance(item, Table)
            for cell in item.cells
        }
        ready: dict[_Key, _Ready] = {}
        for ordinal, edit in enumerate(self.edits):
            key = (edit.span.table or 0, edit.span.row or 0, edit.span.column or 0)
            why = self._order(ordinal, edit, key, shown.get(key), ready)
            if why:
                self.refused[ordinal] = why
        return ready

    def _order(
        self, ordinal: int, edit: Edit, key: _Key, shown: str | None, ready: dict[_Key, _Ready]
    ) -> str:
        if shown is None or not 0 < key[0] <= len(self.book.sheets):
            return _NOWHERE
        if not is_writable(edit.new):
            return _CONTROL
        changes = changes_of(shown, edit.span.start, edit.old, edit.new)
        if isinstance(changes, str):
            return changes
        part, name = self.book.sheets[key[0] - 1], reference(key[1], key[2])
        each = ready.setdefault(key, _Ready(part, name, shown, [], []))
        for one in changes:
            if any(one.begin <= other.end and other.begin <= one.end for other in each.changes):
                return _TWICE
        each.changes += changes
        each.ordinals.append(ordinal)
        return ""

    def _splice(self, each: _Ready) -> Splice | str:
        """The splice that changes a cell, or why it can not be changed."""
        xml = self.patches.read(each.part) or b""
        cell = find_cell(xml, each.name)
        if cell is None:
            return _ODD_CELL.format(each.name)
        if b"<f" in cell.inner:
            return _FORMULA.format(each.name)
        if _PROTECTION.search(xml) and not self._is_open(cell):
            return _PROTECTED.format(each.name)
        value = _VALUE.search(cell.inner)
        if cell.kind == "s" and value:
            inner = self._shared(cell, value, each)
        elif cell.kind == "inlineStr":
            inner = self._inline(cell, each)
        elif cell.kind in {"n", ""} and value:
            return self._number(cell, value, each)
        else:
            inner = None
        if inner is None:
            return _ODD_CELL.format(each.name)
        return cell.begin, cell.end, cell.head + inner + b"</c>"

    def _is_open(self, cell: FoundCell) -> bool:
        if self.unlocked is None:
            styles = self.patches.read(self.book.part("styles"))
            self.unlocked = unlocked_styles(styles, self.book.limits)
        return (cell.style or "0") in self.unlocked

    def _shared(self, cell: FoundCell, value: re.Match[bytes], each: _Ready) -> bytes | None:
        item = self.texts.item(int(value[1])) if value[1].isdigit() else None
        made = rewritten(item, each.changes, each.shown) if item is not None else None
        if made is None:
            return None
        begin, end = value.span(1)
        return cell.inner[:begin] + b"%d" % self.texts.add(made) + cell.inner[end:]

    def _inline(self, cell: FoundCell, each: _Ready) -> bytes | None:
        found = _INLINE.search(cell.inner)
        made = rewritten(found[0], each.changes, each.shown) if found else None
        if found is None or made is None:
            return None
        return cell.inner[: found.start()] + made + cell.inner[found.end() :]

    def _number(self, cell: FoundCell, value: re.Match[bytes], each: _Ready) -> Splice | str:
        """A number stays one: it is changed where it is shown as it is stored."""
        is_plain = value[1].decode("ascii", "replace") == each.shown
        if not is_plain or not _PLAIN_NUMBER.fullmatch(each.wanted):
            return _NUMBER.format(each.name)
        begin, end = value.span(1)
        inner = cell.inner[:begin] + escaped(each.wanted) + cell.inner[end:]
        return cell.begin, cell.end, cell.head + inner + b"</c>"


def _shown(found: Blocks, wanted: dict[_Key, str]) -> list[object]:
    """What sheets show, cell by cell, with other words in some."""
    return [
        (
            item.title,
            item.index,
            *cell[1:5],
            wanted.get((item.index, cell.row, cell.column), cell.text),
        )
        for item in found.items
        if isinstance(item, Table)
        for cell in item.cells
    ]
