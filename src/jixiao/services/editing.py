"""Changes words of a document cell by cell; what is written is understood as a reader would.

A path is one of the exchange form below a document: ``projects[0].indicators[3].target``. The
words of a cell are kept as they are written; their value is read again.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from jixiao.kernel.codes import ProjectCode, UnitName, read_project_code, read_unit_name
from jixiao.kernel.money import UNITS, Money, read_money
from jixiao.kernel.percent import read_percent
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Budget, DisbursementPlan, Execution, Indicator, Project
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target
from jixiao.regulation.words import levels, plain

_STEP = re.compile(r"([a-z_0-9]+)|\[(\d+)\]")
_PATH = re.compile(r"[a-z_0-9]+(?:\[\d+\]|\.[a-z_0-9]+)*")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_LINES = {"objectives", "long_term_objectives", "objective_results"}
_MONTHS = 12
MOST_WORDS = 100_000
"""The longest words that a cell takes."""


TOO_LONG = "一格最多写 %(most)s 字，请精简。"
NO_SUCH_CHANGE = "没有这种改行的办法，请刷新页面后再试。"
NOWHERE = "没有“%(path)s”这个可以填写的位置，请刷新页面后再试。"


class UneditablePlace(ValueError):  # noqa: N818 -- a fact about the page, not our error
    """There is no such cell; the message is one Chinese sentence.

    Args:
        sentence: The sentence, with places for values.
        values: What stands in the places.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence % values)
        self.sentence = sentence
        self.values = values


def words_at(document: PerformanceDocument, path: str) -> str:
    """The words of a cell, of a list of objectives a line each.

    Raises:
        UneditablePlace: There is no such cell.
    """
    found = _reach(document, path)
    if isinstance(found, tuple) and not isinstance(found, Stated):
        return "\n".join(each.raw for each in found)
    if found is None:
        return ""
    if not isinstance(found, Stated):
        raise _nowhere(path)
    return found.raw


def leaf_words(document: PerformanceDocument) -> dict[str, str]:
    """The words of every cell that has any, by its path, in the order of the document."""
    found: dict[str, str] = {}
    _collect(document, "", found)
    return found


def _collect(part: object, path: str, found: dict[str, str]) -> None:
    if isinstance(part, Stated):
        if part.raw:
            found[path] = part.raw
    elif isinstance(part, DisbursementPlan):
        for month, leaf in part.checkpoints:
            _collect(leaf, f"{path}.{month:02}", found)
    elif isinstance(part, Span):
        return
    elif isinstance(part, tuple):
        for at, each in enumerate(part):
            _collect(each, f"{path}[{at}]", found)
    elif is_dataclass(part):
        for each in fields(part):
            below = f"{path}.{each.name}" if path else each.name
            _collect(getattr(part, each.name), below, found)


def with_words(document: PerformanceDocument, path: str, words: str) -> PerformanceDocument:
    """The document with other words in a cell; a list of objectives takes a line each.

    Args:
        document: The document.
        path: Where.
        words: What is written; outer white space is taken away.

    Raises:
        UneditablePlace: There is no such cell, or the words are too long.
    """
    if len(words) > MOST_WORDS:
        raise UneditablePlace(TOO_LONG, most=MOST_WORDS)
    if not _PATH.fullmatch(path):
        raise _nowhere(path)
    unit = _unit_of(document, path)
    try:
        changed: PerformanceDocument = _put(document, _keys(path), words.strip(), unit)
    except (AttributeError, IndexError, TypeError, KeyError, ValueError):
        raise _nowhere(path) from None
    return changed


def with_row(document: PerformanceDocument, path: str, at: int) -> PerformanceDocument:
    """The document with an empty row in a list (``projects[0].indicators``) at a position.

    A new indicator takes the levels of the row above it.

    Raises:
        UneditablePlace: There is no such list.
    """
    rows = list(_rows(document, path))
    at = min(max(at, 0), len(rows))
    if not path.endswith("indicators"):
        raise _nowhere(path)
    above = rows[at - 1] if at else rows[0] if rows else Indicator()
    rows.insert(at, Indicator(level1=above.level1, level2=above.level2))
    return _with_rows(document, path, rows)


def without_row(document: PerformanceDocument, path: str, at: int) -> PerformanceDocument:
    """The document without a row of a list.

    Raises:
        UneditablePlace: There is no such row.
    """
    rows = list(_rows(document, path))
    if not 0 <= at < len(rows):
        raise _nowhere(f"{path}[{at}]")
    del rows[at]
    return _with_rows(document, path, rows)


def with_moved_row(
    document: PerformanceDocument, path: str, at: int, to: int
) -> PerformanceDocument:
    """The document with a row at another position of its list.

    Raises:
        UneditablePlace: There is no such row.
    """
    rows = list(_rows(document, path))
    if not (0 <= at < len(rows) and 0 <= to < len(rows)):
        raise _nowhere(f"{path}[{at}]")
    rows.insert(to, rows.pop(at))
    return _with_rows(document, path, rows)


