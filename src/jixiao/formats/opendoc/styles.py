"""Styles of OpenDocument (样式): indentation, hidden text, and the numbers of lists."""

import re
from dataclasses import dataclass, field

from lxml import etree

from jixiao.formats.opendoc.names import EXTENSION, FORMAT, STYLE, TEXT
from jixiao.formats.word.numerals import printed

_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d+)?)(cm|mm|in|pt|pc)")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0}
_INDENTED = 15.75
"""Points: a character and a half of the usual size in tables."""
_CHAIN = 20
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "": "none", "一, 二, 三, ...": "chineseCountingThousand", "壹, 贰, 叁, ...":
    "chineseLegalSimplified", "壹, 貳, 參, ...": "chineseLegalSimplified", "甲, 乙, 丙, ...":
    "ideographTraditional", "子, 丑, 寅, ...": "ideographZodiac", "１, ２, ３, ...":
    "decimalFullWidth", "①, ②, ③, ...": "decimalEnclosedCircle", "01, 02, 03, ...": "decimalZero",
    "一, 二, 三, ... (zh)": "chineseCountingThousand", "〇, 一, 二, ...": "ideographDigital",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list style.

    Args:
        number_format: In the words of Word, see ``numerals.printed``.
        pattern: What is printed, "%1" standing for the number of level 1.
        start: First number.
        gap: What stands behind: "tab", "space" or "nothing".
    """

    number_format: str
    pattern: str
    start: int = 1
    gap: str = "tab"


@dataclass(slots=True)
class OpenStyles:
    """Styles of both parts.

    Args:
        lists: Levels (0 upwards) by name of the list style.
        outline: Levels of the numbering of headings.
        hidden: Names of text styles that hide.
    """

    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    outline: dict[int, ListLevel] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    _indents: dict[str, tuple[float | None, float | None, str, bool]] = field(default_factory=dict)

    def add(self, root: etree._Element) -> None:
        """Take the styles of content.xml or styles.xml."""
        for element in root.iter(
            f"{STYLE}style", f"{TEXT}list-style", f"{TEXT}outline-style", f"{STYLE}default-style"
        ):
            name = element.get(f"{STYLE}name", "")
            if element.tag == f"{TEXT}list-style":
                self.lists[name] = _levels(element)
            elif element.tag == f"{TEXT}outline-style":
                self.outline = _levels(element)
            elif element.tag == f"{STYLE}style":
                self._style(name, element)

    def _style(self, name: str, element: etree._Element) -> None:
        left: float | None = None
        first: float | None = None
        centred = False
        for child in element:
            if child.tag == f"{STYLE}paragraph-properties":
                left = length(child.get(f"{FORMAT}margin-left"))
                first = length(child.get(f"{FORMAT}text-indent"))
                centred = child.get(f"{FORMAT}text-align") in {"center", "end", "right"}
            elif child.tag == f"{STYLE}text-properties" and child.get(f"{TEXT}display") == "none":
                self.hidden.add(name)
        if element.get(f"{STYLE}family") == "paragraph":
            base = element.get(f"{STYLE}parent-style-name", "")
            self._indents[name] = (left, first, base, centred)

    def is_indented(self, name: str) -> bool:
        """Whether a paragraph style of its own moves the first line by 1.5 characters."""
        left, first, _base, centred = self._indents.get(name, (None, None, "", False))
        return not centred and (left or 0.0) + (first or 0.0) >= _INDENTED


def length(text: str | None) -> float | None:
    """Points of a length such as "0.74cm", None for what is none."""
    found = _LENGTH.fullmatch(text) if text else None
    return float(found[1]) * _POINTS[found[2]] if found else None


def _levels(element: etree._Element) -> dict[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for child in element:
        at = child.get(f"{TEXT}level", "")
        if not at.isascii() or not at.isdigit() or len(at) > 2:
            continue
        if child.tag in (f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"):
            levels[int(at) - 1] = _level(child, int(at))
    return levels


def _level(element: etree._Element, level: int) -> ListLevel:
    number_format = element.get(f"{STYLE}num-format", "")
    pattern = element.get(f"{EXTENSION}num-list-format")
    if pattern is not None:
        pattern = re.sub(r"%(\d)%", r"%\1", pattern)
    elif not number_format:
        pattern = ""
    else:
        shown = element.get(f"{TEXT}display-levels", "1")
        count = min(int(shown), level) if shown.isascii() and shown.isdigit() else 1
        numbers = ".".join(f"%{at}" for at in range(level - count + 1, level + 1))
        prefix, suffix = (
            element.get(f"{STYLE}num-prefix", ""),
            element.get(f"{STYLE}num-suffix", ""),
        )
        pattern = prefix + numbers + suffix
    start = element.get(f"{TEXT}start-value", "1")
    gap = "tab"
    for child in element.iter(f"{STYLE}list-level-label-alignment"):
        gap = child.get(f"{TEXT}label-followed-by", "listtab").removeprefix("list")
    return ListLevel(
        _FORMATS.get(number_format, "decimal"),
        pattern,
        int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1,
        gap,
    )


def label(levels: dict[int, ListLevel], counters: dict[int, int], at: int) -> str:
    """The number as printed, for the counters of all levels."""
    level = levels.get(at)
    if level is None:
        return ""

    def place(found: re.Match[str]) -> str:
        other = int(found[1]) - 1
        named = levels.get(other, level)
        return printed(counters.get(other, named.start), named.number_format)

    return re.sub(r"%([1-9])", place, level.pattern)
