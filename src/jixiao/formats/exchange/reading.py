"""Exchange form to model: ``read(write(x)) == x`` as far as the form holds it.

With ``places`` (``jixiao read --where``) every leaf gets its place back; without, rows keep
theirs and leaves have none. Keys that are not known are ignored, so that later versions of
the form still read.
"""

from decimal import Decimal
from typing import Any

from jixiao.formats.exchange.targets import target_of
from jixiao.kernel.codes import ProjectCode, UnitName, read_project_code
from jixiao.kernel.money import UNITS, Money, read_money
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import (
    DOCUMENT_CLASSES,
    AnnualTask,
    PerformanceDocument,
    Section,
    TocEntry,
)
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity, GradeCriteria
from jixiao.model.project import Budget, DisbursementPlan, Execution, Indicator, Project
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target
from jixiao.regulation.words import levels, plain

Entry = dict[str, Any]


def document_of(entry: Entry) -> PerformanceDocument:
    """The document of an entry that keeps to the schema (types right, keys may be missing)."""
    form = _Form(entry)
    unit = entry.get("amount_unit")
    return DOCUMENT_CLASSES[entry["kind"]](
        layout=entry.get("layout"),
        department=form.unit_name("department"),
        fiscal_year=form.year("fiscal_year"),
        fiscal_year_basis=entry.get("fiscal_year_basis"),
        title=form.text("title"),
        compiled_by=form.text("compiled_by"),
        reviewed_by=form.text("reviewed_by"),
        amount_unit=form.text("amount_unit"),
        toc=tuple(
            TocEntry(form.text(f"toc[{n}].title", each), each.get("page"))
            for n, each in enumerate(entry.get("toc") or ())
        ),
        sections=tuple(
            Section(
                form.text(f"sections[{n}].heading", each),
                each["level"],
                form.text(f"sections[{n}].text", each),
            )
            for n, each in enumerate(entry.get("sections") or ())
        ),
        projects=tuple(
            _project(form, f"projects[{n}].", each, unit)
            for n, each in enumerate(entry.get("projects") or ())
        ),
        activities_title=form.text("activities_title"),
        activities_unit_line=form.text("activities_unit_line"),
        activities=tuple(
            _activity(form, f"activities[{n}].", each, unit)
            for n, each in enumerate(entry.get("activities") or ())
        ),
        annual_tasks=tuple(
            _annual_task(form, f"annual_tasks[{n}].", each, unit)
            for n, each in enumerate(entry.get("annual_tasks") or ())
        ),
        notices=tuple(notice_of(each) for each in entry.get("notices") or ()),
    )


def notice_of(entry: Entry) -> Notice:
    """The notice of an entry."""
    return Notice(
        entry["message"],
        entry.get("text") or "",
        span_of(entry.get("span")),
        entry.get("where") or "",
    )


def span_of(entry: Entry | None) -> Span | None:
    """The place of an entry."""
    return None if entry is None else Span(*(entry.get(key) for key in Span._fields))


