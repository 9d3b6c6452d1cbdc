"""How a page looks (网页样式): what is hidden, how far the first line is indented."""

import re

from lxml import etree

from jixiao.formats.word.numerals import printed

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.I
)
_INDENT = re.compile(
    r"(?:text-indent|margin-left|padding-left)\s*:\s*(-?[\d.]{1,8})\s*(pt|cm|mm|in|em|px|char)",
    re.I,
)
_MARGIN = re.compile(r"margin\s*:(?:\s*[\d.]+\w*){3}\s+([\d.]{1,8})(pt|cm|mm|in|em|px)", re.I)
_TABS = re.compile(r"mso-tab-count\s*:\s*(\d{1,2})", re.I)
_LIST_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "em": 10.5, "px": 0.75, "char": 10.5}
_INDENTED = 15.75
"""Points: a character and a half of the usual size in tables."""
_LIST_FORMATS = {
    "1": "decimal", "decimal": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
    "I": "upperRoman", "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter",
    "lower-latin": "lowerLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman", "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand", "trad-chinese-informal":
    "chineseCountingThousand", "cjk-decimal": "ideographDigital", "decimal-leading-zero":
    "decimalZero", "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac", "simp-chinese-formal": "chineseLegalSimplified",
}  # fmt: skip


def is_hidden(element: etree._Element) -> bool:
    """Whether a browser would not show an element."""
    if not element.attrib:
        return False
    style = element.get("style")
    return (style is not None and _HIDDEN.search(style) is not None) or element.get(
        "hidden"
    ) is not None


def is_indented(style: str | None) -> bool:
    """Whether a style moves the first line by a character and a half, or more."""
    if not style:
        return False
    found = [*_INDENT.findall(style), *_MARGIN.findall(style)]
    points = 0.0
    for number, unit in found:
        if number.count(".") <= 1 and number.strip("-."):
            points += float(number) * _POINTS[unit.lower()]
    return points >= _INDENTED


def tabs(style: str | None) -> int:
    """Tabs that Word has saved as blanks."""
    found = _TABS.search(style) if style else None
    return int(found[1]) if found else 0


def list_number(item: etree._Element, number: int) -> str:
    """The number in front of an item of an ordered list, "" when none is printed."""
    owner = item.getparent()
    if owner is None or owner.tag != "ol":
        return ""
    style = _LIST_TYPE.search(item.get("style", "") or owner.get("style", ""))
    kind = style[1].lower() if style else owner.get("type", "1")
    if kind in {"none", "disc", "circle", "square"}:
        return ""
    number_format = _LIST_FORMATS.get(kind, "decimal")
    text = printed(number, number_format)
    return text + ("、" if text and ord(text[-1]) > 0x2E80 else ".")
