"""A workbook (.xlsx) for filling in: how to fill it in, cover and chapters, a sheet for every form."""

import hashlib
import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from jixiao.formats.exchange.writing import document_entry
from jixiao.formats.workbook.row_ids import GUIDE, PROSE
from jixiao.formats.writer import Manuscript, UnwritableDocument
from jixiao.formats.written.signs import printable
from jixiao.formats.written.workbook_cells import checked
from jixiao.formats.written.workbook_formats import Formats
from jixiao.formats.written.workbook_guide import STEPS, TITLE
from jixiao.formats.written.workbook_names import SheetNames
from jixiao.formats.written.workbook_parts import CONTENTS, FLOW, FORM, SheetPlan, plan_sheets
from jixiao.formats.written.workbook_sheet import FormSheet, lines_of
from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import Contents, Heading, Line, Paper
from jixiao.regulation.looks import Lettering, looks_named

BASE = "jixiao-base"
"""Property of the file: what it was made from, so that a re-upload is held against the same."""
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 -- the format has no zone; a fixed date keeps bytes equal
_MOST_SHEETS = 10_000
_WIDTH = 70.0
_HIGHEST = 400.0
_PROTECTION = {
    "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
    "sort": True, "autofilter": True, "insert_hyperlinks": True,
}  # fmt: skip


def workbook_of(manuscript: Manuscript) -> bytes:
    """The workbook; the same manuscript gives the same bytes.

    Raises:
        UnwritableDocument: A cell has more words than Excel holds, or there are too many sheets.
    """
    paper = manuscript.paper
    plans = plan_sheets(paper)
    if len(plans) > _MOST_SHEETS:
        message = (
            f"文稿有 {len(plans)} 张表，一个工作簿最多放 {_MOST_SHEETS} 张，请分成几个文件再写。"
        )
        raise UnwritableDocument(message)
    file = io.BytesIO()
    letters = {"font_name": "宋体", "font_size": 11}
    book = _Book(file, {"in_memory": True, "default_format_properties": letters})
    book.set_properties(
        {"title": printable(paper.title)[:250], "author": printable(paper.author)[:250],
         "created": _MADE}
    )  # fmt: skip
    if manuscript.documents:
        book.set_custom_property(BASE, base_of(manuscript.documents), "text")
    _Sheets(book, paper, plans).write()
    book.close()
    return file.getvalue()


class _Book(Workbook):
    """A workbook whose sheets have their names from ``SheetNames``."""

    def _check_sheetname(self, sheetname: str, is_chartsheet: bool = False) -> str:
        """The name as it is: to compare each with all others grows with their square."""
        return sheetname


