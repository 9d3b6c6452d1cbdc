"""One precise question about a target that is not understood, with the answers that come to mind.

A question is asked only where an answer makes the target understood: each answer is the whole
cell as it would be written.
"""

import re
from typing import NamedTuple

from jixiao.model.target import Target
from jixiao.model.target_reading import read_target
from jixiao.model.target_writing import write_target
from jixiao.model.units import unit_in_name

_MOST = 3
_MISPRINT = re.compile(r"[》《〉〈»«^＾二工乏乙Z?？~～]\s*([0-9].*)")
_PERCENT = re.compile("率|比例|占比|满意度|覆盖面")
_MONEY = re.compile("成本|金额|经费|资金|支出|补助标准|价")
_PEOPLE = re.compile("人数|人口|人员|学员|对象|职工|学生|群众")
_COUNTED = re.compile("(人次|场次|户次|[人户场次个家台套份件期批辆座处所])(?:数量?)?$")
_TIME = re.compile("时间|时效|期限|及时|按时|进度")


class Question(NamedTuple):
    """What is asked about a target, and what may be answered.

    Args:
        words: The question.
        answers: Whole cells to choose from, the likely one first; () where only a person knows.
    """

    words: str
    answers: tuple[str, ...]


def question_about(raw: str, name: str = "", year: int | None = None) -> Question | None:
    """The question that a target cell asks, None when it is understood or says enough.

    Args:
        raw: The words of the cell.
        name: Name of its indicator: it says what kind of unit is likely.
        year: The fiscal year, for deadlines.

    >>> question_about("》90%")
    Question(words='“》”是书名号。是“不低于”还是“高于”？', answers=('≥90%', '＞90%'))
    >>> question_about("≥90%") is None
    True
    """
    text = raw.strip()
    target = read_target(text)
    if target.kind == "malformed":
        return _of_malformed(text, target)
    if target.kind == "quantity" and not target.unit:
        return _of_unit(text, name)
    if target.kind == "quantity" and target.unit in {"万", "亿", "千", "百"}:
        return _of_unit(text, name)
    if target.kind == "qualitative" and _TIME.search(name + text) is not None:
        return _of_deadline(text, year)
    return None


def _of_malformed(text: str, target: Target) -> Question:
    if target.parts:
        answers = tuple(dict.fromkeys(write_target(each) for each in target.parts))
        return Question("一格里有几个数，考核哪一个？", answers[:_MOST])
    match = _MISPRINT.fullmatch(text)
    if match is not None and text[0] in "》〉»《〈«":
        rest = match[1]
        if text[0] in "》〉»":
            return _kept(f"“{text[0]}”是书名号。是“不低于”还是“高于”？", (f"≥{rest}", f"＞{rest}"))
        return _kept(f"“{text[0]}”是书名号。是“不高于”还是“低于”？", (f"≤{rest}", f"＜{rest}"))
    if match is not None:
        return _kept(f"“{text[0]}”是不是“≥”？", (f"≥{match[1]}", match[1]))
    if target.number is not None and text[-1] in "~～—-":
        low = f"≥{text.rstrip('~～—-').lstrip('≥')}"
        return _kept("写的是区间，上限是多少？没有上限的，写“不低于”。", (low,))
    problem = (target.problem or "").removeprefix(f"“{text}”")
    return Question(f"要做到多少？{problem}", ())


def _of_unit(text: str, name: str) -> Question:
    """A number of nothing."""
    counted = _COUNTED.search(name)
    named = unit_in_name(name) or (counted[1] if counted is not None else None)
    if _PERCENT.search(name) is not None:
        units: tuple[str, ...] = ("%",)
    elif _MONEY.search(name) is not None:
        units = ("万元", "元")
    elif _PEOPLE.search(name) is not None:
        units = ("人", "人次")
    else:
        units = ("个", "次", "人")
    units = tuple(dict.fromkeys([named, *units])) if named is not None else units
    if text[-1] in "万亿":
        units = tuple(each for each in units if each != "%" and not each.startswith("万"))
    return _kept("这个数的单位是什么？", tuple(f"{text}{each}" for each in units))


def _of_deadline(text: str, year: int | None) -> Question:
    when = "" if year is None else f"{year}年"
    answers = tuple(f"{when}{month}月底前" for month in (12, 10, 6))
    return _kept(f"“{text}”是到哪一天为止？", answers)


def _kept(words: str, answers: tuple[str, ...]) -> Question:
    """The question with those answers that would be understood."""
    good = [each for each in answers if read_target(each).problem is None]
    return Question(words, tuple(good[:_MOST]))


def mood_of(raw: str, name: str = "") -> str:
    """How the words of a target are understood: "exact", "words", "asked", "wrong", or "".

    >>> [mood_of(each) for each in ("≥90%", "显著提高", "≥90", "XX%", "")]
    ['exact', 'words', 'asked', 'wrong', '']
    """
    target = read_target(raw.strip())
    if target.kind == "empty":
        return ""
    asked = question_about(raw, name)
    if asked is not None:
        return "asked" if asked.answers else "wrong"
    return "words" if target.kind in {"qualitative", "boolean"} else "exact"


_ALOUD = {"≥": "不低于", "≤": "不高于", ">": "高于", "<": "低于"}


def read_aloud(target: Target) -> str:
    """How a target is understood, in words; "" for one that is not, or that is words itself.

    >>> read_aloud(read_target("≥90%")), read_aloud(read_target("2027年9月底前"))
    ('不低于90%', '最晚2027年9月30日')
    """
    if target.problem is not None or target.kind in {"qualitative", "boolean", "empty"}:
        return ""
    if target.kind == "deadline" and target.deadline is not None and target.number is None:
        day = target.deadline
        return f"{'最晚' if target.operator == '≤' else ''}{day.year}年{day.month}月{day.day}日"
    if target.kind == "range" and target.number is not None and target.high is not None:
        return f"{target.number:f}至{target.high:f}{target.unit or ''}"
    if target.kind == "quantity" and target.number is not None and target.begin is None:
        about = "约" if target.approximate else ""
        sign = _ALOUD.get(target.operator or "", "")
        return f"{about}{sign}{target.number:f}{target.unit or ''}"
    return write_target(target)
