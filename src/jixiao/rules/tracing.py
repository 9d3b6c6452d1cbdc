"""What is kept of a document to compare it with others: made where it is read, sent on small."""

import marshal
from collections.abc import Iterable, Iterator
from typing import Any

from jixiao.kernel.findings import Severity
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import (
    DepartmentObjectives,
    PerformanceDocument,
    PerformancePlan,
    ProjectObjectives,
)
from jixiao.model.project import Project
from jixiao.rules.declare import Fault, Rule
from jixiao.rules.places import as_printed, finding_at
from jixiao.rules.traces import (
    Gist,
    Leaves,
    PlainLeaf,
    Row,
    Trace,
    Traces,
    indicator_key,
    name_key,
)
from jixiao.rules.wording import bare, sentences

SHORTEST_SENTENCE = 24
"""Signs of a sentence, bare, from which being the same in two documents is no chance."""
_PLANS = (PerformancePlan, ProjectObjectives, DepartmentObjectives)
_ANY = Rule(
    "", "", "", "", Severity.NOTE, (), (), str, Traces, False, "", None, (), (), (), (), (), ""
)
"""Stands for the rule that will speak about a place."""


def trace_of(name: str, ordinal: int, document: PerformanceDocument) -> Trace:
    """What is kept of a document.

    Args:
        name: The file's name.
        ordinal: Ordinal of the document within its file.
        document: The document.
    """
    unit = document.department.value
    told = tuple(_long_sentences(document))
    return Trace(
        name=name,
        ordinal=ordinal,
        kind=document.kind,
        year=document.fiscal_year.value,
        department=name_key(document.department.raw)
        if unit is None
        else name_key(unit.name) or unit.code or "",
        department_name=None if unit is None else unit.name,
        is_plan=isinstance(document, _PLANS),
        projects=tuple(_gist(at, each) for at, each in enumerate(document.projects)),
        sentences=told,
        packed=_packed(document, told),
    )


def _gist(at: int, project: Project) -> Gist:
    code, execution = project.code.value, project.execution
    return Gist(
        ordinal=at,
        key=name_key(project.name.raw),
        name=project.name.raw,
        code=None if code is None else code.text,
        budget=project.budget.total.value,
        budget_words=project.budget.total.raw,
        original_budget=None if execution is None else execution.original_budget.value,
        objectives=tuple(each.raw for each in project.objectives),
        rows=tuple(
            Row(
                indicator_key(row), row.name.raw, row.level2.value, row.target.raw, row.target.value
            )
            for row in project.indicators
        ),
    )


def _packed(document: PerformanceDocument, told: Iterable[tuple[str, str, str]]) -> bytes:
    """What stands at the places of which rules speak that compare documents."""
    leaves: Leaves = {("title", ""): _leaf(document.title)}
    for _, path, words in told:
        found = finding_at(_ANY, Fault("", path=path, words=words), None, "", document, "")
        span = None if found.span is None else tuple(found.span)
        leaves[path, words] = (found.text, span, found.row, found.offset)
    for at, project in enumerate(document.projects):
        path = f"projects[{at}]"
        leaves[path, ""] = _leaf(Stated(span=project.span))
        leaves[f"{path}.code", ""] = _leaf(project.code)
        leaves[f"{path}.budget.total", ""] = _leaf(project.budget.total)
        leaves[f"{path}.indicators", ""] = _leaf(UNSTATED)
        if project.execution is not None:
            leaves[f"{path}.execution.original_budget", ""] = _leaf(
                project.execution.original_budget
            )
        for n, row in enumerate(project.indicators):
            leaves[f"{path}.indicators[{n}].target", ""] = _leaf(row.target, as_printed(row, {}))
    return marshal.dumps(leaves)


def _leaf(stated: Stated[Any], row: str | None = None) -> PlainLeaf:
    span = stated.span
    return stated.raw, None if span is None else tuple(span), row, None


def _long_sentences(document: PerformanceDocument) -> Iterator[tuple[str, str, str]]:
    """(bare words, path, words) of the long sentences of a document, each once."""
    seen: set[str] = set()
    for path, raw in _long_texts(document):
        for words, _ in sentences(raw):
            if len(words) < SHORTEST_SENTENCE:
                continue
            key = bare(words)
            if len(key) >= SHORTEST_SENTENCE and key not in seen:
                seen.add(key)
                yield key, path, words


def _long_texts(document: PerformanceDocument) -> Iterator[tuple[str, str]]:
    for at, section in enumerate(document.sections):
        if section.level == 1 or at == 0:
            yield f"sections[{at}].text", section.text.raw
    for at, project in enumerate(document.projects):
        if len(project.use_of_funds.raw) >= SHORTEST_SENTENCE:
            yield f"projects[{at}].use_of_funds", project.use_of_funds.raw
        for n, objective in enumerate(project.objectives):
            if len(objective.raw) >= SHORTEST_SENTENCE:
                yield f"projects[{at}].objectives[{n}]", objective.raw
    for at, row in enumerate(document.activities):
        for field in ("description", "objective"):
            raw = getattr(row, field).raw
            if len(raw) >= SHORTEST_SENTENCE:
                yield f"activities[{at}].{field}", raw