class _Form:
    """One document entry with the words and places that its leaves leave out."""

    __slots__ = ("entry", "places", "printed")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.printed: dict[str, str] = entry.get("printed") or {}
        self.places: Entry = entry.get("places") or {}

    def _shown(self, path: str, parent: Entry | None) -> Any:  # noqa: ANN401 -- any JSON value
        """The form's value of a leaf; ``path`` ends in its key."""
        return (self.entry if parent is None else parent).get(path.rpartition(".")[2])

    def _stated(self, path: str, shown: str | None, value: object) -> Stated[Any]:
        raw = self.printed.get(path, shown or "")
        span = span_of(self.places.get(path))
        return Stated(raw, value, span) if raw or span or value is not None else UNSTATED

    def text(self, path: str, parent: Entry | None = None) -> Stated[str]:
        """Words, understood as they stand."""
        return self.item(path, self._shown(path, parent))

    def item(self, path: str, shown: str | None) -> Stated[str]:
        """Words of a list."""
        return self._stated(path, shown, shown or None)

    def level(self, path: str, parent: Entry, key: str) -> Stated[str]:
        """A level with its key in the taxonomy; looked up where the form has none."""
        shown: str | None = parent.get(key)
        taxonomy = parent.get("taxonomy")
        if taxonomy is not None:
            return self._stated(path, shown, taxonomy.get(key))
        known = levels().level1 if key == "level1" else levels().level2
        return self._stated(path, shown, known.get(plain(shown)) if shown else None)

    def target(self, path: str, parent: Entry, typed: Entry | None) -> Stated[Target]:
        """A target with its reading; read again where the form has none."""
        shown = self._shown(path, parent)
        value = target_of(typed)
        if value is None and shown:
            value = read_target(shown)
        return self._stated(path, shown, value)

    def number(self, path: str, parent: Entry) -> Stated[Decimal]:
        """A percent, points or a score."""
        shown = self._shown(path, parent)
        return self._stated(path, shown, None if shown is None else Decimal(shown))

    def amount(self, path: str, parent: Entry, unit: str | None) -> Stated[Money]:
        """An amount; by the words as printed where they differ from the form's number."""
        shown: str | None = self._shown(path, parent)
        if shown is None:
            return self._stated(path, None, None)
        own = unit if unit in UNITS else None
        value = read_money(self.printed.get(path, shown), own) or read_money(shown, own)
        return self._stated(path, shown, value)

    def year(self, path: str) -> Stated[int]:
        """A year."""
        year: int | None = self._shown(path, None)
        return self._stated(path, None if year is None else str(year), year)

    def code(self, path: str, parent: Entry) -> Stated[ProjectCode]:
        """A project code."""
        shown: str | None = self._shown(path, parent)
        return self._stated(path, shown, read_project_code(shown) if shown else None)

    def unit_name(self, path: str) -> Stated[UnitName]:
        """A department: code and name."""
        shown: Entry = self._shown(path, None) or {}
        code, name = shown.get("code"), shown.get("name")
        known = code is not None or name is not None
        return self._stated(path, name, UnitName(code, name or "") if known else None)


def _project(form: _Form, at: str, entry: Entry, unit: str | None) -> Project:
    unit = entry.get("amount_unit") or unit
    budget = entry.get("budget") or {}
    return Project(
        ordinal=entry.get("ordinal"),
        title=form.text(f"{at}title", entry),
        unit_line=form.text(f"{at}unit_line", entry),
        amount_unit=form.text(f"{at}amount_unit", entry),
        code=form.code(f"{at}code", entry),
        name=form.text(f"{at}name", entry),
        department=form.text(f"{at}department", entry),
        unit=form.text(f"{at}unit", entry),
        budget=Budget(
            form.amount(f"{at}budget.total", budget, unit),
            form.amount(f"{at}budget.fiscal_funds", budget, unit),
            form.amount(f"{at}budget.other_funds", budget, unit),
        ),
        use_of_funds=form.text(f"{at}use_of_funds", entry),
        disbursement_plan=_disbursement_plan(form, at, entry.get("disbursement_plan") or {}),
        objectives=_items(form, f"{at}objectives", entry),
        long_term_objectives=_items(form, f"{at}long_term_objectives", entry),
        objective_results=_items(form, f"{at}objective_results", entry),
        execution=_execution(form, f"{at}execution.", entry.get("execution"), unit),
        indicators=_indicators(form, f"{at}indicators", entry),
        long_term_indicators=_indicators(form, f"{at}long_term_indicators", entry),
        total_points=form.number(f"{at}total_points", entry),
        total_score=form.number(f"{at}total_score", entry),
        span=span_of(entry.get("span")),
    )


