"""Deadlines and periods in target cells (时效): 2023年底, 9月前, 2020.1.1-2020.12.31.

A month means its last day, a year its last day, and so does 前 behind them. A school year (学年)
runs from September to August. Where no year is printed there is no date, unless the caller names
the fiscal year.
"""

import re
from datetime import date
from typing import NamedTuple

from jixiao.kernel.numerals import read_numeral

_YEAR = r"(?:19|20)[0-9]{2}"
_TO = r"(?:-{1,2}|~|～|—{1,2}|–|―|至|到|起至)"


def _when(tag: str) -> str:
    """The pattern of one point in time; group names end in ``tag``."""
    return (
        rf"(?:(?P<y{tag}>{_YEAR})年度?|(?P<every{tag}>每年度?|每一年度?)"
        rf"|(?P<this{tag}>[当本今]年度?|全年))?"
        rf"(?:(?P<m{tag}>1[0-2]|0?[1-9])月份?(?:(?P<d{tag}>3[01]|[12][0-9]|0?[1-9])[日号])?"
        rf"|第?(?P<q{tag}>[一二三四1-4])季度|(?P<half{tag}>[上下])半年)?"
        rf"(?P<end{tag}>年?底|年?末|年初|初|年中|上旬|中旬|中下旬|下旬|年内)?"
    )


_MARK = r"(?P<mark>之前|以前|前|之内|以内|内|为止|止)?"
_CHINESE = re.compile(
    r"(?<![0-9.第一二两三四五六七八九十几多半百])"
    r"(?=[0-9每]|[当本今全]年|第?[一二三四1-4]季|[上下]半年|年[底末初中内])"
    rf"{_when('')}{_MARK}"
)
_PERIOD = re.compile(
    rf"(?<![0-9.第一二两三四五六七八九十几多半百]){_when('1')}{_TO}{_when('2')}{_MARK}"
)
_MONTHS = re.compile(
    rf"(?<![0-9.第])(?:(?P<y1>{_YEAR})年)?(?P<m1>1[0-2]|0?[1-9]){_TO}(?P<m2>1[0-2]"
    rf"|0?[1-9])月份?(?P<end>底|末)?{_MARK}"
)
_YEARS = re.compile(rf"(?<![0-9.])(?P<y1>{_YEAR})年?度?{_TO}(?P<y2>{_YEAR})年度?(?:底|末)?{_MARK}")


def _digital(tag: str) -> str:
    """The pattern of 2020.1.1 and 2023-07; the sign between stays the same."""
    return (
        rf"(?P<y{tag}>{_YEAR})(?P<s{tag}>[./-])(?P<m{tag}>1[0-2]|0?[1-9])"
        rf"(?:(?P=s{tag})(?P<d{tag}>3[01]|[12][0-9]|0?[1-9]))?日?"
    )


