"""The next form of a year, prepared from an earlier one: monitoring and self-evaluation of a plan.

What the earlier form states is taken over; what happened since is left to people.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import DOCUMENT_CLASSES, PerformanceDocument
from jixiao.model.project import Budget, Execution, Indicator, Project
from jixiao.regulation.parameters import Parameters
from jixiao.regulation.source import source_words
from jixiao.regulation.words import plain

_TITLES = {
    "monitoring": "项目支出绩效目标执行监控表",
    "self-evaluation": "项目支出绩效自评表",
    "project-objectives": "项目支出绩效目标申报表",
}
_SOURCES = {
    "monitoring": ("plan", "project-objectives"),
    "self-evaluation": ("plan", "project-objectives", "monitoring"),
    "project-objectives": ("plan",),
}
_WEIGHTED = ("OUTPUT", "BENEFIT", "SATISFACTION")
_WEIGHTS = "self_evaluation_weights"


def can_prepare(document: PerformanceDocument, kind: str) -> bool:
    """Whether a form of this kind can be prepared from a document."""
    return bool(document.projects) and document.kind in _SOURCES.get(kind, ())


def prepared(document: PerformanceDocument, kind: str) -> PerformanceDocument:
    """The form of another kind with what a document already states.

    Args:
        document: What is known, e.g. a plan.
        kind: "monitoring", "self-evaluation" or "project-objectives".

    Raises:
        ValueError: It can not be prepared from such a document (``can_prepare``).
    """
    if not can_prepare(document, kind):
        message = f"{kind} can not be prepared from {document.kind}; ask can_prepare before"
        raise ValueError(message)
    title = _words(_TITLES[kind])
    projects = tuple(
        replace(_project(each, document, is_new=kind != "project-objectives"), title=title)
        for each in document.projects
    )
    return DOCUMENT_CLASSES[kind](
        department=document.department,
        fiscal_year=document.fiscal_year,
        fiscal_year_basis=document.fiscal_year_basis,
        title=title,
        amount_unit=document.amount_unit,
        projects=projects,
    )


def _words(text: str) -> Stated[str]:
    return Stated(text, text) if text else UNSTATED


def _project(project: Project, document: PerformanceDocument, *, is_new: bool) -> Project:
    """A form with its department; a new one without what its plan alone holds."""
    named = replace(
        project,
        department=project.department
        if project.department.raw
        else _words(document.department.raw),
        unit=project.unit if project.unit.raw else project.unit_line,
        unit_line=UNSTATED,
        amount_unit=project.amount_unit if project.amount_unit.raw else document.amount_unit,
    )
    if not is_new:
        return named
    execution = project.execution or Execution()
    original = execution.original_budget if execution.original_budget.raw else project.budget.total
    return Project(
        ordinal=project.ordinal,
        amount_unit=named.amount_unit,
        code=project.code,
        name=project.name,
        department=named.department,
        unit=named.unit,
        budget=replace(project.budget, total=Budget().total),
        objectives=project.objectives,
        execution=Execution(original_budget=original),
        indicators=tuple(map(_without_results, project.indicators)),
    )


def _without_results(row: Indicator) -> Indicator:
    return Indicator(level1=row.level1, level2=row.level2, name=row.name, target=row.target)


def weighted(document: PerformanceDocument) -> tuple[PerformanceDocument, str]:
    """A self-evaluation with the general weights of its parts; its rows' points stay open.

    Projects that do not have just output, benefit and satisfaction, or state points already, are
    left alone.

    Returns:
        The document, and a sentence with weights and source, "" when nothing was weighted.

    Source:
        caiyu-2020-10
    """
    value = Parameters(date(document.fiscal_year.value or date.max.year, 12, 31)).value(_WEIGHTS)
    points = [Decimal(each) for each in value.value.split("-")]
    projects = tuple(_weighted(each, points) for each in document.projects)
    if projects == document.projects:
        return document, ""
    execution, output, benefit, satisfaction = points
    source = source_words(value.cite)
    words = (
        f"分值按{source}的一般分配：预算执行率{execution}分、产出指标{output}分、"
        f"效益指标{benefit}分、满意度指标{satisfaction}分；各项三级指标的分值由填表人分配。"
    )
    return replace(document, projects=projects), words


def _weighted(project: Project, points: list[Decimal]) -> Project:
    rows = project.indicators
    has_points = any(row.points.raw for row in rows) or project.total_points.raw
    if has_points or {row.level1.value for row in rows} != set(_WEIGHTED):
        return project
    of = dict(zip(_WEIGHTED, points[1:], strict=True))
    execution = project.execution or Execution()
    return replace(
        project,
        execution=replace(execution, points=_number(points[0])),
        total_points=_number(sum(points, Decimal(0))),
        indicators=tuple(_with_points(row, of[row.level1.value or ""]) for row in rows),
    )


def _number(number: Decimal) -> Stated[Decimal]:
    return Stated(f"{number}", number)


def _with_points(row: Indicator, points: Decimal) -> Indicator:
    words = f"{plain(row.level1.raw)}（{points}分）"
    return replace(row, level1=row.level1._replace(raw=words))
