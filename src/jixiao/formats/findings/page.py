"""Findings as one self-contained page that a reviewer can mail: the document, notes beside it.

No request leaves the page (its own policy forbids it); without script everything is shown, only
the filters are missing. What it looks like stands in ``page.css``, the filters in ``page.js``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files as resources

from jixiao.formats.exchange.writing import Source
from jixiao.formats.findings.marks import Marks, cleaned
from jixiao.formats.findings.paper import blocks
from jixiao.formats.findings.schema import SCHEMA
from jixiao.formats.findings.scope import WHOLE, Scope, from_level, nothing_found
from jixiao.kernel.findings import Finding, RuleText, Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.regulation.source import source_words

Checked = tuple[Source, Sequence[PerformanceDocument], Sequence[Finding]]
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def page(files: Sequence[Checked], rules: Mapping[str, RuleText], scope: Scope = WHOLE) -> str:
    """The page.

    Args:
        files: Each file, its documents, its findings worst first; suppressed ones are counted.
        rules: What the rules say of themselves, by id.
        scope: What is left out.
    """
    every = [each for _, _, findings in files for each in findings if each.suppressed is None]
    title = f"审核意见：{files[0][0].name}" if len(files) == 1 else f"审核意见：{len(files)} 个文件"
    body: list[str] = []
    number = 1
    for at, (source, documents, findings) in enumerate(files, 1):
        shown = [each for each in findings if each.suppressed is None]
        silent = _silent([each for each in findings if each.suppressed is not None])
        counts = _counts(shown, scope.level)
        body += _file(at, source, documents, shown, rules, number, counts, silent)
        if not shown:
            has_form = any(each.kind != "none" for each in documents)
            words = nothing_found(scope.level, has_form=has_form)
            body.append(f'<p class="clean">{words}。</p>')
        body.append("</article>")
        number += len(shown)
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{SCHEMA}">\n'
        f"<title>{escape(cleaned(title))}</title>\n<style>\n{_asset('page.css')}</style>\n</head>\n"
        f"<body>\n{_header(title, every, rules, scope)}\n<main>\n"
        + "\n".join(body)
        + f"\n</main>\n<script>\n{_asset('page.js')}</script>\n</body>\n</html>\n"
    )


@cache
def _asset(name: str) -> str:
    return resources("jixiao.formats.findings").joinpath(name).read_text(encoding="utf-8")


def _counts(findings: Iterable[Finding], level: Severity) -> str:
    found = [each.severity for each in findings]
    words = [
        f'<span class="count {each.code}">{each.word} {found.count(each)}</span>'
        for each in sorted(Severity, reverse=True)
        if each >= level
    ]
    return " ".join(words)


def _header(
    title: str, findings: Sequence[Finding], rules: Mapping[str, RuleText], scope: Scope
) -> str:
    levels = "".join(
        f'<label><input type="checkbox" name="level" value="{level.code}" checked> '
        f"{level.word}</label>"
        for level in sorted(Severity, reverse=True)
    )
    families = {rules[each.rule].family: each.rule[:3] for each in findings if each.rule in rules}
    options = "".join(
        f'<option value="{letters}">{escape(family)}</option>'
        for family, letters in sorted(families.items(), key=lambda item: item[1])
    )
    return (
        f'<header class="bar">\n<h1>{escape(cleaned(title))}</h1>\n<p>{_counts(findings, scope.level)}</p>\n'
        f"{''.join(_left_out(scope))}"
        '<form class="filters" aria-label="筛选意见" hidden>\n'
        f"<fieldset><legend>级别</legend>{levels}</fieldset>\n"
        f'<label>类别 <select name="family"><option value="">全部</option>{options}</select></label>\n'
        '<label>位置 <select name="place"><option value="">全部</option></select></label>\n'
        '<output aria-live="polite"></output>\n</form>\n</header>'
    )


def _left_out(scope: Scope) -> Iterator[str]:
    """What whoever gets the page would not know: what was not told, what was not read."""
    if scope.level is not Severity.NOTE:
        yield f'<p class="silent">只列{from_level(scope.level)}的问题，其余的没有列。</p>\n'
    if scope.unread:
        items = "".join(
            f"<li>{escape(cleaned(name))}：{escape(cleaned(why))}</li>"
            for name, why in scope.unread
        )
        yield (
            f'<section class="unread" aria-labelledby="unread"><h2 id="unread">没有审核的文件</h2>\n'
            f"<p>{len(scope.unread)} 个文件读不了：</p><ul>{items}</ul></section>\n"
        )


def _file(
    at: int,
    source: Source,
    documents: Sequence[PerformanceDocument],
    findings: Sequence[Finding],
    rules: Mapping[str, RuleText],
    first: int,
    counts: str,
    silent: str,
) -> Iterator[str]:
    """One file: its documents in blocks, the notes of each block beside it."""
    marks = Marks(findings, first)
    yield f'<article aria-labelledby="file{at}">'
    yield f'<h2 id="file{at}">{escape(cleaned(source.name))}</h2>\n<p>{counts}</p>{silent}'
    for ordinal, document in enumerate(documents):
        for block in blocks(document, f"documents[{ordinal}]", marks):
            notes = marks.taken()
            if block.html or notes:
                yield _block(block.name, block.html, notes, rules)
    rest = marks.left()
    if rest:
        words = "<p>这些意见说的是没有印在上面的内容。</p>"
        yield _block("其他", words, rest, rules, is_linked=False)


def _silent(findings: Sequence[Finding]) -> str:
    """How many findings settings suppress, of which rules, by whom and why."""
    if not findings:
        return ""
    words = dict.fromkeys(
        f"{each.rule}（{each.suppressed.by}：{each.suppressed.reason}"
        + (f"，到 {each.suppressed.until}" if each.suppressed.until else "")
        + "）"
        for each in findings
        if each.suppressed is not None
    )
    told = escape(cleaned("；".join(words)))
    return f'\n<p class="silent">另有 {len(findings)} 条按本单位的设置不再提示：{told}。</p>'


def _block(
    name: str,
    html: str,
    notes: Sequence[tuple[int, Finding]],
    rules: Mapping[str, RuleText],
    *,
    is_linked: bool = True,
) -> str:
    label = escape(cleaned(name))
    items = "\n".join(_notes(notes, rules, is_linked=is_linked))
    aside = ""
    if notes:
        title = f"对“{label}”的意见，第{notes[0][0]}条起"
        aside = f'\n<aside aria-label="{title}"><ol>\n{items}\n</ol></aside>'
    return (
        f'<section class="block" data-place="{label}">\n<div class="paper">\n{html}\n</div>'
        f"{aside}\n</section>"
    )


def _notes(
    notes: Sequence[tuple[int, Finding]], rules: Mapping[str, RuleText], *, is_linked: bool
) -> Iterator[str]:
    """Notes by number; those of one cause after the first are told in one line."""
    told: set[str] = set()
    for number, finding in notes:
        rule = rules.get(finding.rule)
        level = finding.severity.code
        again = finding.cause is not None and f"{finding.rule}{finding.cause}" in told
        told.add(f"{finding.rule}{finding.cause}")
        flag = (
            f'<a class="flag {level}" href="#p{number}" aria-label="到原文 {number}">{number}</a>'
            if is_linked
            else f'<span class="flag {level}">{number}</span>'
        )
        head = (
            f"{flag} <strong>{finding.severity.word}</strong> "
            f'<span class="rule">{finding.rule} {escape(rule.title) if rule else ""}</span>'
        )
        body = f"<p>{escape(cleaned(finding.message))}</p>"
        if not again:
            body += _advice(finding)
        yield (
            f'<li id="f{number}" class="remark {level}{" again" if again else ""}" '
            f'data-level="{level}" data-family="{finding.rule[:3]}">{head}{body}</li>'
        )


def _advice(finding: Finding) -> str:
    parts = []
    if finding.beside is not None:
        words = escape(cleaned(finding.beside[1][:200]))
        parts.append(f'<p class="beside">对照：{words}</p>')
    fix = escape(cleaned(finding.fix))
    if finding.replacement is not None:
        fix += f"（可改为“{escape(cleaned(finding.replacement[:200]))}”）"
    parts.append(f'<p class="fix">改法：{fix}</p>')
    cites = "；".join(source_words(each) for each in finding.cites)
    place = finding.span.words() if finding.span is not None else ""
    parts.append(f'<p class="cite">依据：{escape(cites)}{"　" + place if place else ""}</p>')
    return "".join(parts)
