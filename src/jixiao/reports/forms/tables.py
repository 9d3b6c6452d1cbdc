"""Tables of a form filled in: bands of rows become a grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from jixiao.kernel.stated import Stated
from jixiao.model.paper import CENTRED, CHOICE, LABEL, MONEY, NUMBER, TEXT, Box, Grid, Row
from jixiao.model.wording import LIKELIHOODS
from jixiao.regulation.forms import FormBand, FormCell, FormRow, FormTable, leaves_in
from jixiao.regulation.taxonomy import level_words
from jixiao.reports.forms.halves import aligned
from jixiao.reports.forms.leaves import Scope, entry_of, style_of
from jixiao.reports.forms.pieces import is_marked, piece_of, summed, without

INDENT = "　　"
TICK = "√"


class _Setting(NamedTuple):
    """What is the same of a cell in every row: see ``Box``; whether it only prints its leaf."""

    leaf: str
    style: str
    entry: str | None
    choices: tuple[str, ...]
    is_plain: bool


@dataclass(slots=True)
class Filler:
    """Fills tables of forms.

    Args:
        taxonomy: Id of the taxonomy whose levels are offered.
    """

    taxonomy: str
    _settings: dict[int, tuple[FormCell, _Setting]] = field(default_factory=dict)

    def grid(self, table: FormTable, scope: Scope) -> Grid:
        """The table with the data of a scope."""
        rows: list[Row] = []
        head = 0
        for band in table.bands:
            if not scope.has(band.when) or (band.unless and scope.has(band.unless)):
                continue
            if band.is_repeated and not rows:
                head = len(band.rows)
            rows += self._band(band, table, scope)
        return Grid(table.widths, tuple(joined(rows, table, head)), head, table.name)

    def _band(self, band: FormBand, table: FormTable, scope: Scope) -> Iterator[Row]:
        for row in band.rows:
            yield Row(tuple(self._box(cell, scope) for cell in row), scope.path)
        if band.band == "months":
            yield from self._months(band, table, scope)
        elif band.band == "each":
            yield from self._each(band, scope)

    def _months(self, band: FormBand, table: FormTable, scope: Scope) -> Iterator[Row]:
        """Months above their percents; several rows of them where they are more than the columns."""
        known = {month for month, _ in scope.it.disbursement_plan.checkpoints}
        months = sorted(known | set(band.months))
        widths = table.widths[band.label.across :]
        times = -(-len(months) // len(widths))
        size = -(-len(months) // times)
        label = self._box(band.label, scope)._replace(rowspan=2 * times)
        for at in range(0, len(months), size):
            some = months[at : at + size]
            spans = even_spans(widths, len(some))
            heads = [
                Box(f"{month}月底", span, 1, LABEL) for month, span in zip(some, spans, strict=True)
            ]
            yield Row((label, *heads) if at == 0 else tuple(heads), scope.path)
            cells = (_percent_of(month, span) for month, span in zip(some, spans, strict=True))
            yield Row(tuple(self._box(cell, scope) for cell in cells), scope.path)

    def _each(self, band: FormBand, scope: Scope) -> Iterator[Row]:
        above: dict[str, str] = {}
        lines: list[dict[str, Scope]] = []
        for items in _items(band, scope):
            lines += _with_heading_line(items[band.of], band, above)
            lines.append(items)
        filled = [self._line(items, band) for items in lines]
        _merge(filled, band.columns)
        for rows in filled:
            for key, boxes in rows:
                yield Row(tuple(box for box in boxes if box is not None), key)

    def _line(self, items: dict[str, Scope], band: FormBand) -> list[tuple[str, list[Box | None]]]:
        """The rows of one item: one for each of its inner items, at least one."""
        item = items[band.of]
        inner: Sequence[Scope] = item.items(band.inner) if band.inner and item.it else ()
        if band.inner and not inner:
            inner = [item.of(None, f"{item.path}.{band.inner}[0]")]
        outer: list[Box | None] = [
            None
            if cell.is_inner
            else self._box(cell, _owner(cell, items, band))._replace(rowspan=max(len(inner), 1))
            for cell in band.columns
        ]
        if not band.inner:
            return [(item.path, outer)]
        return [
            (
                item.path if n == 0 else each.path,
                [
                    self._box(cell, each) if cell.is_inner else (box if n == 0 else None)
                    for cell, box in zip(band.columns, outer, strict=True)
                ],
            )
            for n, each in enumerate(inner)
        ]

    def _box(self, cell: FormCell, scope: Scope) -> Box:
        known = self._settings.get(id(cell))
        if known is None:  # the cell is kept with its setting, so that its id stays its own
            known = self._settings[id(cell)] = (cell, self._setting(cell))
        leaf, style, entry, choices, is_plain = known[1]
        if is_plain:
            words, path = scope.written_words(leaf)
            words = words or cell.default
            is_open = cell.is_open and not words
            return Box(words, cell.across, cell.down, style, path, entry, choices, is_open)
        is_left_out = not scope.has(cell.when)
        if cell.is_label or is_left_out:
            text = "" if is_left_out else cell.text
            usual = LABEL if cell.is_label else TEXT
            return Box(text, cell.across, cell.down, cell.style or usual)
        words = _words(cell, scope) or cell.default
        at = scope.path_of(leaf) if leaf else None
        is_open = cell.is_open and not words
        return Box(words, cell.across, cell.down, style, at, entry, choices, is_open)

    def _setting(self, cell: FormCell) -> _Setting:
        named = leaves_in(cell.text)
        leaf = cell.leaf or (named[0] if named else "")
        entry = cell.entry or (entry_of(leaf) if cell.leaf and not cell.mark else None)
        choices = (cell.choices or self._choices(leaf)) if entry == CHOICE else ()
        is_plain = bool(cell.leaf) and not (
            cell.when or cell.counts or cell.sum or cell.mark or cell.indent or cell.piece
            or cell.without
        )  # fmt: skip
        style = cell.style or _style(cell, leaf, entry)
        return _Setting(
            leaf, style, entry if entry != CHOICE or choices else None, choices, is_plain
        )

    def _choices(self, leaf: str) -> tuple[str, ...]:
        tail = leaf.rpartition(".")[2]
        if tail in {"level1", "level2"}:
            return level_words(self.taxonomy, tail)
        return {"likelihood": tuple(LIKELIHOODS.values()), "amount_unit": ("万元", "元")}.get(
            tail, ()
        )


@cache
def _percent_of(month: int, across: int) -> FormCell:
    """The cell of a month's percent."""
    return FormCell(leaf=f"disbursement_plan.{month:02d}", across=across)


