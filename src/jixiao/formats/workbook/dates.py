"""Dates and times of a workbook: days since 1900 or 1904 as a format shows them."""

import math
from datetime import datetime, timedelta

from jixiao.formats.word.numerals import printed
from jixiao.formats.workbook.sections import Section, Token

_LAST = 2_958_466
"""Day behind 9999-12-31; Excel shows none from there on."""
_LEAP_DAY = 60
"""Excel takes 1900 for a leap year; days before its 29 February count from one day later."""
_DAYS = "一二三四五六日"
_ENGLISH_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_MONTHS = (  # noqa: SIM905
    "January February March April May June July August September October November December"
).split()


def date_text(section: Section, value: float, *, since_1904: bool) -> str | None:
    """A number of days in one section of a format, None when it is no day that Excel knows."""
    if not math.isfinite(value) or not 0 <= value < _LAST:
        return None
    tokens = section.tokens
    decimals = _second_decimals(tokens)
    unit = 10**decimals
    ticks = math.floor(value * 86400 * unit + 0.5)
    seconds, part = divmod(ticks, unit)
    moment = _moment(seconds, since_1904=since_1904)
    if moment is None:
        return None
    half_day = any(token.text in {"am/pm", "a/p", "上午/下午"} for token in tokens)
    found: list[str] = []
    fraction = False
    for at, token in enumerate(tokens):
        if token.kind == "date":
            found.append(_part(tokens, at, moment, seconds, section.numerals, half_day=half_day))
        elif token.kind == "literal":
            found.append(token.text)
        elif token.text == "." and decimals:
            found.append(f".{part:0{decimals}d}")
            fraction = True
        elif token.text != "0" or not fraction:
            found.append(token.text if token.kind == "digit" else "")
    return "".join(found)


def _moment(seconds: int, *, since_1904: bool) -> datetime | None:
    day = seconds // 86400
    if since_1904:
        origin = datetime(1904, 1, 1)  # noqa: DTZ001 -- a cell has no time zone
    elif day < _LEAP_DAY:
        origin = datetime(1899, 12, 31)  # noqa: DTZ001 -- a cell has no time zone
    else:
        origin = datetime(1899, 12, 30)  # noqa: DTZ001 -- a cell has no time zone
    try:
        return origin + timedelta(seconds=seconds)
    except OverflowError:
        return None


def _second_decimals(tokens: tuple[Token, ...]) -> int:
    for at, token in enumerate(tokens[:-1]):
        if token.text.strip("[]").startswith("s") and tokens[at + 1].text == ".":
            behind = 0
            while at + 2 + behind < len(tokens) and tokens[at + 2 + behind].text == "0":
                behind += 1
            return min(behind, 3)
    return 0


def _part(
    tokens: tuple[Token, ...],
    at: int,
    moment: datetime,
    seconds: int,
    numerals: int,
    *,
    half_day: bool,
) -> str:
    code = tokens[at].text
    if code[0] == "[":
        return str(seconds // {"h": 3600, "m": 60, "s": 1}[code[1]]).zfill(len(code) - 2)
    if code == "上午/下午":
        return "上午" if moment.hour < 12 else "下午"
    if "/" in code:
        shown = "AM" if moment.hour < 12 else "PM"
        return shown if code == "am/pm" else shown[0]
    if code[0] == "m" and _is_minute(tokens, at):
        return _figures(moment.minute, len(code), numerals)
    hour = (moment.hour % 12 or 12) if half_day else moment.hour
    return _named(code, moment, hour, numerals)


def _named(code: str, moment: datetime, hour: int, numerals: int) -> str:
    letter, count = code[0], len(code)
    if letter in "ye":
        year = f"{moment.year:04d}"
        year = year if count > 2 or letter == "e" else year[2:]
        return printed(int(year), "ideographDigital") if numerals == 1 else year
    if letter == "a":
        day = _DAYS[moment.weekday()]
        return f"星期{day}" if count > 3 else day
    if letter == "m" and count > 2:
        name = _MONTHS[moment.month - 1]
        return {3: name[:3], 4: name}.get(count, name[0])
    if letter == "d" and count > 2:
        name = _ENGLISH_DAYS[moment.weekday()]
        return name[:3] if count == 3 else name
    number = {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[letter]
    return _figures(number, count, numerals)


def _figures(number: int, count: int, numerals: int) -> str:
    if numerals:
        return printed(
            number, "chineseCountingThousand" if numerals == 1 else "chineseLegalSimplified"
        )
    return str(number).zfill(min(count, 2))


def _is_minute(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an m stands behind hours or before seconds and so means minutes."""
    if len(tokens[at].text) > 2:
        return False
    earlier = [token.text.strip("[") for token in tokens[:at] if token.kind == "date"]
    later = [token.text.strip("[") for token in tokens[at + 1 :] if token.kind == "date"]
    return (bool(earlier) and earlier[-1][0] == "h") or (bool(later) and later[0][0] == "s")
