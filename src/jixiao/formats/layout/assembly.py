"""Puts forms and prose together into documents: kind, department, year, layout edition."""

from typing import Any

from jixiao.formats.layout.chapters import Prose
from jixiao.formats.layout.drafts import Draft, project_of, task_of
from jixiao.formats.layout.facts import department, fiscal_year, with_dates
from jixiao.formats.layout.forms import FormWalk
from jixiao.formats.layout.unread import unread_notices
from jixiao.kernel.notices import Notice
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import (
    DOCUMENT_CLASSES,
    PerformanceDocument,
)
from jixiao.regulation.edition import edition_for, edition_named
from jixiao.regulation.words import meanings, plain


def assemble(walk: FormWalk, prose: Prose) -> list[PerformanceDocument]:
    """Documents in order: a plan takes the objective forms behind its chapters."""
    is_plan = prose.has_plan_words or bool(walk.activities)
    groups: list[tuple[str, list[Draft]]] = []
    for draft in walk.forms:
        kind = _kind(draft, is_plan=is_plan)
        _tell_unread(draft, kind)
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


def _tell_unread(draft: Draft, kind: str) -> None:
    """A layout that is recognised but not supported gives a notice and no indicators."""
    edition = edition_for(kind, draft.roles, draft.labels)
    if edition is not None and not edition.supported:
        draft.indicators.clear()
        draft.long_term.clear()
        draft.notices.append(Notice(edition.notice, draft.title.raw, draft.span))
    else:
        draft.notices += unread_notices(draft)


def _kind(draft: Draft, *, is_plan: bool) -> str:
    """Kind of a form: by its title, then by its columns."""
    named = _named_kind(draft)
    if draft.roles & {"progress", "likelihood", "likely_yes"}:
        return "monitoring"
    if draft.roles & {"actual", "score"}:
        return "self-evaluation"
    if named in {"monitoring", "self-evaluation"}:
        return named
    if draft.tasks or "annual_tasks" in draft.labels or named == "department-objectives":
        return "department-objectives"
    return "plan" if is_plan else "project-objectives"


def _named_kind(draft: Draft) -> str | None:
    """Kind that the lines above a form name, at their end: 自评工作经费绩效目标表 is none of 自评."""
    words = plain(" ".join(line.raw for line in draft.titles)[:200])
    for word, kind in meanings("forms").items():
        if word in words:
            behind = words[words.rindex(word) + len(word) :]
            if kind not in {"monitoring", "self-evaluation"} or "绩效目标" not in behind:
                return kind
    return None


def _document(
    kind: str, drafts: list[Draft], prose: Prose, walk: FormWalk | None
) -> PerformanceDocument:
    activities = walk.activities if walk else []
    activity = activities[0][1] if activities else None
    projects = tuple(project_of(draft, position) for position, draft in enumerate(drafts, 1))
    year, basis = fiscal_year(drafts, prose, projects, activity)
    notices = [notice for draft in drafts for notice in draft.notices]
    notices += [_without_results(draft) for draft in drafts if kind == "self-evaluation"
                and draft.indicators and not draft.roles & {"actual", "score"}]  # fmt: skip
    if basis == "inferred":
        message = f"没有写明年度，由“{year.raw}”推断为 {year.value} 年。"
        notices.append(Notice(message, year.raw, year.span))
    if basis == "stated" and year.value is not None:
        projects = tuple(with_dates(project, year.value) for project in projects)
    unit = _common([project.amount_unit for project in projects])
    fields: dict[str, Any] = {
        "layout": _layout(kind, drafts, activity),
        "department": department(drafts, activity, prose),
        "fiscal_year": year,
        "fiscal_year_basis": basis,
        "title": prose.title if prose.title.raw else _form_title(kind, drafts),
        "compiled_by": prose.compiled_by,
        "reviewed_by": prose.reviewed_by,
        "amount_unit": unit if unit.raw or activity is None else activity.amount_unit,
        "toc": tuple(prose.toc),
        "sections": tuple(prose.sections),
        "projects": projects,
        "annual_tasks": tuple(task_of(t, d.amount_unit.value) for d in drafts for t in d.tasks),
    }
    if activity is not None:
        fields["activities_title"] = activity.title
        fields["activities_unit_line"] = activity.unit_line
        fields["activities"] = tuple(
            row for table, draft in activities for row in table.finished(draft.amount_unit.value)
        )
    return DOCUMENT_CLASSES[kind](**fields, notices=tuple(notices))


def _without_results(draft: Draft) -> Notice:
    message = "标题是绩效自评，表里却没有实际完成值和得分，只读取了指标和指标值。"
    return Notice(message, draft.title.raw, draft.title.span)


def _layout(kind: str, drafts: list[Draft], activity: Draft | None) -> str | None:
    edition = None
    if drafts:
        roles = set().union(*(draft.roles for draft in drafts))
        edition = edition_for(kind, roles, set().union(*(draft.labels for draft in drafts)))
    if edition is None and activity is not None:
        edition = edition_named("duty-activity")
    return edition.id if edition else None


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
