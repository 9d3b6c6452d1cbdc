"""Facts of an indicator's row that rules need: the engine finds them once for all rules.

A rule that declares ``needs=("number", "percent")`` is not called for rows without; a rule must
need only facts without which it would find nothing. Words in the name: ``name_words``.
"""

from functools import lru_cache

from jixiao.kernel.money import UNITS
from jixiao.kernel.patterns import pattern
from jixiao.model.target import Target
from jixiao.model.units import normal_unit
from jixiao.rules.cited_numbers import numbers_in
from jixiao.rules.doubts import doubt_of
from jixiao.rules.grid import Grid
from jixiao.rules.known import Known
from jixiao.rules.levels_used import parents_missed
from jixiao.rules.measures import PEOPLE, in_percent
from jixiao.rules.wording import same_words

FACTS = (
    "name", "description", "basis", "target", "number", "figure", "quantity", "countable", "words",
    "relative", "deadline", "unit", "bare", "percent", "floor", "cap", "doubt",
    "nameless", "long", "shared", "copied", "told", "misplaced", "unplaced", "blank", "odd",
    "zero", "limit", "fraction", "high", "people", "thing", "unsigned", "equal", "verbal", "loose",
    "unanswered", "approximate", "grade", "sentence", "placeholder", "several", "reversed",
    "unclear", "money", "unfounded", "unnumbered", "titled", "dated", "echoed", "astray",
    "shareless", "plain", "ratio", "signed", "stopped", "bounded", "certain", "numbered", "among",
    "unbased", "undescribed", "priced", "phrased", "working", "undivided",
    "dateable",
)  # fmt: skip
"""Of the cells:

name, description, basis: the cell has words; undescribed, unbased: it is there and empty, and
there is a name; nameless: it has none; long: the name has more than 20 signs; shared: the
description says 占 or ÷; undivided: it does not say 占; copied, told: it is the name again, or
something else; misplaced: level 2 is not one of its level 1; unplaced: level 2 is not understood;
working: level 1 is costs, outputs or benefits, level 2 not satisfaction; unfounded: the basis is
short and has no sign of a document; unnumbered: it has figures, and no number of a document;
numbered: it has one; titled: it names a document without 号; dated: it has a year; echoed: it is
the name, level 2 or part of the target again; astray: the description has none of the name's
signs but the commonest; shareless: neither has a sign of a share; among: one of both says 其中;
plain: the description has none of a formula; ratio: it ends with 比例 or the like, not said of
what; blank: no target is printed; phrased: one of four signs and more; dateable: one with a digit
or 月; odd: it is not just a sign, a number and a unit; of the odd ones signed: with a sign of
comparison other than ≥, ≤, > and <, or a wide ％; stopped: with a comma or stops; bounded: it
ends like 以上, 以下, 以内.

Of a target that was read:

target: there is one; number: one is printed; figure: one that is not zero; zero: one that is;
limit: it is zero, or 100 and more, or a range; certain: at least 0, or at most 100; fraction: it
has decimals, and a unit; high: a range; quantity, countable (quantity or range), words
(qualitative, without a number), verbal (qualitative or yes-no), loose (qualitative, or a date in
doubt), unanswered (yes-no without an answer), relative: its kind; deadline; unit, bare (no unit),
percent, money, thing (another unit than percent), priced (a unit with 元), people (persons or
households): what is counted; floor, cap, equal, unsigned: ≥, ≤, = or none; approximate; doubt: the
reading has one; grade, sentence, placeholder, several, reversed: of this kind; unclear: of another
that no rule is about."""

