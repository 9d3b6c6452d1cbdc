"""Differences as a clerk reads them in the terminal."""

from collections.abc import Iterator, Sequence

from jixiao.cli.terminal import shown, table
from jixiao.comparing.changes import ADDED, CHANGED, GONE, MOVED, NEW, SAME, VANISHED, Told
from jixiao.formats.differences.exchange import Compared
from jixiao.reports.differences import (
    KINDS,
    STYLE,
    counted,
    counts_words,
    field_words,
    words_at,
)

_COLOURS = {CHANGED: "33", MOVED: "36", VANISHED: "31", ADDED: "32"}
_SIGNS = {CHANGED: "~", MOVED: "→", VANISHED: "-", ADDED: "+"}
_MARKS = {GONE: ("[-", "-]"), NEW: ("{+", "+}")}
_LONG = 60
"""Signs of a text from which on only what is around a change is shown."""
_AROUND = 16
_HEAD = ("所在", "变化", "栏目", "旧", "新", "含义")
_MOST = (22, 24, 16, 30, 30, 22)


class Teller:
    """Tells differences: colour where the terminal has it, signs where it has not.

    Args:
        wide: Columns of the terminal.
        coloured: Whether it shows colours.
        style: "fold" (counted only), "show" or "hide" what is only written otherwise.
    """

    def __init__(self, *, wide: int, coloured: bool, style: str) -> None:
        self.wide = wide
        self.coloured = coloured
        self.style = style

    def lines(self, compared: Sequence[Compared]) -> Iterator[str]:
        """Everything that is printed about pairs of files, in words."""
        for at, each in enumerate(compared):
            if at:
                yield ""
            yield from self._title(each)
            if each.old is not None and each.new is not None:
                yield from self.changes(self.seen(each))
            yield from self._folded(each)

    def table(self, compared: Sequence[Compared]) -> Iterator[str]:
        """The same cell by cell, in columns."""
        for at, each in enumerate(compared):
            if at:
                yield ""
            yield from self._title(each)
            rows = [row for one in self.seen(each) for row in _rows(one)]
            if rows and each.old is not None and each.new is not None:
                yield from table([_HEAD, *rows], _MOST, self.wide, "  ")
            yield from self._folded(each)

    def seen(self, compared: Compared) -> list[Told]:
        """What is shown of two files."""
        shows = self.style == "show"
        return [each for each in compared.told if shows or not each.change.is_style]

    def _title(self, compared: Compared) -> Iterator[str]:
        if compared.old is None:
            yield f"{shown(compared.name)}：只在新的一边有。"
            return
        if compared.new is None:
            yield f"{shown(compared.name)}：只在旧的一边有。"
            return
        counts = counted(each.change for each in compared.told)
        words = counts_words(counts) or "内容相同"
        yield f"旧：{shown(compared.old.name)}"
        yield f"新：{shown(compared.new.name)}"
        yield words

    def _folded(self, compared: Compared) -> Iterator[str]:
        count = counted(each.change for each in compared.told)[STYLE]
        if count and self.style == "fold":
            yield f"（另有 {count} 处只是写法不同，用 --style show 列出）"

    def changes(self, told: Sequence[Told]) -> Iterator[str]:
        """Changes under the headings of their forms."""
        group = ""
        for each in told:
            if each.group != group:
                group = each.group
                yield ""
                yield f"── {shown(group)}"
            yield from self._one(each)

    def _one(self, told: Told) -> Iterator[str]:
        change = told.change
        kind = STYLE if change.is_style else KINDS[change.kind]
        sign = "≈" if change.is_style else _SIGNS[change.kind]
        colour = "2" if change.is_style else _COLOURS[change.kind]
        yield f"{self._painted(f'{sign} {kind}', colour)}  {shown(told.sentence)}"
        if change.kind == CHANGED and not change.is_style and len(change.pieces) > 1:
            yield f"    {self._marked(change.pieces)}"
        places = [
            f"{name} {place}"
            for name, place in (("旧", told.old_place), ("新", told.new_place))
            if place
        ]
        if places:
            yield f"    {self._painted('；'.join(places), '2')}"

    def _painted(self, words: str, colour: str) -> str:
        return f"\x1b[{colour}m{words}\x1b[0m" if self.coloured else words

    def _marked(self, pieces: Sequence[tuple[str, str]]) -> str:
        """Both texts in one line, what went and what came marked."""
        is_long = sum(len(words) for _, words in pieces) > _LONG
        parts = []
        for at, (sign, words) in enumerate(pieces):
            line = shown(words)
            if sign == SAME:
                ends = (at == 0, at == len(pieces) - 1)
                parts.append(_around(line, *ends) if is_long else line)
            elif self.coloured:
                colour = "31;9" if sign == GONE else "32;4"
                parts.append(f"\x1b[{colour}m{line}\x1b[0m")
            else:
                parts.append(line.join(_MARKS[sign]))
        return "".join(parts)


def _around(words: str, is_first: bool, is_last: bool) -> str:
    """What both share, cut to what stands beside a change."""
    left = "" if is_first else words[:_AROUND]
    right = "" if is_last else words[-_AROUND:]
    return words if len(words) <= len(left) + len(right) else f"{left}…{right}"


def _rows(told: Told) -> Iterator[tuple[str, ...]]:
    change = told.change
    sides = (words_at(change, is_old=True), words_at(change, is_old=False))
    if change.kind == MOVED and change.old is not None and change.new is not None:
        sides = (f"第{change.old.ordinal}", f"第{change.new.ordinal}")
    kind = STYLE if change.is_style else KINDS[change.kind]
    name = change.new or change.old
    row = name.row if name is not None else ""
    yield (told.group, f"{kind} {row}", field_words(change.field), *sides, told.meaning)
    if len(change.cells) > 1:
        for cell in change.cells:
            cells = (cell.text, "") if change.new is None else ("", cell.text)
            yield ("", "", field_words(cell.field), *cells, "")
