"""Walks the rows of all tables and cuts them into forms: head, grids, foot, next form."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from jixiao.formats.blocks import Cell, Paragraph, Table
from jixiao.formats.layout.activities import (
    ActivityTable,
    heads_activity,
    is_activity_header,
)
from jixiao.formats.layout.columns import (
    Header,
    header_words,
    heads_level,
    is_header,
    is_second_header,
    read_header,
)
from jixiao.formats.layout.contents import stated_line
from jixiao.formats.layout.drafts import Draft
from jixiao.formats.layout.heads import CODED_LINE, Head, read_head_row
from jixiao.formats.layout.indicators import read_row
from jixiao.formats.layout.rows import (
    Row,
    label_meaning,
    plain_words,
    rows_of,
    stated_text,
)
from jixiao.formats.layout.titles import (
    is_heading_line,
    is_title,
    title_and_unit,
    with_wrapped_title,
)
from jixiao.formats.layout.unread import note_unread
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.regulation.words import meanings

_NEW_FORM = {"project_code", "project_name"}
_BELOW_GRID = {*_NEW_FORM, "budget_block", "disbursement_plan"}
_NOTES = ("注：", "注:", "说明：", "备注：", "填表人", "附件")
_LONGEST_LABEL = 60
_IDENTITY = ("project_name", "project_code", "department_name", "unit")
_BLOCK = re.compile(r"[（(]\s*\d+\s*分\s*[)）]\s*$")
_LONG_GRID = ("长期", "中期", "实施期")
_ADDITION = ("年度", "当年")


@dataclass(slots=True)
class FormWalk:
    """State of the walk over the tables of a file.

    Args:
        forms: Forms found so far; the last one may still be open.
        activities: Duty–activity tables with title and unit line.
        others: Titles of forms below which no form was found.
        used: Lines of paragraphs that became titles or unit lines of forms.
    """

    forms: list[Draft] = field(default_factory=list)
    others: list[Stated[str]] = field(default_factory=list)
    activities: list[tuple[ActivityTable, Draft]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    _draft: Draft = field(default_factory=Draft)
    _head: Head = field(default_factory=Head)
    _header: Header | None = None
    _header_row: Row | None = None
    _is_long: bool = False
    _header_words: list[str] = field(default_factory=list)
    _activity: ActivityTable | None = None
    _pending: list[Paragraph] = field(default_factory=list)
    _list_key: tuple[str, ...] = ()
    _roles_above: set[str] = field(default_factory=set)

    @property
    def has_rows(self) -> bool:
        """Whether any indicator, activity or recognised grid was found."""
        rows = any(draft.indicators or draft.long_term or draft.roles for draft in self.forms)
        return rows or bool(self.activities)

    @property
    def _has_forms(self) -> bool:
        return bool(self.forms or self.activities)

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph between tables; it may head the next form."""
        if paragraph.text.strip():
            self._pending += title_and_unit(paragraph)

    def table(self, table: Table) -> None:
        """All rows of a table; a new sheet of a workbook begins a new form, headed by itself."""
        if table.title:
            self._close()
            self._pending = []
        if self._pending:
            self._take_pending()
        for row in rows_of(table):
            if row.cells:
                self._row(row)

    def finish(self) -> None:
        """Close the last form."""
        self._close()

    def _take_pending(self) -> None:
        """Give the lines right above a table to its form, if they look like a heading."""
        lines: list[Paragraph] = []
        for paragraph in reversed(self._pending):
            text = paragraph.text.strip()
            if len(text) > 120 or text.endswith(("。", "；", ";")) or len(lines) >= 5:
                break
            lines.insert(0, paragraph)
        self._pending = []
        titled = [index for index, line in enumerate(lines) if is_title(line.text)]
        if not titled:
            lines = [line for line in lines if is_heading_line(line.text)]
            words = [stated_line(line) for line in lines]
        else:
            lines, words = with_wrapped_title(lines, titled[-1])
            self._close()
        self.used.update(line.line for line in lines if line.line is not None)
        for each in words:
            self._above(each)

    def _above(self, words: Stated[str]) -> None:
        """A line above a form, or a row with one cell at its top."""
        draft = self._draft
        draft.note_unit(words)
        if is_title(words.raw) and not draft.title.raw:
            draft.title = words
        elif (
            CODED_LINE.fullmatch(words.raw) and not draft.unit_line.raw and not is_title(words.raw)
        ):
            draft.unit_line = words
        draft.titles.append(words)

    def _close(self) -> None:
        draft = self._draft
        if not draft.roles and sum(map(_is_scored_block, draft.rows)) >= 2:
            draft.roles.add("block_scores")
        if self._activity is not None:
            self.activities.append((self._activity, draft))
        elif draft.is_form:
            self.forms.append(draft)
        elif draft.is_empty and draft.titles and not self._has_forms and not draft.rows:
            self._head = Head()
            return
        elif draft.title.raw and draft.rows:
            self.others.append(draft.title)
        self._draft, self._head, self._list_key = Draft(), Head(), ()
        self._header = self._header_row = self._activity = None
        self._header_words = []

    def _row(self, row: Row) -> None:
        printed = row.printed
        if len(printed) == 1 and not row.covering and is_title(printed[0].text):
            if not self._draft.is_empty or self._activity is not None:
                self._close()
            self._above(stated_text(row.table, printed[0]))
            return
        heads = _may_head(row, 4 if self._header else 12)  # a list begins with its projects
        if heads and is_activity_header(row):
            self._start_activities(row)
        elif heads and is_header(row):
            self._start_grid(row)
        elif self._activity is not None:
            self._activity_row(row)
        elif self._header is not None:
            self._grid_row(row)
        else:
            self._head_row(row, printed)

    def _head_row(self, row: Row, printed: list[Cell]) -> None:
        if not printed:
            return
        draft = self._draft
        meaning = label_meaning(printed[0].text)
        if meaning in _NEW_FORM and draft.values.get("project_name", UNSTATED).raw:
            # A code in the rows below the name is that project's own.
            own = meaning == "project_code" and not draft.objectives
            if not own or draft.values.get("project_code", UNSTATED).raw:
                self._close()
            draft = self._draft
        if draft.span is None:
            draft.span = row.table.place(printed[0])._replace(column=None, start=None, end=None)
        single = len(printed) == 1 and meaning is None and not draft.labels and len(row.cells) == 1
        if single and len(printed[0].text) < 120:
            self._above(stated_text(row.table, printed[0]))
            return
        draft.rows.append(row)
        read_head_row(draft, self._head, row)

    def _start_grid(self, row: Row) -> None:
        words = header_words(row)
        if self._header is not None and words == self._header_words and not self._is_new_half(row):
            return
        if self._activity is not None:
            self._close()
        draft = self._draft
        if draft.span is None:
            draft.span = row.table.place(row.cells[0])._replace(column=None, start=None, end=None)
        self._head.below = []  # a note below the grid is no value of a label above it
        self._header_words = words
        self._header_row = row
        self._roles_above = set(draft.roles)
        self._use_header([row])

    def _use_header(self, rows: list[Row]) -> None:
        header = read_header(rows)
        self._header = header
        self._is_long = _left_words(self._header_row).startswith(_LONG_GRID)
        self._draft.roles = self._roles_above | header.roles

    def _is_new_half(self, row: Row) -> bool:
        above = self._header_row
        return above is not None and _left_words(row) != _left_words(above)

    def _grid_row(self, row: Row) -> None:
        header, above = self._header, self._header_row
        if header is None:
            return
        if above is not None and self._is_below_header(row, above):
            self._use_header([above, row])
            return
        printed = row.printed
        if not printed:
            return
        if self._ends(row, printed):
            self._header = None
            self._foot(row, header)
            self._head_row_after_grid(row, printed)
            return
        self._indicator(row, header)
        note_unread(self._draft, row, header)

    def _is_below_header(self, row: Row, above: Row) -> bool:
        is_near = row.table is above.table and row.number <= above.number + 2
        return is_near and is_second_header(row, above) and not self._rows_since(above)

    def _rows_since(self, above: Row) -> bool:
        rows = self._draft.indicators or self._draft.long_term
        last = rows[-1].span if rows else None
        return (
            last is not None and last.table == above.table.index and (last.row or 0) > above.number
        )

    def _indicator(self, row: Row, header: Header) -> None:
        draft = self._draft
        if header.project_columns:
            self._list_row(row, header)
            draft = self._draft
        halves = 2 if header.is_doubled else 1
        is_long = halves == 1 and self._is_long
        for half in range(halves):
            into = draft.long_term if is_long or (halves == 2 and half == 0) else draft.indicators
            found = read_row(row, header.half(half), into[-1] if into else None)
            if found is not None:
                into.append(found)
        if halves == 1 and header.long_term:  # 中期 beside 年度 under shared names
            into = draft.long_term
            found = read_row(row, header.long_term, into[-1] if into else None)
            if found is not None and found.target.raw:
                into.append(found)

    def _list_row(self, row: Row, header: Header) -> None:
        """In a list of rows (T11) another project begins a new form with the same grid."""
        values = {
            meaning: stated_text(row.table, cell)
            for meaning, column in header.project_columns.items()
            if (cell := row.at(column)) is not None
        }
        known = self._list_key or ("",) * len(_IDENTITY)
        printed = (values.get(meaning, UNSTATED).raw for meaning in _IDENTITY)
        key = tuple(new or old for new, old in zip(printed, known, strict=True))
        if self._list_key and any(old and new != old for new, old in zip(key, known, strict=True)):
            keep = (self._header, self._header_row, self._header_words, self._draft)
            self._close()
            self._header, self._header_row, self._header_words = keep[:3]
            self._draft.roles |= keep[3].roles
            self._draft.title, self._draft.amount_unit = keep[3].title, keep[3].amount_unit
            self._draft.span = row.table.place(row.cells[0])._replace(column=None)
        self._list_key = key
        for meaning, value in values.items():
            if meaning != "objectives" or not self._draft.objectives:
                self._draft.set("unit" if meaning == "department_name" else meaning, value)

    def _ends(self, row: Row, printed: list[Cell]) -> bool:
        """Whether a row stands below the grid: a footer, or a label of the next form."""
        first = printed[0]
        if first.column > (self._header.columns.get("name", [99])[0] if self._header else 99):
            return False
        if len(first.text) > _LONGEST_LABEL:
            return first.text.strip().startswith(_NOTES)
        return _ends_grid(first.text)

    def _foot(self, row: Row, header: Header) -> None:
        if meanings("footers").get(plain_words(row.printed[0].text)) != "total":
            return
        above = self._header_row
        shift = row.width - above.width if above is not None else 0
        for meaning, name in (("points", "total_points"), ("score", "total_score")):
            column = header.column(meaning)
            if column is not None and shift < 0:  # 总分 is merged and cells are only counted
                column += shift
            cell = row.at(column) if column is not None else None
            if cell is not None and cell in row.cells and any(c.isdigit() for c in cell.text):
                setattr(self._draft, name, stated_text(row.table, cell))

    def _head_row_after_grid(self, row: Row, printed: list[Cell]) -> None:
        if label_meaning(printed[0].text) in _NEW_FORM:
            self._close()
        elif meanings("footers").get(plain_words(printed[0].text)) == "total":
            return
        self._head_row(row, printed)

    def _start_activities(self, row: Row) -> None:
        if self._activity is None:
            if not self._draft.is_empty:
                self._close()
            self._activity = ActivityTable()
            self._header = None
        self._activity.read_header(row)

    def _activity_row(self, row: Row) -> None:
        activity = self._activity
        if activity is None or not row.printed:
            return
        if activity.is_second_header(row):
            activity.read_header(row)
        else:
            activity.read_row(row)


