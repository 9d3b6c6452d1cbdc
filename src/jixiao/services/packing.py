"""Packs what was found in a file, to keep it small and send it between processes.

Findings are packed as plain values, which takes a fraction of the time that objects take.
"""

import marshal
import pickle
from functools import lru_cache
from typing import Any

from jixiao.kernel.findings import Finding, Inapplicable, Severity, Suppression
from jixiao.kernel.span import Span
from jixiao.services.checking import FileChecked

_SEVERITY, _SPAN, _SUPPRESSED = map(Finding._fields.index, ("severity", "span", "suppressed"))
_LEVELS = {int(level): level for level in Severity}
_MADE = tuple.__new__
"""Makes a named tuple of values in order: half as long as calling its class, for thousands."""


def packed(checked: FileChecked) -> bytes:
    """A file with all that was found in it as bytes, for ``opened`` of the same program."""
    return marshal.dumps(
        (
            pickle.dumps((checked.file, checked.used), pickle.HIGHEST_PROTOCOL),
            [_plain(each) for each in checked.findings],
            marshal.dumps(tuple(checked.looked_at)),
            tuple(checked.looked_at.values()),
            marshal.dumps([tuple(each) for each in checked.not_applicable]),
            checked.catalogue,
            checked.rules,
        )
    )


def opened(data: bytes) -> FileChecked:
    """The file that was packed."""
    (
        file_used, findings, asked, counts, inapplicable, catalogue, rules,
    ) = marshal.loads(data)  # noqa: S302 -- our own process packed it  # fmt: skip
    file, used = pickle.loads(file_used)  # noqa: S301 -- as above
    return FileChecked(
        file=file,
        findings=tuple(_finding(each) for each in findings),
        looked_at=dict(zip(_asked(asked), counts, strict=True)),
        not_applicable=_inapplicable(inapplicable),
        catalogue=catalogue,
        rules=rules,
        used=used,
    )


@lru_cache(maxsize=64)
def _asked(ids: bytes) -> tuple[str, ...]:
    """Ids of the rules that were asked; they are the same in most files."""
    found: tuple[str, ...] = marshal.loads(ids)  # noqa: S302 -- as above
    return found


@lru_cache(maxsize=256)
def _inapplicable(rules: bytes) -> tuple[Inapplicable, ...]:
    """Rules that had nothing to look at; files of one form often share them."""
    return tuple(_MADE(Inapplicable, each) for each in marshal.loads(rules))  # noqa: S302 -- as above


def _plain(finding: Finding) -> list[object]:
    values: list[object] = list(finding)
    values[_SEVERITY] = int(finding.severity)
    if finding.span is not None:
        values[_SPAN] = tuple(finding.span)
    if finding.suppressed is not None:
        values[_SUPPRESSED] = tuple(finding.suppressed)
    return values


def _finding(values: list[Any]) -> Finding:
    severity, span, suppressed = values[_SEVERITY], values[_SPAN], values[_SUPPRESSED]
    values[_SEVERITY] = _LEVELS[severity]
    if isinstance(span, tuple):
        values[_SPAN] = _MADE(Span, span)
    if isinstance(suppressed, tuple):
        values[_SUPPRESSED] = _MADE(Suppression, suppressed)
    return _MADE(Finding, values)
