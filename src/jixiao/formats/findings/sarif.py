"""Findings as SARIF 2.1.0, the common form of checkers' results."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from jixiao.formats.exchange.writing import Source
from jixiao.kernel.findings import Finding, RuleText

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_DRIVE = re.compile("[A-Za-z]:/").match
Entry = dict[str, Any]


def sarif_log(
    files: Iterable[tuple[Source, Iterable[Finding]]],
    rules: Mapping[str, RuleText],
    *,
    version: str,
    unread: Iterable[tuple[str, str]] = (),
) -> Entry:
    """One log with one run; suppressed findings are there and say so.

    Args:
        files: Each file and its findings.
        rules: The rules that were asked, by id.
        version: Version of the catalogue.
        unread: Files that could not be read, and why.
    """
    ids = list(rules)
    ordinal = {rule: at for at, rule in enumerate(ids)}
    artifacts: list[Entry] = []
    results: list[Entry] = []
    for source, findings in files:
        artifacts.append(
            {
                "location": {"uri": _uri(source.name)},
                "hashes": {"sha-256": source.sha256},
                "mimeType": source.media_type,
            }
        )
        at = len(artifacts) - 1
        results += [_result(each, source, at, ordinal) for each in findings]
    driver = {
        "name": "jixiao",
        "semanticVersion": version,
        "language": "zh-CN",
        "rules": [_rule(rules[each]) for each in ids],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": artifacts,
        "results": results,
    }
    if told := [_unread(name, why) for name, why in unread]:
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": told}]
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _unread(name: str, why: str) -> Entry:
    place = {"physicalLocation": {"artifactLocation": {"uri": _uri(name)}}}
    return {"level": "error", "message": {"text": f"{name}：{why}"}, "locations": [place]}


def _uri(name: str) -> str:
    """A relative address, or a whole one where the name begins at the root of a disk."""
    path = name.replace("\\", "/")
    if path.startswith("/"):
        return "file://" + quote(path, safe="/", errors="replace")
    if _DRIVE(path) is not None:
        return "file:///" + quote(path, safe="/:", errors="replace")
    return quote(path, safe="/", errors="replace")


def _rule(rule: RuleText) -> Entry:
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.reason},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"level": rule.severity.code},
        "properties": {"tags": [rule.family], "cites": list(rule.cites)},
    }


def _result(finding: Finding, source: Source, artifact: int, ordinal: Mapping[str, int]) -> Entry:
    location: Entry = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(source.name), "index": artifact},
        },
        "logicalLocations": [{"fullyQualifiedName": finding.where}],
    }
    span = finding.span
    if span is not None and span.line is not None and span.row is None:
        region: Entry = {"startLine": span.line}
        if span.start is not None and span.end is not None:
            region |= {"startColumn": span.start + 1, "endColumn": span.end + 1}
        location["physicalLocation"]["region"] = region
    if span is not None and span.words():
        location["message"] = {"text": span.words()}
    result: Entry = {
        "ruleId": finding.rule,
        "ruleIndex": ordinal[finding.rule],
        "level": finding.severity.code,
        "message": {"text": f"{finding.message}{finding.fix}"},
        "locations": [location],
        "properties": {"text": finding.text, "row": finding.row, "cause": finding.cause},
    }
    if finding.suppressed is not None:
        by, reason, _ = finding.suppressed
        result["suppressions"] = [{"kind": "external", "justification": f"{by}：{reason}"}]
    return result
