"""Model to exchange form: the one place where its keys and their order stand."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from jixiao.formats.exchange.leaves import Leaves, span_entry
from jixiao.formats.exchange.noticing import notice_entries
from jixiao.formats.reader import Read
from jixiao.kernel.stated import Stated
from jixiao.model.documents import AnnualTask, PerformanceDocument
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity
from jixiao.model.project import DisbursementPlan, Execution, Indicator, Project
from jixiao.model.target import Target
from jixiao.model.target_exchange import typed

SCHEMA = "jixiao/1"
CHECKPOINTS = (3, 6, 10, 12)
"""Months that every disbursement plan of the form has, planned or not."""
Entry = dict[str, Any]


class Source(NamedTuple):
    """The file that was read.

    Args:
        name: Its name as given; a file in an archive is "archive.zip/folder/file.docx".
        sha256: SHA-256 of its bytes, hexadecimal.
        media_type: Media type that the bytes have.
        reader: Name of the reader.
        reader_version: Its version.
        pages: Number of pages, None when the format has none.
    """

    name: str
    sha256: str
    media_type: str
    reader: str
    reader_version: str
    pages: int | None


def exchange(source: Source, read: Read, *, places: bool = False) -> Entry:
    """Everything that was read of one file.

    Args:
        source: The file.
        read: What was read of it.
        places: Whether each document also gets ``places``: path of every leaf to its place.
    """
    return {
        "schema": SCHEMA,
        "source": source._asdict(),
        "documents": [document_entry(each, places=places) for each in read.documents],
        "notices": notice_entries(read.notices, {}, []),
    }


def written_exchange(name: str, documents: Sequence[PerformanceDocument]) -> Entry:
    """Documents that are written anew, every leaf with its place as far as it has one.

    Which bytes they came from, and who read them, is not known here: those facts are null.

    Args:
        name: Name of the file that they came from, "" when they came from none.
        documents: The documents.
    """
    return {
        "schema": SCHEMA,
        "source": {**dict.fromkeys(Source._fields), "name": name or None},
        "documents": [document_entry(each, places=True) for each in documents],
        "notices": [],
    }


def document_entry(document: PerformanceDocument, *, places: bool = False) -> Entry:
    """One document.

    Args:
        document: The document.
        places: Whether to add ``places``.
    """
    doubted = any(each.span is not None and not each.where for each in document.notices)
    leaves = Leaves(with_places=places or doubted)
    unit = _unit(document.amount_unit)
    entry = _cover(document, leaves)
    entry["projects"] = [
        _project(each, f"projects[{at}].", leaves, unit)
        for at, each in enumerate(document.projects)
    ]
    entry["activities_title"] = leaves.text("activities_title", document.activities_title)
    entry["activities_unit_line"] = leaves.text(
        "activities_unit_line", document.activities_unit_line
    )
    entry["activities"] = [
        _activity(each, f"activities[{at}].", leaves, unit)
        for at, each in enumerate(document.activities)
    ]
    entry["annual_tasks"] = [
        _annual_task(each, f"annual_tasks[{at}].", leaves, unit)
        for at, each in enumerate(document.annual_tasks)
    ]
    entry["notices"] = notice_entries(document.notices, leaves.places or {}, entry["projects"])
    entry["printed"] = leaves.printed
    if places:
        entry["places"] = {path: span_entry(span) for path, span in (leaves.places or {}).items()}
    return entry


def _unit(stated: Stated[str]) -> str | None:
    return stated.value or stated.raw or None


def _cover(document: PerformanceDocument, leaves: Leaves) -> Entry:
    return {
        "kind": document.kind,
        "layout": document.layout,
        "department": leaves.unit_name("department", document.department),
        "fiscal_year": leaves.year("fiscal_year", document.fiscal_year),
        "fiscal_year_basis": document.fiscal_year_basis,
        "title": leaves.text("title", document.title),
        "compiled_by": leaves.text("compiled_by", document.compiled_by),
        "reviewed_by": leaves.text("reviewed_by", document.reviewed_by),
        "amount_unit": leaves.text("amount_unit", document.amount_unit),
        "toc": [
            {"title": leaves.text(f"toc[{at}].title", each.title), "page": each.page}
            for at, each in enumerate(document.toc)
        ],
        "sections": [
            {
                "heading": leaves.text(f"sections[{at}].heading", each.heading),
                "level": each.level,
                "text": leaves.text(f"sections[{at}].text", each.text),
            }
            for at, each in enumerate(document.sections)
        ],
    }


def _project(project: Project, at: str, leaves: Leaves, unit: str | None) -> Entry:
    unit = _unit(project.amount_unit) or unit
    budget = project.budget

    def texts(key: str, items: tuple[Stated[str], ...]) -> list[str | None]:
        return [leaves.text(f"{at}{key}[{n}]", each) for n, each in enumerate(items)]

    return {
        "ordinal": project.ordinal,
        "title": leaves.text(f"{at}title", project.title),
        "unit_line": leaves.text(f"{at}unit_line", project.unit_line),
        "amount_unit": leaves.text(f"{at}amount_unit", project.amount_unit),
        "code": leaves.code(f"{at}code", project.code),
        "name": leaves.text(f"{at}name", project.name),
        "department": leaves.text(f"{at}department", project.department),
        "unit": leaves.text(f"{at}unit", project.unit),
        "budget": {
            "total": leaves.amount(f"{at}budget.total", budget.total, unit),
            "fiscal_funds": leaves.amount(f"{at}budget.fiscal_funds", budget.fiscal_funds, unit),
            "other_funds": leaves.amount(f"{at}budget.other_funds", budget.other_funds, unit),
        },
        "use_of_funds": leaves.text(f"{at}use_of_funds", project.use_of_funds),
        "disbursement_plan": _disbursement_plan(project.disbursement_plan, at, leaves),
        "objectives": texts("objectives", project.objectives),
        "long_term_objectives": texts("long_term_objectives", project.long_term_objectives),
        "objective_results": texts("objective_results", project.objective_results),
        "execution": _execution(project.execution, f"{at}execution.", leaves, unit),
        "indicators": [
            _indicator(each, f"{at}indicators[{n}].", leaves)
            for n, each in enumerate(project.indicators)
        ],
        "long_term_indicators": [
            _indicator(each, f"{at}long_term_indicators[{n}].", leaves)
            for n, each in enumerate(project.long_term_indicators)
        ],
        "total_points": leaves.number(f"{at}total_points", project.total_points),
        "total_score": leaves.number(f"{at}total_score", project.total_score),
        "span": span_entry(project.span),
    }


def _disbursement_plan(plan: DisbursementPlan, at: str, leaves: Leaves) -> Entry:
    others = sorted({month for month, _ in plan.checkpoints} - set(CHECKPOINTS))
    return {
        f"{month:02d}": leaves.number(f"{at}disbursement_plan.{month:02d}", plan.at(month))
        for month in (*CHECKPOINTS, *others)
    }


def _execution(
    execution: Execution | None, at: str, leaves: Leaves, unit: str | None
) -> Entry | None:
    if execution is None:
        return None
    return {
        "original_budget": leaves.amount(f"{at}original_budget", execution.original_budget, unit),
        "adjusted_budget": leaves.amount(f"{at}adjusted_budget", execution.adjusted_budget, unit),
        "spent": leaves.amount(f"{at}spent", execution.spent, unit),
        "execution_rate": leaves.number(f"{at}execution_rate", execution.execution_rate),
        "points": leaves.number(f"{at}points", execution.points),
        "score": leaves.number(f"{at}score", execution.score),
        "forecast": leaves.amount(f"{at}forecast", execution.forecast, unit),
    }


def _typed(stated: Stated[Target]) -> Entry | None:
    """The reading of a target cell; None where the form has no such cell."""
    return None if stated.value is None else typed(stated.value)


def _indicator(indicator: Indicator, at: str, leaves: Leaves) -> Entry:
    return {
        "level1": leaves.words(f"{at}level1", indicator.level1),
        "level2": leaves.words(f"{at}level2", indicator.level2),
        "name": leaves.text(f"{at}name", indicator.name),
        "description": leaves.text(f"{at}description", indicator.description),
        "target": leaves.words(f"{at}target", indicator.target),
        "basis": leaves.text(f"{at}basis", indicator.basis),
        "actual": leaves.words(f"{at}actual", indicator.actual),
        "points": leaves.number(f"{at}points", indicator.points),
        "score": leaves.number(f"{at}score", indicator.score),
        "deviation_reason": leaves.text(f"{at}deviation_reason", indicator.deviation_reason),
        "forecast": leaves.words(f"{at}forecast", indicator.forecast),
        "likelihood": leaves.text(f"{at}likelihood", indicator.likelihood),
        "note": leaves.text(f"{at}note", indicator.note),
        "taxonomy": {"level1": indicator.level1.value, "level2": indicator.level2.value},
        "typed": _typed(indicator.target),
        "actual_typed": _typed(indicator.actual),
        "forecast_typed": _typed(indicator.forecast),
        "span": span_entry(indicator.span),
    }


def _activity(activity: DutyActivity, at: str, leaves: Leaves, unit: str | None) -> Entry:
    return {
        "duty": leaves.text(f"{at}duty", activity.duty),
        "activity": leaves.text(f"{at}activity", activity.activity),
        "budget": leaves.amount(f"{at}budget", activity.budget, unit),
        "description": leaves.text(f"{at}description", activity.description),
        "objective": leaves.text(f"{at}objective", activity.objective),
        "indicators": [
            _activity_indicator(each, f"{at}indicators[{n}].", leaves)
            for n, each in enumerate(activity.indicators)
        ],
        "span": span_entry(activity.span),
    }


def _activity_indicator(indicator: ActivityIndicator, at: str, leaves: Leaves) -> Entry:
    criteria = indicator.grade_criteria
    grades = {grade: getattr(criteria, grade) for grade in ("excellent", "good", "fair", "poor")}
    return {
        "name": leaves.text(f"{at}name", indicator.name),
        "grade_criteria": {
            grade: leaves.words(f"{at}grade_criteria.{grade}", stated)
            for grade, stated in grades.items()
        },
        "grade_criteria_typed": {grade: _typed(stated) for grade, stated in grades.items()},
        "span": span_entry(indicator.span),
    }


def _annual_task(task: AnnualTask, at: str, leaves: Leaves, unit: str | None) -> Entry:
    return {
        "name": leaves.text(f"{at}name", task.name),
        "content": leaves.text(f"{at}content", task.content),
        "budget": leaves.amount(f"{at}budget", task.budget, unit),
        "fiscal_funds": leaves.amount(f"{at}fiscal_funds", task.fiscal_funds, unit),
        "other_funds": leaves.amount(f"{at}other_funds", task.other_funds, unit),
    }
