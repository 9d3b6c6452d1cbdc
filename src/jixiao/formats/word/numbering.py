"""Lists (多级列表): the number that Word prints before a paragraph, kept nowhere in its text."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from jixiao.formats.word.numerals import printed

_PLACE = re.compile(r"%([1-9])")
_JOINED = "、，．。.：:）)】〕》"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Args:
        start: First number.
        number_format: ``w:numFmt``, e.g. "chineseCounting".
        text: ``w:lvlText``, e.g. "第%1章".
        suffix: What stands behind: "tab", "space" or "nothing".
        restart: Level (1 upwards) behind which it begins anew, 0 never, None any higher level.
        legal: Higher numbers are printed in Arabic digits.
        style: Paragraph style bound to the level.
    """

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """All lists of a document with their counters; ask once per paragraph, in order.

    Args:
        root: Root of numbering.xml, None when the document has none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: etree._Element) -> None:
        abstracts: dict[str, dict[int, Level]] = {}
        by_style: dict[str, str] = {}
        links: dict[str, str] = {}
        for element in root.iterchildren("{*}abstractNum"):
            number = _attribute(element, "abstractNumId")
            abstracts[number] = _levels(element)
            for child in element.iterchildren("{*}styleLink"):
                by_style[_value(child)] = number
            for child in element.iterchildren("{*}numStyleLink"):
                links[number] = _value(child)
        for element in root.iterchildren("{*}num"):
            abstract = next((_value(c) for c in element.iterchildren("{*}abstractNumId")), "")
            abstract = by_style.get(links.get(abstract, ""), abstract)
            made = _List(abstract, dict(abstracts.get(abstract, {})))
            for override in element.iterchildren("{*}lvlOverride"):
                _override(made, override)
            self._lists[_attribute(element, "numId")] = made

    def add(
        self, list_id: str, abstract: str, levels: dict[int, Level], starts: dict[int, int]
    ) -> None:
        """Add a list that no XML describes.

        Args:
            list_id: What paragraphs call it.
            abstract: The list whose counters it shares.
            levels: Its levels, 0 upwards.
            starts: Levels that begin anew, with their first number.
        """
        self._lists[list_id] = _List(abstract, levels, starts)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level of a list that a paragraph style is bound to, 0 when none is."""
        made = self._lists.get(list_id)
        if made is None:
            return 0
        return next((at for at, level in made.levels.items() if level.style == style), 0)

    def number(self, list_id: str, at: int) -> tuple[str, str]:
        """Count on and give (number as printed, suffix); ("", "") for an unknown list."""
        made = self._lists.get(list_id)
        if made is None or at not in made.levels:
            return "", ""
        counters = self._counters.setdefault(made.abstract, {})
        level = made.levels[at]
        if at in made.starts and (list_id, at) not in self._begun:
            counters[at] = made.starts[at]
        else:
            counters[at] = counters[at] + 1 if at in counters else level.start
        self._begun.add((list_id, at))
        for deeper in [other for other in counters if other > at]:
            restart = made.levels[deeper].restart if deeper in made.levels else None
            if restart is None or (restart and at < restart):
                del counters[deeper]
        if level.number_format == "bullet":
            return "", ""
        return _PLACE.sub(
            lambda found: _place(found, made, counters, level), level.text
        ), level.suffix

    def put_before(self, text: str, list_id: str, at: int) -> str:
        """The text with its number in front, as it is printed."""
        label, suffix = self.number(list_id, at)
        return joined(label, suffix, text) if label else text


def joined(label: str, suffix: str, text: str) -> str:
    """A number and the text behind it; ``suffix`` is "tab", "space" or "nothing"."""
    if suffix == "nothing" or not text or (suffix == "tab" and _joins(label, text)):
        return label + text
    return f"{label} {text}"


def _joins(label: str, text: str) -> bool:
    """Whether a number needs no blank: 一、 and 1. do, but "1." before "5亩" does not."""
    if label[-1] in ".．" and text[:1].isdigit():
        return False
    return label[-1] in _JOINED or not label[-1].isalnum()


def _place(found: re.Match[str], made: _List, counters: dict[int, int], level: Level) -> str:
    at = int(found[1]) - 1
    named = made.levels.get(at, Level())
    number = counters.get(at, made.starts.get(at, named.start))
    return printed(number, "decimal" if level.legal else named.number_format)


def _override(made: _List, override: etree._Element) -> None:
    at = _whole(_attribute(override, "ilvl"))
    for child in override.iterchildren("{*}lvl"):
        made.levels[at] = _level(child)
    for child in override.iterchildren("{*}startOverride"):
        made.starts[at] = _whole(_value(child))
        made.levels[at] = replace(made.levels.get(at, Level()), start=made.starts[at])


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        _whole(_attribute(child, "ilvl")): _level(child) for child in element.iterchildren("{*}lvl")
    }


def _level(element: etree._Element) -> Level:
    found: dict[str, str] = {}
    for child in element.iter("{*}start", "{*}numFmt", "{*}lvlText", "{*}suff", "{*}lvlRestart",
                              "{*}isLgl", "{*}pStyle"):  # fmt: skip
        name = etree.QName(child).localname
        found.setdefault(name, _value(child))
    return Level(
        start=_whole(found.get("start", "0")),
        number_format=found.get("numFmt", "decimal"),
        text=found.get("lvlText", ""),
        suffix=found.get("suff", "tab"),
        restart=_whole(found["lvlRestart"]) if "lvlRestart" in found else None,
        legal=found.get("isLgl", "0") not in {"0", "false", "off"},
        style=found.get("pStyle", ""),
    )


def _attribute(element: etree._Element, name: str) -> str:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return "1" if name == "val" else ""


def _value(element: etree._Element) -> str:
    return _attribute(element, "val")


def _whole(text: str) -> int:
    """A number of the file; 0 for what is none, never beyond a billion."""
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
