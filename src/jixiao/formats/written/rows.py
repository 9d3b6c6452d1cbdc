"""Comma-separated tables (csv): one row an indicator, or one row a value with its place.

They open rightly in Excel, and nothing is lost on the way:

* UTF-8 with a byte order mark, lines end in CR LF, cells with breaks are quoted.
* A cell of text that Excel would take for a formula, a number, a date or an exponent begins
  with one tab: it then stays text as printed ("=100%", "1-2", "12月底", "130281E21"). No
  printed value begins with a tab itself, so taking one leading tab away gives back the
  words exactly (``unguarded``); an apostrophe could not be told from a printed one.
* Numbers, percents and years stand without a tab, so that they can be added up.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from jixiao.formats.exchange.writing import document_entry
from jixiao.formats.layout.indicator_rows import LONG_TERM
from jixiao.kernel.money import Money
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity
from jixiao.model.project import Indicator, Project
from jixiao.model.target import Target
from jixiao.model.wording import BASELINES, DIRECTIONS, DOCUMENT_KINDS, TARGET_KINDS

BOM = "\ufeff"
VALUE_HEAD = ("文件", "文档", "位置", "内容", "页", "表", "行", "列", "文字行", "起", "止")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_NUMBER_OR_DATE = re.compile(r"[\d０-９\s.,，:/\\\-–%％$¥￥()（）年月日时分秒]+")
_WORD_DATE = re.compile(
    r"\d+(?:\.\d*)?e[+-]?\d+|\d{1,4}[-/ ]?[a-z]{3,9}(?:[-/ ]\d+)?|[a-z]{3,9}[-/ ]\d+|true|false",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'[",;\t\r\n]|^ | $')
Cell = str | int | None


def guarded(words: str) -> str:
    r"""A cell of text as it is written: with a tab in front where Excel would change it.

    >>> guarded("=100%"), guarded("冀财行〔2021〕102号")
    ('\t=100%', '冀财行〔2021〕102号')
    """
    words = words.replace("\x00", "")
    is_more = (
        words.startswith(_FORMULA)
        or (_NUMBER_OR_DATE.fullmatch(words) and any(sign.isdigit() for sign in words))
        or _WORD_DATE.fullmatch(words[:60])
    )
    return f"\t{words}" if is_more else words


def unguarded(cell: str) -> str:
    """The words of a cell that was written by ``guarded``."""
    return cell.removeprefix("\t")


def csv_text(rows: Iterable[Iterable[Cell]]) -> str:
    """Rows as csv text, without the byte order mark.

    Cells with a tab are quoted too: some programs split at tabs unasked.
    """
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _cell(cell: Cell) -> str:
    words = "" if cell is None else str(cell)
    if _QUOTED.search(words) is None:
        return words
    return '"' + words.replace('"', '""') + '"'


def indicator_rows(name: str, documents: Sequence[PerformanceDocument]) -> Iterator[list[Cell]]:
    """One row an indicator, cells as ``INDICATOR_HEAD``, in document order.

    Args:
        name: Name of the file that the documents came from.
        documents: The documents.
    """
    for at, document in enumerate(documents, 1):
        cover = _cover(name, at, document)
        for project in document.projects:
            head = [*cover, *_project(project, document), "", ""]
            for indicator in project.indicators:
                yield [
                    *head,
                    "年度" if project.long_term_indicators else "",
                    *_indicator(indicator),
                ]
            for indicator in project.long_term_indicators:
                yield [*head, LONG_TERM, *_indicator(indicator)]
        for activity in document.activities:
            for graded in activity.indicators:
                yield [*cover, *_activity(activity, document), *_graded(graded)]


def value_rows(name: str, documents: Sequence[PerformanceDocument]) -> Iterator[list[Cell]]:
    """One row a value with its place, cells as ``VALUE_HEAD``, in document order."""
    for at, document in enumerate(documents):
        for path, words, span in values(document):
            where = f"documents[{at}].{path}"
            place = (span.page, span.table, span.row, span.column, span.line, span.start, span.end)
            yield [guarded(name), at + 1, where, guarded(words), *place]


def values(document: PerformanceDocument) -> Iterator[tuple[str, str, Span]]:
    """Every stated value of a document: path in the exchange form, words as printed, place."""
    entry = document_entry(document, places=True)
    for path, place in entry["places"].items():
        words = entry["printed"].get(path)
        if words is None:
            found: Any = entry
            for key, index in re.findall(r"(\w+)|\[(\d+)\]", path):
                found = found[key] if key else found[int(index)]
            words = found["name"] if isinstance(found, dict) else found
        yield path, "" if words is None else str(words), Span(**place)


def _text(stated: Stated[str] | Stated[Target]) -> str:
    return guarded(stated.raw)


def _number(number: Decimal | None) -> str:
    """A number that stays one in Excel; beyond its 15 digits it is kept as text."""
    if number is None:
        return ""
    words = format(number, "f")
    return words if sum(sign.isdigit() for sign in words) <= 15 else f"\t{words}"


def _amount(stated: Stated[Money]) -> str:
    return _number(stated.value.printed) if stated.value is not None else guarded(stated.raw)


def _amount_unit(stated: Stated[Money], *units: Stated[str]) -> str:
    if stated.value is not None:
        return stated.value.unit
    return next((unit.raw for unit in units if unit.raw), "")


def _points(stated: Stated[Decimal]) -> str:
    return _number(stated.value) if stated.value is not None else guarded(stated.raw)


def _cover(name: str, at: int, document: PerformanceDocument) -> list[Cell]:
    department = document.department.value
    return [
        guarded(name),
        at,
        DOCUMENT_KINDS[document.kind],
        guarded(department.code or "") if department is not None else "",
        guarded(department.name) if department is not None else guarded(document.department.raw),
        document.fiscal_year.value,
    ]


def _project(project: Project, document: PerformanceDocument) -> list[Cell]:
    total = project.budget.total
    return [
        project.ordinal,
        guarded(project.code.value.text)
        if project.code.value is not None
        else guarded(project.code.raw),
        _text(project.name),
        _amount_unit(total, project.amount_unit, document.amount_unit),
        _amount(total),
    ]


def _indicator(indicator: Indicator) -> list[Cell]:
    return [
        _text(indicator.level1),
        _text(indicator.level2),
        _text(indicator.name),
        _text(indicator.description),
        *_target(indicator.target),
        _text(indicator.basis),
        _text(indicator.actual),
        _points(indicator.points),
        _points(indicator.score),
        guarded(indicator.deviation_reason.value or indicator.deviation_reason.raw),
        *("", "", "", ""),
        *_place(indicator.span),
    ]


def _target(stated: Stated[Target]) -> list[Cell]:
    target = stated.value
    if target is None:
        return [_text(stated), *("",) * 9]
    return [
        _text(stated),
        TARGET_KINDS[target.kind],
        guarded(target.operator or ""),
        _number(target.number),
        _number(target.high),
        guarded(target.unit or ""),
        BASELINES.get(target.baseline or "", target.baseline or ""),
        DIRECTIONS.get(target.direction or "", target.direction or ""),
        target.deadline.isoformat() if target.deadline is not None else "",
        target.problem or "",
    ]


def _place(span: Span | None) -> list[Cell]:
    span = span or Span()
    return [span.page, span.table, span.row, span.column, span.line]


def _activity(activity: DutyActivity, document: PerformanceDocument) -> list[Cell]:
    return [
        *("", "", ""),
        _amount_unit(activity.budget, document.amount_unit),
        _amount(activity.budget),
        _text(activity.duty),
        _text(activity.activity),
        "",
    ]


def _graded(indicator: ActivityIndicator) -> list[Cell]:
    grades = indicator.grade_criteria
    return [
        *("", ""),
        _text(indicator.name),
        *("",) * 16,
        *(_text(each) for each in (grades.excellent, grades.good, grades.fair, grades.poor)),
        *_place(indicator.span),
    ]
