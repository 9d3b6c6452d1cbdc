"""Facts of an indicator's row that rules need: the engine finds them once for all rules.

A rule that declares ``needs=("number", "percent")`` is not called for rows without; a rule must
need only facts without which it would find nothing. Words in the name: ``name_words``.
"""

from functools import lru_cache

from jixiao.kernel.money import UNITS
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.model.target import Target
from jixiao.model.units import normal_unit
from jixiao.rules.cited_numbers import numbers_in
from jixiao.rules.doubts import doubt_of
from jixiao.rules.levels_used import parents_missed
from jixiao.rules.measures import PEOPLE, in_percent
from jixiao.rules.wording import same_words

FACTS = (
    "name", "description", "basis", "target", "number", "figure", "quantity", "countable", "words",
    "relative", "deadline", "unit", "bare", "percent", "floor", "cap", "doubt",
    "nameless", "long", "shared", "copied", "told", "misplaced", "unplaced", "blank", "odd",
    "zero", "limit", "fraction", "high", "people", "thing", "unsigned", "equal", "verbal", "loose",
    "unanswered", "approximate", "grade", "sentence", "placeholder", "several", "reversed",
    "unclear", "money", "unfounded", "unnumbered", "titled", "dated", "echoed",
)  # fmt: skip
"""Of the cells:

name, description, basis: the cell has words; nameless: it has none; long: the name has more than
20 signs; shared: the description says 占; copied, told: the description is the name again, or
something else; misplaced: level 2 is not one of its level 1; unplaced: level 2 is not understood;
unfounded: the basis is short and has no sign of a document; unnumbered: it has figures, and no
number of a document; titled: it names a document without 号; dated: it has 年; echoed: it is the
name, level 2 or part of the target again;
blank: no target is printed; odd: the target is not just a sign, a number and a unit.

Of a target that was read:

target: there is one; number: one is printed; figure: one that is not zero; zero: one that is;
limit: it is zero, or 100 and more, or a range; fraction: it has decimals, and a unit;
high: a range; quantity, countable (quantity or range), words (qualitative, without a number),
verbal (qualitative or yes-no), loose (qualitative, or a date in doubt), unanswered (yes-no
without an answer), relative: its kind; deadline; unit, bare (no unit), percent, money, thing
(another unit than percent), people (persons or households): what is counted; floor, cap, equal,
unsigned: ≥, ≤, = or none; approximate; doubt: the reading has one; grade, sentence,
placeholder, several, reversed: of this kind; unclear: of
another that no rule is about."""

_BIT = {fact: 1 << at for at, fact in enumerate(FACTS)}
(
    _NAME, _DESCRIPTION, _BASIS, _TARGET, _NUMBER, _FIGURE, _QUANTITY, _COUNTABLE, _WORDS,
    _RELATIVE, _DEADLINE, _UNIT, _BARE, _PERCENT, _FLOOR, _CAP, _DOUBT,
    _NAMELESS, _LONG, _SHARED, _COPIED, _TOLD, _MISPLACED, _UNPLACED, _BLANK, _ODD,
    _ZERO, _LIMIT, _FRACTION, _HIGH, _PEOPLE, _THING, _UNSIGNED, _EQUAL, _VERBAL, _LOOSE,
    _UNANSWERED, _APPROXIMATE, _GRADE, _SENTENCE, _PLACEHOLDER, _SEVERAL, _REVERSED, _UNCLEAR,
    _MONEY, _UNFOUNDED, _UNNUMBERED, _TITLED, _DATED, _ECHOED,
) = _BIT.values()  # fmt: skip
_OF_KIND = {
    "quantity": _TARGET | _QUANTITY | _COUNTABLE,
    "range": _TARGET | _COUNTABLE,
    "relative": _TARGET | _RELATIVE,
    "qualitative": _TARGET | _VERBAL | _LOOSE,
    "boolean": _TARGET | _VERBAL,
    "empty": _TARGET | _BLANK,
}
_OF_OPERATOR = {None: _UNSIGNED, "≥": _FLOOR, ">": _FLOOR, "≤": _CAP, "<": _CAP, "=": _EQUAL}
_OF_DOUBT = {
    "grade": _GRADE,
    "sentence": _SENTENCE,
    "placeholder": _PLACEHOLDER,
    "calendar": _LOOSE,
    "several": _SEVERAL,
    "reversed": _REVERSED,
    "signs": _UNCLEAR,
    "other": _UNCLEAR,
}
_LONG_NAME = 20
_ALL = 100
_SHORT_BASIS = 20
SIGNS_OF_BASIS = frozenset("《》号法〔0123456789")
"""One of them stands in whatever may be a document or a number of last year."""
_DIGIT = pattern("[0-9]")
_PLAIN = pattern(r"[≥≤=]?[0-9]+(?:\.[0-9]+)?(?:%|[^\W\d_A-Za-z上下内]{0,4})")
_REST = Target._fields.index("deadline")
_USUAL = Target("empty")[_REST:]


