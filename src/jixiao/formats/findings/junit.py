"""Findings as JUnit XML: one test case a rule, for programs that show test results."""

import re
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from jixiao.kernel.findings import Finding, RuleText

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_suite(
    name: str,
    findings: Sequence[Finding],
    looked_at: Mapping[str, int],
    rules: Mapping[str, RuleText],
) -> str:
    """One ``<testsuite>`` for one file."""
    by_rule: dict[str, list[Finding]] = {}
    for each in findings:
        if each.suppressed is None:
            by_rule.setdefault(each.rule, []).append(each)
    skipped = [rule for rule, count in looked_at.items() if not count and rule not in by_rule]
    lines = [
        f'<testsuite name={_quoted(name)} tests="{len(looked_at)}" failures="{len(by_rule)}" '
        f'errors="0" skipped="{len(skipped)}">'
    ]
    for rule in sorted({*looked_at, *by_rule}):
        text = rules.get(rule)
        title = f"{rule} {text.title}" if text is not None else rule
        lines.append(f"  <testcase classname={_quoted(name)} name={_quoted(title)}>")
        if rule in by_rule:
            lines += _failure(by_rule[rule])
        elif rule in skipped:
            lines.append("    <skipped/>")
        lines.append("  </testcase>")
    return "\n".join([*lines, "</testsuite>"])


def junit_unread(name: str, why: str) -> str:
    """One ``<testsuite>`` for a file that could not be read."""
    return (
        f'<testsuite name={_quoted(name)} tests="1" failures="0" errors="1" skipped="0">\n'
        f"  <testcase classname={_quoted(name)} name={_quoted('读取')}>\n"
        f"    <error message={_quoted(why)}/>\n  </testcase>\n</testsuite>"
    )


def junit_document(suites: Iterable[str]) -> str:
    """The whole document."""
    body = "\n".join(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{body}\n</testsuites>\n'


def _failure(found: Sequence[Finding]) -> list[str]:
    words = "\n".join(
        f"{each.span.words() if each.span is not None else each.where}：{each.message}"
        for each in found
    )
    kind = found[0].severity.word
    return [
        f"    <failure type={_quoted(kind)} message={_quoted(found[0].message)}>"
        f"{escape(_NO_XML.sub('', words))}</failure>"
    ]


def _quoted(words: str) -> str:
    return quoteattr(_NO_XML.sub("", words))
