"""Reads the outline format into the model, line by line."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from jixiao.formats.layout.contents import PART
from jixiao.formats.outline import words as words_of
from jixiao.kernel.codes import read_project_code, read_unit_name
from jixiao.kernel.money import read_money
from jixiao.kernel.notices import Notice
from jixiao.kernel.percent import read_percent
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import (
    NoForm,
    PerformanceDocument,
    ProjectObjectives,
    Section,
    TocEntry,
)
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity, GradeCriteria
from jixiao.model.project import Budget, DisbursementPlan, Execution, Indicator, Project
from jixiao.model.target_reading import read_target
from jixiao.regulation.words import levels, plain

_KEYS = "|".join(sorted(words_of.KEYS, key=len, reverse=True))
KEY = re.compile(rf"(?:^\s*|(?<=\s\s))({_KEYS})[:：]\s*")
IS_KEY = re.compile(rf"(?:{_KEYS})[:：]").match
_HEADING = re.compile(r"(#{1,6})\s*(.*)")
_CHECKPOINT = re.compile(r"(\d{1,2})月(?:底|末)?\s*([^,，;；、]*)")
_BAR = re.compile(r"[|｜]")
_YEAR = re.compile(r"((?:19|20)\d{2})")
_PAGE = re.compile(r"(.*?)[\s.…·]+(\d{1,4})$")
_TEXT = Stated[str]
_Heading = tuple[int, _TEXT, list[tuple[str, Span]]]
"""Level, words, and the lines right below, each with its place."""


def read_outline(text: str) -> PerformanceDocument:
    """The document of an outline; what is not understood is a notice. Never raises.

    >>> read_outline("项目: 技能比武  预算数: 3.00").projects[0].budget.total.raw
    '3.00'
    """
    reading = _Reading()
    for number, line in enumerate(text.split("\n"), 1):
        reading.line(line.rstrip("\r"), number)
    return reading.document()


def _pairs(line: str) -> Iterator[tuple[str, str, int]]:
    """Keys of a line, what stands behind each, and where that begins."""
    found = list(KEY.finditer(line))
    for match, following in zip(found, [*found[1:], None], strict=True):
        end = len(line) if following is None else following.start()
        value = line[match.end() : end].rstrip()
        yield match[1], value, match.end()


class _Reading:
    """The document while its lines are read."""

    def __init__(self) -> None:
        self.kind: type[PerformanceDocument] | None = None
        self.cover: dict[str, Any] = {}
        self.toc: list[TocEntry] = []
        self.sections: list[_Heading] = []
        self.forms: list[dict[str, Any]] = []
        self.form = "项目"
        self.activities: list[dict[str, Any]] = []
        self.columns: tuple[str, ...] | None = None
        self.rows = "indicators"
        self.in_activities = False
        self.in_text = False
        self.notices: list[Notice] = []

    def line(self, line: str, number: int) -> None:
        """Take one line."""
        indent = len(line) - len(line.lstrip())
        words = line.strip()
        if not words:
            return
        place = Span(line=number, start=indent, end=indent + len(words))
        if (match := _HEADING.fullmatch(words)) is not None and not self.forms:
            start = place.end - len(match[2]) if place.end is not None else None
            heading = Stated(match[2], match[2], place._replace(start=start))
            self.sections.append((len(match[1]), heading, []))
            self.in_text = True
        elif IS_KEY(words) is not None:
            self.in_text = False
            for key, value, start in _pairs(line):
                self._key(key, _stated(value, number, start), number)
        elif _BAR.search(words) is not None and (self.forms or self.activities):
            self._row(line, number)
        elif self.in_text:
            self.sections[-1][2].append((words, place))
        else:
            message = f"提纲里的“{words[:30]}”不是“项目: …”这样的一行，没有读取。"
            self.notices.append(Notice(message, words, place))

    def _key(self, key: str, value: _TEXT, number: int) -> None:
        if key in words_of.DOCUMENTS:
            if "title" in self.cover:
                message = f"一份提纲只写一份文件，第二个“{key}”没有读取，它下面的内容算在第一份里。"
                self.notices.append(Notice(message, value.raw, value.span))
                return
            self.kind = words_of.DOCUMENTS[key]
            self.cover["title"] = value
        elif key in words_of.FORMS:
            self.kind = self.kind or words_of.FORMS[key]
            self.form, self.columns, self.rows = key, None, "indicators"
            self.in_activities = False
            self.forms.append({"name": value, "span": Span(line=number), "ordinal": None})
        elif key in words_of.ACTIVITIES:
            duty = self.activities[-1]["duty"] if self.activities else UNSTATED
            row = {"duty": value if key == "职责" else duty, "span": Span(line=number)}
            self.activities.append(row | ({"activity": value} if key == "活动" else {}))
            self.in_activities = True
        elif key == "目录":
            match = _PAGE.fullmatch(value.raw)
            title = value if match is None else _cut(value, match[1])
            self.toc.append(TocEntry(title, None if match is None else int(match[2])))
        elif self.in_activities and (key in words_of.OF_ACTIVITY or key == "预算数"):
            self.activities[-1][words_of.OF_ACTIVITY.get(key, "budget")] = value
        elif self.forms:
            self._form_key(key, value)
        else:
            self._document_key(key, value)

    def _document_key(self, key: str, value: _TEXT) -> None:
        field = words_of.OF_DOCUMENT.get(key)
        if field is None:
            message = f"“{key}”写在第一个项目之前，没有读取。"
            self.notices.append(Notice(message, value.raw, value.span))
        else:
            self.cover[field] = value

    def _form_key(self, key: str, value: _TEXT) -> None:
        form = self.forms[-1]
        if key == "列":
            self.columns = tuple(words_of.COLUMNS.get(word, "") for word in _cells(value.raw))
        elif key == "长期":
            self.rows = "long_term_indicators"
        elif key in words_of.LISTS:
            form.setdefault(words_of.LISTS[key], []).append(value)
        elif key in words_of.OF_DOCUMENT and key not in words_of.TEXTS:
            self.cover[words_of.OF_DOCUMENT[key]] = value
        else:
            form[key] = value

    def _row(self, line: str, number: int) -> None:
        cells = list(_stated_cells(line, number))
        place = Span(line=number, start=0, end=len(line))
        if self.in_activities:
            grid = dict(zip(words_of.GRADE_COLUMNS, cells, strict=False))
            self.activities[-1].setdefault("indicators", []).append((grid, place))
            return
        columns = self.columns or words_of.ROWS[self.form].get(len(cells))
        if columns is None or len(cells) > len(columns):
            message = (
                f"这一行有 {len(cells)} 格，不知道各是哪一列；请加一行“列: 二级 | 三级 | 指标值”。"
            )
            self.notices.append(Notice(message, line.strip(), place))
            return
        row = dict(zip(columns, cells, strict=False))
        self.forms[-1].setdefault(self.rows, []).append((row, place))

    def document(self) -> PerformanceDocument:
        """Everything that was read."""
        kind = self.kind or (ProjectObjectives if self.forms or self.activities else NoForm)
        unit = self.cover.get("amount_unit", UNSTATED)
        year = self._year()
        cover = {field: value for field, value in self.cover.items() if field != "fiscal_year"}
        if "department" in cover:
            stated = cover["department"]
            cover["department"] = stated._replace(value=read_unit_name(stated.raw))
        return kind(
            **cover,
            fiscal_year=year,
            fiscal_year_basis="stated" if year.value is not None else None,
            toc=tuple(self.toc),
            sections=tuple(_sections([*_without_parts(self.sections)])),
            projects=tuple(
                _project(form, at, unit.raw, year.value) for at, form in enumerate(self.forms, 1)
            ),
            activities=tuple(_activity(row, unit.raw or "万元") for row in self.activities),
            notices=tuple(self.notices),
        )

    def _year(self) -> Stated[int]:
        for field in ("fiscal_year", "title"):
            stated: _TEXT = self.cover.get(field, UNSTATED)
            if (match := _YEAR.search(stated.raw)) is not None:
                return Stated(match[1], int(match[1]), stated.span)
        return UNSTATED


def _stated(words: str, number: int, start: int) -> _TEXT:
    return Stated(words, words or None, Span(line=number, start=start, end=start + len(words)))


def _cut(stated: _TEXT, words: str) -> _TEXT:
    start = stated.span.start if stated.span is not None else None
    if stated.span is None or start is None:
        return Stated(words, words, stated.span)
    return Stated(words, words, stated.span._replace(end=start + len(words)))


def _cells(words: str) -> list[str]:
    return [cell.strip() for cell in _BAR.split(words)]


def _stated_cells(line: str, number: int) -> Iterator[_TEXT]:
    start = 0
    for cell in _BAR.split(line):
        lead = len(cell) - len(cell.lstrip())
        yield _stated(cell.strip(), number, start + (lead if cell.strip() else 0))
        start += len(cell) + 1


def _without_parts(found: list[_Heading]) -> Iterator[_Heading]:
    """The headings without 第一部分 …, which is no chapter in any format: what is below it rises."""
    part = 0
    for level, heading, lines in found:
        if not lines and PART.fullmatch(heading.raw):
            part = level
            continue
        part = part if level > part else 0
        yield level - part, heading, lines


def _sections(found: list[_Heading]) -> Iterator[Section]:
    """Sections; the text of each holds the headings and texts below it."""
    for at, (level, heading, lines) in enumerate(found):
        words = [words for words, _ in lines]
        places = [place for _, place in lines]
        for below, title, more in found[at + 1 :]:
            if below <= level:
                break
            words += [title.raw, *(each for each, _ in more)]
            places += [title.span or Span(), *(place for _, place in more)]
        text = "\n".join(words)
        place = lines[0][1] if len(words) == 1 and lines else heading.span
        yield Section(heading, level, Stated(text, text or None, place), tuple(places))


def _project(form: dict[str, Any], ordinal: int, unit: str, year: int | None) -> Project:
    own = form.get("单位", UNSTATED).raw or unit or "万元"
    fields: dict[str, Any] = {
        field: form[key] for key, field in words_of.TEXTS.items() if key in form
    }
    fields |= {field: _percent(form[key]) for key, field in words_of.TOTALS.items() if key in form}
    fields |= {field: tuple(form.get(field, ())) for field in words_of.LISTS.values()}
    for rows in ("indicators", "long_term_indicators"):
        fields[rows] = tuple(_indicator(row, place, year) for row, place in form.get(rows, ()))
    if "编码" in form:
        code = form["编码"]
        fields["code"] = code._replace(value=read_project_code(code.raw))
    amounts = {
        field: _amount(form[key], own) for key, field in words_of.BUDGET.items() if key in form
    }
    return Project(
        **fields,
        ordinal=ordinal,
        name=form["name"],
        budget=Budget(**amounts),
        disbursement_plan=_plan(form.get("支出计划")),
        execution=_execution(form, own),
        span=form["span"],
    )


def _amount(stated: _TEXT, unit: str) -> Stated[Any]:
    value = read_money(stated.raw, unit) if stated.raw else None
    return Stated(stated.raw, value, stated.span)


def _percent(stated: _TEXT) -> Stated[Any]:
    return Stated(stated.raw, read_percent(stated.raw), stated.span)


def _execution(form: dict[str, Any], unit: str) -> Execution | None:
    amounts = {"original_budget", "adjusted_budget", "spent", "forecast"}
    fields = {
        field: _amount(form[key], unit) if field in amounts else _percent(form[key])
        for key, field in words_of.EXECUTION.items()
        if key in form
    }
    return Execution(**fields) if fields else None


def _plan(stated: _TEXT | None) -> DisbursementPlan:
    if stated is None or stated.span is None or stated.span.start is None:
        return DisbursementPlan()
    checkpoints: list[tuple[int, Stated[Decimal]]] = []
    for match in _CHECKPOINT.finditer(stated.raw):
        words, start = match[2].strip(), stated.span.start + match.start(2)
        place = stated.span._replace(start=start, end=start + len(words))
        checkpoints.append((int(match[1]), Stated(words, read_percent(words), place)))
    return DisbursementPlan(tuple(checkpoints))


def _indicator(row: dict[str, _TEXT], place: Span, year: int | None) -> Indicator:
    fields: dict[str, Any] = {key: stated for key, stated in row.items() if key}
    name = row["name"].raw if "name" in row else ""
    for key in ("target", "actual", "forecast"):
        if key in row:
            value = read_target(row[key].raw, name=name if key == "target" else "", year=year)
            fields[key] = Stated(row[key].raw, value, row[key].span)
    for key in ("points", "score"):
        if key in row:
            fields[key] = _percent(row[key])
    known = levels()
    if "level2" in row:
        key2 = known.level2.get(plain(row["level2"].raw))
        fields["level2"] = row["level2"]._replace(value=key2)
        if "level1" not in row and key2 is not None:
            above = known.parents[key2][0]
            fields["level1"] = Stated(known.word[above], above, row["level2"].span)
    if "level1" in row:
        key1 = known.level1.get(plain(row["level1"].raw))
        fields["level1"] = row["level1"]._replace(value=key1)
    return Indicator(**fields, span=place)


def _activity(row: dict[str, Any], unit: str) -> DutyActivity:
    fields = {key: value for key, value in row.items() if key != "indicators"}
    if "budget" in fields:
        fields["budget"] = _amount(fields["budget"], unit)
    return DutyActivity(
        **fields,
        indicators=tuple(
            ActivityIndicator(
                name=grid.get("name", UNSTATED),
                grade_criteria=GradeCriteria(
                    **{
                        grade: stated._replace(value=read_target(stated.raw))
                        for grade, stated in grid.items()
                        if grade != "name"
                    }
                ),
                span=place,
            )
            for grid, place in row.get("indicators", ())
        ),
    )