_BIT = {fact: 1 << at for at, fact in enumerate(FACTS)}
(
    _NAME, _DESCRIPTION, _BASIS, _TARGET, _NUMBER, _FIGURE, _QUANTITY, _COUNTABLE, _WORDS,
    _RELATIVE, _DEADLINE, _UNIT, _BARE, _PERCENT, _FLOOR, _CAP, _DOUBT,
    _NAMELESS, _LONG, _SHARED, _COPIED, _TOLD, _MISPLACED, _UNPLACED, _BLANK, _ODD,
    _ZERO, _LIMIT, _FRACTION, _HIGH, _PEOPLE, _THING, _UNSIGNED, _EQUAL, _VERBAL, _LOOSE,
    _UNANSWERED, _APPROXIMATE, _GRADE, _SENTENCE, _PLACEHOLDER, _SEVERAL, _REVERSED, _UNCLEAR,
    _MONEY, _UNFOUNDED, _UNNUMBERED, _TITLED, _DATED, _ECHOED, _ASTRAY, _SHARELESS, _PLAIN_TOLD,
    _RATIO, _SIGNED, _STOPPED, _BOUNDED, _CERTAIN, _NUMBERED, _AMONG, _UNBASED, _UNDESCRIBED,
    _PRICED, _PHRASED, _WORKING, _UNDIVIDED, _DATEABLE,
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
_WORKS = frozenset(("COST", "OUTPUT", "BENEFIT"))
_SATISFACTION = "BENEFICIARY_SATISFACTION"
_LONG_NAME = 20
_ALL = 100
_SHORT_BASIS = 20
_PHRASE = 4
SIGNS_OF_BASIS = frozenset("《》号法〔0123456789")
"""One of them stands in whatever may be a document or a number of last year."""
_COMMON = frozenset("的数率人度")
_SIGNS_OF_SHARES = frozenset("率比占度％%÷/")
_SIGNS_OF_FORMULAS = frozenset("占比÷/／×除率例")
_RATIOS = ("比例", "比率", "占比", "比重", "百分比")
_SIGNS_OF_BASES = frozenset("占中在除÷/／×总")
_COMPARISONS = frozenset("＞﹥＜﹤=＝═﹦≧≦⩾⩽≮≯％")
_STOPS = frozenset(",，。")
_BOUNDS = frozenset("上下内")
_DIGIT = pattern("[0-9]")
_YEAR = pattern("20[0-9]{2}年")
_PLAIN = pattern(r"[≥≤=]?[0-9]+(?:\.[0-9]+)?(?:%|[^\W\d_A-Za-z上下内]{0,4})")
_REST = Target._fields.index("deadline")
_USUAL = Target("empty")[_REST:]


def facts_of(grid: Grid) -> list[int]:
    """The facts of each row as bits, ``1 << FACTS.index(fact)`` each.

    >>> from jixiao.model.project import Indicator
    >>> [facts] = facts_of(Grid([Indicator()]))
    >>> [fact for at, fact in enumerate(FACTS) if facts >> at & 1]
    ['nameless', 'unplaced', 'blank', 'shareless']
    """
    found = [
        of_levels | of_name | of_words | of_basis | of_target
        | (_ECHOED if basis and (basis in words or basis in (name, level2)) else 0)
        for of_levels, of_name, of_words, of_basis, of_target, basis, words, name, level2 in zip(
            map(_OF_LEVELS.__getitem__, zip(grid.level1, grid.level2, strict=True)),
            map(_OF_NAMES.__getitem__, zip(grid.names, grid.descriptions, strict=True)),
            map(_OF_WORDS.__getitem__, grid.targets),
            map(_OF_BASES.__getitem__, grid.bases),
            map(_OF_TARGETS.__getitem__, grid.values),
            grid.bases, grid.targets, grid.names, grid.level2_words,
            strict=True,
        )
    ]  # fmt: skip
    for column, fact, field in (
        (grid.bases, _UNBASED, "basis"),
        (grid.descriptions, _UNDESCRIBED, "description"),
    ):
        if "" in column:
            for at, words in enumerate(column):
                if not words and grid.names[at] and getattr(grid.indicators[at], field).is_stated:
                    found[at] |= fact
    return found


def _of_levels(levels: tuple[str | None, str | None]) -> int:
    """Facts of the keys of both levels."""
    level1, level2 = levels
    facts = _WORKING if level1 in _WORKS and level2 != _SATISFACTION else 0
    if level2 is None:
        return facts | _UNPLACED
    return facts | _MISPLACED if parents_missed(level1, level2) else facts


def is_unfounded(basis: str) -> bool:
    """Whether a basis is short and has no sign of a document or a number."""
    return 0 < len(basis) <= _SHORT_BASIS and SIGNS_OF_BASIS.isdisjoint(basis)


def _of_name(said: tuple[str, str]) -> int:
    """Facts of a name and its description."""
    name, description = said
    facts = _NAME if name else _NAMELESS
    if len(name) > _LONG_NAME:
        facts |= _LONG
    if _SIGNS_OF_SHARES.isdisjoint(name) and _SIGNS_OF_SHARES.isdisjoint(description):
        facts |= _SHARELESS
    if "其中" in name or "其中" in description:
        facts |= _AMONG
    if not description:
        return facts
    facts |= _DESCRIPTION
    if "占" in description:
        facts |= _SHARED
    else:
        facts |= _UNDIVIDED | _SHARED if "÷" in description else _UNDIVIDED
    if same_words(description, name):
        return facts | _COPIED if name else facts
    facts |= _TOLD
    if name and not any(sign in description and sign not in _COMMON for sign in name):
        facts |= _ASTRAY
    if _SIGNS_OF_FORMULAS.isdisjoint(description):
        facts |= _PLAIN_TOLD
    if description.endswith(_RATIOS) and _SIGNS_OF_BASES.isdisjoint(description):
        facts |= _RATIO
    return facts


def _of_words(words: str) -> int:
    """Facts of a target's words."""
    if not words:
        return _BLANK
    facts = _PHRASED if len(words) >= _PHRASE else 0
    if _PLAIN.fullmatch(words):
        return facts | _DATEABLE
    facts |= _ODD
    if not _COMPARISONS.isdisjoint(words):
        facts |= _SIGNED
    if not _STOPS.isdisjoint(words) or words.count(".") > 1:
        facts |= _STOPPED
    if "月" in words or any(map(str.isdigit, words)):
        facts |= _DATEABLE
    return facts | _BOUNDED if words[-1] in _BOUNDS else facts


def _of_basis(words: str) -> int:
    """Facts of a basis."""
    if not words:
        return 0
    facts = _BASIS
    if is_unfounded(words):
        facts |= _UNFOUNDED
    has_sign = "号" in words
    if has_sign and numbers_in(words):
        facts |= _NUMBERED
    elif _DIGIT.search(words) is not None:
        facts |= _UNNUMBERED
    if "》" in words and not has_sign:
        facts |= _TITLED
    return facts | _DATED if _YEAR.search(words) is not None else facts


def _of_target(target: Target | None) -> int:
    """Facts of a target that was read."""
    if target is None:
        return 0
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
        if target.operator == "≥":
            facts |= _CERTAIN
    else:
        facts |= _NUMBER | _FIGURE
        if number >= _ALL:
            facts |= _LIMIT
            if number == _ALL and target.operator == "≤":
                facts |= _CERTAIN
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
    if "元" in unit:
        facts |= _PRICED
    return facts | _PEOPLE if normal_unit(unit) in PEOPLE else facts


_OF_LEVELS = Known(_of_levels, 1024)
_OF_NAMES = Known(_of_name, 8192)
_OF_WORDS = Known(_of_words, 4096)
_OF_BASES = Known(_of_basis, 4096)
_OF_TARGETS = Known(_of_target, 4096)
