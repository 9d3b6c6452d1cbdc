"""Rewrites a target cell so that the grammar sees less: brackets, enumerations, 含本数, 百分之百.

What is taken away says nothing about the target itself; the raw words stay with the caller.
"""

import re

from jixiao.model import target_words as words_of
from jixiao.model.target_numbers import DIGITS

_WRAPPED = {"【": "】", "[": "]", "「": "」", "『": "』", "〔": "〕"}
_THOUSAND_SIGN = re.compile(r"(?<=[0-9])[,，](?=[0-9]{3}(?:[,，][0-9]{3})*(?![0-9,，]))")
_INCLUDED = re.compile(
    r"[（(]不?含(?:本?数)?(?:(?P<same>[0-9.]+)[^0-9（）()]{0,3})?[)）](?!以|之|及|或)"
)
_EXCLUDED = re.compile(
    r"[（(]不含(?:本?数)?[0-9.]*[^0-9（）()]{0,3}[)）](?=以[上下])"
    r"|(?<=以[上下内])[（(]不含(?:本?数)?[0-9.]*[^0-9（）()]{0,3}[)）]"
)
_SAME_BEFORE = re.compile(r"(?<![0-9.])([0-9.]+)([^0-9（）()]{0,3})[（(]含\1\2[)）](?=以)")
_SHARE_FIRST = re.compile(rf"([%‰])([≥≤><＞＜≧≦]{DIGITS})").fullmatch
_PLUS = re.compile(rf"({DIGITS}[^0-9+]{{0,3}})\+").fullmatch
_FULL_MARKS = re.compile(r"[（(](?:满分|总分)[^（）()]*[)）]")
_ENUMERATED = re.compile(r"[（(][1-9][0-9]?[)）]")
_JOINING = frozenset("/／和与及或")
_BETWEEN_SHARES = re.compile(r"(?<=[%‰])[/／和与及或](?=[0-9])")
_FROM = re.compile(
    rf"[^0-9]{{0,8}}[由从][^0-9]{{0,8}}{DIGITS}[^0-9，。；;,、]{{0,6}}?"
    r"(?:提高|提升|增加|增长|上升|扩大|降低|下降|减少|压减|缩短|升|降|增|减)(?:了|并)?(?=[到至为])"
).match


def plainer(text: str) -> str:
    """The words of a cell without what says nothing about its target.

    Args:
        text: The cell without white space, digits in ASCII.

    >>> plainer("【≥90%（含）】"), plainer("百分之百"), plainer("1,200人"), plainer("（1）3次（2）5次")
    ('≥90%', '100%', '1200人', '；3次；5次')
    """
    text = text.rstrip(words_of.TRAILING)
    is_interval = text[:1] == "[" and ("," in text or "，" in text)
    if text[:1] in _WRAPPED and text[-1] == _WRAPPED[text[0]] and not is_interval:
        text = text[1:-1].rstrip(words_of.TRAILING)
    if "," in text or "，" in text:
        text = _THOUSAND_SIGN.sub("", text)
    if "含" in text:
        text = _SAME_BEFORE.sub(r"\1\2含", _EXCLUDED.sub("不含", text))
        text = _INCLUDED.sub(_without_same, text)
    if "满分" in text or "总分" in text:
        text = _FULL_MARKS.sub("", text)
    if text[-1:] == "+" and (match := _PLUS(text)) is not None:
        text = f"≥{match[1]}"
    if text[:1] in {"%", "‰"} and (match := _SHARE_FIRST(text)) is not None:
        text = match[2] + match[1]
    if "百分" in text:
        text = text.replace("百分之百", "100%").replace("百分百", "100%")
    if text[-2:] == "元整":
        text = text[:-1]
    if text.startswith(("（1）", "(1)")):
        text = _ENUMERATED.sub("；", text)
    return text if _JOINING.isdisjoint(text) else _BETWEEN_SHARES.sub("、", text)


def _without_same(match: re.Match[str]) -> str:
    """Nothing for 含本数 and for the number that stands before: 2个以上（含2个）."""
    same = match["same"]
    return match[0] if same and same not in match.string[: match.start()] else ""


def without_start(text: str) -> str:
    """由80%提高到90% as 到90%: the number from which it starts is not the target.

    >>> without_start("覆盖率由80%提高到90%"), without_start("自由搏击3场")
    ('到90%', '自由搏击3场')
    """
    if "由" not in text and "从" not in text:
        return text
    match = _FROM(text)
    return text if match is None else text[match.end() :]
