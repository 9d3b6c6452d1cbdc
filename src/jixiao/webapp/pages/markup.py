"""The mark-up of a part on paper, to be read or to be written in.

Written here and not as a template: a plan has thousands of cells, and a template costs ten times
as much for each of them. Whatever comes from people goes through ``_safe``.
"""

from collections.abc import Iterator
from html import escape as _safe

from django.urls import reverse
from django.utils.translation import gettext

from jixiao.services.parts import UNNAMED
from jixiao.webapp.pages.paper import Cell, Line, Sheet, Table, Words


class Pen:
    """Writes the paper of one part.

    Args:
        plan_id: The plan, for the addresses of its acts.
        sheet: What is on paper.
        may_edit: Whether it is written in.
        guard: The hidden field that guards a form.
    """

    def __init__(self, plan_id: int, sheet: Sheet, guard: str, *, may_edit: bool) -> None:
        self._sheet, self._may_edit, self._guard = sheet, may_edit, guard
        self._ids = (plan_id, sheet.part.pk)

    def written(self) -> str:
        """The section of the page."""
        return "".join(self._section())

    def _section(self) -> Iterator[str]:
        part = self._sheet.part
        yield (
            f'<section class="paper" id="part{part.pk}" data-part="{part.pk}"'
            f' aria-label="{_safe(part.title)}">\n'
            f'<form class="part" action="{self._to("save")}" method="post"'
            f' data-version="{part.version}"'
        )
        if self._may_edit:
            yield f' data-paste="{self._to("paste")}" data-undo="{self._to("undo")}"'
        yield f">{self._guard}\n"
        tools = _RowTools(part.pk) if self._may_edit else None
        for item in self._sheet.items:
            yield from self._table(item, tools) if isinstance(item, Table) else self._words(item)
        if self._may_edit:
            yield f'<p class="save"><button>{gettext("保存这一部分")}</button></p>'
        yield "\n</form>\n"
        if self._may_edit:
            yield (
                f'<form id="rows{part.pk}" class="rows" action="{self._to("part")}" method="post">'
                f'{self._guard}<input type="hidden" name="seen" value="{part.version}"></form>'
            )
        yield '\n<p class="tools">'
        if self._may_edit and part.kind == "project":
            yield f'<a href="{self._to("copy")}">{gettext("从别的项目或上年抄指标")}</a> '
        yield f'<a href="{self._to("history")}">{gettext("历史")}</a></p>\n'
        if self._may_edit and part.title == UNNAMED:
            yield (
                f'<form class="tools" action="{reverse("projects", args=self._ids[:1])}"'
                f' method="post">{self._guard}<button name="remove" value="{part.pk}">'
                f"{gettext('拿掉这个空白项目')}</button></form>\n"
            )
        yield "</section>\n"

    def _to(self, act: str) -> str:
        return reverse(act, args=self._ids)

    def _words(self, words: Words) -> Iterator[str]:
        if words.level:
            name = "h2" if words.level == 1 else "h3"
            yield f"<{name}>{_safe(words.text)}</{name}>"
        elif words.path and self._may_edit:
            yield f'<div class="{words.style}">'
            yield _field(words.path, words.label, words.text, words.lines)
            yield "</div>"
        else:
            yield f'<p class="{words.style}">{_read(words.text)}</p>'

    def _table(self, table: Table, tools: "_RowTools | None") -> Iterator[str]:
        yield f'<table aria-label="{_safe(table.name)}">\n<colgroup>'
        for width in table.widths:
            yield f'<col class="w{width}">'
        yield "</colgroup>\n"
        for row in table.rows:
            yield from self._row(row, tools)
        yield "</table>\n"

    def _row(self, row: Line, tools: "_RowTools | None") -> Iterator[str]:
        yield f'<tr data-rows="{_safe(row.rows)}" data-at="{row.at}">' if row.rows else "<tr>"
        last = row.cells[-1] if row.cells else None
        for cell in row.cells:
            covered = f'colspan="{cell.colspan}" rowspan="{cell.rowspan}" class="{cell.style}"'
            if not cell.path:
                yield f"<th {covered}>{_read(cell.text)}</th>"
                continue
            yield f"<td {covered}>"
            yield self._cell(cell)
            if tools is not None and row.rows and cell is last:
                yield tools.written(_safe(row.rows), row.at)
            yield "</td>"
        yield "</tr>\n"

    def _cell(self, cell: Cell) -> str:
        if self._may_edit:
            return _field(cell.path, cell.label, cell.text, cell.lines, cell.more, cell.mood)
        return f'<span data-path="{_safe(cell.path)}">{_read(cell.text)}</span>'


def _read(text: str) -> str:
    return _safe(text).replace("\n", "<br>")


def _field(path: str, label: str, text: str, lines: int, more: int = 0, mood: str = "") -> str:
    """Where words are written, and what stood there when the page was made.

    A line that begins with an empty one keeps it: the first line end in a text area is not read.
    """
    place, words = _safe(path), _safe(text)
    extra = f' data-mood="{mood}"' if mood else ""
    tail = ""
    if more:
        extra += f' data-more="{more}"'
        tail = f'<input type="hidden" name="more:{place}" value="{more}">'
    first = "\n" if words.startswith("\n") else ""
    return (
        f'<textarea name="now:{place}" rows="{lines}" aria-label="{_safe(label)}"'
        f' data-was="{words}"{extra}>{first}{words}</textarea>'
        f'<input type="hidden" name="was:{place}" value="{words}">{tail}'
    )


class _RowTools:
    """The buttons beside a row, in the language of the page; made once for a part."""

    def __init__(self, part: int) -> None:
        self._grip = (
            '<span class="rowtools"><span class="grip" draggable="true" aria-hidden="true"'
            f' title="{gettext("拖动换行的次序")}">⠿</span>'
        )
        self._form = f'<button form="rows{part}" name="do" value='
        self._add = _sign("＋", gettext("在下面插入一行"))
        self._up, self._down = _sign("↑", gettext("上移")), _sign("↓", gettext("下移"))
        self._remove = _sign("✕", gettext("删去这一行"))

    def written(self, rows: str, at: int) -> str:
        """The buttons of one row."""
        form = self._form
        up = f'{form}"move {rows} {at} {at - 1}"{self._up}' if at else ""
        return (
            f'{self._grip}{form}"add {rows} {at + 1}"{self._add}{up}'
            f'{form}"move {rows} {at} {at + 1}"{self._down}'
            f'{form}"remove {rows} {at}"{self._remove}</span>'
        )


def _sign(sign: str, words: str) -> str:
    words = _safe(words)
    return f' title="{words}">{sign}<span class="sr">{words}</span></button>'
