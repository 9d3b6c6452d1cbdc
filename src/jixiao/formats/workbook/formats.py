"""Number formats (数字格式): what a cell shows for the number that it stores."""

from decimal import Decimal

from jixiao.formats.workbook.dates import date_text
from jixiao.formats.workbook.digits import general, long_number, number_text
from jixiao.formats.workbook.sections import Section, sections

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;"¥"-#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-";@', 42: '"¥"#,##0;"¥"-#,##0;"¥""-";@',
    43: '#,##0.00;-#,##0.00;"-";@', 44: '"¥"#,##0.00;"¥"-#,##0.00;"¥""-";@',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that a workbook names by number only, as a Chinese Excel shows them."""

_PLAIN = 10**11
"""Size from which a cell without a format needs more than its eleven places."""


def display_number(value: float, code: str, *, since_1904: bool = False) -> str:
    """What a cell of this format shows for a number, without outer blanks.

    >>> display_number(0.958, "0.00%"), display_number(44926, "yyyy/m/d")
    ('95.80%', '2022/12/31')
    """
    if code == "General" or not code:
        if -_PLAIN < value < _PLAIN and value == int(value):
            return str(int(value))
        return long_number(repr(value)) or general(value)
    chosen, signed = _choose(sections(code), value)
    if chosen is None:
        return general(value)
    if not chosen.tokens:
        return ""
    if chosen.is_date:
        shown = date_text(chosen, value, since_1904=since_1904)
        return general(value) if shown is None else shown.strip()
    return number_text(chosen, value, signed=signed).strip()


def display_text(text: str, code: str) -> str:
    """What a cell of this format shows for a text; mostly the text itself."""
    if code in {"General", "@", ""}:
        return text
    found = sections(code)
    last = found[-1]
    if len(found) < 4 and not any(token.kind == "text" for token in last.tokens):
        return text
    return "".join(text if token.kind == "text" else token.text for token in last.tokens).strip(" ")


def _choose(found: tuple[Section, ...], value: float) -> tuple[Section | None, bool]:
    """The section for a number, and whether it prints the minus itself has not."""
    numeric = [s for s in found[:3] if not any(t.kind == "text" for t in s.tokens)]
    if not numeric:
        return None, True
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _meets(value, section.condition):
                return section, not _only_negative(section.condition)
        return None, True
    if len(numeric) == 1:
        return numeric[0], True
    if value < 0:
        return numeric[1], False
    if value == 0 and len(numeric) > 2:
        return numeric[2], True
    return numeric[0], True


def _only_negative(condition: tuple[str, Decimal] | None) -> bool:
    return condition is not None and condition[0] in {"<", "<="} and condition[1] <= 0


def _meets(value: float, condition: tuple[str, Decimal]) -> bool:
    operator, bound = condition
    limit = float(bound)
    return {
        "<": value < limit, ">": value > limit, "=": value == limit,
        "<=": value <= limit, ">=": value >= limit, "<>": value != limit,
    }[operator]  # fmt: skip
