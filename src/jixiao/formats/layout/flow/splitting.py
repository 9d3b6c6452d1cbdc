"""Splits a name and the values glued behind it, where only one way of splitting makes sense."""

import re
from collections.abc import Iterator

from jixiao.formats.layout.flow.fitting import NUMBER, SIGN, WORDED

_UNITS = (
    "万人次|人次|人|万人|户次|户|个|次|项|件|份|家|处|座|台套|台|套|辆|亩|万亩|公里|千米|米|平方米|平方公里|立方米|"
    "吨|公斤|千克|天|年|月|日|小时|分钟|元|万元|亿元|起|名|场次|场|期|批次|批|只|头|株|棵|条|组|篇|本|册|块|盏|根|"
    "百分比|km|m|㎡|%|％|‰|工作日|个工作日|元/人|元/亩|元/平方米|元/月|元/年|万元/年|人/次|元/人次|种|种次|分|度|级|粒|公顷"
)
UNIT = "(?:" + "|".join(sorted(_UNITS.split("|"), key=len, reverse=True)) + ")"
OPERATED = rf"[%％]?(?:{SIGN}|{WORDED})+{NUMBER}(?:万|亿)?{UNIT}?(?:/{UNIT})?"
CLOSED = rf"[二工^]?{NUMBER}(?:万|亿)?{UNIT}(?:/{UNIT})?(?:以上|以内|以下)?"
ANCHOR = r"(?:部分|基本)?达成(?:预期|年度)指标"
QUALITY = (
    "稳步提高|明显提高|显著提高|不断提高|逐步提高|有效提高|持续提高|稳步提升|明显提升|显著提升|不断提升|逐步提升|"
    "有效提升|持续提升|持续改善|明显改善|有效改善|显著改善|逐步改善|得到改善|有所提高|有所提升|有所改善|长期|长远|"
    "提升|提高|改善|增强|明显|显著|良好|优良|合格|及时|规范|持续|是|否|有效保障|有效"
)
_NOUN = "情况|程度|度|水平|影响|率|效果|能力|环境|时限|质量|作用|性|效益|意识|条件|力|发展"
_AFTER_NOUN = re.compile(rf"(?:{_NOUN})$")
_BARE_TAIL = re.compile(rf"(?<=[）)])({NUMBER})$")
_QUALITY_TAIL = re.compile(rf"(?:{QUALITY})$")
_OPERATED_TAIL = re.compile(OPERATED + "$")
_CLOSED_TAIL = re.compile(CLOSED + "$")
_YES = re.compile(r"是否.*(是|否)$")
_VALUE = re.compile(rf"{OPERATED}|{CLOSED}|(?:{CLOSED})?{ANCHOR}|{QUALITY}|0|[1-9]\d*(?:\.\d+)?")
_POINTS = re.compile(r"0|100|[1-9]\d?(?:\.\d{1,2})?")
_SPOILT_NAME = re.compile(rf"[%％][\dA-Za-z一-鿿]|{ANCHOR}|{SIGN}\s*\d|\d{UNIT}\d")
_OPERATOR_TAIL = re.compile(rf"(?:{SIGN}|{WORDED}|不|未)$")
_INNER_VALUE = re.compile(rf"(?:次|数|率|量|度|户|人){NUMBER}{UNIT}[一-鿿]{{2}}")
_LONGEST_VALUE = 24
_MOST = 200
_MOST_DIGIT_CUTS = 2


def last_value(text: str) -> int | None:
    """Where the value at the end of some words begins; None when that is not certain."""
    words = text.rstrip(" 。;；,，")
    if match := _YES.search(words):
        return match.start(1)
    for pattern in (_OPERATED_TAIL, _CLOSED_TAIL):
        if match := pattern.search(words):
            return match.start()
    if match := _BARE_TAIL.search(words):
        return match.start(1)
    if (match := _QUALITY_TAIL.search(words)) and _AFTER_NOUN.search(words[: match.start()]):
        return match.start()
    return None


