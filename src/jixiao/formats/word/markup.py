"""Mark-up in bytes (标记): what stands in property elements, for the fast road."""

import re

from jixiao.formats.word.grid import CONTINUE, NORMAL, RESTART
from jixiao.formats.word.styles import Properties, is_indented, whole

ATTRIBUTE = re.compile(rb'w:(\w+)="([^"]*)"')
_VALUE = rb'[^<>]*? ?w:val="([^"]*)"'
_SPAN = re.compile(rb"<w:gridSpan " + _VALUE)
_MERGE = re.compile(rb'<w:(vMerge|hMerge)(?: w:val="(\w*)")? ?/?>')
BEFORE = re.compile(rb"<w:gridBefore " + _VALUE)
_STYLE = re.compile(rb"<w:pStyle " + _VALUE)
_OUTLINE = re.compile(rb"<w:outlineLvl " + _VALUE)
_CENTRED = re.compile(rb'<w:jc [^<>]*?w:val="(?:center|right|end)"')
_INDENT = re.compile(rb"<w:ind ([^<>]*)/>")
_LIST = re.compile(rb"<w:numPr>(.*?)</w:numPr>", re.S)
_LIST_ID = re.compile(rb"<w:numId " + _VALUE)
_LIST_LEVEL = re.compile(rb"<w:ilvl " + _VALUE)
ENTITY = re.compile(r"&([^;&]*;?)")
_ENTITIES = {"lt;": "<", "gt;": ">", "amp;": "&", "quot;": '"', "apos;": "'"}


class Surprise(Exception):  # noqa: N818 -- it is no error: the other road is taken
    """The document has something that this road does not know."""


def entity(found: re.Match[str]) -> str:
    """The sign that an entity of XML stands for.

    Raises:
        Surprise: It is none that XML itself knows, or no sign that XML may have.
    """
    name = found[1]
    if name in _ENTITIES:
        return _ENTITIES[name]
    code_text = name[1:-1]
    if name[:1] != "#" or name[-1:] != ";" or len(code_text) > 8:
        raise Surprise
    try:
        code = int(code_text[1:], 16) if code_text[:1] == "x" else int(code_text)
    except ValueError as error:
        raise Surprise from error
    if code < 0x20 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF:
        raise Surprise
    return chr(code)


def number(found: re.Match[bytes] | None) -> int | None:
    """The whole number that was found, None for nothing or what is none."""
    return whole(found[1].decode("ascii", "replace")) if found else None


def span_in(inner: bytes) -> tuple[int, int, int]:
    """(Columns, merge down, merge right) of a ``w:tcPr``."""
    down = right = NORMAL
    columns = number(_SPAN.search(inner)) if b"<w:gridSpan" in inner else None
    if b"Merge" in inner:
        for name, value in _MERGE.findall(inner):
            merge = RESTART if value == b"restart" else CONTINUE
            if name == b"vMerge":
                down = merge
            else:
                right = merge
    return columns or 1, down, right


def properties_in(inner: bytes) -> Properties:
    """Properties in the bytes of a ``w:pPr``."""
    style = _STYLE.search(inner) if b"<w:pStyle" in inner else None
    indent = _INDENT.search(inner) if b"<w:ind " in inner else None
    numbers = _LIST.search(inner) if b"<w:numPr>" in inner else None
    list_id = _LIST_ID.search(numbers[1]) if numbers else None
    names = (
        {
            key.decode(): value.decode("ascii", "replace")
            for key, value in ATTRIBUTE.findall(indent[1])
        }
        if indent
        else {}
    )
    return Properties(
        style=_text(style),
        list_id=_text(list_id),
        at=number(_LIST_LEVEL.search(numbers[1])) if numbers else None,
        outline=number(_OUTLINE.search(inner)) if b"<w:outlineLvl" in inner else None,
        indented=bool(names) and is_indented(names) and not _CENTRED.search(inner),
    )


def _text(found: re.Match[bytes] | None) -> str:
    return ENTITY.sub(entity, found[1].decode()) if found else ""
