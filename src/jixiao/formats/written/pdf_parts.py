"""A paper as values for ``pdf.typ``: lists, texts and numbers, never code."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from jixiao.formats.written.bars import said, scale, told
from jixiao.formats.written.pdf_tables import Tables, Value
from jixiao.formats.written.pdf_words import Words
from jixiao.model.paper import (
    CENTRE,
    RIGHT,
    SIGN,
    SUBTITLE,
    TITLE,
    UNIT_LINE,
    Chart,
    Contents,
    Grid,
    Heading,
    Line,
    Part,
    Turn,
)
from jixiao.regulation.looks import Looks, Sheet

_ON_COVER = frozenset({TITLE, SUBTITLE, CENTRE, RIGHT, SIGN})


def sections(parts: Sequence[Part], looks: Looks, words: Words) -> tuple[list[Value], bool]:
    """The stretches of pages that are alike: paper upright or on its side, with numbers or not.

    Args:
        parts: Of the paper.
        looks: Their looks.
        words: Prepares the words.

    Returns:
        The stretches, and whether a page break may tear the words of a cell.
    """
    made = _Parts(looks, words)
    found: list[Value] = []
    turn, begun = Turn(), False
    numbered = not any(isinstance(each, Turn) and each.starts_numbers for each in parts)
    restart = numbered
    for run in _runs(parts):
        if isinstance(run, Turn):
            turn = run
            numbered = numbered or turn.starts_numbers
            restart = restart or turn.starts_numbers
            continue
        values = list(made.values(run, looks.sheet(is_wide=turn.is_wide)))
        is_cover = not begun and not numbered and _is_cover(run)
        last = found[-1] if found else None
        if last and last["wide"] == turn.is_wide and not restart and not last["cover"]:
            last["parts"] += [["n"], *values]
        else:
            found.append(
                {"wide": turn.is_wide, "numbered": numbered, "restart": restart,
                 "cover": is_cover, "parts": values}
            )  # fmt: skip
        restart, begun = False, True
    return found, made.tables.has_torn_words


def _runs(parts: Iterable[Part]) -> Iterator[Turn | list[Part]]:
    """The turns, and what stands between them."""
    for is_turn, run in groupby(parts, lambda each: isinstance(each, Turn)):
        if is_turn:
            yield from (each for each in run if isinstance(each, Turn))
        else:
            yield list(run)


def _is_cover(run: Sequence[Part]) -> bool:
    """Whether a page holds nothing but a title and who wrote it."""
    return all(isinstance(each, Line) and each.style in _ON_COVER for each in run)


def _style(part: Part) -> tuple[str, int] | None:
    """Style of a line, and whether it is open; None for what is not put together with its like."""
    if isinstance(part, Line) and part.style != UNIT_LINE:
        return part.style, int(part.is_open)
    return None


class _Parts:
    """Turns parts into values.

    Args:
        looks: Their looks.
        words: Prepares the words.
    """

    def __init__(self, looks: Looks, words: Words) -> None:
        self._looks = looks
        self._words = words
        self.tables = Tables(looks, words)

    def values(self, run: Sequence[Part], sheet: Sheet) -> Iterator[Value]:
        """The values of the parts of a page or more; lines of one style stand together.

        Args:
            run: The parts.
            sheet: The page that they stand on.
        """
        for key, group in groupby(run, _style):
            if key is None:
                yield from (self._value(each, sheet) for each in group)
            else:
                texts = [self._words(each.text) for each in group if isinstance(each, Line)]
                yield ["l", *key, [one for each in texts for one in each.split("\n")]]

    def _value(self, part: Part, sheet: Sheet) -> Value:
        if isinstance(part, Heading):
            return ["h", self._words(part.text), part.level, int(part.is_listed)]
        if isinstance(part, Line):
            left, _, right = self._words(part.text).partition("\t")
            return ["u", left, right]
        if isinstance(part, Grid):
            return self.tables.table(part, sheet)
        if isinstance(part, Chart):
            return ["b", self._chart(part)]
        assert isinstance(part, Contents)  # noqa: S101 -- the last of the kinds of parts
        return ["c", self._words(part.title)]

    def _chart(self, chart: Chart) -> Value:
        """The bars: heights as shares of the whole height, every number as it is printed."""
        words, of = self._words, scale(chart)
        ticks = [(of.share(each), said(each)) for each in of.ticks]
        labels = [words(each) for each in chart.labels]
        series = []
        for name, numbers in chart.series:
            bars = [(of.share(each), said(each)) for each in numbers[: len(labels)]]
            bars += [(of.share(0), "")] * (len(labels) - len(bars))
            series.append({"name": words(name), "bars": bars})
        return {
            "title": words(chart.title), "alt": words(told(chart)), "unit": words(chart.unit),
            "labels": labels, "series": series, "ticks": ticks, "zero": of.share(0),
            "side": max(len(each) for _, each in ticks) * 0.6 + 0.5,
            "height": self._looks.chart_height,
        }  # fmt: skip
