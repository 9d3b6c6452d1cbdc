"""Tables of a report; levels that repeat are printed once beside their rows."""

from collections.abc import Iterator, Sequence

from jixiao.kernel.money import Money
from jixiao.kernel.stated import Stated
from jixiao.model.paper import CENTRED, LABEL, NUMBER, PROSE, UNIT_LINE, Box, Grid, Line, Row
from jixiao.model.project import Execution, Indicator
from jixiao.reports.narrative.outcomes import (
    BLANK,
    MISSED,
    REACHED,
    Outcome,
    outcomes,
    spent_rate,
)
from jixiao.reports.narrative.sentences import percent, total
from jixiao.reports.narrative.subjects import Subject, said

Parts = Iterator[Line | Grid]
NONE = "—"
"""What stands in a cell to which nothing belongs."""


def heads(*words: str) -> Row:
    """A row of heads."""
    return Row(tuple(Box(each, style=LABEL) for each in words))


def caption(found: Sequence[Subject], subject: Subject) -> Iterator[Line]:
    """A line above a table that names its project where there are several."""
    if len(found) > 1:
        yield Line(f"项目：{subject.name}", UNIT_LINE)  # stays with its table


def facts(found: Sequence[Subject], _levels: Sequence[str]) -> Parts:
    """Name, departments, year and code of each project."""
    for subject in found:
        project, document = subject.project, subject.document
        department = project.department.raw or document.department.raw
        rows = (
            ("项目名称", project.name.raw, "项目编码", project.code.raw),
            ("主管部门", department, "实施单位", project.unit.raw),
            ("年度", _year(subject), "金额单位", subject.amount_unit),
        )
        yield Grid(
            (160, 380, 160, 300),
            tuple(Row((label(a), _words(b), label(c), _words(d))) for a, b, c, d in rows),
            name=f"基本情况：{subject.name}",
        )


def _year(subject: Subject) -> str:
    year = subject.document.fiscal_year.value
    return f"{year}年" if year else ""


def label(words: str) -> Box:
    """A cell that names what stands beside or below it."""
    return Box(words, style=LABEL)


def _words(words: str) -> Box:
    """A cell with words, left to people where there are none."""
    text = said(words)
    return Box(text, is_open=not text)


def execution_table(found: Sequence[Subject], _levels: Sequence[str]) -> Parts:
    """Budget and spending, a row a project, a sum below several."""
    if not found:
        return
    unit = next((each.amount_unit for each in found if each.amount_unit), "")
    rows = [heads("项目", "年初预算数", "全年预算数", "全年执行数", "执行率", "分值", "得分")]
    rows += [_execution_row(subject, unit) for subject in found]
    if len(found) > 1:
        rows.append(_execution_sum(found, unit))
    if unit:
        yield Line(f"单位：{unit}", UNIT_LINE)
    yield Grid((260, 140, 140, 140, 120, 100, 100), tuple(rows), 1, "预算执行情况")


def _execution_row(subject: Subject, unit: str) -> Row:
    execution = subject.project.execution or Execution()
    rate = spent_rate(subject.project.execution)
    amounts = (execution.original_budget, execution.adjusted_budget, execution.spent)
    return Row(
        (
            Box(subject.name),
            *(_money(each, unit) for each in amounts),
            number(percent(rate) if rate is not None else ""),
            number(said(execution.points.raw)),
            number(said(execution.score.raw)),
        )
    )


def _money(stated: Stated[Money], unit: str) -> Box:
    amount = stated.value
    if amount is None or not unit or amount.unit == unit:
        return number(said(stated.raw))
    return number(f"{amount.printed:f}{amount.unit}")


def number(words: str) -> Box:
    """A cell with a number, left to people where there is none."""
    return Box(words, style=NUMBER, is_open=not words)


def _execution_sum(found: Sequence[Subject], unit: str) -> Row:
    parts = [each.project.execution or Execution() for each in found]
    sum_of = [
        total([getattr(each, field) for each in parts])
        for field in ("original_budget", "adjusted_budget", "spent")
    ]
    _, budget, spent = sum_of
    rate = ""
    if budget is not None and spent is not None and budget.yuan > 0:
        rate = percent(spent.yuan / budget.yuan * 100)
    amounts = [f"{each.printed:f}" if each and each.unit == unit else NONE for each in sum_of]
    cells = (*amounts, rate or NONE, NONE, NONE)
    return Row((label("合计"), *(Box(each, style=NUMBER) for each in cells)))