_NUMERIC = re.compile(rf"(?<![0-9.]){_digital('')}(?![0-9./-]){_MARK}")
_NUMERIC_PERIOD = re.compile(rf"(?<![0-9.]){_digital('1')}{_TO}{_digital('2')}(?![0-9./-]){_MARK}")
_COMPACT = re.compile(
    rf"(?<![0-9.])(?P<y1>{_YEAR})(?P<m1>0[1-9]|1[0-2])(?P<d1>0[1-9]|[12][0-9]|3[01])?{_TO}"
    rf"(?P<y2>{_YEAR})(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12][0-9]|3[01])?(?![0-9])"
)
_YEAR_MONTHS = re.compile(
    rf"(?<![0-9.])(?P<y1>{_YEAR})[.](?P<m1>1[0-2]|0?[1-9]){_TO}(?P<m2>1[0-2]"
    rf"|0?[1-9])(?![0-9.])月?"
)
_PERIODS = (_YEAR_MONTHS, _NUMERIC_PERIOD, _COMPACT, _YEARS, _MONTHS, _PERIOD)
_IS_NUMERIC = re.compile("(?:19|20)[0-9]{2}(?:[./-]?[0-9])").search
_PLAIN_DATE = re.compile(
    rf"(?:({_YEAR})年)?(?:(1[0-2]|0?[1-9])月(?:(3[01]|[12][0-9]|0?[1-9])日)?)?(年?[底末])?"
    r"(前|之前|以前)?((?:按时|全部|全面|及时)?(?:完成|到位))?"
).fullmatch
_SHORT_DAY = re.compile(r"(1[0-2]|0?[1-9])\.(3[01]|[12][0-9]|0?[1-9])日?(?=前|之前|以前)")
_CHINESE_DAY = re.compile(
    "(?<=月)(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])"
)
_CHINESE_YEAR = re.compile(r"[一二][〇零○一二三四五六七八九]{3}(?=年)")
_CHINESE_MONTH = re.compile(r"(?<![一二三四五六七八九十])(十?[一二三四五六七八九]|十)(?=月)")
_DAY = re.compile(
    rf"(?P<y>{_YEAR})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])(?P<mark>之前|以前|前)?"
)
_LOST = re.compile(rf"20[0-3][0-9]{{2,4}}{_TO}20[0-3][0-9]{{2,4}}")
_DIGIT = re.compile("[0-9]")
_RECURRING = re.compile(
    r"每个?月(?:(?:3[01]|[12][0-9]|0?[1-9])[日号]|[底末初]|[上中下]旬)(前|之前|以前|内)?"
    r"(?:按时|全部|及时)?(?:完成|到位|上报|报送|拨付|发放|支付)?"
).fullmatch
_SHORT_YEAR = re.compile(
    r"(?P<y>1[5-9]|2[0-9]|3[0-5])([./-])(?P<m>1[0-2]|0?[1-9])\2(?P<d>3[01]|[12][0-9]|0?[1-9])日?"
    r"(?P<mark>之前|以前|前)?"
).fullmatch
_SHARE_DONE = re.compile(
    r"(?:累计)?(?:完成|支出|支付|拨付|执行|达到?|实现)(?:进度|率)?(?:达到?|为)?[0-9]+(?:\.[0-9]+)?[%‰]"
).fullmatch
_MONTH_NAMED = re.compile("[0-9一二三四五六七八九十]月").search
_EVERY_MONTH = re.compile("每个?月(?:[0-9]+[日号]|[底末初上中下])").search
_BEFORE_NUMBER = re.compile("[0-9][之以]?前").search
_YEAR_IN_NUMERALS = re.compile("[一二][〇零○一二三四五六七八九]{3}年").search
_BEFORE_YEAR = frozenset("0123456789每当本今全半")
_BEHIND_YEAR = frozenset("底末初中内度")
_STROKES = frozenset("./-")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_START = re.compile("[0-9每当本今全第一二三四上下年]").search
_SCHOOL_YEAR = re.compile(rf"(?P<y1>{_YEAR}){_TO}(?P<y2>{_YEAR})学年度?")
_COMPARED = re.compile("(?:[比较与和跟]|低于|高于|优于|好于|超过|达到)$").search
_YEAR_BEFORE = re.compile("上一?个?年|去年|前一年|基期|基准年|基年|同比").search
_IS_PERIOD = re.compile("[-~～—–―至到]").search
_LEAD = re.compile(
    r"(?:项目|任务|工作|计划|预计|预期|力争|拟|确保|按时|按期|全部|均|已|资金|工程)*"
    r"(?:完成|竣工|建成|到位|拨付|支付|发放|执行|实施|交付|验收|启动|开工|评审|投入使用)*"
    r"(?:时间|日期|期限|时限|年限|周期|截止日期|完成时间)*(?:为|是|：|:|截止|截至|截止到|截至到"
    r"|不晚于|不迟于|早于|于|在|到|至)*"
)
_DONE = re.compile(
    r"[，,]?(?:按时|按期|按质|按量|按规定|按计划|如期|及时|足额|全部|全面|基本|均|已|并|要|需"
    r"|须|应|可|予以|年度|任务|项目|资金|工程|工作|计划|目标)*"
    r"(?:完成|完工|竣工|到位|建成|拨付|支付|发放|交付|验收|启动|开工|投入|执行|实施|达标|结项"
    r"|结题|办结|下达|上报|提交|投用|实现|采购|开展|举办|启用|交工|通车|落实|清零)"
)
_LONGEST_WORDS = 16
_LEAP_YEAR = 2024


class When(NamedTuple):
    """A point or stretch of time that a cell names.

    Args:
        kind: "deadline", "range" (a period) or "lost" (digits of a date are lost).
        begin: First day of a period.
        deadline: Last day; None where no year is known.
        operator: "≤" where 前, 内 or 之前 is printed.
        real: Whether the calendar has such a day; False for 2月30日.
        tail: What stands behind it.
    """

    kind: str
    begin: date | None
    deadline: date | None
    operator: str | None
    real: bool
    tail: str


