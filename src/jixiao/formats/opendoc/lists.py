"""Lists of OpenDocument (列表): counts the items of lists that may continue one another."""

from lxml import etree

from jixiao.formats.opendoc.names import TEXT, XML
from jixiao.formats.opendoc.styles import OpenStyles, label
from jixiao.formats.word.numbering import joined


class Lists:
    """Counters of every list of a document.

    Args:
        styles: Styles of the document.
    """

    def __init__(self, styles: OpenStyles) -> None:
        self._styles = styles
        self._by_id: dict[str, dict[int, int]] = {}
        self._by_style: dict[str, dict[int, int]] = {}
        self._outline: dict[int, int] = {}

    def begin(self, element: etree._Element, style: str) -> dict[int, int]:
        """Counters of an outermost list: new ones, or those of the list that it continues."""
        continued = element.get(f"{TEXT}continue-list")
        counters: dict[int, int] | None = None
        if continued is not None:
            counters = self._by_id.get(continued)
        elif element.get(f"{TEXT}continue-numbering") == "true":
            counters = self._by_style.get(style)
        if counters is None:
            counters = {}
        self._by_style[style] = counters
        own = element.get(f"{XML}id")
        if own is not None:
            self._by_id[own] = counters
        return counters

    def number(
        self, style: str, counters: dict[int, int], at: int, start: str | None
    ) -> tuple[str, str]:
        """Count an item on; (number as printed, what stands behind)."""
        levels = self._styles.lists.get(style, {})
        level = levels.get(at)
        if start is not None and start.isascii() and start.isdigit() and len(start) < 9:
            counters[at] = int(start)
        else:
            counters[at] = counters[at] + 1 if at in counters else (level.start if level else 1)
        for deeper in [other for other in counters if other > at]:
            del counters[deeper]
        return label(levels, counters, at), level.gap if level else "nothing"

    def heading(self, level: int) -> tuple[str, str]:
        """The number of a heading that stands in no list."""
        levels = self._styles.outline
        at = level - 1
        defined = levels.get(at)
        if defined is None or not defined.pattern:
            return "", ""
        self._outline[at] = self._outline[at] + 1 if at in self._outline else defined.start
        for deeper in [other for other in self._outline if other > at]:
            del self._outline[deeper]
        return label(levels, self._outline, at), defined.gap


def put_before(text: str, number: tuple[str, str]) -> str:
    """The text with its number in front."""
    return joined(number[0], number[1], text) if number[0] else text