def _words(cell: FormCell, scope: Scope) -> str:
    if cell.counts:
        return str(int(scope.path.rpartition("[")[2].rstrip("]")) + 1)
    if cell.sum:
        return summed(scope, cell.sum)
    if cell.mark:
        scope.pen.written.add(scope.path_of(cell.leaf))
        return TICK if is_marked(scope.leaf(cell.leaf), cell.mark) else ""
    if cell.indent and scope.it is not None and (words := scope.words(cell.indent)):
        scope.pen.written.add(scope.path_of(cell.leaf))
        return INDENT + words
    words = scope.words(cell.leaf) if cell.leaf else scope.filled(cell.text)
    if cell.piece:
        return piece_of(words, cell.piece)
    found = scope.leaf(cell.leaf) if cell.without else None
    return without(found, words, cell.without) if isinstance(found, Stated) else words


def _style(cell: FormCell, leaf: str, entry: str | None) -> str:
    """How a cell is set where the form does not say."""
    if cell.mark or cell.counts or cell.piece:
        return CENTRED
    if cell.sum or (entry == MONEY and not leaf):
        return NUMBER
    return CENTRED if entry is not None and not leaf else style_of(leaf)


def _items(band: FormBand, scope: Scope) -> Iterator[dict[str, Scope]]:
    """The items of each row by the name of their list."""
    lists = {name: scope.items(name) for name in _lists(band)}
    if not band.pair:
        for n in range(max(*map(len, lists.values()), band.least)):
            yield {name: _item(lists[name], n, name, scope) for name in lists}
        return
    names = (band.of, band.pair)
    rows = aligned(*(lists[name] for name in names))
    rows += [(None, None)] * (band.least - len(rows))
    free = {name: len(lists[name]) for name in names}
    for pair in rows:
        found = {}
        for name, item in zip(names, pair, strict=True):
            found[name] = item or scope.of(None, f"{scope.path}.{name}[{free[name]}]")
            free[name] += item is None
        yield found


