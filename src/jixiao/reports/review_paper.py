"""The review form (审核表) to be printed: what was proved is filled in, the judgement is open."""

from collections.abc import Iterator, Sequence

from jixiao.kernel.findings import Severity
from jixiao.model.paper import (
    CENTRE,
    CENTRED,
    LABEL,
    NOTE,
    SIGN,
    TITLE,
    Box,
    Grid,
    Paper,
    Part,
    Row,
    Turn,
)
from jixiao.model.paper import Line as Words
from jixiao.regulation.review_form import ReviewForm
from jixiao.regulation.source import source_words
from jixiao.reports.review import Evidence, Line, Review

_LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "建议"}
_WIDTHS = (80, 110, 220, 410, 180)
_NOBODY = "这一项没有可由程序核对的内容，由审核人判断。"


def review_paper(found: Sequence[Review], form: ReviewForm) -> Paper:
    """A form for each review, each on a page of its own.

    Args:
        found: Reviews, in the order in which they are printed.
        form: The form.
    """
    return Paper(form.title, tuple(_parts(found, form)))


def _parts(found: Sequence[Review], form: ReviewForm) -> Iterator[Part]:
    for each in found:
        yield Turn(is_wide=True)
        yield Words(form.title, TITLE)
        yield Words(each.name, CENTRE)
        if each.facts:
            yield _facts(each)
        yield _table(each, form)
        yield Words("审核人（签字）：　　　　审核单位（盖章）：　　　　　　年　　月　　日", SIGN)
        yield from _notes(form)


def _facts(review: Review) -> Grid:
    """Facts two by two."""
    pairs = [review.facts[at : at + 2] for at in range(0, len(review.facts), 2)]
    rows = []
    for pair in pairs:
        boxes = [box for what, words in pair for box in (Box(what, style=LABEL), Box(words))]
        if len(pair) == 1:
            boxes[-1] = boxes[-1]._replace(colspan=3)
        rows.append(Row(tuple(boxes)))
    return Grid((150, 350, 150, 350), tuple(rows), name=f"基本情况：{review.name}")


def _table(review: Review, form: ReviewForm) -> Grid:
    heads = ("审核内容", "审核要点", "具体内容", "查到的依据", "审核意见")
    rows = [Row(tuple(Box(each, style=LABEL) for each in heads))]
    boxes = "　".join(f"□{name}" for name, _ in form.grades)
    aspects = [line.point.aspect for line in review.lines]
    for at, line in enumerate(review.lines):
        first = at == 0 or aspects[at - 1] != aspects[at]
        run = next((n for n in range(at, len(aspects)) if aspects[n] != aspects[at]), len(aspects))
        label = [Box(line.point.aspect, rowspan=run - at, style=LABEL)] * first
        name = Box(f"{line.point.name}\n（{line.point.weight}分）", style=LABEL)
        cells = (name, Box(line.point.question), Box(_evidence(line)), Box(boxes, style=CENTRED))
        rows.append(Row((*label, *cells)))
    rows.append(Row((Box("总体意见", colspan=2, style=LABEL), Box(colspan=3, is_open=True))))
    rows.append(
        Row((Box("综合评定等级", colspan=2, style=LABEL), Box(boxes, colspan=3, style=CENTRED)))
    )
    return Grid(_WIDTHS, tuple(rows), 1, f"{form.title}：{review.name}")


def _evidence(line: Line) -> str:
    if not line.asked:
        return _NOBODY
    if not line.evidence:
        return f"核对了{line.asked}条规则，没有查出问题。"
    return "\n".join(map(_said, line.evidence))


def _said(evidence: Evidence) -> str:
    times = f"，共{evidence.times}处" if evidence.times > 1 else ""
    return f"〔{_LEVELS[evidence.severity]} {evidence.rule}{times}〕{evidence.message}（{evidence.places}）"


def _notes(form: ReviewForm) -> Iterator[Words]:
    grades = "；".join(f"{name}：{then}" for name, then in form.grades)
    source = source_words(form.cite)
    doubt = "" if form.checked or source.endswith("（待核）") else "（待核）"
    yield Words(
        f"说明：依据{source}{doubt}。“查到的依据”由程序预填，只列能够证明的问题；审核意见由审核人勾选。",
        NOTE,
    )
    yield Words(f"等级：{grades}。", NOTE)
