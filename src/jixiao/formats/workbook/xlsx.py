"""Workbooks of Excel 2007 and later: sheets, styles and texts from their XML."""

import io
import re
from collections.abc import Iterator

from lxml import etree

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.packed import BROKEN, ENTITIES, Package, parse_xml
from jixiao.formats.workbook.digits import SIMPLE, WIDTH, long_number
from jixiao.formats.workbook.formats import BUILT_IN, display_number, display_text
from jixiao.formats.workbook.scanning import (
    LAST_COLUMN,
    LAST_ROW,
    check_values,
    column_of,
    condensed,
    scan_sheet,
    scanned_texts,
    style_parts,
    unstored_formulas,
)
from jixiao.formats.workbook.sheet import TOO_MANY, Sheet

_NO_BOOK = (
    "这不是完整的 Excel 工作簿：找不到工作表。请用 Excel 或 WPS 打开原件另存为 .xlsx 后再试。"
)
_LARGE = 4_000_000
"""Bytes of a sheet from which it is read piece by piece, and row by row instead of as a tree."""
_WRAPPED = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</sst>'
_LETTERS = re.compile("[A-Z]{0,4}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HEADER_CODE = re.compile(r'&(?:[LCR]|"[^"]*"|\d+|K[0-9A-Fa-f]{6}|[A-Z])')


class Workbook:
    """An open .xlsx.

    Args:
        data: The whole file.
        limits: What it may cost.

    Raises:
        UnreadableDocument: It is no workbook, or exceeds a limit.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._package = Package(data, limits)
        self._cells = 0
        self._main = self._target("_rels/.rels", "", "officeDocument") or "xl/workbook.xml"
        root = self._root(self._main)
        if root is None:
            raise UnreadableDocument(_NO_BOOK)
        self._folder = self._main.rpartition("/")[0]
        self._relations = self._links(f"{self._folder}/_rels/{self._main.rpartition('/')[2]}.rels")
        self.names: list[tuple[str, bool, str]] = self._sheets(root)
        """(Name, whether it is hidden, part) of every sheet in the order of the tabs."""
        book = next(root.iter("{*}workbookPr"), None)
        self._since_1904 = book is not None and book.get("date1904", "0") in {"1", "true"}
        self._strings = self._shared()
        self._formats = self._styles()
        self._known: dict[tuple[str, str, str], str] = {}

    @property
    def has_macros(self) -> bool:
        """Whether there are macros; they are never run."""
        return self._package.find(f"{self._folder}/vbaProject.bin") is not None

    def _root(self, name: str) -> etree._Element | None:
        data = self._package.read(name)
        return None if data is None else parse_xml(data, self._limits)[0]

    def _links(self, name: str) -> dict[str, tuple[str, str]]:
        """(Kind, part) of the relations of a part by their id."""
        root = self._root(name)
        found: dict[str, tuple[str, str]] = {}
        for element in root.iterchildren("{*}Relationship") if root is not None else ():
            target = element.get("Target", "").replace("\\", "/")
            folder = name.partition("_rels/")[0]
            part = target[1:] if target.startswith("/") else folder + target
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = (kind, part.removeprefix("./"))
        return found

    def _target(self, links: str, folder: str, kind: str) -> str | None:
        return next((part for found, part in self._links(links).values() if found == kind), None)

    def _part_name(self, kind: str, usual: str) -> str:
        name = next((part for found, part in self._relations.values() if found == kind), None)
        return name or f"{self._folder}/{usual}"

    def _sheets(self, root: etree._Element) -> list[tuple[str, bool, str]]:
        found: list[tuple[str, bool, str]] = []
        for element in root.iter("{*}sheet"):
            key = next((str(v) for k, v in element.attrib.items() if str(k).endswith("}id")), "")
            kind, part = self._relations.get(key, ("", ""))
            if kind == "worksheet":
                hidden = element.get("state", "visible") != "visible"
                found.append((element.get("name", ""), hidden, part))
        return found

    def _shared(self) -> list[str]:
        data = self._package.read(self._part_name("sharedStrings", "sharedStrings.xml"))
        if data is None:
            return []
        if data.count(b"si>") > 2 * self._limits.cells:
            raise UnreadableDocument(TOO_MANY)
        found = scanned_texts(data, self._rich_item)
        if found is not None:
            return [_plain(text) for text in found]
        root = parse_xml(data, self._limits)[0]
        return [_rich(item) for item in root.iterchildren("{*}si")]

    def _rich_item(self, xml: str) -> str:
        """Text of a shared item in several fonts."""
        return _rich(parse_xml(_WRAPPED.format(xml).encode(), self._limits)[0][0])

    def _styles(self) -> dict[str, str]:
        """Format code by number of a cell style; cells without a number have the first."""
        data = self._package.read(self._part_name("styles", "styles.xml"))
        if data is None:
            return {}
        root = parse_xml(style_parts(data), self._limits)[0]
        codes = dict(BUILT_IN)
        for element in root.iter("{*}numFmt"):
            number = element.get("numFmtId", "")
            if number.isdigit():
                codes[int(number)] = element.get("formatCode", "General")
        found: dict[str, str] = {}
        for holder in root.iterchildren("{*}cellXfs"):
            for style in holder.iterchildren("{*}xf"):
                code = codes.get(_whole(style.get("numFmtId")), "General")
                found[str(len(found))] = code
        return {"": found.get("0", "General"), **found}

    def sheet(self, name: str, part: str) -> Sheet:
        """A sheet by its part.

        Raises:
            UnreadableDocument: It is broken or exceeds a limit.
        """
        sheet = Sheet(name)
        if self._package.size(part) > _LARGE:
            check_values(self._package.chunks(part), self._limits)
            data: bytes | None = condensed(self._package.chunks(part))
        else:
            data = self._package.read(part)
        if data is None:
            return sheet
        sheet.unstored = unstored_formulas(data)
        frame = scan_sheet(sheet, data, self._show, self._known)
        number = 0
        for element in _elements(data if frame is None else frame, self._limits):
            kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if kind == "row":
                number = self._row(sheet, element, number + 1)
            else:
                _arrange(sheet, kind, element)
        self._cells += len(sheet.texts)
        if self._cells > self._limits.cells:
            raise UnreadableDocument(TOO_MANY)
        return sheet

    def _row(self, sheet: Sheet, row: etree._Element, expected: int) -> int:
        number = _whole(row.get("r")) or expected
        if not 0 < number <= LAST_ROW:
            return number
        if row.get("hidden", "0") in {"1", "true"}:
            sheet.hidden_rows.add(number)
        column = 0
        for cell in row:
            reference = cell.get("r")
            column = _column(reference) if reference else column + 1
            if not 0 < column <= LAST_COLUMN:
                continue
            text = self._text(cell)
            if text:
                sheet.put(number, column, text, cell.get("t", "n"))
                if self._cells + len(sheet.texts) > self._limits.cells:
                    raise UnreadableDocument(TOO_MANY)
        return number

    def _text(self, cell: etree._Element) -> str:
        """What a cell shows."""
        value = None
        for child in cell:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag.endswith("}v"):
                value = child.text
            elif tag.endswith("}is"):
                return self._show("inlineStr", _rich(child), cell.get("s", ""))
        return self._show(cell.get("t", "n"), value, cell.get("s", "")) if value else ""

    def _show(self, kind: str, value: str, style: str) -> str:
        """What a cell of a kind shows for the value that is stored."""
        code = self._formats.get(style, "General")
        if kind == "s":
            at = _whole(value.strip())
            text = self._strings[at] if at < len(self._strings) else ""
        elif kind in {"n", ""}:
            return self._number(value, code)
        elif kind == "b":
            return "TRUE" if value.strip() in {"1", "true"} else "FALSE"
        elif kind in {"str", "inlineStr"}:
            text = _plain(value)
        else:
            return value.strip()
        return text if code == "General" or not style else display_text(text, code)

    def _number(self, value: str, code: str) -> str:
        if code == "General" and len(value) <= WIDTH and SIMPLE.fullmatch(value):
            return value
        try:
            number = float(value)
        except ValueError:
            return value.strip()
        if code == "General" and (long := long_number(value)):
            return long
        return display_number(number, code, since_1904=self._since_1904)


def _arrange(sheet: Sheet, kind: str, element: etree._Element) -> None:
    """Merged cells, hidden columns, page headers."""
    if kind == "mergeCell":
        area = _area(element.get("ref", ""))
        if area is not None:
            sheet.merged.append(area)
    elif kind == "col" and element.get("hidden", "0") in {"1", "true"}:
        sheet.hidden_columns.append((_whole(element.get("min")), _whole(element.get("max"))))
    elif kind in {"oddHeader", "oddFooter"}:
        kept = sheet.headers if kind == "oddHeader" else sheet.footers
        kept += filter(None, [_HEADER_CODE.sub(" ", element.text or "").strip()])


def _elements(data: bytes, limits: Limits) -> Iterator[etree._Element]:
    """Rows, columns, merged cells and page headers of a sheet in their order."""
    if len(data) <= _LARGE:
        root, _is_complete = parse_xml(data, limits)
        for part in root:
            yield from (part,) if part.tag == "row" else part
        return
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise UnreadableDocument(ENTITIES)
    wanted = ("{*}row", "{*}col", "{*}mergeCell", "{*}oddHeader", "{*}oddFooter")
    events = etree.iterparse(
        io.BytesIO(data), ("end",), tag=wanted, no_network=True, load_dtd=False,
        resolve_entities=False, huge_tree=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for _event, element in events:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(BROKEN) from error


def _rich(item: etree._Element) -> str:
    """Text of a string in one or several fonts, without its reading aid (拼音)."""
    parts: list[str] = []
    for child in item:
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "r":
            parts += [text.text or "" for text in child.iterchildren("{*}t")]
    return _plain("".join(parts))


def _plain(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: _character(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(code: int) -> str:
    printable = code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return chr(code) if printable else ""


def _column(reference: str) -> int:
    """Column of a reference such as AB12, 0 for what is none."""
    letters = _LETTERS.match(reference)
    return column_of(letters[0]) if letters else 0


def _area(reference: str) -> tuple[int, int, int, int] | None:
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})", reference.replace("$", ""))
    if not found:
        return None
    return int(found[2]), column_of(found[1]), int(found[4]), column_of(found[3])


def _whole(text: str | None) -> int:
    """A number of the file, 0 for none or what is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