def base_of(documents: Sequence[PerformanceDocument]) -> str:
    """SHA-256 of what some documents say, hexadecimal: equal for equal leaves, whatever the file."""
    entries = [document_entry(each) for each in documents]
    text = json.dumps(entries, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class _Sheets:
    """Writes the sheets of a workbook."""

    def __init__(self, book: Workbook, paper: Paper, plans: list[SheetPlan]) -> None:
        self._book = book
        self._paper = paper
        self._plans = plans
        self._looks = looks_named(paper.looks)
        self._formats = Formats(book, self._looks)
        names = SheetNames()
        self._guide = names.name(TITLE, TITLE)
        self._names = [names.name(plan.name or plan.kind, plan.kind) for plan in plans]

    def write(self) -> None:
        """Write all of them."""
        self._write_guide()
        for plan, name in zip(self._plans, self._names, strict=True):
            sheet = self._book.add_worksheet(name)
            self._set_up(sheet, is_wide=plan.is_wide)
            if plan.kind in {FORM, FLOW}:
                FormSheet(self._book, sheet, plan, self._formats).write()
            elif plan.kind == CONTENTS:
                self._write_contents(sheet, plan)
            else:
                self._write_prose(sheet, plan)
        if self._plans:
            first = self._book.worksheets()[1]
            first.activate()
            first.set_first_sheet()

    def _set_up(self, sheet: Any, *, is_wide: bool) -> None:  # noqa: ANN401 -- a worksheet of an untyped library
        """Paper, margins, page numbers, protection without a password."""
        page = self._looks.sheet(is_wide=is_wide)
        sheet.set_paper(9)
        if is_wide:
            sheet.set_landscape()
        inches = (page.left / 40, page.right / 40, page.top / 32, page.bottom / 32)
        sheet.set_margins(*(min(max(each, 0.4), 1.0) for each in inches))
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.print_black_and_white()
        sheet.hide_gridlines(2)
        numbers = self._looks.numbers
        sheet.set_footer(f"&C{numbers.before}&P{numbers.after}")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.protect("", _PROTECTION)

    def _write_guide(self) -> None:
        sheet = self._book.add_worksheet(self._guide)
        self._set_up(sheet, is_wide=False)
        column = _Column(sheet, self._formats, GUIDE)
        column.line(TITLE, self._looks.contents_title)
        for number, step in enumerate(STEPS, 1):
            column.line(f"{number}. {step}", self._looks.entry(1))

    def _write_prose(self, sheet: Any, plan: SheetPlan) -> None:  # noqa: ANN401 -- as above
        column = _Column(sheet, self._formats, PROSE)
        for part in plan.parts:
            if isinstance(part, Heading | Line):
                is_open = part.leaf is not None or (isinstance(part, Line) and part.is_open)
                mark = f"{PROSE} {part.leaf}" if part.leaf else PROSE
                for words in part.text.split("\n"):
                    column.line(words, self._formats.of_line(part), mark, is_open=is_open)

    def _write_contents(self, sheet: Any, plan: SheetPlan) -> None:  # noqa: ANN401 -- as above
        """Headings that lead to their sheets.

        No pages are named: a sheet has as many as its rows take once they are filled in, and
        whoever prints one sheet alone begins with 1.
        """
        column = _Column(sheet, self._formats, GUIDE)
        part = plan.parts[0]
        column.line(part.title if isinstance(part, Contents) else "", self._looks.contents_title)
        for heading, at in self._listed():
            lettering = self._looks.entry(heading.level)
            words = printable(heading.text).replace("\n", " ").strip()
            column.link(words, lettering, self._names[at])

    def _listed(self) -> list[tuple[Heading, int]]:
        """Headings of the table of contents in their order, each with the index of its sheet."""
        places = {
            id(part): at
            for at, plan in enumerate(self._plans)
            for part in plan.parts
            if isinstance(part, Heading)
        }
        return [(heading, places[id(heading)]) for heading in self._paper.headings()]


class _Column:
    """One column of paragraphs, with the ids of its rows in the hidden column beside it."""

    def __init__(self, sheet: Any, formats: Formats, mark: str) -> None:  # noqa: ANN401 -- as above
        self._sheet = sheet
        self._formats = formats
        self._mark = mark
        self._at = 0
        sheet.set_column(0, 0, _WIDTH)
        sheet.set_column(1, 1, 9, None, {"hidden": True})

    def line(
        self, words: str, lettering: Lettering, mark: str = "", *, is_open: bool = False
    ) -> None:
        """A paragraph; one that is higher than a row may be takes several."""
        words = checked(words, f"“{words[:20]}…”这一段")
        style = self._formats.line(lettering, is_open=is_open)
        rows = self._room(words, lettering)
        if rows > 1:
            self._sheet.merge_range(self._at, 0, self._at + rows - 1, 0, "", style)
        self._sheet.write_string(self._at, 0, words, style)
        self._end(rows, mark)

    def link(self, words: str, lettering: Lettering, sheet: str) -> None:
        """A line that leads to a sheet."""
        words = checked(words, f"“{words[:20]}…”这一条")
        style = self._formats.link(lettering)
        target = "internal:'" + sheet.replace("'", "''") + "'!A1"
        self._room(words, lettering)
        self._sheet.write_url(self._at, 0, target, style, words)
        self._end(1, "")

    def _room(self, words: str, lettering: Lettering) -> int:
        """Set the height of a paragraph; returns the rows that it takes."""
        height = lettering.pitch * lines_of(words, _WIDTH, lettering.size)
        height += lettering.before + lettering.after
        rows = int(-(-height // _HIGHEST))
        for row in range(self._at, self._at + rows):
            self._sheet.set_row(row, round(height / rows, 2), self._formats.free())
        return rows

    def _end(self, rows: int, mark: str) -> None:
        key = mark or self._mark
        self._sheet.write_string(self._at, 1, key, self._formats.hidden())
        self._at += rows
