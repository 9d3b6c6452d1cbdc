"""Digits of a displayed number: rounding, grouping, per cent, fractions, powers of ten."""

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from jixiao.formats.word.numerals import printed
from jixiao.formats.workbook.sections import Section, Token

_PLACES = "0#?"
WIDTH = 11
"""Characters that a cell without a format shows of a number at most, sign not counted."""
_ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)
_DENOMINATOR = 7
SIMPLE = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?(?<!-0)")
"""A number that a cell without a format shows as it is stored, if it is no wider than ``WIDTH``."""
_LONGEST_CODE = 22
_CODE = re.compile(r"\s*([+-]?\d{1,25})(?:\.(\d{1,25}))?(?:[eE]\+?(\d{1,2}))?\s*")


def exact(value: float) -> Decimal:
    """A number with the fifteen digits that Excel knows of it."""
    return Decimal(f"{value:.15g}")


def long_number(stored: str) -> str | None:
    """A whole number of 12 to 22 digits as its digits, since it may be a code; None for others.

    A cell without a format would show powers of ten for it, and the digits would be lost.

    >>> long_number("1.2345678901234E+13"), long_number("440101200001011234"), long_number("1.5")
    ('12345678901234', '440101200001011234', None)
    """
    if len(stored) < WIDTH and "e" not in stored.lower():
        return None
    found = _CODE.fullmatch(stored)
    if not found:
        return None
    size = WIDTH + (found[1][0] in "+-")
    number = Decimal(stored.strip())
    digits = f"{number:f}".partition(".")[0] if number == int(number) else ""
    return digits if size < len(digits) <= _LONGEST_CODE else None


def general(value: float) -> str:
    """A number in a cell without a format (常规): eleven characters, then powers of ten.

    >>> general(10891.615675), general(1000.0), general(1234567890123.0)
    ('10891.61568', '1000', '1.23457E+12')
    """
    if not math.isfinite(value):
        return ""
    size = abs(exact(value))
    sign = "-" if value < 0 else ""
    if size == 0:
        return "0"
    plain = f"{size:f}"
    if size < 10 ** (WIDTH) and (len(plain) <= WIDTH or size >= Decimal("0.0001")):
        whole = plain.partition(".")[0]
        shown = _rounded(size, max(WIDTH - 1 - len(whole), 0))
        return sign + (shown.rstrip("0").rstrip(".") if "." in shown else shown)
    mantissa, power = f"{size:.5e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{sign}{mantissa}E{power[0]}{int(power[1:]):02d}"


def number_text(section: Section, value: float, *, signed: bool) -> str:
    """A number in one section of a format; ``signed`` puts a minus before negative ones."""
    if not math.isfinite(value):
        return ""
    tokens = section.tokens
    sign = "-" if signed and value < 0 else ""
    if any(token.kind == "general" for token in tokens):
        inner = _numerals(general(abs(value)), section.numerals)
        return sign + "".join(inner if token.kind == "general" else token.text for token in tokens)
    codes = [token.text for token in tokens if token.kind == "digit"]
    if not any(code in _PLACES for code in codes):
        return sign + "".join(token.text for token in tokens)
    size = abs(exact(value)) * 100 ** codes.count("%")
    if "/" in codes:
        return sign + _fraction(tokens, size)
    if "e+" in codes or "e-" in codes:
        return sign + _power(tokens, codes, size)
    return sign + _numerals(_plain(tokens, codes, size), section.numerals)


def _rounded(size: Decimal, decimals: int) -> str:
    return f"{size.quantize(Decimal(1).scaleb(-decimals), context=_ROUNDING):f}"


def _plain(tokens: tuple[Token, ...], codes: list[str], size: Decimal) -> str:
    """Digits at their places, with what stands between them."""
    point = codes.index(".") if "." in codes else len(codes)
    whole_codes = [code for code in codes[:point] if code in _PLACES or code == ","]
    decimals = "".join(code for code in codes[point + 1 :] if code in _PLACES)
    trimmed = [code for code in codes if code in _PLACES or code == ","]
    while trimmed and trimmed[-1] == ",":
        trimmed.pop()
        size /= 1000
    while whole_codes and whole_codes[-1] == ",":
        whole_codes.pop()
    grouped = "," in whole_codes
    whole, _, rest = _rounded(size, len(decimals)).partition(".")
    places = [code for code in whole_codes if code in _PLACES]
    parts = _whole(whole.lstrip("0"), places, grouped=grouped)
    return _laid(tokens, parts, _decimals(rest, decimals))


