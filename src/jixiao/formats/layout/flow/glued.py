"""Tokens of a grid in which nothing parts the cells.

Only what is certain is split: level words at their full length, a value that can begin and end
in one way only. A piece that can be split in several ways stays one token, so that no row is
made of it.
"""

import re
from functools import cache

from jixiao.formats.layout.flow.fitting import NUMBER, SIGN, WORDED
from jixiao.formats.layout.flow.headers import VALUE_COLUMNS, Header
from jixiao.formats.layout.flow.script import simplified
from jixiao.formats.layout.flow.source import Source
from jixiao.formats.layout.flow.tokens import STRONG, WEAK, Token
from jixiao.regulation.words import levels

_UNITS = (
    "万人次|人次|人|户次|户|个|次|项|件|份|家|处|座|台套|台|套|辆|亩|万亩|公里|千米|米|平方米|平方公里|立方米|吨|公斤|"
    "千克|天|年|月|日|小时|分钟|元|万元|亿元|起|名|场次|场|期|批次|批|只|头|株|棵|条|组|批|篇|本|册|块|盏|根|"
    "百分比|km|m|㎡|%|％|‰|工作日|个工作日|元/人|元/亩|元/平方米|元/月|元/年|万元/年|人/次|元/人次|万人"
)
_UNIT = "(?:" + "|".join(sorted(_UNITS.split("|"), key=len, reverse=True)) + ")"
_OPERATED = rf"[%％]?(?:{SIGN}|{WORDED})+{NUMBER}(?:万|亿)?{_UNIT}?(?:/{_UNIT})?"
_CLOSED = rf"[二工^]?{NUMBER}(?:万|亿)?{_UNIT}(?:/{_UNIT})?(?:以上|以内|以下)?"
_WORDS = (
    "达成预期指标|部分达成预期指标|基本达成预期指标|稳步提高|明显提高|显著提高|不断提高|逐步提高|有效提高|持续提高|"
    "稳步提升|明显提升|显著提升|不断提升|逐步提升|有效提升|持续提升|持续改善|明显改善|有效改善|显著改善|逐步改善|得到改善|"
    "有所提高|有所提升|有所改善|长期|长远|提升|提高|改善|增强|明显|显著|良好|优良|合格|及时|规范|持续|是|有效保障|有效"
)
_NOUN = "情况|程度|度|水平|影响|率|效果|能力|环境|时限|质量|作用|性|效益|意识|条件|力|发展"
_BARE_TAIL = re.compile(rf"(?<=[）)])({NUMBER})$")
_QUALITY_TAIL = re.compile(rf"({_WORDS})$")
_AFTER_NOUN = re.compile(rf"(?:{_NOUN})$")
_ANCHOR = re.compile(r"((?:部分|基本)?达成(?:预期|年度)指标)")
_YES = re.compile(r"是否.*(是|否)$")
_FOOTER = re.compile(
    r"总分\d*|合计\d|注[:：]|其他需要?说明|附件[:：]|[^。；]{0,40}绩效(?:目标|自评|目标申报)表(?=[^及时]|$)|说明|扫一扫"
)


@cache
def _full_levels() -> re.Pattern[str]:
    known = levels()
    words = [
        word for word in (*known.level1, *known.level2) if word.endswith("指标") and len(word) > 3
    ]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


@cache
def _short_levels() -> re.Pattern[str]:
    known = levels()
    words = [
        word for word in known.level2 if len(word) >= 4 and not word.endswith(("指标", "目标"))
    ]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def glued_tokens(source: Source, header: Header, end: tuple[int, int]) -> list[Token]:
    """Tokens of a glued grid between its head and a place."""
    pieces = _lines(source, header.end, end)
    text = "".join(part for _, _, part in pieces)
    in_lines = len(pieces) >= 4 and len(pieces) >= len(_full_levels().findall(simplified(text)))
    known = levels()
    words = _full_levels().findall(simplified(text))
    full = {word for word in words if word in known.level2 and word not in known.level1}
    valued = [c.meaning for c in header.columns if c.meaning in VALUE_COLUMNS]
    found: list[Token] = []
    for line, offset, part in pieces:
        stop = _FOOTER.search(simplified(part))
        if stop is not None:
            part = part[: stop.start()]
        found += _split(source, line, offset, part, len(valued), in_lines=in_lines, short=not full)
        if stop is not None:
            break
    return found


