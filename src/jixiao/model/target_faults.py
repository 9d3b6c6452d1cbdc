"""What can be wrong with a target cell as such: no number, a placeholder, a misprint.

Every function returns the malformed target with its sentence, or None when the cell is not so.
"""

import re
from decimal import Decimal

from jixiao.model import target_words as words_of
from jixiao.model.target import Target
from jixiao.model.target_numbers import DIGITS, Found, read_behind
from jixiao.model.units import SHARES, unit_of

_SIGNS = r"(?P<sign>[≥≤><=＝＞＜≧≦═⩾⩽﹥﹤﹦≮≯]{1,2})?"
_PLACEHOLDER = re.compile(
    rf"{_SIGNS}(?P<mark>[*＊]+|[Xx×╳]+|_+|…+|〇{(2,)}|○+|□+|（）|\(\)|#+|N)(?P<unit>[^0-9]{{0,8}})"
)
_SIGN_FIRST = re.compile(rf"{_SIGNS}(?P<unit>.*)")
_TYPO = re.compile(rf"(?P<typo>[》《〉〈»«])(?P<number>{DIGITS})?(?P<rest>[^0-9》]{{0,8}})")
_NOISE = re.compile(
    rf"(?P<noise>[\^＾二工乏乙Z?？~～]|[0-9%]=)(?P<number>{DIGITS})(?P<rest>[^0-9]{{0,8}})"
)
_IS_ODD = re.compile(
    r"\A(?:[》《〉〈»«^＾二工乏乙Z?？~～]|[0-9%]=)|[0-9][/:：∶+][0-9]|[0-9][^0-9，。；;,、]{0,3}[×*xX][0-9]|[$＄]\Z"
).search
_ODD_FIRST = frozenset("》《〉〈»«^＾二工乏乙Z?？~～")
_ODD_SIGNS = frozenset("/:：∶+×*xX=$＄")
_DOLLAR = re.compile(rf"{_SIGNS}(?P<number>{DIGITS})[$＄]")
_RATIO = re.compile(
    rf"(?!(?:19|20)[0-9]{{2}}/(?:1[0-2]|0?[1-9])\Z)[^0-9]{{0,12}}{DIGITS}[/:：∶]{DIGITS}"
)
_SPAN = re.compile("[0-9][^0-9，。；;,、]{0,3}[×*xX][0-9]")
_SUM = re.compile(r"[^0-9“《]{0,12}[0-9]+\+[0-9].*")
_OPEN = re.compile(
    rf"{_SIGNS}(?P<number>{DIGITS})(?P<unit>[^0-9~～—-]{{0,6}})(?:[~～]|—{{1,2}}|-{{1,2}})"
)
_TYPOS = {"》": "书名号", "《": "书名号", "〉": "尖括号", "〈": "尖括号", "»": "引号", "«": "引号"}
_FRACTION = re.compile("(?!百)[一二三四五六七八九十]+分之[一二三四五六七八九十]+")
_HUNDRED = Decimal(100)


def without_number(raw: str, text: str, column: str | None) -> Target | None:
    """A cell without digits that is no words either: a unit, a sign, a placeholder."""
    if len(text) > 16:
        return None
    if (match := _PLACEHOLDER.fullmatch(text)) is not None:
        unit = unit_of(match["unit"]) if match["unit"] else column
        if unit is not None or not match["unit"]:
            return _malformed(
                raw, "是模板中的占位符，没有填写数值。", _operator(match["sign"]), unit
            )
    if (match := _TYPO.fullmatch(text)) is not None:
        return _typo(raw, match, column)
    match = _SIGN_FIRST.fullmatch(text)
    sign, rest = (match["sign"], match["unit"]) if match else (None, text)
    unit = unit_of(rest) if rest else column
    if rest and unit is None:
        if _FRACTION.fullmatch(rest):
            return Target("qualitative", problem=f"“{raw}”是分数，没有作为一个数读入。")
        return None
    if sign is None:
        return None if not rest else _malformed(raw, "只有计量单位，没有数值。", None, unit)
    what = "只有比较符号和计量单位，没有数值。" if unit else "只有比较符号，没有数值。"
    return _malformed(raw, what, _operator(sign), unit)


def misprint(raw: str, text: str) -> Target | None:
    """A cell with digits in which a sign is misprinted or misread, or which is a ratio."""
    if (text[0] not in _ODD_FIRST and _ODD_SIGNS.isdisjoint(text)) or _IS_ODD(text) is None:
        return None
    if (match := _TYPO.fullmatch(text)) is not None:
        return _typo(raw, match, None)
    if (match := _NOISE.fullmatch(text)) is not None:
        behind = read_behind(match["rest"])
        if not behind.tail:
            what = f"中数字前面的“{match['noise']}”不是比较符号，可能是“≥”的识别错误，请核对原文。"
            return _malformed(raw, what, None, behind.unit, match["number"])
    if _SPAN.search(text) is not None:
        return Target("qualitative", problem=f"“{raw}”是乘积，没有作为一个数读入。")
    if _SUM.fullmatch(text) is not None:
        return Target("qualitative", problem=f"“{raw}”是几个数相加，没有作为一个数读入。")
    if _RATIO.fullmatch(text) is not None:
        return Target("qualitative", problem=f"“{raw}”是比值，没有作为一个数读入。")
    if (match := _DOLLAR.fullmatch(text)) is not None:
        what = "中数字后面的“$”可能是“%”的识别错误，请核对原文。"
        return _malformed(raw, what, _operator(match["sign"]), None, match["number"])
    return None


def open_range(raw: str, text: str) -> Target | None:
    """A range without its upper end: 470~."""
    if text[-1] not in "~～—-" or (match := _OPEN.fullmatch(text)) is None:
        return None
    unit = unit_of(match["unit"]) if match["unit"] else None
    what = "是区间，但没有写上限。"
    return _malformed(raw, what, _operator(match["sign"]), unit, match["number"])


def suspect_percent(number: Found) -> str | None:
    """The second half of a sentence about a percentage that can hardly be meant."""
    if number.operator is not None or number.high is not None or number.unit not in SHARES:
        return None
    if number.number.is_zero() and number.number.is_signed():
        return words_of.NEGATIVE_ZERO
    digits = f"{number.number:f}"
    rest = digits[1:]
    if number.unit in {"倍", "成", "折"} or digits[0] != "2" or number.number <= _HUNDRED:
        return None
    if rest[0] == "0" or Decimal(rest) > _HUNDRED:
        return None
    return f"大于100%且以2开头，可能是“≥{rest}{number.unit}”的识别错误，请核对原文。"


def _typo(raw: str, match: re.Match[str], column: str | None) -> Target | None:
    """》90% and 》亩: a quotation mark of the same key where a comparison is meant."""
    behind = read_behind(match["rest"])
    if behind.tail or (match["number"] is None and behind.unit is None and match["rest"]):
        return None
    greater = match["typo"] in "》〉»"
    meant = "“≥”或“>”" if greater else "“≤”或“<”"
    what = f"中的“{match['typo']}”是{_TYPOS[match['typo']]}，应当写{meant}"
    what += "。" if match["number"] else "，而且没有数值。"
    return _malformed(raw, what, None, behind.unit or column, match["number"])


def _operator(sign: str | None) -> str | None:
    return words_of.OPERATOR_SIGNS.get(sign) if sign else None


def _malformed(
    raw: str, what: str, operator: str | None, unit: str | None, digits: str | None = None
) -> Target:
    number = None if digits is None else Decimal(digits.replace(",", "").replace("，", ""))
    return Target("malformed", operator, number, unit=unit, problem=f"“{raw}”{what}")