def _whole(digits: str, places: list[str], *, grouped: bool) -> list[str]:
    """Text for each place left of the point; the first takes what is too long."""
    if not places:
        return [digits]
    count = len(places)
    padded = digits.rjust(count, "\0")
    text: list[str] = []
    for at, digit in enumerate(padded):
        place = places[max(at - (len(padded) - count), 0)]
        behind = len(padded) - at - 1
        shown = digit if digit != "\0" else {"0": "0", "?": " "}.get(place, "")
        if grouped and behind and behind % 3 == 0 and shown.strip():
            shown += ","
        text.append(shown)
    extra = len(padded) - count
    return ["".join(text[: extra + 1]), *text[extra + 1 :]]


def _decimals(rest: str, places: str) -> list[str]:
    """Text for each place right of the point."""
    text: list[str] = []
    blank = True
    for digit, place in zip(reversed(rest), reversed(places), strict=False):
        blank = blank and digit == "0" and place != "0"
        text.append({"#": "", "?": " "}[place] if blank else digit)
    return text[::-1]


def _laid(tokens: tuple[Token, ...], whole: list[str], decimals: list[str]) -> str:
    found: list[str] = []
    behind = False
    left, right = iter(whole), iter(decimals)
    if not any(t.kind == "digit" and t.text in _PLACES for t in _before_point(tokens)):
        found.append("".join(whole))
    for token in tokens:
        if token.kind != "digit":
            found.append(token.text)
        elif token.text in _PLACES:
            found.append(next(right if behind else left, ""))
        elif token.text == ".":
            found.append("" if behind else ".")
            behind = True
        elif token.text == "%":
            found.append("%")
    return "".join(found)


def _before_point(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    for at, token in enumerate(tokens):
        if token.kind == "digit" and token.text == ".":
            return tokens[:at]
    return tokens


def _power(tokens: tuple[Token, ...], codes: list[str], size: Decimal) -> str:
    """Scientific notation; the places before the point say how many digits stand there."""
    at = next(i for i, code in enumerate(codes) if code in {"e+", "e-"})
    mantissa = codes[:at]
    point = mantissa.index(".") if "." in mantissa else len(mantissa)
    step = max(sum(code in _PLACES for code in mantissa[:point]), 1)
    decimals = sum(code in _PLACES for code in mantissa[point:])
    power = size.adjusted() if size else 0
    power -= power % step
    shown = _rounded(size.scaleb(-power), decimals)
    if len(shown.partition(".")[0]) > step:
        power += step
        shown = _rounded(size.scaleb(-power), decimals)
    width = sum(code in _PLACES for code in codes[at + 1 :])
    sign = "-" if power < 0 else "+" if codes[at] == "e+" else ""
    ends = [i for i, t in enumerate(tokens) if t.kind == "digit"]
    before = "".join(t.text for t in tokens[: ends[0]])
    behind = "".join(t.text for t in tokens[ends[-1] + 1 :])
    return f"{before}{shown}E{sign}{abs(power):0{width}d}{behind}"


def _fraction(tokens: tuple[Token, ...], size: Decimal) -> str:
    """A whole number and a fraction, or only a fraction when the format has one place for both."""
    flat = "".join(t.text if t.kind == "digit" or t.text != " " else " " for t in tokens)
    above, _, below = flat.partition("/")
    has_whole = " " in above.strip()
    width = min(sum(sign in _PLACES for sign in below), _DENOMINATOR)
    fixed = "".join(t.text for t in tokens if t.kind == "literal" and t.text.isdigit())
    whole = int(size) if has_whole else 0
    rest = Fraction(size) - whole
    if fixed and len(fixed) <= _DENOMINATOR and int(fixed):
        bottom = int(fixed)
        top = round(rest * bottom)
    else:
        near = rest.limit_denominator(10 ** max(width, 1) - 1)
        top, bottom = near.numerator, near.denominator
    if has_whole and top == bottom:
        whole, top = whole + 1, 0
    if has_whole and top == 0:
        return str(whole)
    return f"{whole} {top}/{bottom}" if has_whole and whole else f"{top}/{bottom}"


def _numerals(text: str, kind: int) -> str:
    """Arabic digits as Chinese ones: 1 一二三, 2 壹贰叁; only whole numbers have places."""
    if not kind:
        return text
    name = "chineseCountingThousand" if kind == 1 else "chineseLegalSimplified"
    if text.isdigit() and len(text) <= 5:
        return printed(int(text), name)
    figures = "〇一二三四五六七八九" if kind == 1 else "零壹贰叁肆伍陆柒捌玖"
    return "".join(
        figures[int(sign)] if sign.isascii() and sign.isdigit() else sign for sign in text
    )
