"""What was read of a file, as lines for a person."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.cli.terminal import fit, shown, table, width
from jixiao.formats.written.rows import values
from jixiao.kernel.money import Money
from jixiao.kernel.notices import Notice
from jixiao.kernel.stated import Stated
from jixiao.model.documents import AnnualTask, PerformanceDocument
from jixiao.model.duty_activity import DutyActivity
from jixiao.model.project import Execution, Indicator, Project
from jixiao.model.wording import DOCUMENT_KINDS, LIKELIHOODS, YEAR_BASES, reading
from jixiao.services.reading import FileRead

_NAME_MOST = (18, 18, 40)
_CELL_MOST, _READ_MOST = 30, 44
_LEAST = 12
"""Columns that the words of a value get at least beside their place."""
_NOTICES = 12
"""Notices of a document that are shown; the rest is counted."""


def lines(file: FileRead, columns: int, *, places: bool = False) -> Iterator[str]:
    """The summary of a file.

    Args:
        file: What was read.
        columns: Width of the terminal.
        places: Whether to list every value with its place instead.
    """
    yield shown(file.source.name)
    for notice in file.notices:
        yield f"  提示：{shown(notice.message)}"
    for at, document in enumerate(file.documents):
        yield f"  {_heading(document)}"
        if places:
            yield from _places(document, at, columns)
        else:
            yield from _document(document, columns)
        yield from _notices(document.notices)
    yield ""


def _heading(document: PerformanceDocument) -> str:
    parts = [DOCUMENT_KINDS[document.kind]]
    unit = document.department.value
    if unit is not None:
        parts.append(shown(f"{unit.code or ''} {unit.name}".strip()))
    if document.fiscal_year.value is not None:
        basis = YEAR_BASES.get(document.fiscal_year_basis or "", "")
        parts.append(f"{document.fiscal_year.value} 年{basis}")
    if document.projects:
        indicators = sum(
            len(each.indicators) + len(each.long_term_indicators) for each in document.projects
        )
        parts.append(f"{len(document.projects)} 个项目 {indicators} 项指标")
    if document.activities:
        graded = sum(len(each.indicators) for each in document.activities)
        parts.append(f"{len(document.activities)} 项职责活动 {graded} 项指标")
    return " · ".join(parts)


def _document(document: PerformanceDocument, columns: int) -> Iterator[str]:
    title = document.title.raw
    if title and not any(title in {each.title.raw, _name(each)} for each in document.projects):
        yield f"    {shown(title)}"
    if document.sections:
        heads = [shown(each.heading.raw) for each in document.sections if each.level == 1]
        yield f"    章节：{'；'.join(heads) if heads else len(document.sections)}"
    for project in document.projects:
        yield from _project(project, columns)
    if document.annual_tasks:
        yield "    年度主要任务"
        yield from _tasks(document.annual_tasks, columns)
    if document.activities:
        yield f"    {shown(document.activities_title.raw) or '部门职责-工作活动'}"
        yield from _activities(document.activities, columns)


def _name(project: Project) -> str:
    return project.name.raw or project.title.raw


def _project(project: Project, columns: int) -> Iterator[str]:
    number = "" if project.ordinal is None else f"{project.ordinal}. "
    name = shown(_name(project)) or "（没有名称）"
    if name.startswith((number, number.rstrip())):
        number = ""
    yield f"    {number}{name}{'  ' + shown(project.code.raw) if project.code.raw else ''}"
    budget = project.budget
    money = [
        f"{label} {_money(stated)}"
        for label, stated in (
            ("预算", budget.total),
            ("财政资金", budget.fiscal_funds),
            ("其他资金", budget.other_funds),
        )
        if stated.raw
    ]
    done = [] if project.execution is None else _execution(project.execution)
    plan = [
        f"{month}月底 {_percent(percent) or '—'}"
        for month, percent in project.disbursement_plan.checkpoints
    ]
    total = [
        f"{label} {_points(stated)}"
        for label, stated in (("总分值", project.total_points), ("总得分", project.total_score))
        if stated.raw
    ]
    for parts in (money, done, plan):
        if parts:
            yield f"       {'，'.join(map(shown, parts))}"
    yield from _indicators(project.indicators, columns)
    if project.long_term_indicators:
        yield "       中长期："
        yield from _indicators(project.long_term_indicators, columns)
    if total:
        yield f"       {'，'.join(map(shown, total))}"


def _money(stated: Stated[Money]) -> str:
    value = stated.value
    return stated.raw if value is None else f"{format(value.printed, ',f')} {value.unit}"


def _execution(execution: Execution) -> list[str]:
    found = [
        f"{label} {_money(stated)}"
        for label, stated in (
            ("年初预算", execution.original_budget),
            ("全年预算", execution.adjusted_budget),
            ("执行", execution.spent),
            ("全年预计执行", execution.forecast),
        )
        if stated.raw
    ]
    if execution.execution_rate.raw:
        found.append(f"执行率 {_percent(execution.execution_rate)}")
    found += [
        f"{label} {_points(stated)}"
        for label, stated in (("分值", execution.points), ("得分", execution.score))
        if stated.raw
    ]
    return found


def _percent(stated: Stated[Decimal]) -> str:
    return stated.raw if stated.value is None else f"{_points(stated)}%"


def _points(stated: Stated[Decimal]) -> str:
    return stated.raw if stated.value is None else format(stated.value, "f")


def _indicators(indicators: tuple[Indicator, ...], columns: int) -> Iterator[str]:
    """A table of the columns that any of the rows fills."""
    if not indicators:
        return
    is_monitored = any(each.forecast.raw or each.likelihood.raw for each in indicators)
    cells: dict[str, list[str]] = {
        "指标值": [each.target.raw for each in indicators],
        "完成情况" if is_monitored else "实际完成值": [each.actual.raw for each in indicators],
        "全年预计": [each.forecast.raw for each in indicators],
        "完成可能性": [
            LIKELIHOODS.get(each.likelihood.value or "", each.likelihood.raw) for each in indicators
        ],
        "分值": [_points(each.points) for each in indicators],
        "得分": [_points(each.score) for each in indicators],
    }
    more = {head: column for head, column in cells.items() if any(column)}
    if not set(more) - {"指标值", "分值"}:
        more["读作"] = [reading(each.target) for each in indicators]
    heads = ["一级指标", "二级指标", "三级指标", *more]
    rows = [[*_names(each), *row] for each, *row in zip(indicators, *more.values(), strict=True)]
    last = ["", ""]
    for row in rows:
        same1 = row[0] == last[0]
        same2 = same1 and row[1] == last[1]
        last = row[:2]
        row[0], row[1] = "" if same1 else row[0], "" if same2 else row[1]
    most = (*_NAME_MOST, *(_READ_MOST if head == "读作" else _CELL_MOST for head in more))
    yield from table([heads, *rows], most, columns, " " * 7)
    problems = dict.fromkeys(_problem(each) for each in indicators)
    for problem in filter(None, problems):
        yield f"       问题：{shown(problem)}"


def _names(indicator: Indicator) -> list[str]:
    name = indicator.name.raw or indicator.description.raw
    return [indicator.level1.raw, indicator.level2.raw, name]


def _problem(indicator: Indicator) -> str:
    value = indicator.target.value
    return "" if value is None else value.problem or ""


def _activities(activities: tuple[DutyActivity, ...], columns: int) -> Iterator[str]:
    """A line for each duty and activity, under it its indicators with their four grades."""
    rows = [["指标", "优", "良", "中", "差"]]
    for each in activities:
        for one in each.indicators:
            grades = one.grade_criteria
            criteria = (grades.excellent, grades.good, grades.fair, grades.poor)
            rows.append([one.name.raw, *(grade.raw for grade in criteria)])
    made = iter(table(rows, (40, 26, 26, 26, 26), columns, " " * 11))
    if len(rows) > 1:
        yield next(made)
    for each in activities:
        name = f"  {each.activity.raw}" if each.activity.raw else each.duty.raw
        money = f"  {_money(each.budget)}" if each.budget.raw else ""
        yield f"       {shown(name)}{shown(money)}"
        yield from (next(made) for _ in each.indicators)


def _tasks(tasks: tuple[AnnualTask, ...], columns: int) -> Iterator[str]:
    rows = [["任务", "主要内容", "预算", "财政资金", "其他资金"]]
    rows += [
        [
            each.name.raw,
            each.content.raw,
            *(_money(money) for money in (each.budget, each.fiscal_funds, each.other_funds)),
        ]
        for each in tasks
    ]
    yield from table(rows, (30, 60, 16, 16, 16), columns, " " * 7)


def _places(document: PerformanceDocument, at: int, columns: int) -> Iterator[str]:
    """Every value; its place and its path are never cut, its words where the line ends."""
    rows = []
    for path, words, span in values(document):
        if span.start is None:
            signs = ""
        elif span.end is None:
            signs = f"字 {span.start} 起"
        else:
            signs = f"字 {span.start}–{span.end}"
        rows.append([f"{span.words()} {signs}".strip(), f"documents[{at}].{path}", words])
    first = max((width(place) for place, _path, _words in rows), default=0)
    second = max((width(path) for _place, path, _words in rows), default=0)
    room = max(columns - first - second - 8, _LEAST)
    for place, path, words in rows:
        cut = fit(shown(words), min(room, width(shown(words))))
        yield f"    {fit(place, first)}  {fit(path, second)}  {cut}".rstrip()


def _notices(notices: tuple[Notice, ...]) -> Iterator[str]:
    for notice in notices[:_NOTICES]:
        place = "" if notice.span is None else f"{notice.span.words()}："
        words = shown(notice.text)
        quoted = f"（“{words[:40]}{'…' if len(words) > 40 else ''}”）" if words else ""
        yield f"    提示：{place}{shown(notice.message)}{quoted}"
    if len(notices) > _NOTICES:
        yield f"    还有 {len(notices) - _NOTICES} 条提示，用 --format json 查看。"