def find_when(words: str, year: int | None) -> When | None:
    """The deadline or period of a cell; None when it names none or only in passing.

    Args:
        words: The cell without white space, digits in ASCII.
        year: The fiscal year when the caller knows it, for 9月前 and 年底; None: no date then.

    >>> find_when("2021年底全部完成", None).deadline
    datetime.date(2021, 12, 31)
    >>> find_when("2年", None) is None
    True
    """
    if words[2:3] in _STROKES and (match := _SHORT_YEAR(words)) is not None:
        return _point(words, match, year)
    if not _hints_at_date(words):
        return None
    if "每" in words and (match := _RECURRING(words)) is not None:
        return When("deadline", None, None, "≤" if match[1] else None, True, "")
    if (match := _PLAIN_DATE(words)) is not None:
        return _plain_date(match, year)
    words = _in_digits(words)
    if _IS_PERIOD(words) is not None:
        if (match := _SCHOOL_YEAR.fullmatch(words)) is not None:
            return _school_year(match)
        for pattern in _PERIODS if _IS_NUMERIC(words) else _PERIODS[3:]:
            match = pattern.search(words)
            if match is not None and (found := _period(words, match, year)):
                return found
        if _LOST.fullmatch(words):
            return When("lost", None, None, None, True, "")
    return _first_point(words, year)


def _first_point(words: str, year: int | None) -> When | None:
    """The first point in time among the words; None when they name none or only in passing."""
    if (match := _DAY.fullmatch(words)) is not None:
        return _point(words, match, year)
    if (match := _PLAIN_DATE(words)) is not None:
        return _plain_date(match, year)
    if (first := _START(words)) is None:
        return None
    for pattern in (_NUMERIC, _CHINESE) if _IS_NUMERIC(words) else (_CHINESE,):
        for match in pattern.finditer(words, first.start()):
            if (found := _point(words, match, year)) is not None:
                return found
    return None


def names_time(words: str) -> bool:
    """Whether words may name a date, a period or a time of comparison; False is certain.

    >>> names_time("召开年会1次"), names_time("年底开展3次")
    (False, True)
    """
    return _hints_at_date(words) or names_year_before(words)


def names_year_before(words: str) -> bool:
    """Whether words name the year before or another base of comparison: 上年, 同比, 基期.

    >>> names_year_before("比上年增长"), names_year_before("每年")
    (True, False)
    """
    if "年" in words or "同比" in words or "基期" in words:
        return _YEAR_BEFORE(words) is not None
    return False


def _hints_at_date(words: str) -> bool:
    """A quick necessary condition for every pattern of a date or period."""
    at = words.find("年")
    while at >= 0:
        if words[at - 1 : at] in _BEFORE_YEAR or words[at + 1 : at + 2] in _BEHIND_YEAR:
            return True
        if at > 3 and _YEAR_IN_NUMERALS(words, at - 4):
            return True
        at = words.find("年", at + 1)
    return (
        ("月" in words and _MONTH_NAMED(words) is not None)
        or "季度" in words
        or ("每" in words and _EVERY_MONTH(words) is not None)
        or ("前" in words and _BEFORE_NUMBER(words) is not None)
        or (("20" in words or "19" in words) and _IS_NUMERIC(words) is not None)
    )


def _school_year(match: re.Match[str]) -> When:
    first, last = int(match["y1"]), int(match["y2"])
    if last <= first:
        return When("lost", None, None, None, True, "")
    return When("range", date(first, 9, 1), date(last, 8, 31), None, True, "")


def _in_digits(words: str) -> str:
    """The words with 二〇二四年, 十二月 and 12.31前 written as 2024年, 12月 and 12月31日前."""
    words = _SHORT_DAY.sub(r"\1月\2日", words) if _SHORT_DAY.match(words) else words
    if "年" in words:
        words = _CHINESE_YEAR.sub(lambda match: str(read_numeral(match[0])), words)
    words = _CHINESE_DAY.sub(lambda match: str(read_numeral(match[0])), words)
    return _CHINESE_MONTH.sub(lambda match: str(read_numeral(match[0])), words)


