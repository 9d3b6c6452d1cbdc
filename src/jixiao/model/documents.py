"""The documents: performance plan (绩效文本), self-evaluation (绩效自评), monitoring (绩效运行监控)."""

from dataclasses import dataclass, field
from typing import ClassVar

from jixiao.kernel.codes import UnitName
from jixiao.kernel.money import Money
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.duty_activity import DutyActivity
from jixiao.model.project import Project


@dataclass(frozen=True, slots=True)
class Section:
    """A section of prose.

    Args:
        heading: Its heading.
        level: 1 upwards.
        text: Everything under it as one text, a line each paragraph.
        paragraphs: Place of each line of ``text``; () where a source does not tell.
    """

    heading: Stated[str]
    level: int
    text: Stated[str]
    paragraphs: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the table of contents (目录); page None when none is printed."""

    title: Stated[str]
    page: int | None


@dataclass(frozen=True, slots=True)
class AnnualTask:
    """A row of 年度主要任务 in the objectives of a whole department."""

    name: Stated[str] = UNSTATED
    content: Stated[str] = UNSTATED
    budget: Stated[Money] = UNSTATED
    fiscal_funds: Stated[Money] = UNSTATED
    other_funds: Stated[Money] = UNSTATED


@dataclass(frozen=True, slots=True)
class PerformanceDocument:
    """What all documents share; a kind adds nothing but its name.

    Args:
        layout: Id of the recognised layout edition, None when none fits.
        department: The department or unit that wrote it.
        fiscal_year: 年度; its raw words are those that state it.
        fiscal_year_basis: "stated", "inferred" or None.
        title: Title line of the document.
        compiled_by: 编制.
        reviewed_by: 审核.
        amount_unit: 万元 or 元, None when the forms differ or print none.
        toc: Table of contents.
        sections: Prose, in document order.
        projects: The forms, in document order.
        activities_title: Heading of the duty–activity table.
        activities_unit_line: Unit line of the duty–activity table.
        activities: Rows of the duty–activity table.
        annual_tasks: 年度主要任务 of a whole department.
        notices: What could not be understood.
    """

    kind: ClassVar[str] = "none"

    layout: str | None = None
    department: Stated[UnitName] = UNSTATED
    fiscal_year: Stated[int] = UNSTATED
    fiscal_year_basis: str | None = None
    title: Stated[str] = UNSTATED
    compiled_by: Stated[str] = UNSTATED
    reviewed_by: Stated[str] = UNSTATED
    amount_unit: Stated[str] = UNSTATED
    toc: tuple[TocEntry, ...] = ()
    sections: tuple[Section, ...] = ()
    projects: tuple[Project, ...] = ()
    activities_title: Stated[str] = UNSTATED
    activities_unit_line: Stated[str] = UNSTATED
    activities: tuple[DutyActivity, ...] = ()
    annual_tasks: tuple[AnnualTask, ...] = ()
    notices: tuple[Notice, ...] = field(default=())


class PerformancePlan(PerformanceDocument):
    """A department's performance plan (绩效文本): chapters, then projects or activities."""

    __slots__ = ()
    kind: ClassVar[str] = "plan"


class ProjectObjectives(PerformanceDocument):
    """Objective forms of projects (项目支出绩效目标表) without a plan around them."""

    __slots__ = ()
    kind: ClassVar[str] = "project-objectives"


class DepartmentObjectives(PerformanceDocument):
    """Objectives of a whole department (部门整体支出绩效目标表)."""

    __slots__ = ()
    kind: ClassVar[str] = "department-objectives"


class SelfEvaluation(PerformanceDocument):
    """Self-evaluation (绩效自评表) of projects, transfers or a whole department."""

    __slots__ = ()
    kind: ClassVar[str] = "self-evaluation"


class MonitoringRecord(PerformanceDocument):
    """Monitoring form (绩效运行监控表)."""

    __slots__ = ()
    kind: ClassVar[str] = "monitoring"


class NoForm(PerformanceDocument):
    """A file without any performance form; its notice says what was seen."""

    __slots__ = ()
    kind: ClassVar[str] = "none"


DOCUMENT_CLASSES: dict[str, type[PerformanceDocument]] = {
    each.kind: each
    for each in (
        PerformancePlan,
        ProjectObjectives,
        DepartmentObjectives,
        SelfEvaluation,
        MonitoringRecord,
        NoForm,
    )
}
"""Kind to the class of its documents."""
