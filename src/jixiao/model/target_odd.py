"""Target cells that look like one number or date and are none, or are more than one.

Every shape here is rare and certain: grades in one cell, errors of a spreadsheet, half-printed
dates, two units for one amount. Nothing of a cell is dropped without a word.
"""

import re
from calendar import monthrange
from datetime import date

from jixiao.kernel.numerals import SIGNS, read_numeral
from jixiao.model import target_words as words_of
from jixiao.model.target import Target
from jixiao.model.target_numbers import find_numbers
from jixiao.model.units import UNITS

_YEAR = r"(?:19|20)[0-9]{2}"
_SIGN = r"[≥≤><=＝＞＜≧≦]{0,2}"
_FIRST = frozenset("0123456789≥≤><=＝＞＜≧≦三TtDd")
_MISTAKES = re.compile(r"#[A-Z0-9/]{2,8}[!?]?|[?？]{1,3}|#+").fullmatch
_SIGNED_WORD = re.compile(r"[≥≤><=＝＞＜≧≦]{1,2}([是否有无])").fullmatch
_LEVEL = re.compile(r"(?:三|[1-9])(?:A+级?|星级?|级)(?:及?以上)?").fullmatch
_EACH_ONE = re.compile("1[^0-9≥≤><=，,、；;月]{1,2}1[^0-9≥≤><=，,、；;]{1,2}").fullmatch
_OFFSET = re.compile(r"[TtDd][+-][0-9]{1,3}(?:个?(?:工作|自然)?日|天)?(?:内|以内|前)?").fullmatch
_COMPOUND = re.compile(
    rf"{_SIGN}(?:[0-9]+(?:小时|时)[0-9]+分钟?|[0-9]+分钟?[0-9]+秒|[0-9]+元[0-9]角?(?:[0-9]分)?"
    r"|[0-9]+亿[0-9]+(?:千万|百万|万)元?|[0-9]+万[0-9]+[千百]元?|[0-9]+天[0-9]+小时"
    r"|[0-9]+年[0-9]{1,2}个月)(?:以内|内|以上|以下)?"
).fullmatch
_TEN_DAYS = re.compile(rf"{_YEAR}年度?(?:[上中下]|中下)旬(?:前|之前|以前)?").fullmatch
_MIDDLE = re.compile(rf"{_YEAR}年中(?:前|之前|以前|完成)?").fullmatch
_SHORT_YEAR = re.compile(
    r"[0-9]{2}年(?:1[0-2]|0?[1-9])月(?:[0-9]{1,2}[日号])?(?:底|末)?(前|之前|以前)?(?:完成)?"
).fullmatch
_NO_MONTH = re.compile(rf"{_YEAR}年(?:1[3-9]|[2-9][0-9]|00?)月.{{0,8}}").fullmatch
_MONTHS = re.compile(rf"(?:({_YEAR})年)?((?:1[0-2]|0?[1-9])月(?:[、，,](?:1[0-2]|0?[1-9])月)+)")
_GRADE = re.compile(
    r"(优秀?|良好?|中等?|较?差|合格|不合格|及格|不及格|一般|较好)[:：为]?(?=[≥≤><0-9])"
)
_GRADE_SIGNS = frozenset("优良中差格般好")
_LISTING = frozenset("、，,")
_SEPARATORS = "；;，,、 。"


def odd_words(raw: str, text: str, column: str | None) -> Target | None:
    """A cell without digits: the error of a spreadsheet, a sign before 是, a numeral alone."""
    if len(text) > 40:
        return None
    if _MISTAKES(text) is not None and (len(text.strip("#")) > 0):
        return _wrong(raw, "是表格的错误值或问号，没有填写指标值。")
    if (match := _SIGNED_WORD(text)) is not None:
        operator = words_of.OPERATOR_SIGNS.get(text[:-1])
        return _wrong(raw, f"只有比较符号和“{match[1]}”，没有数值。", operator)
    if text[0] in SIGNS and text[-1] not in "万亿萬億" and text not in UNITS:
        number = read_numeral(text)
        return None if number is None else Target("quantity", number=number, unit=column)
    return None


def odd_number(raw: str, text: str) -> Target | None:
    """A cell with digits that are no quantity, no date, or several."""
    if len(text) > 60:
        return None
    first = text[0]
    if first in "#?？" and _MISTAKES(text) is not None:
        return _wrong(raw, "是表格的错误值或问号，没有填写指标值。")
    if first in _FIRST:
        if _LEVEL(text) or (first == "1" and _EACH_ONE(text)) or _OFFSET(text):
            return Target("qualitative")
        if _COMPOUND(text) is not None:
            what = "由两个计量单位合写，没有作为一个数读入。"
            return Target("qualitative", problem=f"“{raw}”{what}")
    if ("年" in text or "月" in text) and (target := _odd_date(raw, text)) is not None:
        return target
    return None if _GRADE_SIGNS.isdisjoint(text) else _grades(raw, text)


def _odd_date(raw: str, text: str) -> Target | None:
    """A date of which something is missing, or several months."""
    if ("旬" in text and _TEN_DAYS(text)) or ("年中" in text and _MIDDLE(text)):
        return _wrong(raw, "没有写明月份，看不出截止日期。")
    if text[2:3] == "年" and (match := _SHORT_YEAR(text)) is not None:
        what = "的年份只有两位数字，没有定出截止日期。"
        return Target("deadline", "≤" if match[1] else None, problem=f"“{raw}”{what}")
    if text[4:5] == "年" and _NO_MONTH(text) is not None:
        return _wrong(raw, "中的日期在日历上不存在。")
    if _LISTING.isdisjoint(text) or (match := _MONTHS.fullmatch(text)) is None:
        return None
    months = [int(month) for month in re.findall("[0-9]+", match[2])]
    parts = tuple(Target("deadline", deadline=_month_end(match[1], month)) for month in months)
    return Target("malformed", parts=parts,
                  problem=f"“{raw}”在一格里写了{len(parts)}个日期，看不出以哪一个为准。")  # fmt: skip


def _month_end(year: str | None, month: int) -> date | None:
    return date(int(year), month, monthrange(int(year), month)[1]) if year else None


def _grades(raw: str, text: str) -> Target | None:
    """Several grades, each with its numbers: 优≥90 良80-90 中60-80 差<60."""
    if len(matches := list(_GRADE.finditer(text))) < 2:
        return None
    ends = [*(match.start() for match in matches[1:]), len(text)]
    parts = []
    for match, end in zip(matches, ends, strict=True):
        found, _ = find_numbers(text[match.end() : end].strip(_SEPARATORS))
        if len(found) == 1 and found[0].standing == "good" and found[0].doubt is None:
            number = found[0]
            kind = "quantity" if number.high is None else "range"
            parts.append(Target(kind, number.operator, number.number, number.high, number.unit))
    if len(parts) != len(matches):
        parts = []
    return Target("malformed", parts=tuple(parts),
                  problem=words_of.several(raw, len(matches)))  # fmt: skip


def _wrong(raw: str, what: str, operator: str | None = None) -> Target:
    return Target("malformed", operator, problem=f"“{raw}”{what}")