@lru_cache(maxsize=4096)
def _ends_grid(words: str) -> bool:
    """Whether a cell begins a row below a grid; words of levels do not, and stand in most rows."""
    if plain_words(words) in meanings("footers") or label_meaning(words) in _BELOW_GRID:
        return True
    return words.strip().startswith(_NOTES)


@lru_cache(maxsize=4096)
def _heads(words: str) -> bool:
    return heads_level(words) or heads_activity(words)


def _may_head(row: Row, cells: int) -> bool:
    """Whether one of the first cells is such as begin a header; quick, asked of every row."""
    for cell in row.printed[:cells]:
        words = cell.text
        if len(words) <= 30 and _heads(words):
            return True
    return False


def _is_scored_block(row: Row) -> bool:
    """Whether a row outside a grid begins with a block and its points (预算执行（20分）)."""
    first = row.printed[0].text
    return bool(_BLOCK.search(first)) and label_meaning(first) is None and len(row.printed) >= 3


def _left_words(row: Row | None) -> str:
    """The words left of the level columns of a header row (年度绩效指标, 长期绩效指标)."""
    if row is None:
        return ""
    for cell in (*row.cells, *row.covering):
        text = plain_words(cell.text)
        if text.startswith(_LONG_GRID) or text.startswith(_ADDITION):
            return text
    return ""
