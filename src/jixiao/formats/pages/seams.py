"""What a page break does to the row that it meets: torn in two, or one row above, one below."""

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from jixiao.formats.pages.lines import ends_sentence, glue, starts_with_list_mark, would_fit
from jixiao.regulation.words import levels, plain


class SeamCell(Protocol):
    """What a seam must know of a cell."""

    text: str
    rowspan: int
    room: float


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
        if above.text and would_fit(below.text, above.room):
            above.text = f"{above.text}\n{below.text}"
        else:
            above.text = glue(above.text, below.text)
        above.room = below.room

    @property
    def both(self) -> bool:
        """Whether both have words."""
        return bool(self.above.text and self.below.text)

    def may_go_on(self) -> bool:
        """Whether the words below may continue those above."""
        above, below = self.above.text, self.below.text
        if not self.both:
            return False
        if _is_level(above + below) or _is_level(above.split("\n")[-1] + below):
            return True
        if _is_level(below) or _is_level(above):
            return False
        if starts_with_list_mark(below):
            return ends_sentence(above)
        if would_fit(below, self.above.room):
            # A paragraph of the cell may have ended with the page.
            return False
        return True

    def must_go_on(self) -> bool:
        """Whether the words above cannot be all: an open bracket, a comma, half a name."""
        above, below = self.above.text, self.below.text
        if not self.may_go_on():
            return False
        if _is_level(above + below):
            return True
        opened = any(
            above.count(left) > above.count(right) and below.count(right) > below.count(left)
            for left, right in ("（）", "()", "“”", "《》", "【】", "[]")
        )
        return opened or above[-1] in "，、,（(《“及和与的" or below[0] in "，。、；：）)》”%％！？"


@cache
def _level_words() -> frozenset[str]:
    known = levels()
    return frozenset((*known.level1, *known.level2))


def _is_level(text: str) -> bool:
    return plain(text) in _level_words()


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
        for pair in self.pairs:
            if not pair.merges:
                break
            if pair.below.text and not pair.may_go_on():
                # A merged cell without words left of it tells that the same thing goes on.
                same = found and pair.both and found[-1].below.rowspan == pair.below.rowspan > 1
                if not same or _is_level(pair.below.text):
                    break
            found.append(pair)
        return found

    def carried(self) -> list[Pair]:
        """Pairs that are one merged cell, when the row itself is not torn."""
        return self._carried

    def torn(self) -> bool:
        """Whether the break tore a row: what is below it is the rest of the row above."""
        if not self.complete or not self.pairs:
            return False
        rest = self.pairs[len(self._carried) :]
        if not any(pair.below.text for pair in self.pairs):
            return any(pair.above.text for pair in self.pairs)
        if not rest:
            return True
        if any(pair.both and not pair.may_go_on() for pair in rest):
            return False
        gaps = [
            pair for pair in rest if pair.steady and bool(pair.above.text) != bool(pair.below.text)
        ]
        if gaps:
            return any(pair.both for pair in self.pairs) or any(
                not pair.above.text for pair in gaps
            )
        return any(pair.must_go_on() for pair in rest)
