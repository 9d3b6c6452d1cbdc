"""Numbers as list formatting prints them (编号格式): one function for every format of Word."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _counting(number: int, digits: str = _DIGITS, places: str = "十百千万") -> str:
    """一百零一; what is above 99,999 is printed in Arabic digits."""
    if number > 99_999 or number < 0:
        return str(number)
    if number == 0:
        return digits[0]
    text = ""
    figures = str(number)
    for position, figure in enumerate(figures):
        place = len(figures) - position - 1
        if figure != "0":
            text += digits[int(figure)] + (places[place - 1] if place else "")
        elif text and text[-1] != "零" and figures[position:].strip("0"):
            text += "零"
    return text


def _chinese(number: int) -> str:
    text = _counting(number)
    return text[1:] if 10 <= number < 20 else text


def _chinese_to_hundred(number: int) -> str:
    return _chinese(number) if number < 100 else _digital(number)


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(abs(number)))


def _legal(number: int) -> str:
    text = _counting(number, _LEGAL_DIGITS, "拾佰仟万")
    return text[1:] if 10 <= number < 20 else text


def _letter(number: int) -> str:
    """A … Z, AA, BB … as Word repeats the letter."""
    if not 1 <= number <= 26 * 30:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= 3999:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _series(first: int, last: int) -> Callable[[int], str]:
    """Characters that stand in a row of the code table for 1, 2, 3 …"""
    return lambda number: (
        chr(first + number - 1) if 1 <= number <= last - first + 1 else str(number)
    )


def _circle(number: int) -> str:
    if 21 <= number <= 35:
        return chr(0x3251 + number - 21)
    if 36 <= number <= 50:
        return chr(0x32B1 + number - 36)
    return "⓪" if number == 0 else _series(0x2460, 0x2473)(number)


def _fullwidth(number: int) -> str:
    return "".join(chr(ord(figure) + 0xFEE0) for figure in str(abs(number)))


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese_to_hundred,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese_to_hundred,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanDigital2": _digital,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalEnclosedParen": _series(0x2474, 0x2487),
    "decimalEnclosedFullstop": _series(0x2488, 0x249B),
    "ideographEnclosedCircle": _series(0x3280, 0x3289),
    "decimalFullWidth": _fullwidth,
    "decimalFullWidth2": _fullwidth,
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "bullet": lambda _number: "",
    "none": lambda _number: "",
}


def printed(number: int, number_format: str) -> str:
    """A number in a format of Word (``w:numFmt``); unknown formats print Arabic digits.

    >>> printed(21, "chineseCounting"), printed(3, "decimalEnclosedCircle")
    ('二十一', '③')
    """
    return _FORMATS.get(number_format, str)(number)
