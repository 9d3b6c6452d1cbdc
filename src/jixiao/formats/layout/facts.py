"""What a document says of itself across its forms: department, fiscal year, dated targets."""

import re
from collections import Counter
from dataclasses import replace

from jixiao.formats.layout.chapters import Prose
from jixiao.formats.layout.drafts import Draft
from jixiao.kernel.codes import UnitName, read_unit_name
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.project import Indicator, Project
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target

_YEAR_LINE = re.compile(r"[（(]?\s*(20\s*\d\s*\d)\s*年?度?\s*[)）]?")
_YEAR_IN_LINE = re.compile(r"(20\d\d)\s*年度|[（(]\s*(20\s*\d\s*\d)\s*年?度?\s*[)）]")
_YEAR_IN_TITLE = re.compile(r"(20\d\d)\s*年")
_PLAN_YEAR = re.compile(r"(20\d\d)\s*年度[^。]{0,12}目标|目标[：:]\s*(20\d\d)\s*年")
_BY_TITLE = re.compile(r"(.+?)\s*20\d\d\s*年")


def with_dates(project: Project, year: int) -> Project:
    """The project with the dates of targets that print a month but no year (6月底前)."""
    if not any(_lacks_date(i.target) or _lacks_date(i.actual) for i in project.indicators):
        return project
    return replace(project, indicators=tuple(_dated(each, year) for each in project.indicators))


def _lacks_date(words: Stated[Target]) -> bool:
    target = words.value
    return target is not None and target.kind == "deadline" and target.deadline is None


def _dated(indicator: Indicator, year: int) -> Indicator:
    if not (_lacks_date(indicator.target) or _lacks_date(indicator.actual)):
        return indicator
    target, actual = (
        words._replace(value=read_target(words.raw, year=year)) if _lacks_date(words) else words
        for words in (indicator.target, indicator.actual)
    )
    return replace(indicator, target=target, actual=actual)


def department(drafts: list[Draft], activity: Draft | None, prose: Prose) -> Stated[UnitName]:
    """The unit line names the department; else the form's own labels, else the cover."""
    lines = [draft.unit_line for draft in drafts]
    if activity is not None:
        lines.append(activity.unit_line)
    candidates = [line for line in lines if line.raw]
    for label in ("department_name", "unit", "department"):
        candidates += [d.values[label] for d in drafts if d.values.get(label, UNSTATED).raw]
    candidates += [prose.compiled_by] if prose.compiled_by.raw else []
    named = [(line, read_unit_name(line.raw)) for line in candidates]
    if named:
        best, unit = named[0]
        if unit and not unit.code:  # the same name may be printed with its code elsewhere
            same = [(line, u) for line, u in named if u and u.code and u.name == unit.name]
            best, unit = (same or named)[0]
        return Stated(best.raw, unit, best.span)
    if match := _BY_TITLE.match(prose.title.raw):
        return Stated(match[1], read_unit_name(match[1]), prose.title.place_of(*match.span(1)))
    return UNSTATED


def fiscal_year(
    drafts: list[Draft], prose: Prose, projects: tuple[Project, ...], activity: Draft | None
) -> tuple[Stated[int], str | None]:
    """The fiscal year: printed in a title, a year line or the plan's objective, else inferred."""
    lines = [prose.title, *(line for d in drafts for line in d.titles)]
    lines += activity.titles if activity else []
    for line in lines:
        if match := _YEAR_LINE.fullmatch(line.raw):
            return _stated_year(line, match), "stated"
    is_plan = prose.has_plan_words
    titles = [prose.title] if is_plan else lines  # a plan's tables name projects of any year
    for pattern, among in ((_YEAR_IN_LINE, titles), (_YEAR_IN_TITLE, titles)):
        for line in among:
            if match := pattern.search(line.raw):
                return _stated_year(line, match), "stated"
    if prose.sections and (match := _PLAN_YEAR.search(prose.sections[0].text.raw)):
        return _stated_year(prose.sections[0].text, match), "stated"
    codes = Counter(p.code.value.year for p in projects if p.code.value and p.code.value.year)
    if codes:
        year = codes.most_common(1)[0][0]
        code = next(p.code for p in projects if p.code.value and p.code.value.year == year)
        return Stated(code.raw, year, code.span), "inferred"
    for project in projects:
        if match := re.search(r"(20\d\d)\s*年", project.name.raw):
            return _stated_year(project.name, match), "inferred"
    return UNSTATED, None


def _stated_year(words: Stated[str], match: re.Match[str]) -> Stated[int]:
    digits = re.sub(r"\s", "", next(group for group in match.groups() if group))
    return Stated(match[0], int(digits), words.place_of(*match.span()))
