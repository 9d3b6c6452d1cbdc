"""Findings as the public, versioned JSON; the one place where its keys and their order stand."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from jixiao.formats.exchange.checking import misfit
from jixiao.formats.exchange.leaves import span_entry
from jixiao.formats.exchange.writing import Source
from jixiao.formats.findings.schema import SCHEMA, findings_schema
from jixiao.kernel.findings import Finding, Inapplicable, Severity, Suppression
from jixiao.kernel.span import Span

_SEVERITIES = {level.code: level for level in Severity}
Entry = dict[str, Any]


class NoSnapshotError(ValueError):
    """A file is no snapshot of findings; one Chinese sentence says why."""


class Snapshot(NamedTuple):
    """Findings of one file as they were written.

    Args:
        name: The file's name.
        sha256: The file's SHA-256.
        findings: Its findings, suppressed ones included.
    """

    name: str
    sha256: str
    findings: tuple[Finding, ...]


def findings_entry(
    source: Source,
    findings: Sequence[Finding],
    looked_at: Mapping[str, int],
    not_applicable: Iterable[Inapplicable],
    *,
    catalogue: str,
    rules: int,
) -> Entry:
    """Everything that the rules say of one file, in the order of the findings."""
    return {
        "schema": SCHEMA,
        "source": source._asdict(),
        "catalogue": {"version": catalogue, "rules": rules},
        "findings": [finding_entry(each) for each in findings],
        "looked_at": {rule: looked_at[rule] for rule in sorted(looked_at)},
        "not_applicable": [
            {"rule": rule, "where": where, "reason": reason}
            for rule, where, reason in not_applicable
        ],
    }


def finding_entry(finding: Finding) -> Entry:
    """One finding."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.code,
        "where": finding.where,
        "span": span_entry(finding.span),
        "text": finding.text,
        "row": finding.row,
        "message": finding.message,
        "fix": finding.fix,
        "fix_kind": finding.fix_kind,
        "replacement": finding.replacement,
        "cites": list(finding.cites),
        "cause": finding.cause,
        "suppressed": None if finding.suppressed is None else finding.suppressed._asdict(),
        "beside": None
        if finding.beside is None
        else {"where": finding.beside[0], "text": finding.beside[1]},
    }


def read_snapshots(text: str) -> list[Snapshot]:
    """Snapshots from JSON or JSON lines that ``jixiao check`` printed.

    Raises:
        NoSnapshotError: It is none.
    """
    try:
        stripped = text.lstrip("\ufeff").strip()
        if stripped.startswith("["):
            entries = json.loads(stripped)
        else:
            decoder, at, entries = json.JSONDecoder(), 0, []
            while at < len(stripped):
                entry, at = decoder.raw_decode(stripped, at)
                entries.append(entry)
                while at < len(stripped) and stripped[at].isspace():
                    at += 1
        schema = findings_schema()
        if not entries or any(misfit(entry, schema) is not None for entry in entries):
            raise ValueError(SCHEMA)
        return [_snapshot(entry) for entry in entries]
    except (ValueError, RecursionError) as error:
        message = "这个文件不是 jixiao check --format json 或 jsonl 的输出，不能用来比较。"
        raise NoSnapshotError(message) from error


def _snapshot(entry: Entry) -> Snapshot:
    source = entry["source"]
    return Snapshot(
        source["name"], source["sha256"], tuple(finding_of(each) for each in entry["findings"])
    )


def finding_of(entry: Entry) -> Finding:
    """The finding of an entry."""
    span, beside, suppressed = entry["span"], entry.get("beside"), entry["suppressed"]
    return Finding(
        rule=entry["rule"],
        name=entry["name"],
        severity=_SEVERITIES[entry["severity"]],
        where=entry["where"],
        span=None if span is None else Span(*(span[each] for each in Span._fields)),
        text=entry["text"],
        row=entry["row"],
        message=entry["message"],
        fix=entry["fix"],
        fix_kind=entry["fix_kind"],
        replacement=entry["replacement"],
        cites=tuple(entry["cites"]),
        cause=entry["cause"],
        suppressed=None
        if suppressed is None
        else Suppression(*(suppressed[each] for each in Suppression._fields)),
        beside=None if beside is None else (beside["where"], beside["text"]),
    )
