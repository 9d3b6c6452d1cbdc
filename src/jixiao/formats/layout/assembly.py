"""Puts forms and prose together into documents: kind, department, year, layout edition."""

import re
from collections import Counter
from typing import Any

from jixiao.formats.layout.chapters import Prose
from jixiao.formats.layout.drafts import Draft, project_of, task_of
from jixiao.formats.layout.forms import FormWalk
from jixiao.kernel.codes import UnitName, read_unit_name
from jixiao.kernel.notices import Notice
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import (
    DepartmentObjectives,
    MonitoringRecord,
    PerformanceDocument,
    PerformancePlan,
    ProjectObjectives,
    SelfEvaluation,
)
from jixiao.model.project import Project
from jixiao.regulation.edition import edition_for, edition_named
from jixiao.regulation.words import meanings, plain

_KINDS: dict[str, type[PerformanceDocument]] = {
    each.kind: each
    for each in (PerformancePlan, ProjectObjectives, DepartmentObjectives, SelfEvaluation, MonitoringRecord)
}  # fmt: skip
_YEAR_LINE = re.compile(r"[（(]?\s*(20\s*\d\s*\d)\s*年?度?\s*[)）]?")
_YEAR_IN_LINE = re.compile(r"(20\d\d)\s*年度|[（(]\s*(20\s*\d\s*\d)\s*年?度?\s*[)）]")
_YEAR_IN_TITLE = re.compile(r"(20\d\d)\s*年")
_PLAN_YEAR = re.compile(r"(20\d\d)\s*年度[^。]{0,12}目标|目标[：:]\s*(20\d\d)\s*年")
_BY_TITLE = re.compile(r"(.+?)\s*20\d\d\s*年")


def assemble(walk: FormWalk, prose: Prose) -> list[PerformanceDocument]:
    """Documents in order: a plan takes the objective forms behind its chapters."""
    is_plan = prose.has_plan_words or bool(walk.activities)
    groups: list[tuple[str, list[Draft]]] = []
    for draft in walk.forms:
        kind = _kind(draft, is_plan=is_plan)
        _leave_unread(draft, kind)
        if groups and groups[-1][0] == kind:
            groups[-1][1].append(draft)
        else:
            groups.append((kind, [draft]))
    documents: list[PerformanceDocument] = []
    if is_plan:
        plans = [draft for kind, drafts in groups if kind == "plan" for draft in drafts]
        if plans or walk.activities or prose.sections:
            documents.append(_document("plan", plans, prose, walk))
    prose_is_used = bool(documents)
    for kind, drafts in groups:
        if kind != "plan":
            documents.append(_document(kind, drafts, Prose() if prose_is_used else prose, None))
            prose_is_used = True
    return documents


def _leave_unread(draft: Draft, kind: str) -> None:
    """A layout that is recognised but not supported gives a notice and no indicators."""
    edition = edition_for(kind, draft.roles, draft.labels)
    if edition is not None and not edition.supported:
        draft.indicators.clear()
        draft.long_term.clear()
        draft.notices.append(Notice(edition.notice, draft.title.raw, draft.span))


def _kind(draft: Draft, *, is_plan: bool) -> str:
    """Kind of a form: by its title, then by its columns."""
    words = plain(" ".join(line.raw for line in draft.titles)[:200])
    named = next((kind for word, kind in meanings("forms").items() if word in words), None)
    if draft.roles & {"progress", "likelihood", "likely_yes"}:
        return "monitoring"
    if draft.roles & {"actual", "score"} or (draft.execution and named == "self-evaluation"):
        return "self-evaluation"
    if named in {"monitoring", "self-evaluation"} and draft.execution:
        return named
    if draft.tasks or "annual_tasks" in draft.labels or named == "department-objectives":
        return "department-objectives"
    return "plan" if is_plan else "project-objectives"


def _document(
    kind: str, drafts: list[Draft], prose: Prose, walk: FormWalk | None
) -> PerformanceDocument:
    projects = tuple(project_of(draft, position) for position, draft in enumerate(drafts, 1))
    notices = [notice for draft in drafts for notice in draft.notices]
    edition = None
    if drafts:
        edition = edition_for(kind, set().union(*(d.roles for d in drafts)),
                              set().union(*(d.labels for d in drafts)))  # fmt: skip
    activity = walk.activities[0] if walk and walk.activities else None
    if edition is None and activity is not None:
        edition = edition_named("duty-activity")
    unit_lines = [d.unit_line for d in drafts] + ([activity[1].unit_line] if activity else [])
    year, basis = _year(drafts, prose, projects, activity[1] if activity else None)
    if basis == "inferred":
        notices.append(
            Notice(f"没有写明年度，由“{year.raw}”推断为 {year.value} 年。", year.raw, year.span)
        )
    unit = _common([project.amount_unit for project in projects])
    if activity is not None and not unit.raw:
        unit = activity[1].amount_unit
    fields: dict[str, Any] = {
        "layout": edition.id if edition else None,
        "department": _department(unit_lines, drafts, prose),
        "fiscal_year": year,
        "fiscal_year_basis": basis,
        "title": prose.title if prose.title.raw else _form_title(kind, drafts),
        "compiled_by": prose.compiled_by,
        "reviewed_by": prose.reviewed_by,
        "amount_unit": unit,
        "toc": tuple(prose.toc),
        "sections": tuple(prose.sections),
        "projects": projects,
        "annual_tasks": tuple(task_of(t, d.amount_unit.value) for d in drafts for t in d.tasks),
    }
    if activity is not None and walk is not None:
        fields["activities_title"] = activity[1].title
        fields["activities_unit_line"] = activity[1].unit_line
        fields["activities"] = tuple(
            row
            for table, draft in walk.activities
            for row in table.finished(draft.amount_unit.value)
        )
    return _KINDS[kind](**fields, notices=tuple(notices))


def _form_title(kind: str, drafts: list[Draft]) -> Stated[str]:
    """The title of a single form is the document's; a plan's forms have titles of their own."""
    if kind == "plan" or not drafts:
        return UNSTATED
    return drafts[0].title


def _common(units: list[Stated[str]]) -> Stated[str]:
    printed = [unit for unit in units if unit.raw]
    if printed and len({unit.value for unit in printed}) == 1:
        return printed[0]
    return UNSTATED


def _department(
    unit_lines: list[Stated[str]], drafts: list[Draft], prose: Prose
) -> Stated[UnitName]:
    """The unit line names the department; else the form's own labels, else the cover."""
    candidates = [line for line in unit_lines if line.raw]
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
        return Stated(match[1], read_unit_name(match[1]), prose.title.span)
    return UNSTATED


def _year(
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
    span = words.span
    if span is not None and span.start is not None:
        span = span._replace(start=span.start + match.start(), end=span.start + match.end())
    return Stated(match[0], int(digits), span)
