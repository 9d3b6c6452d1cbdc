"""Findings as remarks (批注内容): what is said, where, and under which lasting key."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from jixiao.formats.patching.orders import Remark
from jixiao.kernel.findings import Finding
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.regulation.source import source_words
from jixiao.rules.places import STROKE, reach
from jixiao.services.reading import FileRead

_DOCUMENT = re.compile(r"documents\[(\d+)\]\.?(.*)")
_ORDINAL = re.compile(r"\[\d+\]")
_LONGEST = 2_000
"""Signs of a line of a remark; nobody reads a longer one in the margin."""


def remarks_of(file: FileRead, findings: Sequence[Finding]) -> list[Remark]:
    """Findings as remarks, in the order of the document.

    Args:
        file: The file as read.
        findings: What the rules say of it.
    """
    seen: Counter[str] = Counter()
    remarks = []
    for each in sorted(findings, key=_order):
        spans = tuple(dict.fromkeys(_spans(file, each)))
        said = _said(each)
        seen[said] += 1
        key = hashlib.sha256(f"{said}\0{seen[said]}".encode()).hexdigest()[:8]
        lines = tuple(line[:_LONGEST] for line in _lines(each, key))
        beside = tuple((each.row or "").split(STROKE)) if each.row else ()
        remarks.append(Remark(key, spans, each.text, lines, int(each.severity), beside))
    return remarks


def _order(finding: Finding) -> tuple[object, ...]:
    span = finding.span or Span()
    table = span.table if span.table is not None else 0
    place = (span.page or 0, table, span.row or 0, span.column or 0, span.line or 0)
    return (*place, span.start or 0, -finding.severity, finding.rule, finding.where)


def _said(finding: Finding) -> str:
    """What names a finding from run to run: a row that moves takes its remarks with it."""
    place = _ORDINAL.sub("", finding.where)
    return "\0".join((finding.rule, place, finding.row or "", finding.text))


def _lines(finding: Finding, key: str) -> Iterator[str]:
    yield f"【{finding.severity.word}】{finding.message}"
    if finding.replacement is not None:
        words = f"可改为“{finding.replacement}”。" if finding.replacement else "可以删去。"
        yield f"怎么改：{finding.fix}{words}"
    elif finding.fix:
        yield f"怎么改：{finding.fix}"
    if finding.cites:
        yield f"依据：{'；'.join(source_words(cite) for cite in finding.cites)}"
    yield f"规则 {finding.rule} · 编号 {key}"


def _spans(file: FileRead, finding: Finding) -> Iterator[Span]:
    """The place of a finding, then those of what is around it, nearest first."""
    if finding.span is not None:
        yield finding.span
    yield from spans_of(file, finding.where)


def spans_of(file: FileRead, where: str) -> Iterator[Span]:
    """The place of a path in the file, then those of what is around it, nearest first."""
    match = _DOCUMENT.match(where)
    if match is None or int(match[1]) >= len(file.documents):
        return
    document = file.documents[int(match[1])]
    path = match[2]
    while path:
        yield from _first(reach(document, path))
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    yield from _first_of_document(document)


def _first_of_document(document: PerformanceDocument) -> Iterator[Span]:
    for each in fields(document):
        found = next(_first(getattr(document, each.name)), None)
        if found is not None:
            yield found
            return


def _first(part: Any) -> Iterator[Span]:  # noqa: ANN401 -- any part of the model
    """The place of the first words in a part of the model."""
    if isinstance(part, Stated):
        if part.span is not None:
            yield part.span
    elif isinstance(part, Span):
        yield part
    elif isinstance(part, tuple | list):
        for each in part:
            found = next(_first(each), None)
            if found is not None:
                yield found
                return
    elif is_dataclass(part) and not isinstance(part, type):
        for each in fields(part):
            found = next(_first(getattr(part, each.name)), None)
            if found is not None:
                yield found
                return