def mask_of(needs: tuple[str, ...]) -> int:
    """Facts as bits."""
    return sum(_BIT[fact] for fact in set(needs))


def facts_of(indicator: Indicator) -> int:
    """The facts of a row as bits.

    >>> facts_of(Indicator()) == mask_of(("nameless", "unplaced", "blank"))
    True
    """
    name, description = indicator.name.raw, indicator.description.raw
    facts = _of_levels(indicator.level1.value, indicator.level2.value)
    if name:
        facts |= _NAME | _LONG if len(name) > _LONG_NAME else _NAME
    else:
        facts |= _NAMELESS
    if description:
        facts |= _DESCRIPTION | _SHARED if "占" in description else _DESCRIPTION
        if not same_words(description, name):
            facts |= _TOLD
        elif name:
            facts |= _COPIED
    words, target, _ = indicator.target
    basis = indicator.basis.raw
    if basis:
        facts |= _of_basis(basis)
        if basis in words or basis in {name, indicator.level2.raw}:
            facts |= _ECHOED
    facts |= _of_words(words) if words else _BLANK
    return facts if target is None else facts | _of_target(target)


@lru_cache(maxsize=1024)
def _of_levels(level1: str | None, level2: str | None) -> int:
    if level2 is None:
        return _UNPLACED
    return _MISPLACED if parents_missed(level1, level2) else 0


@lru_cache(maxsize=4096)
def _of_words(words: str) -> int:
    return 0 if _PLAIN.fullmatch(words) else _ODD


@lru_cache(maxsize=4096)
def _of_basis(words: str) -> int:
    facts = _BASIS
    if len(words) <= _SHORT_BASIS and SIGNS_OF_BASIS.isdisjoint(words):
        facts |= _UNFOUNDED
    has_number = "号" in words
    if _DIGIT.search(words) is not None and not (has_number and numbers_in(words)):
        facts |= _UNNUMBERED
    if "》" in words and not has_number:
        facts |= _TITLED
    return facts | _DATED if "年" in words else facts


def _of_target(target: Target) -> int:
    facts = _OF_KIND.get(target.kind, _TARGET) | _OF_OPERATOR.get(target.operator, 0)
    number = target.number
    unit = target.unit
    facts |= _BARE if unit is None else _of_unit(unit)
    if target.high is not None:
        facts |= _HIGH | _LIMIT
    if number is None:
        if target.kind == "qualitative":
            facts |= _WORDS
    elif not number:
        facts |= _NUMBER | _ZERO | _LIMIT
    else:
        facts |= _NUMBER | _FIGURE
        if number >= _ALL:
            facts |= _LIMIT
        if unit is not None and number % 1:
            facts |= _FRACTION
    if target[_REST:] != _USUAL:
        facts |= _of_rest(target)
    elif target.kind == "boolean":
        facts |= _UNANSWERED
    return facts


def _of_rest(target: Target) -> int:
    """Facts of what few targets have."""
    facts = 0
    if target.deadline is not None:
        facts |= _DEADLINE
    if target.approximate:
        facts |= _APPROXIMATE
    if target.answer is None and target.kind == "boolean":
        facts |= _UNANSWERED
    if target.problem is not None:
        facts |= _DOUBT | _OF_DOUBT.get(doubt_of(target), 0)
    return facts


@lru_cache(maxsize=1024)
def _of_unit(unit: str) -> int:
    if in_percent(unit):
        return _UNIT | _PERCENT
    facts = _UNIT | _THING | _MONEY if unit in UNITS else _UNIT | _THING
    return facts | _PEOPLE if normal_unit(unit) in PEOPLE else facts