def is_one_name(words: str) -> bool:
    """Whether words in front of a value are one name, without the value of another row."""
    return _SPOILT_NAME.search(words) is None and _INNER_VALUE.search(words) is None


def split_row(text: str, columns: list[str]) -> list[int] | None:
    """Where each column of a glued row begins, the name first; None when that is not certain.

    Args:
        text: The row: a name and a value for each column, nothing between them.
        columns: "points" or "score" for points, anything else for a value.

    >>> split_row("合格率100%98%1010", ["target", "actual", "points", "score"])
    [0, 3, 7, 10, 12]
    >>> split_row("人数2100105", ["target", "actual", "points"]) is None
    True
    """
    found: list[tuple[int, ...]] = []
    for cuts in _ways(text, len(text), columns):
        if _is_name(text[: cuts[0]]) and _is_told(text, cuts, columns):
            found.append(cuts)
        if len(found) >= _MOST:
            return None
    equal = [cuts for cuts in found if _actual_equal(text, cuts, columns)]
    fewest = min((_digit_cuts(text, cuts) for cuts in found), default=0)
    if fewest > _MOST_DIGIT_CUTS:
        return None
    found = [cuts for cuts in found if _digit_cuts(text, cuts) == fewest]
    for choose in (_score_fits, _score_equal, _actual_equal):
        found = [cuts for cuts in found if choose(text, cuts, columns)] or (
            found if choose is not _score_fits else []
        )
        if len(found) == 1:
            return [0, *found[0]] if not equal or found[0] in equal else None
    return None


def _digit_cuts(text: str, cuts: tuple[int, ...]) -> int:
    """How many cuts fall between two digits."""
    return sum(text[at - 1 : at].isdigit() and text[at].isdigit() for at in cuts)


def _ways(text: str, end: int, columns: list[str]) -> Iterator[tuple[int, ...]]:
    """All ways to cut the columns from the end of a text, as their beginnings."""
    if not columns:
        yield ()
        return
    pattern = _POINTS if columns[-1] in {"points", "score"} else _VALUE
    for start in range(end - 1, max(0, end - _LONGEST_VALUE) - 1, -1):
        if pattern.fullmatch(text, start, end):
            for before in _ways(text, start, columns[:-1]):
                yield (*before, start)


def _is_name(name: str) -> bool:
    if len(name) < 2 or len(name) > 80 or name[-1].isdigit() or name[-1] in ".≥≤<>=＝％%-":
        return False
    if _OPERATOR_TAIL.search(name) or (name[0].isdigit() and not re.match(r"\d+[.、]", name)):
        return False
    return _SPOILT_NAME.search(name) is None and re.search("[一-鿿]", name) is not None


def _is_told(text: str, cuts: tuple[int, ...], columns: list[str]) -> bool:
    """Whether a quality right behind the name follows a noun that can have one."""
    parts = _parts(text, cuts, columns)
    first = parts[columns[0]]
    return not _QUALITY_TAIL.fullmatch(first) or _AFTER_NOUN.search(text[: cuts[0]]) is not None


def _parts(text: str, cuts: tuple[int, ...], columns: list[str]) -> dict[str, str]:
    ends = (*cuts[1:], len(text))
    parts = (text[a:b] for a, b in zip(cuts, ends, strict=True))
    return dict(zip(columns, parts, strict=True))


def _score_fits(text: str, cuts: tuple[int, ...], columns: list[str]) -> bool:
    parts = _parts(text, cuts, columns)
    if "points" in parts and "score" in parts:
        return 0 <= float(parts["score"]) <= float(parts["points"])
    return True


def _score_equal(text: str, cuts: tuple[int, ...], columns: list[str]) -> bool:
    parts = _parts(text, cuts, columns)
    return parts.get("points") == parts.get("score")


def _actual_equal(text: str, cuts: tuple[int, ...], columns: list[str]) -> bool:
    parts = _parts(text, cuts, columns)
    return "actual" in parts and parts["actual"] == parts.get("target")