def _period(words: str, match: re.Match[str], year: int | None) -> When | None:
    """A period with both ends; the second end takes the year of the first."""
    parts = match.groupdict()
    if not (parts.get("m2") or parts.get("y2") or parts.get("end2")):
        return None
    if not (parts.get("m1") or parts.get("y1") or parts.get("end1")):
        return None
    if not _fits(words, match, certain=True):
        return None
    first, last = _numbers(parts, "1"), _numbers(parts, "2")
    if parts.get("every1") or parts.get("every2"):
        first_year = last_year = year
    else:
        last_year = last[0] or first[0] or year
        first_year = first[0] or (last_year if last[0] else year)
    begin = _day(first_year, first[1], first[2], last=False)
    end = _day(last_year, last[1], last[2], last=True)
    if begin and end and begin > end:
        return When("lost", None, None, None, True, words[match.end() :])
    real = all(_day(_LEAP_YEAR, month, day, last=True) for _, month, day in (first, last))
    real = real and (begin is None) == (end is None)
    return When("range", begin, end, None, real, words[match.end() :])


def _point(words: str, match: re.Match[str], year: int | None) -> When | None:
    """A deadline: a day, month, quarter, half or year."""
    parts = match.groupdict()
    end = parts.get("end")
    named = parts.get("m") or parts.get("q") or parts.get("half")
    if not (named or parts.get("y") or parts.get("this") or (end and "年" in end)):
        return None
    if parts.get("this") == "全年" and not (named or end):
        return None
    certain = bool(end or parts.get("mark"))
    if named and not certain and "d" in parts:
        certain = _SHARE_DONE(words, match.end()) is not None
    if not _fits(words, match, certain=certain):
        return None
    own, month, day = _numbers(parts, "")
    own = own + 2000 if own and own < 100 else own or year
    month, day = _last_day(parts, month, day)
    deadline = _day(own, month, day, last=True)
    real = _day(own or _LEAP_YEAR, month, day, last=True) is not None
    if end == "年中":
        deadline = None  # some day in summer
    mark = parts.get("mark")
    before = "≤" if (mark and not mark.endswith("止")) or (end == "年内") else None
    return When("deadline", None, deadline, before, real, words[match.end() :])


def _plain_date(match: re.Match[str], year: int | None) -> When:
    """A year, month or day as forms mostly print it: 2024年6月30日前, 12月底, 年底前完成."""
    own, month, day, _, before, done = match.groups()
    stated = int(own) if own else year
    date_parts = int(month) if month else None, int(day) if day else None
    real = _day(stated or _LEAP_YEAR, *date_parts, last=True) is not None
    deadline = _day(stated, *date_parts, last=True)
    return When("deadline", None, deadline, "≤" if before else None, real, done or "")


def _fits(words: str, match: re.Match[str], *, certain: bool) -> bool:
    """Whether the words around leave it a deadline: 2022年制度建设 is none."""
    head, tail = words[: match.start()], words[match.end() :]
    tail = tail.rstrip("。；;，,、）)")
    if len(head) > _LONGEST_WORDS or _DIGIT.search(head) or _COMPARED(head):
        return False
    led = not head or _LEAD.fullmatch(head) is not None
    if not tail:
        return led or certain
    if certain:
        return len(tail) <= 2 * _LONGEST_WORDS
    return led and _DONE.match(tail) is not None and not _DIGIT.search(tail)


def _numbers(parts: dict[str, str | None], tag: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as numbers; a quarter and a half as its last month."""
    year, month, day = (parts.get(letter + tag) for letter in "ymd")
    number = int(month) if month else None
    if quarter := parts.get("q" + tag):
        number = 3 * ("一二三四".find(quarter) + 1 or int(quarter))
    elif half := parts.get("half" + tag):
        number = 6 if half == "上" else 12
    if tag == "1" and (parts.get("q1") or parts.get("half1")):
        number = (number or 1) - (2 if parts.get("q1") else 5)
    return int(year) if year else None, number, int(day) if day else None


def _last_day(
    parts: dict[str, str | None], month: int | None, day: int | None
) -> tuple[int | None, int | None]:
    """Month and day meant by 年初, 年中, 初, 上旬, 中旬."""
    end = parts.get("end")
    if end == "年初" or (end == "初" and month is None):  # in 2024年初 the year takes the 年
        return 1, None
    if end in {"初", "上旬"} and month:
        return month, 10
    if end == "中旬" and month:
        return month, 20
    return month, day


def _day(year: int | None, month: int | None, day: int | None, *, last: bool) -> date | None:
    """The day itself, or the first or last day of the month or year; None for 2月30日."""
    if year is None:
        return None
    month = month or (12 if last else 1)
    is_leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = 29 if is_leap else _LENGTHS[month - 1]
    if day is not None and day > longest:
        return None
    return date(year, month, day or (longest if last else 1))
