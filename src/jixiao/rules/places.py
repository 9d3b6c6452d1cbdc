"""Where a fault stands: its path in the exchange form, its words, its row, its place."""

from functools import lru_cache
from operator import attrgetter
from typing import Any

from jixiao.kernel.findings import Finding
from jixiao.kernel.patterns import pattern
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.duty_activity import GRADES, ActivityIndicator, DutyActivity
from jixiao.model.project import DisbursementPlan, Indicator
from jixiao.rules.declare import Fault, Rule

_LONGEST_ROW = 400
_OF_ROW = (
    "level1", "level2", "name", "description", "target", "basis", "actual", "forecast", "points",
    "score", "deviation_reason", "likelihood", "note",
)  # fmt: skip
_CELLS = frozenset(_OF_ROW) & frozenset(("name", "description", "target", "basis", "level2"))
_LEAVES = attrgetter(*_OF_ROW)
_OF_ACTIVITY = ("duty", "activity", "budget", "description", "objective")
_ROW = pattern(
    r"(?:projects\[\d+\]\.(?:long_term_)?indicators|activities)\[\d+\](?:\.indicators\[\d+\])?"
)
_ROWS = frozenset((Indicator, ActivityIndicator, DutyActivity))
_STEP = pattern(r"([^.\[\]]+)(\]?)")
STROKE = " | "
_BARE = Fault("")[1:]
"""What a message that is said alone leaves open."""
_MADE = tuple.__new__
"""Makes a named tuple of values in order: half as long as calling its class, for thousands."""


def finding_at(
    rule: Rule,
    fault: Fault | str,
    subject: Any,  # noqa: ANN401 -- one of declare.SUBJECTS
    path: str,
    document: PerformanceDocument,
    root: str,
    printed: dict[int, str | None] | None = None,
) -> Finding:
    """A fault of a rule as a finding with its place.

    Args:
        rule: The rule.
        fault: What it said; a message alone is about the rule's own leaf.
        subject: What it looked at.
        path: The subject's path below the document, "" for the document itself.
        document: The document.
        root: The document's path, "documents[0]".
        printed: Rows of the document as printed, by ``id``: known ones are not printed anew.
    """
    said = (fault, *_BARE) if isinstance(fault, str) else fault
    message, at, words, replacement, cause, own, beside, _, start, is_safe = said
    if own is None:
        below = at or rule.at
        leaf, row = _reached(subject, below)
        path = f"{path}.{below}" if path and below else path or below
    else:
        leaf, row = _reached(document, own)
        path = own
    raw, span = (leaf[0], leaf[2]) if type(leaf) is Stated else _words(leaf)
    text, offset = words or raw, None
    if words:
        offset = start if start is not None else max(raw.find(text), 0)
    if (words and words != raw) or path.endswith(".text"):
        span = _narrowed_in(document, path, raw, span, text, offset or 0)
    if beside is not None:
        beside = f"{root}.{beside[0]}" if beside[0] else root, beside[1]
    kind = "none" if replacement is None else "safe" if is_safe else rule.repair or "none"
    return _MADE(
        Finding,
        (
            rule.id,
            rule.name,
            rule.severity,
            f"{root}.{path}" if path else root,
            span,
            text,
            None if row is None else as_printed(row, {} if printed is None else printed),
            message,
            rule.fix,
            kind,
            replacement if kind != "none" else None,
            rule.cites,
            f"{root}:{cause}" if cause else None,
            None,
            beside,
            offset,
        ),
    )


def _narrowed_in(
    document: PerformanceDocument, path: str, raw: str, span: Span | None, text: str, start: int
) -> Span | None:
    """The place of some words of a leaf; of a chapter's text within their paragraph."""
    if path.endswith(".text"):
        raw, span, start = _paragraph(document, path, raw, span, start)
    return span if not text or text == raw else narrowed(span, raw, text, start)


def reach(subject: Any, path: str) -> Any:  # noqa: ANN401 -- any part of the model
    """The part of a subject at a path; None where there is none."""
    return _reached(subject, path)[0]


