"""Tables of points and scores, and the frame of indicators that evaluators fill in."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.model.paper import LABEL, NOTE, NUMBER, TEXT, Box, Grid, Line, Row
from jixiao.regulation.report_outline import FramePoint
from jixiao.regulation.scoring import scoring_method
from jixiao.regulation.source import source_words
from jixiao.reports.narrative.outcomes import (
    REACHED,
    Outcome,
    Sum,
    outcomes,
    spent_rate,
    sums,
    whole,
)
from jixiao.reports.narrative.sentences import percent
from jixiao.reports.narrative.subjects import Subject, said
from jixiao.reports.narrative.tables import NONE, Parts, caption, heads, label, number, run
from jixiao.scoring.completion import plain
from jixiao.scoring.points import execution_score, rounded, score_completion, tier_of, tier_score


def score_table(found: Sequence[Subject], _levels: Sequence[str]) -> Parts:
    """Points and scores by level 1."""
    for subject in found:
        parts = sums([subject.project])
        if not parts:
            continue
        yield from caption(found, subject)
        rows = [_score_row(each) for each in (*parts, whole(parts))]
        top = heads("一级指标", "分值", "得分", "得分率")
        yield Grid((400, 200, 200, 200), (top, *rows), 1, f"自评得分：{subject.name}")


def _score_row(part: Sum) -> Row:
    points, score = (plain(each) if each is not None else "" for each in (part.points, part.score))
    rate = percent(part.rate) if part.rate is not None else NONE
    cells = (Box(points or NONE, style=NUMBER), number(score), Box(rate, style=NUMBER))
    return Row((label(part.name), *cells))


def reckoned_table(found: Sequence[Subject], levels: Sequence[str]) -> Parts:
    """The scores of the form beside those in proportion to the results, for evaluators."""
    method = scoring_method("S10")
    for subject in found:
        rows = [*_execution_reckoned(subject), *_reckoned(subject, levels)]
        if not rows:
            continue
        yield from caption(found, subject)
        top = heads("指标", "分值", "自评得分", "按比例计算", "算法", "评价得分")
        name = f"自评得分与按比例计算的得分：{subject.name}"
        yield Grid((250, 80, 120, 130, 300, 120), (top, *rows), 1, name)
        words = f"按比例计算依据{source_words(method.cite)}：{method.title}。空着的由评价人判断。"
        yield Line(words, NOTE)


def _execution_reckoned(subject: Subject) -> Iterator[Row]:
    execution, rate = subject.project.execution, spent_rate(subject.project.execution)
    if execution is None or execution.points.value is None or execution.points.value < 0:
        return
    scored = (
        execution_score(rate, execution.points.value, scoring_method("S10"))
        if rate is not None
        else None
    )
    reckoned, trace = (plain(rounded(scored.low)), scored.trace) if scored else ("", "")
    yield _reckoned_row("预算执行率", execution.points.value, execution.score.raw, reckoned, trace)


def _reckoned(subject: Subject, levels: Sequence[str]) -> Iterator[Row]:
    method = scoring_method("S10")
    for each in outcomes(subject.project, levels):
        row, points = each.row, each.row.points.value
        if points is None or points < 0:
            continue
        scored = score_completion(each.done, points, method) if each.done is not None else None
        if scored is None and (tier := tier_of(row.actual.raw)) is not None:
            scored = tier_score(tier, points, method)
        low, high = (scored.low, scored.high) if scored is not None else (None, None)
        words = plain(rounded(low)) if low is not None else ""
        if low is not None and high is not None and low != high:
            words = f"{words}～{plain(rounded(high))}"
        yield _reckoned_row(
            said(row.name.raw), points, row.score.raw, words, scored.trace if scored else ""
        )


def _reckoned_row(name: str, points: Decimal, score: str, reckoned: str, trace: str) -> Row:
    return Row(
        (
            Box(name),
            Box(plain(points), style=NUMBER),
            number(said(score)),
            Box(reckoned or NONE, style=NUMBER),
            Box(trace or "不能由数字计算", style=TEXT),
            Box(style=NUMBER, is_open=True),
        )
    )


def frame_table(frame: Sequence[FramePoint], found: Sequence[Subject]) -> Parts:
    """The frame of indicators with the figures that speak to it; points and scores stay open."""
    names = [(each.level1, each.level2) for each in frame]
    rows = []
    for at, point in enumerate(frame):
        first = at == 0 or names[at - 1][0] != point.level1
        second = at == 0 or names[at - 1] != names[at]
        levels = [Box(point.level1, 1, run([n[0] for n in names], at), LABEL)] * first
        levels += [Box(point.level2, 1, run(names, at), LABEL)] * second
        known = "\n".join(filter(None, (_known(point.data, each, found) for each in found)))
        cells = (Box(point.name), Box(point.asks), Box(known or NONE))
        rows.append(Row((*levels, *cells, Box(is_open=True), Box(is_open=True))))
    top = heads("一级指标", "二级指标", "三级指标", "评价要点", "自评数据", "分值", "得分")
    yield Grid((90, 120, 150, 250, 230, 80, 80), (top, *rows), 1, "评价指标体系")


def _known(data: str, subject: Subject, found: Sequence[Subject]) -> str:
    """What the form says to a line of the frame, "" for nothing."""
    project = subject.project
    words = ""
    if data == "objectives" and project.objectives:
        words = f"绩效目标{len(project.objectives)}条"
    elif data == "indicators" and project.indicators:
        words = f"三级指标{len(project.indicators)}项"
    elif data == "execution":
        rate = spent_rate(project.execution)
        words = f"预算执行率{percent(rate)}" if rate is not None else ""
    elif data:
        rows = [
            each
            for each in outcomes(project)
            if data in {each.row.level1.value, each.row.level2.value}
        ]
        words = _met(rows)
    return f"{subject.name}：{words}" if words and len(found) > 1 else words


def _met(rows: Sequence[Outcome]) -> str:
    if not rows:
        return ""
    if len(rows) == 1:
        target, actual = said(rows[0].row.target.raw), said(rows[0].row.actual.raw)
        return f"指标值{target}，完成值{actual}" if target and actual else "1项指标"
    reached = sum(each.state == REACHED for each in rows)
    return f"{len(rows)}项指标，达到指标值的{reached}项"