def objectives_table(found: Sequence[Subject], _levels: Sequence[str]) -> Parts:
    """Objectives beside what became of them."""
    for subject in found:
        project = subject.project
        wished = _items([each.raw for each in project.objectives])
        came = _items([each.raw for each in project.objective_results])
        yield from caption(found, subject)
        row = Row((Box(wished, style=PROSE), Box(came, style=PROSE, is_open=not came)))
        rows = (heads("预期目标", "实际完成情况"), row)
        yield Grid((500, 500), rows, 1, f"总体目标完成情况：{subject.name}")


def _items(words: Sequence[str]) -> str:
    """Items under each other, numbered where there are several."""
    if len(words) < 2:
        return "".join(words)
    return "\n".join(f"{at}. {each}" for at, each in enumerate(words, 1))


def completion_table(found: Sequence[Subject], levels: Sequence[str]) -> Parts:
    """Targets and results by level, with the share that was reached where it can be told."""
    for subject in found:
        rows = outcomes(subject.project, levels)
        if not rows:
            continue
        yield from caption(found, subject)
        body = levelled(
            [each.row for each in rows],
            [
                (Box(said(each.row.name.raw)), Box(said(each.row.target.raw)), *_result(each))
                for each in rows
            ],
        )
        top = heads("一级指标", "二级指标", "三级指标", "指标值", "完成值", "完成率", "结论")
        name = f"绩效指标完成情况：{subject.name}"
        yield Grid((130, 130, 210, 160, 145, 115, 110), (top, *body), 1, name)


def _result(outcome: Outcome) -> tuple[Box, Box, Box]:
    done = outcome.done
    share = percent(done.share) if done is not None and done.share is not None else ""
    is_known = outcome.state in {REACHED, MISSED}
    return (
        Box(said(outcome.row.actual.raw), is_open=outcome.state == BLANK),
        Box(share or NONE, style=CENTRED),
        Box(outcome.state if is_known else "", style=CENTRED, is_open=not is_known),
    )


def levelled(found: Sequence[Indicator], cells: Sequence[tuple[Box, ...]]) -> Iterator[Row]:
    """Rows with both levels before their cells; equal levels that follow each other as one."""
    names = [(said(each.level1.raw), said(each.level2.raw)) for each in found]
    for at, (row, boxes) in enumerate(zip(names, cells, strict=True)):
        before = names[at - 1] if at else None
        first = before is None or before[0] != row[0]
        second = first or before != row
        levels = [Box(row[0], rowspan=run([n[:1] for n in names], at), style=LABEL)] * first
        levels += [Box(row[1], rowspan=run(names, at), style=LABEL)] * second
        yield Row((*levels, *boxes))


def run(names: Sequence[object], at: int) -> int:
    """How many entries from here on are equal."""
    end = at
    while end < len(names) and names[end] == names[at]:
        end += 1
    return end - at


def deviation_table(found: Sequence[Subject], levels: Sequence[str]) -> Parts:
    """Targets that were missed or far exceeded, with the reasons that the form gives."""
    for subject in found:
        rows = [
            each
            for each in outcomes(subject.project, levels)
            if each.state == MISSED or each.is_far_above
        ]
        if not rows:
            continue
        yield from caption(found, subject)
        body = [_deviation(each) for each in rows]
        top = heads("三级指标", "指标值", "完成值", "偏差", "原因分析及改进措施")
        name = f"未完成或偏离较大的指标：{subject.name}"
        yield Grid((200, 140, 140, 160, 360), (top, *body), 1, name)


def _deviation(outcome: Outcome) -> Row:
    row, done = outcome.row, outcome.done
    share = f"\n完成率{percent(done.share)}" if done is not None and done.share is not None else ""
    kind = "未达到" if outcome.state == MISSED else "高于指标值较多"
    reason = said(row.deviation_reason.raw)
    cells = (Box(said(each)) for each in (row.name.raw, row.target.raw, row.actual.raw))
    return Row((*cells, Box(kind + share, style=CENTRED), Box(reason, is_open=not reason)))
