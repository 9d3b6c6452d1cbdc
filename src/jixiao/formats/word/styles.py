"""Paragraph properties (段落格式): what of them matters for reading, and the styles behind them."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from lxml import etree

from jixiao.formats.word.numbering import Numbering

_HEADING = re.compile(r"\s*(?:heading|标题)\s*([1-9])\s*", re.I)
_WHOLE = re.compile(r"\s*([+-]?\d{1,7})(?:\.\d+)?\s*")
_CHAIN = 20
_CHARACTER = 210
"""Twips of a character of 10.5 points (五号), the usual size in tables."""
_INDENTED = 1.5


class Properties(NamedTuple):
    """Direct properties of a paragraph.

    Args:
        style: Id of its style, "" for the default one.
        list_id: ``w:numId``, "0" takes a numbering of the style away, "" when not given.
        at: Level within the list, 0 upwards, None when not given.
        outline: ``w:outlineLvl``, None when not given.
        indented: Whether its first line is indented by a character and a half, or more.
    """

    style: str = ""
    list_id: str = ""
    at: int | None = None
    outline: int | None = None
    indented: bool = False


class Shape(NamedTuple):
    """What a paragraph is, styles resolved.

    Args:
        level: Outline level, 1 upwards, 0 for body text.
        list_id: List that numbers it, "" for none.
        at: Level within the list.
        indented: As in ``Properties``.
    """

    level: int = 0
    list_id: str = ""
    at: int = 0
    indented: bool = False


PLAIN = Shape()


class Style(NamedTuple):
    """A style: its name, the one on which it is based, its own properties."""

    name: str
    base: str
    properties: Properties


class Styles:
    """Styles of a document; the part is only parsed when a paragraph asks for a style.

    Args:
        load: Gives the styles by id (``read_styles``).
        numbering: Gives the lists.
    """

    def __init__(
        self, load: Callable[[], dict[str, Style]], numbering: Callable[[], Numbering]
    ) -> None:
        self._load = load
        self._numbering = numbering
        self._styles: dict[str, Style] | None = None
        self._shapes: dict[Properties, Shape] = {Properties(): PLAIN}

    def shape(self, properties: Properties) -> Shape:
        """What a paragraph with these properties is."""
        known = self._shapes.get(properties)
        if known is None:
            known = self._shapes[properties] = self._resolve(properties)
        return known

    def _resolve(self, direct: Properties) -> Shape:
        level = 0
        outline = direct.outline
        list_id, at, list_style = direct.list_id, direct.at, ""
        for style_id, style in self._chain(direct.style):
            if not level:
                heading = _HEADING.fullmatch(style.name)
                level = int(heading[1]) if heading else 0
            if outline is None:
                outline = style.properties.outline
            if not list_id and style.properties.list_id:
                list_id, list_style = style.properties.list_id, style_id
                at = style.properties.at if at is None else at
        if outline is not None and (direct.outline is not None or not level):
            level = outline + 1 if 0 <= outline < 9 else 0
        if not list_id or list_id == "0":
            return Shape(level, "", 0, direct.indented)
        if at is None:
            at = self._numbering().level_of_style(list_id, list_style) if list_style else 0
        return Shape(level, list_id, at, direct.indented)

    def _chain(self, style_id: str) -> list[tuple[str, Style]]:
        if not style_id:
            return []
        if self._styles is None:
            self._styles = self._load()
        chain: list[tuple[str, Style]] = []
        while style_id in self._styles and len(chain) < _CHAIN:
            chain.append((style_id, self._styles[style_id]))
            style_id = self._styles[style_id].base
        return chain


def read_styles(root: etree._Element | None) -> dict[str, Style]:
    """The styles in styles.xml by id, none when there is no such part."""
    styles: dict[str, Style] = {}
    if root is None:
        return styles
    for element in root.iterchildren("{*}style"):
        space = element.tag[: -len("style")]
        style_id = element.get(f"{space}styleId", "")
        name = base = ""
        properties = Properties()
        for child in element.iterchildren(f"{space}name", f"{space}basedOn", f"{space}pPr"):
            if child.tag == f"{space}name":
                name = child.get(f"{space}val", "")
            elif child.tag == f"{space}basedOn":
                base = child.get(f"{space}val", "")
            else:
                properties = properties_of(child, space)
        styles.setdefault(style_id, Style(name, base, properties))
    return styles


def properties_of(element: etree._Element, space: str) -> Properties:
    """Properties in a ``w:pPr``; ``space`` is its namespace in braces."""
    style = list_id = ""
    at: int | None = None
    outline: int | None = None
    indented = centred = False
    value = f"{space}val"
    for child in element:
        name = child.tag[len(space) :] if isinstance(child.tag, str) else ""
        if name == "pStyle":
            style = child.get(value, "")
        elif name == "numPr":
            for part in child:
                if part.tag == f"{space}numId":
                    list_id = part.get(value, "")
                elif part.tag == f"{space}ilvl":
                    at = whole(part.get(value, ""))
        elif name == "outlineLvl":
            outline = whole(child.get(value, ""))
        elif name == "ind":
            indented = is_indented({str(k).rpartition("}")[2]: str(v) for k, v in child.items()})
        elif name == "jc":
            centred = child.get(value) in {"center", "right", "end"}
    return Properties(style, list_id, at, outline, indented and not centred)


def whole(text: str) -> int | None:
    """A whole number of the file, None for what is none."""
    found = _WHOLE.fullmatch(text)
    return int(found[1]) if found else None


def is_indented(indent: Mapping[str, str]) -> bool:
    """Whether ``w:ind`` moves the first line by a character and a half, or more."""
    left = _length(indent, ("leftChars", "startChars"), ("left", "start"))
    first = _length(indent, ("firstLineChars",), ("firstLine",))
    hanging = _length(indent, ("hangingChars",), ("hanging",))
    return left + first - hanging >= _INDENTED


def _length(
    indent: Mapping[str, str], in_characters: tuple[str, ...], in_twips: tuple[str, ...]
) -> float:
    """Characters; a length in characters goes before one in twips, as in Word."""
    for name in in_characters:
        number = whole(indent.get(name, ""))
        if number:
            return number / 100
    for name in in_twips:
        number = whole(indent.get(name, ""))
        if number:
            return number / _CHARACTER
    return 0.0
