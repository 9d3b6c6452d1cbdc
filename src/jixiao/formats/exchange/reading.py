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
        department=form.unit_name("department", entry),
        fiscal_year=form.year("fiscal_year", entry),
        fiscal_year_basis=entry.get("fiscal_year_basis"),
        title=form.text("", "title", entry),
        compiled_by=form.text("", "compiled_by", entry),
        reviewed_by=form.text("", "reviewed_by", entry),
        amount_unit=form.text("", "amount_unit", entry),
        toc=tuple(
            TocEntry(form.text(f"toc[{n}].", "title", each), each.get("page"))
            for n, each in enumerate(entry.get("toc") or ())
        ),
        sections=tuple(
            Section(
                form.text(f"sections[{n}].", "heading", each),
                each["level"],
                form.text(f"sections[{n}].", "text", each),
            )
            for n, each in enumerate(entry.get("sections") or ())
        ),
        projects=tuple(
            _project(form, f"projects[{n}].", each, unit)
            for n, each in enumerate(entry.get("projects") or ())
        ),
        activities_title=form.text("", "activities_title", entry),
        activities_unit_line=form.text("", "activities_unit_line", entry),
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
    return None if entry is None else Span(*map(entry.get, Span._fields))


class _Form:
    """One document entry with the words and places that its leaves leave out.

    A leaf has its name (``key``) in the part that it belongs to; ``at`` is the path of that part.
    """

    __slots__ = ("places", "printed")

    def __init__(self, entry: Entry) -> None:
        self.printed = _by_part(entry.get("printed") or {})
        self.places = _by_part(entry.get("places") or {})

    def stated(self, at: str, key: str, shown: str | None, value: object) -> Stated[Any]:
        """A leaf by what the form shows of it and what that means."""
        raw, span = shown or "", None
        if at in self.printed:
            raw = self.printed[at].get(key, raw)
        if at in self.places:
            span = span_of(self.places[at].get(key))
        return Stated(raw, value, span) if raw or span or value is not None else UNSTATED

    def text(self, at: str, key: str, parent: Entry) -> Stated[str]:
        """Words, understood as they stand."""
        shown: str | None = parent.get(key)
        return self.stated(at, key, shown, shown or None)

    def level(self, at: str, key: str, parent: Entry) -> Stated[str]:
        """A level with its key in the taxonomy; looked up where the form has none."""
        shown: str | None = parent.get(key)
        taxonomy = parent.get("taxonomy")
        if taxonomy is not None:
            return self.stated(at, key, shown, taxonomy.get(key))
        known = levels().level1 if key == "level1" else levels().level2
        return self.stated(at, key, shown, known.get(plain(shown)) if shown else None)

    def target(self, at: str, key: str, parent: Entry, typed: Entry | None) -> Stated[Target]:
        """A target with its reading; read again where the form has none."""
        shown: str | None = parent.get(key)
        value = target_of(typed)
        if value is None and shown:
            value = read_target(shown)
        return self.stated(at, key, shown, value)

    def number(self, at: str, key: str, parent: Entry) -> Stated[Decimal]:
        """A percent, points or a score."""
        shown: str | None = parent.get(key)
        return self.stated(at, key, shown, None if shown is None else Decimal(shown))

    def amount(self, at: str, key: str, parent: Entry, unit: str | None) -> Stated[Money]:
        """An amount; by the words as printed where they differ from the form's number."""
        shown: str | None = parent.get(key)
        if shown is None:
            return self.stated(at, key, None, None)
        own = unit if unit in UNITS else None
        value = read_money(self.printed.get(at, {}).get(key, shown), own) or read_money(shown, own)
        return self.stated(at, key, shown, value)

    def year(self, key: str, parent: Entry) -> Stated[int]:
        """A year."""
        year: int | None = parent.get(key)
        return self.stated("", key, None if year is None else str(year), year)

    def code(self, at: str, key: str, parent: Entry) -> Stated[ProjectCode]:
        """A project code."""
        shown: str | None = parent.get(key)
        return self.stated(at, key, shown, read_project_code(shown) if shown else None)

    def unit_name(self, key: str, parent: Entry) -> Stated[UnitName]:
        """A department: code and name."""
        shown: Entry = parent.get(key) or {}
        code, name = shown.get("code"), shown.get("name")
        known = code is not None or name is not None
        return self.stated("", key, name, UnitName(code, name or "") if known else None)


def _by_part(leaves: Entry) -> dict[str, Entry]:
    """What is said of leaves by their paths: part to name of the leaf to what is said."""
    found: dict[str, Entry] = {}
    for path, said in leaves.items():
        at, dot, key = path.rpartition(".")
        found.setdefault(at + dot, {})[key] = said
    return found