def read_leaf(kind: object, name: str, words: str, unit: str | None) -> Stated[Any]:
    """Words as a leaf of a type (``Money``, ``Target`` …), understood as far as they can be.

    Args:
        kind: The type of its value.
        name: Name of the field: levels are looked up in the taxonomies.
        words: The words.
        unit: Unit of the form's amounts.
    """
    if not words:
        return UNSTATED
    if name in {"level1", "level2"}:
        known = levels().level1 if name == "level1" else levels().level2
        return Stated(words, known.get(plain(words)))
    return Stated(words, _READERS[kind](words, unit))


def _year(words: str) -> int | None:
    match = _YEAR.search(words)
    return int(match[0]) if match is not None else None


_READERS: dict[object, Callable[[str, str | None], object]] = {
    str: lambda words, _: words,
    Money: read_money,
    Decimal: lambda words, _: read_percent(words),
    Target: lambda words, _: read_target(words),
    ProjectCode: lambda words, _: read_project_code(words),
    UnitName: lambda words, _: read_unit_name(words) or UnitName(None, words),
    int: lambda words, _: _year(words),
}


@cache
def _kinds(part: type) -> dict[str, object]:
    """Field to the type of its leaf, for the fields of a part that are leaves."""
    hints = get_type_hints(part)
    return {
        each.name: get_args(hints[each.name])[0]
        for each in fields(part)
        if get_origin(hints[each.name]) is Stated
    }


def _put(part: Any, keys: Sequence[str | int], words: str, unit: str | None) -> Any:  # noqa: ANN401 -- any part of the model
    key, *rest = keys
    if isinstance(key, int):
        if not rest:
            if not isinstance(part[key], Stated):
                raise TypeError(key)
            return (*part[:key], read_leaf(str, "", words, unit), *part[key + 1 :])
        if key >= len(part):
            raise IndexError(key)
        return (*part[:key], _put(part[key], rest, words, unit), *part[key + 1 :])
    if isinstance(part, DisbursementPlan):
        month = int(key)
        if not 1 <= month <= _MONTHS:
            raise IndexError(key)
        leaf = Stated(words, read_percent(words)) if words else UNSTATED
        others = [each for each in part.checkpoints if each[0] != month]
        return DisbursementPlan(tuple(sorted([*others, (month, leaf)], key=lambda each: each[0])))
    if not is_dataclass(part) or isinstance(part, type):
        raise AttributeError(key)
    if rest:
        below = getattr(part, key)
        if below is None and key == "execution":
            below = Execution()
        return replace(part, **{key: _put(below, rest, words, unit)})
    if key in _LINES:
        lines = (line.strip() for line in words.split("\n"))
        return replace(part, **{key: tuple(Stated(line, line) for line in lines if line)})
    leaf = read_leaf(_kinds(type(part))[key], key, words, unit)
    return replace(part, **{key: leaf})


def _keys(path: str) -> list[str | int]:
    return [int(ordinal) if ordinal else key for key, ordinal in _STEP.findall(path)]


def _reach(document: PerformanceDocument, path: str) -> Any:  # noqa: ANN401 -- any part of the model
    found: Any = document
    try:
        for key in _keys(path):
            if isinstance(found, DisbursementPlan):
                found = found.at(int(key))
            elif isinstance(key, int):
                found = found[key]
            else:
                found = getattr(found, key)
    except (AttributeError, IndexError, TypeError, ValueError):
        raise _nowhere(path) from None
    return found


def _unit_of(document: PerformanceDocument, path: str) -> str | None:
    """The unit of amounts at a place: the project's, else the document's."""
    keys = _keys(path)
    own = ""
    if len(keys) > 1 and keys[0] == "projects" and isinstance(keys[1], int):
        project = document.projects[keys[1]] if keys[1] < len(document.projects) else Project()
        own = project.amount_unit.raw
    named = own or document.amount_unit.raw
    return named if named in UNITS else None


def _rows(document: PerformanceDocument, path: str) -> tuple[Any, ...]:
    found = _reach(document, path)
    if not isinstance(found, tuple) or isinstance(found, Stated | Budget):
        raise _nowhere(path)
    return found


def _with_rows(
    document: PerformanceDocument, path: str, rows: Sequence[object]
) -> PerformanceDocument:
    *above, last = _keys(path)

    def put(part: Any, keys: Sequence[str | int]) -> Any:  # noqa: ANN401 -- any part of the model
        if not keys:
            return replace(part, **{str(last): tuple(rows)})
        key, *rest = keys
        if isinstance(key, int):
            return (*part[:key], put(part[key], rest), *part[key + 1 :])
        return replace(part, **{key: put(getattr(part, key), rest)})

    changed: PerformanceDocument = put(document, above)
    return changed


def _nowhere(path: str) -> UneditablePlace:
    return UneditablePlace(NOWHERE, path=path)
