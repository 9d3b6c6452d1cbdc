"""Numbers that a project promises (承诺的数量): people, things, events, with what they are of."""

from decimal import Decimal
from functools import cached_property, lru_cache

from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator, Project
from jixiao.model.units import COUNTED, normal_unit
from jixiao.rules.quantities import Quantity, quantities
from jixiao.rules.statements import Statement, topic
from jixiao.rules.wording import clauses, holds, sentence_at

_NO_THINGS = frozenset(
    {"%", "年", "月", "日", "天", "小时", "个月", "岁", "级", "届", "节", "期", "元", "万元"}
)
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_UNIT = (
    "[人名位户家个场次件项份套座处条批篇所棵株头台辆册亩吨元米升克天万亿百千]|平方|立方|公[里斤顷]"
    "|千瓦|小时|工作日"
)
_NUMBER = pattern(
    rf"[0-9]\s*(?:[%％‰月]|[余多]?(?:{_UNIT})(?!方面|原则|责任|目标|重点|环节|阶段|结合|坚持))"
)
_HANZI_NUMBER = pattern(
    rf"[百千万佰仟拾叁伍陆柒捌玖](?:\s*[余多]?(?:{_UNIT})|(?<=百)分之)"
    rf"|[百二三四五六七八九]十[一二三四五六七八九]?[余多]?(?:{_UNIT})"
    r"(?!方面|原则|责任|目标|重点|环节|阶段|结合|坚持)"
)
_MEASURE_WORD = pattern("季度|春节|国庆|元旦|中秋|全覆盖|不发生|零事故|全年无|应.尽.")
_NONE: frozenset[str] = frozenset()
_EACH = pattern(r"每(?!年|一?年)[^，。；、,;：:]{1,16}$")
_STOP = pattern(r"[，。；、,;]|$")
_FEWEST, _SAME = 3, 0.8
_EACH_BEFORE = 18
_PEOPLE = frozenset({"人", "人次", "名", "位"})


class Promise:
    """A number of people or things in a statement.

    Args:
        quantity: The number with its unit.
        statement: Where.
        behind: Offset behind the promise before it in the statement, 0 for the first.
        fillers: Words that say nothing of their own.

    Attributes:
        number: The number without a scale in its unit: 80000 of 8万亩.
        kind: Unit; people are counted alike in 人 and 人次.
    """

    def __init__(
        self, quantity: Quantity, statement: Statement, behind: int, fillers: frozenset[str]
    ) -> None:
        self.quantity = quantity
        self.statement = statement
        self.number, self.kind = unscaled(quantity.number, quantity.unit)
        self._behind = behind
        self._fillers = fillers

    @cached_property
    def _sentence(self) -> tuple[str, int]:
        return sentence_at(self.statement.words, self.quantity.start)

    @property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        return self._sentence[0]

    @cached_property
    def segment(self) -> str:
        """What of the sentence is its own: from the number before it to its clause's end."""
        words = self.statement.words
        stop = _STOP.search(words, self.quantity.start + len(self.quantity.words))
        end = stop.start() if stop is not None else len(words)
        return words[max(self._sentence[1], self._behind) : end]

    @cached_property
    def about(self) -> frozenset[str]:
        """Pairs of signs of the segment."""
        return topic(self.segment, _NONE)

    @cached_property
    def head(self) -> frozenset[str]:
        """Pairs of signs right before and behind it: what is counted and what is done."""
        before = _words_before(self.statement.words, self.quantity)
        return topic(before, self._fillers) | topic(self.quantity.after, self._fillers)

    @property
    def clause(self) -> str:
        """The clause of the number."""
        found = clauses(self.segment)
        return found[-1][0] if found else self.quantity.words


def counted(unit: str) -> str:
    """Units that count alike under one name."""
    return "人" if unit in _PEOPLE else unit


def unscaled(number: Decimal, unit: str) -> tuple[Decimal, str]:
    """A number without the scale in its unit, and what it counts; money keeps its own unit.

    >>> unscaled(Decimal("2.4"), "万人次")
    (Decimal('24000.0'), '人')
    """
    scale, kind = _scale_and_kind(unit)
    return number * scale if scale > 1 else number, kind


