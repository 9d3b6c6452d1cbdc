"""Numerals as forms print them: Chinese ones (伍佰, 三十五, 二〇二三) and full-width digits."""

from decimal import Decimal

from jixiao.kernel.patterns import pattern

_DIGITS = {
    sign: value
    for value, signs in enumerate(
        ("零〇○", "一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for sign in signs
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
SIGNS = "".join((*_DIGITS, *_TENS, *_MYRIADS))
"""Every sign a Chinese numeral is made of, except 点."""

_WIDE = str.maketrans(
    "０１２３４５６７８９．，％﹪＋－−ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ　",
    "0123456789.,%%+--abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ",
)
_HAS_WIDE = pattern("[０-９Ａ-Ｚａ-ｚ．％﹪＋－−\u3000]")
_NUMBER = pattern(r"-?(?:[0-9]+|[0-9]{1,3}(?:[,，][0-9]{3})+)(?:\.[0-9]+)?")
_LONGEST = 40


def narrow(words: str) -> str:
    """The words with full-width digits, letters, signs and blanks as ASCII; 。，、 stay.

    >>> narrow("≥９０％")
    '≥90%'
    """
    return words.translate(_WIDE) if _HAS_WIDE.search(words) else words


def read_number(words: str) -> Decimal | None:
    """A number in Arabic or Chinese numerals as a decimal; None when it is not one number.

    >>> read_number("1,600.50"), read_number("伍佰"), read_number("三点五")
    (Decimal('1600.50'), Decimal('500'), Decimal('3.5'))
    """
    text = narrow(words).strip()
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace(",", "").replace("，", ""))
    return read_numeral(text)


def read_numeral(words: str) -> Decimal | None:
    """A Chinese numeral as a decimal; None when the signs do not make a number.

    Both ways are read: with places (三百零五, 叁佰, 一万二千) and digit by digit (二〇二三).
    A colloquial 两百五 is 250. Longer than 40 signs is no numeral.

    >>> read_numeral("三十五"), read_numeral("二〇二三"), read_numeral("一般")
    (Decimal('35'), Decimal('2023'), None)
    """
    if not words or len(words) > _LONGEST:
        return None
    whole, point, fraction = words.partition("点")
    if point:
        digits = _digit_by_digit(fraction)
        integer = read_numeral(whole)
        return None if digits is None or integer is None else Decimal(f"{integer}.{digits}")
    if len(words) > 1 and (digits := _digit_by_digit(words)) is not None:
        return Decimal(digits)
    return _with_places(words)


def _digit_by_digit(words: str) -> str | None:
    """二〇二三 as "2023"; None when another sign is among them."""
    if not words or any(sign not in _DIGITS for sign in words):
        return None
    return "".join(str(_DIGITS[sign]) for sign in words)


def _with_places(words: str) -> Decimal | None:
    """三百零五 as 305: digits times ten, hundred, thousand; groups times 万 and 亿."""
    total = section = 0
    digit: int | None = None
    place = 0
    zero = False
    for sign in words:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
            zero = zero or digit == 0
        elif sign in _TENS:
            place = _TENS[sign]
            if digit is None and place != 10:
                return None
            section += (1 if digit is None else digit) * place
            digit, zero = None, False
        elif sign in _MYRIADS:
            if total + section + (digit or 0) == 0:
                return None
            place = _MYRIADS[sign]
            total = (
                (total + section + (digit or 0)) * place
                if place > 10_000
                else (total + (section + (digit or 0)) * place)
            )
            section, digit, zero = 0, None, False
        else:
            return None
    if digit and place >= 100 and not zero:
        digit *= place // 10  # 两百五 says 250, 两百零五 says 205
    return Decimal(total + section + (digit or 0))


def write_numeral(number: int) -> str:
    """A whole number from 0 to 999,999,999,999 in everyday Chinese numerals.

    Raises:
        ValueError: The number is below 0 or has more than twelve digits.

    >>> write_numeral(305), write_numeral(20), write_numeral(120_000)
    ('三百零五', '二十', '十二万')
    """
    if not 0 <= number < 10**12:
        message = f"{number} is not between 0 and 999,999,999,999"
        raise ValueError(message)
    if number == 0:
        return "零"
    parts, gap = "", False
    for place, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, place)
        if section:
            gap = gap or bool(parts and section < 1000)
            parts += ("零" if gap and parts else "") + _section(section) + name
            gap = False
        else:
            gap = bool(parts)
    return parts.removeprefix("一") if parts.startswith("一十") else parts


def _section(number: int) -> str:
    """1 to 9999 in Chinese numerals, 一十 for ten."""
    words, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            words += ("零" if gap and words else "") + "零一二三四五六七八九"[digit] + name
            gap = False
        else:
            gap = True
    return words
