"""Findings in one of the public formats: json, jsonl, sarif, csv, html, review, junit."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from jixiao.formats.findings.exchange import Entry, findings_entry
from jixiao.formats.findings.junit import junit_document, junit_suite, junit_unread
from jixiao.formats.findings.page import page
from jixiao.formats.findings.sarif import sarif_log
from jixiao.formats.findings.scope import WHOLE, Scope
from jixiao.formats.written.rows import BOM, csv_text, guarded
from jixiao.kernel.findings import RuleText
from jixiao.kernel.span import Span
from jixiao.rules.catalogue import rules, version
from jixiao.rules.declare import FAMILIES, Rule
from jixiao.services.checking import FileChecked
from jixiao.services.reviewing import mailed_names, reviewed

FORMATS = ("json", "jsonl", "sarif", "csv", "html", "review", "junit")
HEAD = (
    "文件", "规则", "级别", "问题", "位置", "原文", "整行", "怎么改", "可改为", "依据", "同因",
    "不再提示的理由", "路径", "页", "表", "行", "列", "文字行",
)  # fmt: skip

_LINES = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


@cache
def rule_text(rule: Rule) -> RuleText:
    """What a rule says of itself."""
    family = FAMILIES[rule.family][1]
    return RuleText(
        rule.id, rule.name, rule.title, rule.reason, rule.fix, rule.severity, rule.cites, family
    )


def rule_texts() -> dict[str, RuleText]:
    """What every rule of the catalogue says of itself, by id."""
    return {each.id: rule_text(each) for each in rules().values()}


class Frame(NamedTuple):
    """What stands around the files of a report that tells them one after the other."""

    opening: str = ""
    between: str = ""
    closing: str = ""


ALONE = frozenset(("json", "jsonl", "csv"))
"""Formats that tell one file after the other; of the others only the whole can be written."""


def frame(form: str, *, is_list: bool) -> Frame:
    """What stands around the files in a format of ``ALONE``.

    Args:
        form: The format.
        is_list: Whether json prints a list although there is but one file.
    """
    if form == "csv":
        return Frame(BOM + csv_text([HEAD]))
    if form == "json" and is_list:
        return Frame("[\n", ",\n", "\n]\n")
    return Frame()


def reported_alone(checked: FileChecked, form: str, *, is_list: bool) -> str:
    """What a format of ``ALONE`` says of one file, within its frame."""
    if form == "csv":
        return csv_text(_rows(checked))
    if form == "json":
        entry = _entry(checked)
        if is_list:
            return json.dumps([entry], ensure_ascii=False, indent=2)[2:-2]
        return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"
    return _LINES.encode(_entry(checked)) + "\n"


def reported(
    checked: Sequence[FileChecked], form: str, *, is_list: bool, scope: Scope = WHOLE
) -> str:
    """What the rules say of files, as text.

    Args:
        checked: The files, in the order in which they were given.
        form: One of ``FORMATS``.
        is_list: Whether json prints a list although there is but one file.
        scope: What is left out; formats of ``ALONE`` and the review form have no place for it.
    """
    if form not in ALONE:
        return _WRITERS[form](checked, scope)
    is_list = is_list or len(checked) != 1
    around = frame(form, is_list=is_list)
    if form == "json" and not checked:
        return "[]\n"
    texts = (reported_alone(each, form, is_list=is_list) for each in checked)
    return f"{around.opening}{around.between.join(texts)}{around.closing}"


def _entry(checked: FileChecked) -> Entry:
    return findings_entry(
        checked.file.source,
        checked.findings,
        checked.looked_at,
        checked.not_applicable,
        catalogue=checked.catalogue,
        rules=checked.rules,
    )


def _sarif(checked: Sequence[FileChecked], scope: Scope) -> str:
    files = [(each.file.source, each.findings) for each in checked]
    log = sarif_log(files, rule_texts(), version=version(), unread=scope.unread)
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _junit(checked: Sequence[FileChecked], scope: Scope) -> str:
    texts = rule_texts()
    suites = [
        junit_suite(each.file.source.name, each.findings, each.looked_at, texts) for each in checked
    ]
    return junit_document([*suites, *(junit_unread(*each) for each in scope.unread)])


def _rows(checked: FileChecked) -> Iterator[list[str]]:
    """A row of csv for each finding of a file."""
    for each in checked.findings:
        span = each.span or Span()
        words = [
            checked.file.source.name, each.rule, each.severity.word, each.message,
            span.words(), each.text, each.row or "", each.fix, each.replacement or "",
            "；".join(each.cites), each.cause or "",
            "" if each.suppressed is None else f"{each.suppressed[0]}：{each.suppressed[1]}",
            each.where,
        ]  # fmt: skip
        place = (span.page, span.table, span.row, span.column, span.line)
        yield [*map(guarded, words), *("" if n is None else str(n) for n in place)]


def _html(checked: Sequence[FileChecked], scope: Scope) -> str:
    texts = rule_texts()
    files = []
    for each, name in zip(checked, mailed_names(checked), strict=True):
        source = each.file.source._replace(name=name)
        files.append((source, each.file.documents, each.findings))
    unread = tuple((name.replace("\\", "/").rpartition("/")[2], why) for name, why in scope.unread)
    return page(files, texts, scope._replace(unread=unread))


def _review(checked: Sequence[FileChecked], _scope: Scope) -> str:
    return reviewed(checked)


_WRITERS: dict[str, Callable[[Sequence[FileChecked], Scope], str]] = {
    "sarif": _sarif, "junit": _junit, "html": _html, "review": _review,
}  # fmt: skip