def _reached(subject: Any, path: str) -> tuple[Any, object]:  # noqa: ANN401 -- any part of the model
    """The part of a subject at a path, and the row around it; None where there is none."""
    found, row = subject, subject if type(subject) in _ROWS else None
    if row is not None and path in _CELLS:
        return getattr(row, path), row
    for key in _steps(path):
        if type(key) is int:
            if key >= len(found):
                return None, row
            found = found[key]
            if type(found) in _ROWS:
                row = found
        elif type(found) is DisbursementPlan:
            return (found.at(int(key)) if key.isdigit() else None), row
        else:
            found = getattr(found, key, None)
            if found is None:
                return None, row
    return found, row


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[Any, ...]:
    """The keys (str) and ordinals (int) of a path; several rules speak of the same places.

    >>> _steps("projects[0].disbursement_plan.3")
    ('projects', 0, 'disbursement_plan', '3')
    """
    return tuple([int(key) if ends else key for key, ends in _STEP.findall(path)])


def _words(leaf: object) -> tuple[str, Span | None]:
    """Words and place of something larger than a leaf: of most only its place."""
    if isinstance(leaf, DisbursementPlan):
        first = next((stated for _, stated in leaf.checkpoints if stated.span is not None), None)
        words = " ".join(stated.raw for _, stated in leaf.checkpoints if stated.raw)
        return words, first.span if first is not None else None
    span = getattr(leaf, "span", None)
    return "", span if isinstance(span, Span) else None


def _paragraph(
    document: PerformanceDocument, path: str, raw: str, span: Span | None, start: int
) -> tuple[str, Span | None, int]:
    """Of a chapter's text the paragraph that holds an offset: its words, place and the rest."""
    section = reach(document, path.removesuffix(".text"))
    places: tuple[Span, ...] = getattr(section, "paragraphs", ())
    at = raw.count("\n", 0, start)
    if at >= len(places):
        return raw, span, start
    begin = raw.rfind("\n", 0, start) + 1
    return raw[begin:].partition("\n")[0], places[at], start - begin


def narrowed(span: Span | None, raw: str, words: str, start: int) -> Span | None:
    """The place of some words of a leaf that begin at an offset."""
    if span is None or words == raw or span.start is None or span.end is None:
        return span
    if span.end - span.start != len(raw) or not raw.startswith(words, start):
        return span  # joined from several lines, or words over several: no single offset
    return span._replace(start=span.start + start, end=span.start + start + len(words))


def as_printed(row: object, printed: dict[int, str | None]) -> str | None:
    """A row as printed, cells between strokes; several rules speak of the same rows."""
    key = id(row)
    if key in printed:
        return printed[key]
    words = STROKE.join(filter(None, _words_of(row))) if type(row) is Indicator else ""
    if not words or not words.isprintable() or "  " in words or words.strip() != words:
        words = STROKE.join(words for _, words in _cells(row) or ())
    if len(words) > _LONGEST_ROW:
        words = words[: _LONGEST_ROW - 1] + "…"
    printed[key] = words
    return words


def _words_of(row: Indicator) -> tuple[str, ...]:
    """Words of the cells of a row in the order of ``_OF_ROW``: quicker than a getter."""
    return (
        row.level1[0],
        row.level2[0],
        row.name[0],
        row.description[0],
        row.target[0],
        row.basis[0],
        row.actual[0],
        row.forecast[0],
        row.points[0],
        row.score[0],
        row.deviation_reason[0],
        row.likelihood[0],
        row.note[0],
    )


def cells_of(document: PerformanceDocument, path: str) -> list[tuple[str, str]] | None:
    """Field and words of every cell of the row around a path; None when it is in no row."""
    return _cells(_row_at(document, path))


def _row_at(document: PerformanceDocument, path: str) -> object:
    match = _ROW.match(path)
    return reach(document, match[0]) if match is not None else None


def _cells(row: object) -> list[tuple[str, str]] | None:
    if isinstance(row, Indicator):
        leaves = list(zip(_OF_ROW, _LEAVES(row), strict=True))
    elif isinstance(row, ActivityIndicator):
        grades = [(grade, getattr(row.grade_criteria, grade)) for grade in GRADES]
        leaves = [("name", row.name), *grades]
    elif isinstance(row, DutyActivity):
        leaves = [(field, getattr(row, field)) for field in _OF_ACTIVITY]
    else:
        return None
    return [(field, " ".join(leaf.raw.split())) for field, leaf in leaves if leaf.raw]


def cell_before(document: PerformanceDocument, path: str) -> int:
    """Where the cell at a path begins in its row as printed; 0 when it has none."""
    field = path.rpartition(".")[2]
    before = 0
    for each, words in cells_of(document, path) or ():
        if each == field:
            return before
        before += len(words) + len(STROKE)
    return 0