def _owner(cell: FormCell, items: dict[str, Scope], band: FormBand) -> Scope:
    """The item that a cell belongs to; of two halves either states the level 1 that they share."""
    own = items[cell.of or band.of]
    is_shared = bool(band.pair) and not cell.of and cell.leaf == "level1"
    return items[band.pair] if is_shared and own.it is None else own


def _lists(band: FormBand) -> list[str]:
    others = (cell.of for cell in band.columns if cell.of)
    return list(dict.fromkeys((band.of, *filter(None, (band.pair,)), *others)))


def _item(items: Sequence[Scope], n: int, name: str, scope: Scope) -> Scope:
    return items[n] if n < len(items) else scope.of(None, f"{scope.path}.{name}[{n}]")


def _with_heading_line(
    item: Scope, band: FormBand, above: dict[str, str]
) -> Iterator[dict[str, Scope]]:
    """An empty row with the outer words where an indented row does not stand below them."""
    for cell in band.columns:
        if not cell.indent or item.it is None:
            continue
        outer = item.leaf(cell.leaf)
        words = outer.raw if isinstance(outer, Stated) else ""
        if item.has((cell.indent,)) and words and above.get(cell.leaf) != words:
            alone = type(item.it)(**{cell.leaf: outer})
            yield {band.of: item.of(alone, item.path)}
        above[cell.leaf] = words


def _merge(lines: list[list[tuple[str, list[Box | None]]]], columns: FormRow) -> None:
    """Equal boxes below each other become one, within those of the merging columns before."""
    starts = [0] * len(columns)
    merging = [at for at, cell in enumerate(columns) if cell.merges]
    rows = [row for line in lines for row in line]
    for n in range(1, len(rows)):
        same = {"": True}  # a second half depends on what it shares with the first one
        for at in merging:
            first, box = rows[starts[at]][1][at], rows[n][1][at]
            if first is None or box is None:
                continue
            of = columns[at].of
            same[of] = same.get(of, same[""]) and bool(box.text) and first.text == box.text
            if same[of]:
                rows[starts[at]][1][at] = first._replace(rowspan=first.rowspan + box.rowspan)
                rows[n][1][at] = None
            else:
                starts[at] = n


def joined(rows: Sequence[Row], table: FormTable, head: int) -> list[Row]:
    """Rows whose merging label at the left edge goes on through several bands, as one box.

    Args:
        rows: All rows of the table.
        table: The table.
        head: How many first rows are repeated on every page; nothing joins these.
    """
    cells = [row[0] for band in table.bands for row in (*band.rows, band.columns) if row]
    words = {cell.text for cell in cells if cell.merges and cell.is_label}
    found = list(rows)
    start, free = head, head
    for n in range(head, len(found)):
        if n < free:
            continue
        box, above = found[n].boxes[0], found[start].boxes[0]
        free = n + box.rowspan
        if n > start and box.text in words and above.text == box.text:
            taller = above._replace(rowspan=free - start)
            found[start] = found[start]._replace(boxes=(taller, *found[start].boxes[1:]))
            found[n] = found[n]._replace(boxes=found[n].boxes[1:])
        else:
            start = n
    return found


def even_spans(widths: Sequence[int], count: int) -> list[int]:
    """How many columns each of ``count`` cells covers, so that they are about equally wide.

    >>> even_spans([12, 16, 13, 15, 15, 16], 4)
    [2, 1, 2, 1]
    """
    sums = list(accumulate(widths))
    spans: list[int] = []
    begin = 0
    for n in range(1, count):
        most = len(widths) - (count - n)
        ends = range(begin + 1, most + 1)
        end = min(ends, key=lambda each: abs(sums[each - 1] - sums[-1] * n / count))
        spans.append(end - begin)
        begin = end
    return [*spans, len(widths) - begin]
