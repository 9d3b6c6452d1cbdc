"""What a page break does to the row that it meets: torn in two, or one row above, one below."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from jixiao.formats.pages.geometry import Box, Line
from jixiao.formats.pages.lines import ends_sentence, glue, starts_with_list_mark, would_fit
from jixiao.regulation.words import levels, meanings, plain

WORD = 3.0
"""Signs of a word that moves to the next line as a whole."""
LONG = 25
"""A text of so many signs is a sentence, and ends like one."""


class SeamCell(Protocol):
    """What a seam must know of a cell."""

    text: str
    rowspan: int
    room: float
    x0: float
    first: Line | None
    box: Box | None


@dataclass(slots=True)
class Pair:
    """The cells of one column above and below a page break.

    Args:
        above: The last cell on the page before.
        below: The first cell on the page.
        merges: Whether cells of this column cover several rows somewhere in the table.
        steady: Whether the cells of this column are hardly ever empty.
    """

    above: SeamCell
    below: SeamCell
    merges: bool = False
    steady: bool = True

    def glue(self, *, same_row: bool) -> None:
        """Makes one cell of both: ``above`` gets the words and the rows of ``below``."""
        above, below = self.above, self.below
        above.rowspan += below.rowspan - same_row
        if not below.text:
            return
        if not above.text:
            above.first, above.box = below.first, below.box
        if above.text and would_fit(below.text, above.room):
            above.text = f"{above.text}\n{below.text}"
        else:
            above.text = glue(above.text, below.text)
        above.room = below.room

    @property
    def both(self) -> bool:
        """Whether both have words."""
        return bool(self.above.text and self.below.text)

    @property
    def half(self) -> bool:
        """Whether only one of them has words."""
        return bool(self.above.text) != bool(self.below.text)

    def may_go_on(self, *, loose: bool = False) -> bool:
        """Whether the words below may continue those above.

        Args:
            loose: Whether a line may end some signs early, as it does where an office program
                breaks Chinese between words and not between signs.
        """
        above, below = self.above.text, self.below.text
        if not self.both:
            return False
        if _is_known(above + below):
            return True
        if _is_level(below) and _is_level(above.split("\n")[-1]):
            return False
        if starts_with_list_mark(below):
            return ends_sentence(above)
        return not would_fit(below, self.above.room - (WORD if loose else 0.0))

    def must_go_on(self) -> bool:
        """Whether the words above cannot be all: an open bracket, a comma, half a name."""
        above, below = self.above.text, self.below.text
        if not self.may_go_on():
            return False
        if _is_known(above + below) or _is_next(above, below):
            return True
        opened = any(
            above.count(left) > above.count(right) and below.count(right) > below.count(left)
            for left, right in ("（）", "()", "“”", "《》", "【】", "[]")
        )
        unended = len(above) >= LONG and not ends_sentence(above)
        return (
            opened
            or unended
            or above[-1] in "，、,（(《“及和与的"
            or below[0] in "，。、；：）)》”%％！？"
        )


_NUMBER = re.compile(r"^[（(]?(\d{1,2}|[一二三四五六七八九十])[.．、)）]", re.MULTILINE)
_CHINESE = "零一二三四五六七八九十"


def _is_next(above: str, below: str) -> bool:
    """Whether a list goes on below with the number after the last one above."""
    next_one, before = _NUMBER.match(below), _NUMBER.findall(above)
    if next_one is None or not before:
        return False
    last, now = (
        int(number) if number.isdigit() else _CHINESE.index(number)
        for number in (before[-1], next_one.group(1))
    )
    return now == last + 1


@cache
def _level_words() -> frozenset[str]:
    known = levels()
    return frozenset((*known.level1, *known.level2))


def _is_level(text: str) -> bool:
    return plain(text) in _level_words()


def _is_known(text: str) -> bool:
    """Whether two halves make one of the words of a form."""
    word = plain(text)
    return word in _level_words() or word in meanings("labels") or word in meanings("columns")


class Seam:
    """A page break within a table.

    Args:
        pairs: The cells above and below it, from left to right.
        complete: Whether each cell below has one above with the same edges.
    """

    def __init__(self, pairs: list[Pair], complete: bool) -> None:
        self.pairs = pairs
        self.complete = complete
        self._carried = self._prefix()

    def _prefix(self) -> list[Pair]:
        """Pairs from the left in which a merged cell goes on below the break."""
        found: list[Pair] = []
        evident = any(pair.merges and pair.must_go_on() for pair in self.pairs)
        for number, pair in enumerate(self.pairs):
            first = number == 0
            split = pair.both and _is_known(pair.above.text + pair.below.text)
            if not pair.merges and not (first and (split or (pair.half and pair.steady))):
                break
            if first and pair.both and not (split or (pair.may_go_on() and evident)):
                break
            if not first and pair.both and not pair.may_go_on():
                # What stands left of it goes on, and this one as long: it is the same thing.
                same = found[-1].below.rowspan == pair.below.rowspan > 1
                if not same or _is_level(pair.below.text):
                    break
            found.append(pair)
        return found

    def carried(self) -> list[Pair]:
        """Pairs that are one merged cell, when the row itself is not torn."""
        return self._carried

    def carried_as(self, begun_above: Collection[float]) -> list[Pair]:
        """Pairs that are one merged cell, where it is known which cells with words go on.

        Args:
            begun_above: Left edges of the cells below the break whose words began above it.
        """
        found: list[Pair] = []
        for pair in self.pairs:
            if pair.below.text:
                if pair.below.x0 not in begun_above:
                    break
            elif not pair.merges and pair not in self._carried:
                break
            found.append(pair)
        return found

    def torn(self) -> bool:
        """Whether the break tore a row: what is below it is the rest of the row above."""
        if not self.complete or not self.pairs:
            return False
        rest = self.pairs[len(self._carried) :]
        if not any(pair.below.text for pair in self.pairs):
            return any(pair.above.text for pair in self.pairs)
        if not rest:
            return True
        weak = not any(pair.merges for pair in self._carried)
        gaps = [pair for pair in rest if pair.steady and pair.half]
        evident = bool(gaps) or any(pair.must_go_on() for pair in rest)
        if any(pair.both and not pair.may_go_on(loose=evident) for pair in rest):
            return False
        if gaps:
            return any(pair.both for pair in self.pairs) or any(
                not pair.above.text for pair in gaps
            )
        if weak and self._carried and all(pair.may_go_on() for pair in rest):
            return True
        return evident
