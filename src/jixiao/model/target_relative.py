"""Targets that compare with last year (与上年相比): 比上年增长10%及以上, 与上年持平."""

import re

from jixiao.model import target_words as words_of
from jixiao.model.target import Target
from jixiao.model.target_dates import names_year_before
from jixiao.model.target_numbers import find_numbers

_BASE = (
    r"(?<!以)(?:上一?个?年度?|去年度?|前一年度?|基期|基准年|基年)"
    r"(?:同期|同比|实际|平均|完成|预算|的|度|末|底)*"
)
_OPERATORS = "|".join(
    sorted(
        map(re.escape, (*words_of.OPERATOR_WORDS, *words_of.OPERATOR_SIGNS)), key=len, reverse=True
    )
)
_COMPARED = re.compile(
    rf"(?:(?P<operator>{_OPERATORS})|比|较|对比|相比|优于|好于){_BASE}"
    rf"|(?:与|同|和|跟){_BASE}(?=水平|持平|基本|相比|比较|一致|相同|相当|保持)"
    rf"|{_BASE}(?:基础上|水平以上)"
    rf"|同比(?=增|提|上|扩|改|下|降|减|持|基|有|不|明)"
)
_SHARE_OF = re.compile(
    rf"(?:{_OPERATORS}|为)?(?:上一?个?年度?|去年度?|基期)(?:同期|实际|水平)?的(?P<share>[0-9.]+[%倍].*)"
).fullmatch


def level_before(text: str) -> tuple[str, str] | None:
    """A level and a comparison in one cell: 95%，较上年提高2个百分点; None without a level.

    >>> level_before("≥95%且较上年提高"), level_before("较上年提高2%")
    (('≥95%', '较上年提高'), None)
    """
    if (
        not names_year_before(text)
        or (match := _COMPARED.search(text)) is None
        or not match.start()
    ):
        return None
    head = text[: match.start()].rstrip("，,；;、")
    head = _ALSO.sub("", head)
    return (head, text[match.start() :]) if _LEVEL(head) is not None else None


_ALSO = re.compile("[，,；;、]?(?:并且|而且|同时|且|并)$")
_LEVEL = re.compile(
    r"[^0-9，,；;、。年月（(]{0,12}[0-9.]+(?:%|‰|[^0-9年月日，,；;、。]{1,3})(?:以上)?"
).fullmatch


def read_relative(text: str) -> Target | None:
    """A target with last year as its printed baseline; None without one.

    The direction may be open (不低于上年度水平 has only its operator), and so may the amount.

    Args:
        text: The cell without white space, digits in ASCII.

    >>> read_relative("与上年持平").direction
    'same'
    >>> read_relative("逐步提高") is None
    True
    """
    if not names_year_before(text):
        return None
    if (share := _SHARE_OF(text)) is not None:
        found, _ = find_numbers(text[: share.start("share")].partition("上")[0] + share["share"])
        if len(found) == 1 and found[0].standing == "good" and found[0].doubt is None:
            return Target("relative", found[0].operator, found[0].number, found[0].high,
                          found[0].unit, "previous-year")  # fmt: skip
    if (match := _COMPARED.search(text)) is None:
        return None
    sign = match["operator"]
    operator = sign and (words_of.OPERATOR_WORDS.get(sign) or words_of.OPERATOR_SIGNS[sign])
    rest = text[match.end() :]
    direction = words_of.direction_of(rest)
    if direction is None and match[0].startswith(("优于", "好于")):
        direction = "increase"
    found, _ = find_numbers(rest)
    certain = [number for number in found if number.standing in {"good", "bare"}]
    if len(certain) > 1:
        return None
    if not certain:
        return Target("relative", operator, baseline="previous-year", direction=direction)
    number = certain[0]
    return Target("relative", number.operator or operator, number.number, number.high,
    number.unit,
                  "previous-year", direction, approximate=number.approximate)  # fmt: skip
