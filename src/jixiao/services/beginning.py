"""A plan to begin with: the official form with its own words, and nothing else."""

from jixiao.kernel.codes import UnitName
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument, PerformancePlan, Section
from jixiao.model.project import Indicator, Project
from jixiao.regulation.words import load
from jixiao.services.editing import read_leaf


def blank_plan(code: str, department: str, finance: str, year: int) -> PerformancePlan:
    """A plan in which everything is still to be written: its chapters, and one project.

    Args:
        code: Code of the department.
        department: Its name.
        finance: Name of the finance department that reviews it.
        year: The fiscal year.

    >>> [each.heading.raw for each in blank_plan("711", "甲局", "财政局", 2027).sections]
    ['一、总体绩效目标', '二、分项绩效目标', '三、工作保障措施']
    """
    form = load("blank_plan.toml")
    return PerformancePlan(
        layout=form["edition"],
        department=Stated(f"{code} {department}", UnitName(code, department)),
        fiscal_year=Stated(f"{year}年", year),
        fiscal_year_basis="stated",
        title=_words(f"{department}{year}年部门预算绩效文本"),
        compiled_by=_words(department),
        reviewed_by=_words(finance),
        amount_unit=_words(form["unit"]),
        sections=tuple(Section(_words(each), 1, _words("")) for each in form["chapters"]),
        projects=(blank_project(),),
    )


def blank_project() -> Project:
    """A project with a row for each kind of indicator that the form asks for."""
    form = load("blank_plan.toml")
    return Project(
        ordinal=1,
        amount_unit=_words(form["unit"]),
        indicators=tuple(
            Indicator(
                level1=read_leaf(str, "level1", upper, None),
                level2=read_leaf(str, "level2", lower, None),
            )
            for upper, lower in form["rows"]
        ),
    )


def with_project(document: PerformanceDocument) -> PerformanceDocument:
    """What a part needs of a cover to hold one blank project."""
    return PerformancePlan(
        layout=document.layout, amount_unit=document.amount_unit, projects=(blank_project(),)
    )


def _words(words: str) -> Stated[str]:
    return Stated(words, words or None)
