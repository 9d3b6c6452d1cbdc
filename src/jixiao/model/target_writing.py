"""Words for a typed target; reading them gives the same target again."""

from datetime import date

from jixiao.model.target import Target
from jixiao.model.target_dates import find_when
from jixiao.model.target_numbers import TIMES_BELOW
from jixiao.model.target_reading import read_target
from jixiao.model.units import unit_of

_QUALITATIVE = {None: "定性", "increase": "提高", "decrease": "降低", "same": "持平"}
_CHANGE = {None: "", "increase": "增长", "decrease": "下降", "same": "持平"}
_WORDS = {"≥": "不低于", "≤": "不高于", ">": "高于", "<": "低于", "=": "等于"}


def write_target(target: Target) -> str:
    """The words for a typed target: ``read_target(write_target(target)) == target``.

    This holds for every target that ``read_target`` makes. A target with a problem is written
    as the cell that its sentence quotes. Of a target made by hand the words say the same as far
    as the grammar has words for it.

    >>> from decimal import Decimal
    >>> write_target(Target("quantity", "≥", Decimal(90), None, "%"))
    '≥90%'
    """
    if target.problem is not None and (words := _quoted(target)) is not None:
        return words
    match target.kind:
        case "empty":
            return ""
        case "boolean":
            return {True: "是", False: "否", None: "是/否"}[target.answer]
        case "quantity" if target.begin is not None:
            return f"{_period(target)}完成{_amount(target)}"
        case "quantity" | "malformed":
            return _CHANGE[target.direction] + _amount(target)
        case "range":
            if target.number is None:
                return _period(target)
            return _CHANGE[target.direction] + _amount(target)
        case "deadline":
            return _deadline(target)
        case "relative":
            return _relative(target)
        case _ if target.number is not None:
            return _CHANGE[target.direction] + _amount(target)
        case _:
            return _QUALITATIVE[target.direction]


def _quoted(target: Target) -> str | None:
    """The cell that the problem quotes; it may hold quotation marks itself."""
    problem = target.problem or ""
    end = problem.find("”")
    while problem.startswith("“") and end > 0:
        if read_target(problem[1:end]) == target:
            return problem[1:end]
        end = problem.find("”", end + 1)
    return None


def _amount(target: Target) -> str:
    """Comparison, number or range, and unit; a unit that is in no list is named as one."""
    if target.number is None:
        return (target.operator or "") + (target.unit or "")
    about = "约" if target.approximate else ""
    high = "" if target.high is None else f"~{target.high:f}"
    unit = target.unit or ""
    if unit and (
        unit_of(unit) != unit or ("、" in unit and unit.rpartition("、")[2] not in TIMES_BELOW)
    ):
        unit = f"（单位：{unit}）"
    words = f"{target.number:f}{high}{unit}"
    if words[:2] in {"19", "20"} and find_when(words, None) is not None:
        words = f"0{words}"  # 2021.6 alone is a month, 02021.6 is none
    return f"{target.operator or ''}{about}{words}"


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _period(target: Target) -> str:
    if target.begin is None or target.deadline is None:
        return "每年1月至12月"
    return f"{_chinese(target.begin)}至{_chinese(target.deadline)}"


def _deadline(target: Target) -> str:
    """The day with 前 where ≤ is meant, and the share to be done by then."""
    day = "每年12月底" if target.deadline is None else _chinese(target.deadline)
    if target.number is not None:
        return f"{day}前完成{_amount(target)}"
    return f"{day}前" if target.operator == "≤" else day


def _relative(target: Target) -> str:
    """The comparison with last year, behind the day by which it is due."""
    if target.deadline is not None:
        return f"{_chinese(target.deadline)}前{_relative(target._replace(deadline=None))}"
    if target.number is None:
        if target.operator is not None:
            return f"{_WORDS[target.operator]}上年{_CHANGE[target.direction]}"
        words = {None: "与上年相比", "increase": "比上年提高", "decrease": "比上年降低"}
        return words.get(target.direction, "与上年持平")
    if target.direction == "same":
        return f"与上年持平{_amount(target)}"
    return f"比上年{_CHANGE[target.direction]}{_amount(target)}"
