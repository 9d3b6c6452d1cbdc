"""Findings in one of the public formats: json, jsonl, sarif, csv, html, review, junit."""

import json
from collections.abc import Callable, Sequence
from functools import cache

from jixiao.formats.findings.exchange import Entry, findings_entry
from jixiao.formats.findings.junit import junit_document, junit_suite
from jixiao.formats.findings.page import page
from jixiao.formats.findings.sarif import sarif_log
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


def reported(checked: Sequence[FileChecked], form: str, *, is_list: bool) -> str:
    """What the rules say of files, as text.

    Args:
        checked: The files, in the order in which they were given.
        form: One of ``FORMATS``.
        is_list: Whether json prints a list although there is but one file.
    """
    return _WRITERS[form](checked, is_list)


def _entry(checked: FileChecked) -> Entry:
    return findings_entry(
        checked.file.source,
        checked.findings,
        checked.looked_at,
        checked.not_applicable,
        catalogue=checked.catalogue,
        rules=checked.rules,
    )


def _json(checked: Sequence[FileChecked], is_list: bool) -> str:
    entries = [_entry(each) for each in checked]
    value = entries if is_list or len(entries) != 1 else entries[0]
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _jsonl(checked: Sequence[FileChecked], _is_list: bool) -> str:
    lines = (
        json.dumps(_entry(each), ensure_ascii=False, separators=(",", ":")) for each in checked
    )
    return "".join(f"{line}\n" for line in lines)


def _sarif(checked: Sequence[FileChecked], _is_list: bool) -> str:
    files = [(each.file.source, each.findings) for each in checked]
    log = sarif_log(files, rule_texts(), version=version())
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _junit(checked: Sequence[FileChecked], _is_list: bool) -> str:
    texts = rule_texts()
    return junit_document(
        junit_suite(each.file.source.name, each.findings, each.looked_at, texts) for each in checked
    )


def _csv(checked: Sequence[FileChecked], _is_list: bool) -> str:
    rows = [list(HEAD)]
    for file in checked:
        for each in file.findings:
            span = each.span or Span()
            words = [
                file.file.source.name, each.rule, each.severity.word, each.message,
                span.words(), each.text, each.row or "", each.fix, each.replacement or "",
                "；".join(each.cites), each.cause or "",
                "" if each.suppressed is None else f"{each.suppressed[0]}：{each.suppressed[1]}",
                each.where,
            ]  # fmt: skip
            place = (span.page, span.table, span.row, span.column, span.line)
            rows.append([*map(guarded, words), *("" if n is None else str(n) for n in place)])
    return BOM + csv_text(rows)


def _html(checked: Sequence[FileChecked], _is_list: bool) -> str:
    texts = rule_texts()
    files = []
    for each, name in zip(checked, mailed_names(checked), strict=True):
        source = each.file.source._replace(name=name)
        files.append((source, each.file.documents, each.findings))
    return page(files, texts)


def _review(checked: Sequence[FileChecked], _is_list: bool) -> str:
    return reviewed(checked)


_WRITERS: dict[str, Callable[[Sequence[FileChecked], bool], str]] = {
    "json": _json, "jsonl": _jsonl, "sarif": _sarif, "csv": _csv, "junit": _junit, "html": _html,
    "review": _review,
}  # fmt: skip