def _items(form: _Form, path: str, entry: Entry) -> tuple[Stated[str], ...]:
    shown = entry.get(path.rpartition(".")[2]) or ()
    return tuple(form.item(f"{path}[{n}]", each) for n, each in enumerate(shown))


def _disbursement_plan(form: _Form, at: str, entry: Entry) -> DisbursementPlan:
    months = sorted(key for key in entry if key.isdigit() and 1 <= int(key) <= 12)
    read = [(int(key), form.number(f"{at}disbursement_plan.{key}", entry)) for key in months]
    return DisbursementPlan(tuple(each for each in read if each[1] != UNSTATED))


def _execution(form: _Form, at: str, entry: Entry | None, unit: str | None) -> Execution | None:
    if entry is None:
        return None
    return Execution(
        original_budget=form.amount(f"{at}original_budget", entry, unit),
        adjusted_budget=form.amount(f"{at}adjusted_budget", entry, unit),
        spent=form.amount(f"{at}spent", entry, unit),
        execution_rate=form.number(f"{at}execution_rate", entry),
        points=form.number(f"{at}points", entry),
        score=form.number(f"{at}score", entry),
        forecast=form.amount(f"{at}forecast", entry, unit),
    )


def _indicators(form: _Form, path: str, entry: Entry) -> tuple[Indicator, ...]:
    shown = entry.get(path.rpartition(".")[2]) or ()
    return tuple(_indicator(form, f"{path}[{n}].", each) for n, each in enumerate(shown))


def _indicator(form: _Form, at: str, entry: Entry) -> Indicator:
    return Indicator(
        level1=form.level(f"{at}level1", entry, "level1"),
        level2=form.level(f"{at}level2", entry, "level2"),
        name=form.text(f"{at}name", entry),
        description=form.text(f"{at}description", entry),
        target=form.target(f"{at}target", entry, entry.get("typed")),
        basis=form.text(f"{at}basis", entry),
        actual=form.target(f"{at}actual", entry, entry.get("actual_typed")),
        points=form.number(f"{at}points", entry),
        score=form.number(f"{at}score", entry),
        deviation_reason=form.text(f"{at}deviation_reason", entry),
        forecast=form.target(f"{at}forecast", entry, entry.get("forecast_typed")),
        likelihood=form.text(f"{at}likelihood", entry),
        note=form.text(f"{at}note", entry),
        span=span_of(entry.get("span")),
    )


def _activity(form: _Form, at: str, entry: Entry, unit: str | None) -> DutyActivity:
    return DutyActivity(
        duty=form.text(f"{at}duty", entry),
        activity=form.text(f"{at}activity", entry),
        budget=form.amount(f"{at}budget", entry, unit),
        description=form.text(f"{at}description", entry),
        objective=form.text(f"{at}objective", entry),
        indicators=tuple(
            _activity_indicator(form, f"{at}indicators[{n}].", each)
            for n, each in enumerate(entry.get("indicators") or ())
        ),
        span=span_of(entry.get("span")),
    )


def _activity_indicator(form: _Form, at: str, entry: Entry) -> ActivityIndicator:
    grades = entry.get("grade_criteria") or {}
    typed = entry.get("grade_criteria_typed") or {}
    return ActivityIndicator(
        name=form.text(f"{at}name", entry),
        grade_criteria=GradeCriteria(
            *(
                form.target(f"{at}grade_criteria.{grade}", grades, typed.get(grade))
                for grade in ("excellent", "good", "fair", "poor")
            )
        ),
        span=span_of(entry.get("span")),
    )


def _annual_task(form: _Form, at: str, entry: Entry, unit: str | None) -> AnnualTask:
    return AnnualTask(
        name=form.text(f"{at}name", entry),
        content=form.text(f"{at}content", entry),
        budget=form.amount(f"{at}budget", entry, unit),
        fiscal_funds=form.amount(f"{at}fiscal_funds", entry, unit),
        other_funds=form.amount(f"{at}other_funds", entry, unit),
    )
