"""The opinion of a review (审核意见) to be printed: grades, opinions, what was said where."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jixiao.model.paper import (
    BODY,
    CENTRE,
    CENTRED,
    LABEL,
    NOTE,
    SIGN,
    TITLE,
    Box,
    Grid,
    Heading,
    Line,
    Paper,
    Part,
    Row,
)
from jixiao.regulation.review_form import ReviewForm
from jixiao.regulation.source import source_words


class Graded(NamedTuple):
    """A grade of an aspect, "" for the whole: what it is about, the grade, opinion, by whom."""

    aspect: str
    grade: str
    opinion: str
    by: str


class Said(NamedTuple):
    """A comment: the place in words, the words there, what was said, the answers, how it ended."""

    place: str
    words: str
    text: str
    answers: tuple[str, ...]
    ended: str


class Opinion(NamedTuple):
    """What a review came to.

    Args:
        department: Name of the department.
        fiscal_year: The year.
        finance: Name of the finance department.
        round: How often the plan was handed in.
        day: The day of the opinion in words.
        state: Where the plan stands, in words.
        grades: What reviewers judged.
        said: Their comments of this round and the ones before.
    """

    department: str
    fiscal_year: int
    finance: str
    round: int
    day: str
    state: str
    grades: Sequence[Graded]
    said: Sequence[Said]


def opinion_paper(opinion: Opinion, form: ReviewForm) -> Paper:
    """The opinion as it will be printed."""
    title = f"{opinion.department}{opinion.fiscal_year}年度绩效文本审核意见"
    return Paper(title, tuple(_parts(title, opinion, form)), author=opinion.finance)


def _parts(title: str, opinion: Opinion, form: ReviewForm) -> Iterator[Part]:
    yield Line(title, TITLE)
    yield Line(f"（第{opinion.round}次报送，{opinion.state}）", CENTRE)
    yield Heading("一、审核结论", is_listed=False)
    whole = [each for each in opinion.grades if not each.aspect and each.grade]
    for each in whole:
        then = dict(form.grades).get(each.grade, "")
        yield Line(f"{each.by}：{each.grade}。{then}。{each.opinion}", BODY)
    if not whole:
        yield Line("还没有写总的审核结论。", BODY)
    yield _grades(opinion, form)
    yield Heading("二、审核意见", is_listed=False)
    if opinion.said:
        yield _said(opinion.said)
    else:
        yield Line("没有逐处的意见。", BODY)
    yield Line(f"{opinion.finance}（盖章）　　　　{opinion.day}", SIGN)
    source = source_words(form.cite)
    doubt = "" if form.checked or source.endswith("（待核）") else "（待核）"
    yield Line(f"说明：审核的四个方面和等级依据{source}{doubt}。", NOTE)


def _grades(opinion: Opinion, form: ReviewForm) -> Grid:
    heads = ("审核内容", "等级", "意见", "审核人")
    rows = [Row(tuple(Box(each, style=LABEL) for each in heads))]
    for aspect in dict.fromkeys(each.aspect for each in form.points):
        judged = [each for each in opinion.grades if each.aspect == aspect]
        for at, each in enumerate(judged or [Graded(aspect, "", "", "")]):
            label = [Box(aspect, rowspan=max(len(judged), 1), style=LABEL)] * (at == 0)
            cells = (Box(each.grade, style=CENTRED), Box(each.opinion), Box(each.by, style=CENTRED))
            rows.append(Row((*label, *cells)))
    return Grid((180, 120, 520, 180), tuple(rows), 1, "四个方面的等级")


def _said(said: Sequence[Said]) -> Grid:
    heads = ("序号", "位置", "原文", "意见", "部门答复", "结果")
    rows = [Row(tuple(Box(each, style=LABEL) for each in heads))]
    for number, each in enumerate(said, 1):
        answers = "\n".join(each.answers)
        words = (each.place, each.words, each.text, answers)
        rows.append(
            Row((Box(str(number), style=CENTRED), *map(Box, words), Box(each.ended, style=CENTRED)))
        )
    return Grid((70, 180, 180, 270, 200, 100), tuple(rows), 1, "逐处的意见")
