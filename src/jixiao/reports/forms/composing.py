"""Documents become a paper: each as its form wants it, one after the other."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from jixiao.kernel.notices import Notice
from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import TITLE, Contents, Heading, Line, Paper, Part, Turn
from jixiao.model.project import Project
from jixiao.regulation.edition import edition_named
from jixiao.regulation.forms import Form, FormPart, leaves_in
from jixiao.reports.forms.leaves import Pen, Scope, unit_of
from jixiao.reports.forms.missing import contents_notices, missing_notices, unwritten
from jixiao.reports.forms.prose import chapters
from jixiao.reports.forms.tables import Filler

_TAXONOMY = "caiyu-2015-88"


class Composed(NamedTuple):
    """A paper, and what of the documents is not on it.

    Args:
        paper: The paper.
        notices: A notice for each kind of leaf that is not on it.
        lost: Paths of all such leaves.
    """

    paper: Paper
    notices: tuple[Notice, ...] = ()
    lost: tuple[str, ...] = ()


def compose(
    documents: Sequence[PerformanceDocument],
    forms: Sequence[Form | None],
    *,
    amount_unit: str = "",
) -> Composed:
    """A paper of documents, a form for each.

    Args:
        documents: What to write.
        forms: As many forms; None leaves a document out.
        amount_unit: 万元 or 元: all amounts are converted to it, exactly; "" leaves them.

    Raises:
        FaultyForm: A form names a leaf that does not exist.
    """
    parts: list[Part] = []
    notices: list[Notice] = []
    lost: list[str] = []
    for n, (document, form) in enumerate(zip(documents, forms, strict=True)):
        if form is None:
            continue
        root, pen = f"documents[{n}]", Pen(amount_unit)
        own = _tidy(_document_parts(form, document, root, pen))
        missing = unwritten(document, root, pen.written, own)
        notices += missing_notices(missing, root) + contents_notices(document, root, own)
        lost += [path for path, _ in missing]
        if parts and own:
            parts.append(own.pop(0) if isinstance(own[0], Turn) else Turn())
        parts += own
    used = [
        (document, form)
        for document, form in zip(documents, forms, strict=True)
        if form is not None
    ]
    return Composed(_paper(used, parts), tuple(notices), tuple(lost))


def _paper(used: Sequence[tuple[PerformanceDocument, Form]], parts: list[Part]) -> Paper:
    """The paper with what the properties of a file say: title and author of the first document."""
    if not used:
        return Paper("", tuple(parts))
    document, form = used[0]
    lines = (each.text for each in parts if isinstance(each, Heading | Line) and each.text)
    department = document.department.value
    author = department.name if department is not None else document.department.raw
    return Paper(document.title.raw or next(lines, ""), tuple(parts), form.looks, author)


def _document_parts(
    form: Form, document: PerformanceDocument, root: str, pen: Pen
) -> Iterator[Part]:
    edition = edition_named(form.edition)
    filler = _filler(edition.taxonomy if edition is not None else _TAXONOMY)
    amounts = [each.budget for each in document.activities]
    amounts += [each.budget for each in document.annual_tasks]
    scope = Scope(document, root, document, root, unit_of(amounts, document.amount_unit, ""), pen)
    for part in form.document:
        if not scope.has(part.when):
            continue
        if part.part == "projects":
            yield from _projects(form, scope, filler)
        elif part.part == "sections":
            yield from chapters(scope, part.level)
        else:
            yield from _part(part, scope, filler)


@cache
def _filler(taxonomy: str) -> Filler:
    """What fills tables; it remembers the settings of the cells of every form."""
    return Filler(taxonomy)


def _projects(form: Form, scope: Scope, filler: Filler) -> Iterator[Part]:
    for n, item in enumerate(scope.items("projects")):
        project: Project = item.it
        own = item.of(project, item.path, _project_unit(project, scope.unit))
        for part in form.project:
            if (part.is_between and n == 0) or not own.has(part.when):
                continue
            yield from _part(part, own, filler)


def _project_unit(project: Project, above: str) -> str:
    budget, execution = project.budget, project.execution
    amounts = [budget.total, budget.fiscal_funds, budget.other_funds]
    if execution is not None:
        amounts += [
            execution.original_budget, execution.adjusted_budget, execution.spent,
            execution.forecast,
        ]  # fmt: skip
    return unit_of(amounts, project.amount_unit, above)


def _part(part: FormPart, scope: Scope, filler: Filler) -> Iterator[Part]:
    if part.part == "turn":
        yield Turn(part.is_wide, part.starts_numbers)
    elif part.part == "contents":
        yield Contents(part.text) if part.text else Contents()
    elif part.part == "table" and part.table is not None:
        yield filler.grid(part.table, scope)
    else:
        words = scope.words(part.leaf) if part.leaf else scope.filled(part.text)
        words = words or part.default
        leaf = scope.path_of(part.leaf) if part.leaf else _first_leaf(part, scope)
        if not words:
            return
        if part.part == "heading":
            yield Heading(words, part.level, part.is_listed, leaf)
        else:
            yield Line(words, part.style, leaf, part.is_open)


def _first_leaf(part: FormPart, scope: Scope) -> str | None:
    named = leaves_in(part.text)
    return scope.path_of(named[0]) if named else None


def _named_once(parts: list[Part]) -> list[Part]:
    """Without a title on the cover that is only that of the first form below (forms by themselves)."""
    heads = {"".join(each.text.split()) for each in parts if isinstance(each, Heading)}
    return [
        each
        for each in parts
        if not (
            isinstance(each, Line)
            and each.style == TITLE
            and each.leaf is not None
            and each.leaf.endswith("].title")
            and "".join(each.text.split()) in heads
        )
    ]


def _tidy(parts: Iterator[Part]) -> list[Part]:
    """Without contents that list nothing, and new pages with nothing before or between them."""
    found = _named_once(list(parts))
    if not any(isinstance(each, Heading) and each.is_listed for each in found):
        found = [each for each in found if not isinstance(each, Contents)]
    kept: list[Part] = []
    for part in found:
        above = kept[-1] if kept else None
        if isinstance(part, Turn) and isinstance(above, Turn):
            kept[-1] = Turn(part.is_wide, part.starts_numbers or above.starts_numbers)
        else:
            kept.append(part)
    while kept and isinstance(kept[-1], Turn):
        kept.pop()
    if kept and kept[0] == Turn():
        del kept[0]
    return kept
