"""Blocks to documents: finds the forms, reads each by its own header words."""

from dataclasses import replace

from jixiao.formats.blocks import RAGGED, Blocks, Paragraph, Table
from jixiao.formats.layout.assembly import assemble
from jixiao.formats.layout.chapters import Prose, read_prose
from jixiao.formats.layout.drafts import Draft
from jixiao.formats.layout.forms import FormWalk
from jixiao.kernel.notices import Notice
from jixiao.kernel.stated import Stated
from jixiao.model.documents import NoForm, PerformanceDocument

_PIPES = 2
"""Pipes in a line that may be a row of a table."""
_ROWS = 3


def understand(blocks: Blocks) -> tuple[PerformanceDocument, ...]:
    """All documents in a file, at least one; every notice of the engine goes to the first.

    Exact tables are read first. Where they hold no form, the forms may stand in the text itself.
    """
    walk = _walk(blocks)
    paragraphs = [p for p in blocks.paragraphs() if p.line is None or p.line not in walk.used]
    if not walk.has_rows:
        from jixiao.formats.layout.flow.reading import (  # noqa: PLC0415 -- start-up time
            flow_forms,
        )

        flowing = flow_forms(blocks)
        if any(draft.indicators or draft.long_term for draft in flowing) or not walk.forms:
            walk = FormWalk(forms=flowing, others=[] if flowing else walk.others)
            paragraphs = _before(paragraphs, walk)
        elif len(walk.forms) == 1:
            _lists_in_cells(blocks, walk.forms[0])
    else:
        paragraphs = _beside(blocks, walk, paragraphs)
    prose = read_prose(paragraphs)
    documents = assemble(walk, prose)
    notices = (*blocks.notices, *map(_untaken, walk.others))
    if not documents:
        return (NoForm(notices=(*notices, _nothing(blocks, prose))),)
    if notices:
        first = documents[0]
        documents[0] = replace(first, notices=(*notices, *first.notices))
    return tuple(documents)


def _lists_in_cells(blocks: Blocks, form: Draft) -> None:
    """Read lists of targets in the cells of a form that has no grid (one cell a level)."""
    from jixiao.formats.layout.flow.reading import flow_forms  # noqa: PLC0415 -- start-up time

    ragged = [replace(table, shape=RAGGED) for table in blocks.tables()]
    for found in flow_forms(Blocks(list(ragged))):
        form.indicators += found.indicators
        form.roles |= found.roles
        form.notices += found.notices


def _beside(blocks: Blocks, walk: FormWalk, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Read forms in text with pipes between the exact tables; returns the prose that is left."""
    stretches: list[list[Paragraph]] = [[]]
    for item in blocks.items:
        if isinstance(item, Table):
            stretches.append([])
        else:
            stretches[-1].append(item)
    for stretch in stretches:
        if sum(each.text.count("|") >= _PIPES for each in stretch) < _ROWS:
            continue
        from jixiao.formats.layout.flow.reading import (  # noqa: PLC0415 -- start-up time
            flow_forms,
        )

        found = [each for each in flow_forms(Blocks(list(stretch))) if each.indicators]
        if not found:
            continue
        walk.forms += found
        prose = _before(stretch, FormWalk(forms=found))
        gone = {each.line for each in stretch} - {each.line for each in prose}
        paragraphs = [each for each in paragraphs if each.line not in gone]
    if all(form.span is not None and form.span.line is not None for form in walk.forms):
        walk.forms.sort(key=lambda form: (form.span and form.span.line) or 0)
    return paragraphs


def _untaken(title: Stated[str]) -> Notice:
    message = f"“{title.raw}”下面没有找到指标名称、指标值这样的表头，这张表没有读取。"
    return Notice(message, title.raw, title.span)


def _walk(blocks: Blocks) -> FormWalk:
    walk = FormWalk()
    for item in blocks.items:
        if isinstance(item, Table):
            walk.table(item)
        else:
            walk.paragraph(item)
    walk.finish()
    return walk


def _before(paragraphs: list[Paragraph], walk: FormWalk) -> list[Paragraph]:
    """The paragraphs before the first form, which are prose."""
    lines = [place.line for draft in walk.forms for place in (draft.title.span, draft.span)
             if place is not None and place.line is not None]  # fmt: skip
    first = min(lines, default=None)
    return [p for p in paragraphs if first is None or p.line is None or p.line < first]


def _nothing(blocks: Blocks, prose: Prose) -> Notice:
    tables = sum(1 for _ in blocks.tables())
    lines = [p for p in blocks.paragraphs() if p.text.strip()]
    if not tables and not lines:
        return Notice("文件里没有文字，没有找到绩效表格。")
    begin = lines[0].text.strip()[:30] if lines else ""
    seen = f"{len(lines)} 段文字、{tables} 张表格"
    opening = f"，开头是“{begin}”" if begin else ""
    chapters = "；有章节标题，没有表格" if prose.has_plan_words else ""
    return Notice(f"没有找到绩效目标、自评或监控表格，看到的是{seen}{opening}{chapters}。")