def _lines(
    source: Source, start: tuple[int, int], end: tuple[int, int]
) -> list[tuple[int, int, str]]:
    found = []
    for line in range(start[0], min(end[0] + 1, len(source.lines))):
        text = source.lines[line].text
        low = start[1] if line == start[0] else 0
        high = end[1] if line == end[0] else len(text)
        if text[low:high].strip():
            found.append((line, low, text[low:high]))
    return found


def _split(
    source: Source, line: int, offset: int, part: str, values: int, *, in_lines: bool, short: bool
) -> list[Token]:
    """The tokens of one line."""
    plain_part = simplified(part)
    found: list[Token] = []
    cuts: list[tuple[int, int, bool]] = []
    pattern = _full_levels()
    marks = list(pattern.finditer(plain_part))
    if short:
        marks += [
            match
            for match in _short_levels().finditer(plain_part)
            if not any(
                other.start() < match.end() and match.start() < other.end() for other in marks
            )
        ]
        marks.sort(key=lambda match: match.start())
    at = 0
    for match in marks:
        if in_lines and match.start() != at:
            break
        if match.start() > at:
            cuts.append((at, match.start(), False))
        cuts.append((match.start(), match.end(), True))
        at = match.end()
    cuts.append((at, len(part), False))
    for low, high, is_level in cuts:
        if is_level:
            found.append(_token(source, line, offset, part, low, high, WEAK))
        elif part[low:high].strip():
            for start, stop, broken in _cells(plain_part, low, high, values):
                found.append(_token(source, line, offset, part, start, stop, broken))
    if found and in_lines:
        found[0] = found[0]._replace(broken=STRONG)
    return found


def _token(
    source: Source, line: int, offset: int, part: str, low: int, high: int, broken: int
) -> Token:
    text = part[low:high]
    low += len(text) - len(text.lstrip())
    text = text.strip()
    start = offset + low
    return Token(text, source.lines[line].span(start, start + len(text)), line, start, broken)


def _cells(text: str, low: int, high: int, values: int) -> list[tuple[int, int, int]]:
    """Name and values of a piece between level words, one row or, at anchors, several."""
    rows: list[tuple[int, int]] = []
    at = low
    if values >= 2:
        for match in _ANCHOR.finditer(text, low, high):
            rows.append((at, match.end()))
            at = match.end()
    if at < high:
        rows.append((at, high))
    found: list[tuple[int, int, int]] = []
    for start, stop in rows:
        cuts = _name_and_values(text, start, stop, values)
        found += [(a, b, WEAK if index == 0 else 0) for index, (a, b) in enumerate(cuts)]
    return found


def _name_and_values(text: str, start: int, stop: int, values: int) -> list[tuple[int, int]]:
    """Places of a name and of its values, from left to right; one place when uncertain."""
    bounds: list[tuple[int, int]] = []
    end = stop
    anchor = _ANCHOR.search(text, start, stop)
    if values >= 2 and anchor is not None and anchor.end() == stop:
        bounds.insert(0, (anchor.start(), stop))
        end = anchor.start()
    while len(bounds) <= values:
        cut = _last_value(text[start:end])
        if cut is None:
            break
        bounds.insert(0, (start + cut, end))
        end = start + cut
    if not bounds or end - start < 2 or len(bounds) > values + 1:
        return [(start, stop)]
    if len(bounds) == values + 1:
        # 1000件达成预期指标: a number before the anchor belongs to the anchor's cell.
        bounds[-2:] = [(bounds[-2][0], bounds[-1][1])]
    if values >= 2 and anchor is None:
        return [(start, stop)]
    return [(start, end), *bounds]


def _last_value(text: str) -> int | None:
    """Where the value at the end of some words begins; None when that is not certain."""
    words = text.rstrip(" 。;；,，")
    if match := _YES.search(words):
        return match.start(1)
    for operated in re.finditer(_OPERATED + "$", words):
        return operated.start()
    if match := re.search(_CLOSED + "$", words):
        return match.start()
    if match := _BARE_TAIL.search(words):
        return match.start(1)
    if (match := _QUALITY_TAIL.search(words)) and _AFTER_NOUN.search(words[: match.start()]):
        return match.start()
    return None
