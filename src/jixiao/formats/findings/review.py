"""The review form as one self-contained page to be filled in by hand: no request leaves it."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files as resources
from typing import NamedTuple

from jixiao.formats.findings.marks import cleaned
from jixiao.formats.findings.schema import SCHEMA
from jixiao.kernel.findings import Severity

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class Backed(NamedTuple):
    """A sentence of the form and what it rests on: (level, rule, times, message, places)."""

    severity: Severity
    rule: str
    times: int
    message: str
    places: str


class Row(NamedTuple):
    """One line of the form.

    Args:
        aspect: 完整性 and so on; lines of one aspect follow each other.
        name: Its name.
        question: What a reviewer asks.
        weight: Points out of 100.
        asked: How many rules spoke to it.
        found: What they found.
    """

    aspect: str
    name: str
    question: str
    weight: int
    asked: int
    found: Sequence[Backed]


class Form(NamedTuple):
    """One form.

    Args:
        file: Name of the file.
        name: What it is about.
        facts: What heads it.
        rows: Its lines.
    """

    file: str
    name: str
    facts: Sequence[tuple[str, str]]
    rows: Sequence[Row]


def review_page(
    title: str, source: str, grades: Sequence[tuple[str, str]], forms: Iterable[Form]
) -> str:
    """The page with all forms, each beginning a sheet of paper.

    Args:
        title: Title of the form.
        source: The regulation that it comes from, as people write it.
        grades: (优良中差, what follows from it).
        forms: The forms, in order.
    """
    style = resources("jixiao.formats.findings").joinpath("review.css").read_text("utf-8")
    body = "\n".join(_form(at, each, title, source, grades) for at, each in enumerate(forms, 1))
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{SCHEMA}">\n'
        f"<title>{_text(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_text(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _text(words: str) -> str:
    return escape(cleaned(words))


def _form(at: int, form: Form, title: str, source: str, grades: Sequence[tuple[str, str]]) -> str:
    facts = "".join(f"<dt>{_text(what)}</dt><dd>{_text(words)}</dd>" for what, words in form.facts)
    spans = _spans(form.rows)
    rows = "\n".join(_row(each, spans) for each in form.rows)
    boxes = "".join(f"<li><b>□ {_text(name)}</b>　{_text(after)}</li>" for name, after in grades)
    return (
        f'<section aria-labelledby="form{at}">\n<h2 id="form{at}">{_text(form.name)}</h2>\n'
        f"<p>文件：{_text(form.file)}</p>\n<dl>{facts}</dl>\n"
        f'<div class="wide" tabindex="0" role="region" aria-label="{_text(form.name)}的审核内容">'
        f"<table>\n<caption>{_text(title)}</caption>\n"
        '<thead><tr><th scope="col">方面</th><th scope="col">审核内容</th><th scope="col">分值</th>'
        '<th scope="col">可以证明的问题</th><th scope="col">审核意见</th></tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody></table></div>\n"
        f'<h3>审核结论（由审核人判断）</h3>\n<ul class="grades">{boxes}</ul>\n'
        '<p class="sign">审核人：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿</p>\n'
        f'<p class="source">表样和结论：{_text(source)}。“可以证明的问题”由程序按规则列出，'
        "括号里是规则编号和处数；等级和得分由审核人填写。</p>\n</section>"
    )


def _spans(rows: Sequence[Row]) -> dict[str, int]:
    """How many lines each aspect has; taken out when it has been written."""
    spans: dict[str, int] = {}
    for each in rows:
        spans[each.aspect] = spans.get(each.aspect, 0) + 1
    return spans


def _row(row: Row, spans: dict[str, int]) -> str:
    span = spans.pop(row.aspect, 0)
    aspect = f'<th scope="rowgroup" rowspan="{span}">{_text(row.aspect)}</th>' if span else ""
    return (
        f'<tr>{aspect}<th scope="row">{_text(row.name)}<span class="ask">{_text(row.question)}</span>'
        f"</th><td>{row.weight}</td><td>{''.join(_found(row))}</td>"
        '<td class="open">□优 □良 □中 □差</td></tr>'
    )


def _found(row: Row) -> Iterator[str]:
    if not row.found:
        said = (
            f"按 {row.asked} 条规则核对，没有发现问题。"
            if row.asked
            else "没有规则能够核对，由审核人判断。"
        )
        yield f'<p class="none">{said}</p>'
        return
    yield "<ul>"
    for each in row.found:
        yield (
            f'<li><span class="{each.severity.code}">{each.severity.word}</span> '
            f"{_text(each.message)}（{each.rule}，{each.times} 处：{_text(each.places)}）</li>"
        )
    yield "</ul>"