def _project(form: _Form, at: str, entry: Entry, unit: str | None) -> Project:
    unit = entry.get("amount_unit") or unit
    budget = entry.get("budget") or {}
    return Project(
        ordinal=entry.get("ordinal"),
        title=form.text(at, "title", entry),
        unit_line=form.text(at, "unit_line", entry),
        amount_unit=form.text(at, "amount_unit", entry),
        code=form.code(at, "code", entry),
        name=form.text(at, "name", entry),
        department=form.text(at, "department", entry),
        unit=form.text(at, "unit", entry),
        budget=Budget(
            form.amount(f"{at}budget.", "total", budget, unit),
            form.amount(f"{at}budget.", "fiscal_funds", budget, unit),
            form.amount(f"{at}budget.", "other_funds", budget, unit),
        ),
        use_of_funds=form.text(at, "use_of_funds", entry),
        disbursement_plan=_disbursement_plan(form, at, entry.get("disbursement_plan") or {}),
        objectives=_items(form, at, "objectives", entry),
        long_term_objectives=_items(form, at, "long_term_objectives", entry),
        objective_results=_items(form, at, "objective_results", entry),
        execution=_execution(form, f"{at}execution.", entry.get("execution"), unit),
        indicators=_indicators(form, at, "indicators", entry),
        long_term_indicators=_indicators(form, at, "long_term_indicators", entry),
        total_points=form.number(at, "total_points", entry),
        total_score=form.number(at, "total_score", entry),
        span=span_of(entry.get("span")),
    )


def _items(form: _Form, at: str, key: str, entry: Entry) -> tuple[Stated[str], ...]:
    shown = entry.get(key) or ()
    return tuple(form.stated(at, f"{key}[{n}]", each, each or None) for n, each in enumerate(shown))


def _disbursement_plan(form: _Form, at: str, entry: Entry) -> DisbursementPlan:
    months = sorted(key for key in entry if key.isdigit() and 1 <= int(key) <= 12)
    read = [(int(key), form.number(f"{at}disbursement_plan.", key, entry)) for key in months]
    return DisbursementPlan(tuple(each for each in read if each[1] != UNSTATED))


def _execution(form: _Form, at: str, entry: Entry | None, unit: str | None) -> Execution | None:
    if entry is None:
        return None
    return Execution(
        original_budget=form.amount(at, "original_budget", entry, unit),
        adjusted_budget=form.amount(at, "adjusted_budget", entry, unit),
        spent=form.amount(at, "spent", entry, unit),
        execution_rate=form.number(at, "execution_rate", entry),
        points=form.number(at, "points", entry),
        score=form.number(at, "score", entry),
        forecast=form.amount(at, "forecast", entry, unit),
    )


def _indicators(form: _Form, at: str, key: str, entry: Entry) -> tuple[Indicator, ...]:
    shown = entry.get(key) or ()
    return tuple(_indicator(form, f"{at}{key}[{n}].", each) for n, each in enumerate(shown))


def _indicator(form: _Form, at: str, entry: Entry) -> Indicator:
    return Indicator(
        level1=form.level(at, "level1", entry),
        level2=form.level(at, "level2", entry),
        name=form.text(at, "name", entry),
        description=form.text(at, "description", entry),
        target=form.target(at, "target", entry, entry.get("typed")),
        basis=form.text(at, "basis", entry),
        actual=form.target(at, "actual", entry, entry.get("actual_typed")),
        points=form.number(at, "points", entry),
        score=form.number(at, "score", entry),
        deviation_reason=form.text(at, "deviation_reason", entry),
        forecast=form.target(at, "forecast", entry, entry.get("forecast_typed")),
        likelihood=form.text(at, "likelihood", entry),
        note=form.text(at, "note", entry),
        span=span_of(entry.get("span")),
    )


def _activity(form: _Form, at: str, entry: Entry, unit: str | None) -> DutyActivity:
    return DutyActivity(
        duty=form.text(at, "duty", entry),
        activity=form.text(at, "activity", entry),
        budget=form.amount(at, "budget", entry, unit),
        description=form.text(at, "description", entry),
        objective=form.text(at, "objective", entry),
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
        name=form.text(at, "name", entry),
        grade_criteria=GradeCriteria(
            *(
                form.target(f"{at}grade_criteria.", grade, grades, typed.get(grade))
                for grade in ("excellent", "good", "fair", "poor")
            )
        ),
        span=span_of(entry.get("span")),
    )


def _annual_task(form: _Form, at: str, entry: Entry, unit: str | None) -> AnnualTask:
    return AnnualTask(
        name=form.text(at, "name", entry),
        content=form.text(at, "content", entry),
        budget=form.amount(at, "budget", entry, unit),
        fiscal_funds=form.amount(at, "fiscal_funds", entry, unit),
        other_funds=form.amount(at, "other_funds", entry, unit),
    )