@lru_cache(maxsize=512)
def _scale_and_kind(unit: str) -> tuple[int, str]:
    scale = _SCALES.get(unit[0], 1) if len(unit) > 1 and not unit.endswith("元") else 1
    return scale, counted(unit[1:] if scale > 1 else unit)


def promises(statement: Statement, fillers: frozenset[str]) -> list[Promise]:
    """The numbers of people and things that a statement promises.

    Money and rates are none, nor is what is done each month or at each place (每季度检查20家).
    """
    found = []
    behind = 0
    words = statement.words
    for each in quantities(words):
        if (
            unscaled(each.number, each.unit)[0] <= 1
            or each.per
            or _EACH.search(words, max(0, each.start - _EACH_BEFORE), each.start) is not None
            or each.unit in _NO_THINGS
            or each.yuan is not None
            or "/" in each.unit
        ):
            continue
        found.append(Promise(each, statement, behind, fillers))
        behind = each.start + len(each.words)
    return found


def is_countable(promise: Promise) -> bool:
    """Whether people or things are counted (人, 户, 场, 个), not lengths, areas or weights."""
    unit = promise.quantity.unit
    return promise.kind == "人" or unit in COUNTED or unit[1:] in COUNTED


@lru_cache(maxsize=1024)
def has_measure(words: str) -> bool:
    """Whether words hold anything to measure by: a number with a unit, a rate, a month.

    >>> has_measure("帮扶困难职工36户"), has_measure("坚持三个结合，深化改革")
    (True, False)
    """
    return measures(words)


def measures(words: str) -> bool:
    """The same as ``has_measure``, for words that are asked about once."""
    return (
        _NUMBER.search(words) is not None
        or _HANZI_NUMBER.search(words) is not None
        or _MEASURE_WORD.search(words) is not None
    )


def _words_before(words: str, quantity: Quantity) -> str:
    """What stands before a number in its clause; a space before the number is none."""
    if quantity.before:
        return quantity.before
    before = words[: quantity.start].rstrip()
    return before[-12:].translate({ord(sign): " " for sign in "，。；：、,;:（）()“”《》"})


def measured(indicator: Indicator) -> tuple[Decimal, str] | None:
    """The number that an indicator asks for and its unit as counted; None without both."""
    target = indicator.target.value
    if target is None or target.kind != "quantity" or target.number is None or not target.unit:
        return None
    return unscaled(target.number, normal_unit(target.unit))


def said(number: Decimal) -> str:
    """A number as people write it: no exponent, no idle zeros.

    >>> said(Decimal("12500.00"))
    '12500'
    """
    words = f"{number:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def in_wan(yuan: Decimal) -> str:
    """An amount in 万元, in 元 below one hundred of them.

    >>> in_wan(Decimal("12500"))
    '1.25万元'
    """
    return f"{said(yuan / 10_000)}万元" if abs(yuan) >= 100 else f"{said(yuan)}元"


def common_run(one: str, other: str, least: int) -> str:
    """The first longest run of signs that two texts share, at least so many; else "".

    >>> common_run("开展职工技能大赛活动", "职工技能大赛人次", 4)
    '职工技能大赛'
    """
    best, at, length, size = "", 0, least, len(one)
    while at + length <= size:
        if (run := one[at : at + length]) in other:
            best = run
            length += 1
        else:
            at += 1
    return best


def speaks_of(indicator: Indicator, promise: Promise, fillers: frozenset[str]) -> bool:
    """Whether an indicator measures what a promise is of: its name without 人数, 盏数 is in it."""
    about = topic(_counted_name(indicator.name.raw, promise.quantity.unit), fillers)
    return len(about) >= _FEWEST and holds(about, promise.about) >= _SAME


def _counted_name(name: str, unit: str) -> str:
    """A name without the number of its unit at the end: 养护路灯盏数 counts 养护路灯 in 盏."""
    ending = f"{unit[-1]}数"
    return name.removesuffix(ending) if len(name) > len(ending) + 1 else name


def asked_for(project: Project) -> set[Decimal]:
    """Every number that the indicators of a project name, in targets, names and descriptions."""
    found = set()
    for row in project.indicators:
        target = row.target.value
        if target is not None and target.number is not None:
            found.add(target.number * _SCALES.get((target.unit or " ")[0], 1))
        for words in (row.name.raw, row.description.raw, row.target.raw):
            found |= {each.number * _SCALES.get(each.unit[0], 1) for each in quantities(words)}
    return found
