"""What was read of a file, as lines for a person."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.cli.terminal import shown, table
from jixiao.kernel.money import Money
from jixiao.kernel.notices import Notice
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.duty_activity import DutyActivity
from jixiao.model.project import Execution, Indicator, Project
from jixiao.services.reading import FileRead
from jixiao.services.tables import values
from jixiao.services.wording import DOCUMENT_KINDS, YEAR_BASES, reading

_TARGET_MOST = (14, 16, 44, 30, 36)
_SCORED_MOST = (14, 16, 36, 24, 24, 8, 8)
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
    if document.title.raw:
        yield f"    {shown(document.title.raw)}"
    if document.sections:
        heads = [shown(each.heading.raw) for each in document.sections if each.level == 1]
        yield f"    章节：{'；'.join(heads) if heads else len(document.sections)}"
    for project in document.projects:
        yield from _project(project, columns)
    if document.activities:
        yield f"    {shown(document.activities_title.raw) or '部门职责-工作活动'}"
        yield from _activities(document.activities, columns)


def _project(project: Project, columns: int) -> Iterator[str]:
    number = "" if project.ordinal is None else f"{project.ordinal}. "
    name = shown(project.name.raw or project.title.raw) or "（没有名称）"
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
    if project.execution is not None:
        money += _execution(project.execution)
    plan = [
        f"{month}月底 {percent.raw}" for month, percent in project.disbursement_plan.checkpoints
    ]
    for parts in (money, plan):
        if parts:
            yield f"       {'，'.join(map(shown, parts))}"
    yield from _indicators(project.indicators, columns)
    if project.long_term_indicators:
        yield "       中长期："
        yield from _indicators(project.long_term_indicators, columns)


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
        )
        if stated.raw
    ]
    if execution.execution_rate.value is not None:
        found.append(f"执行率 {_points(execution.execution_rate)}%")
    return found


def _points(stated: Stated[Decimal]) -> str:
    return stated.raw if stated.value is None else format(stated.value, "f")


def _indicators(indicators: tuple[Indicator, ...], columns: int) -> Iterator[str]:
    if not indicators:
        return
    is_scored = any(each.actual.raw or each.score.raw or each.points.raw for each in indicators)
    rows = [_scored(each) if is_scored else _target(each) for each in indicators]
    head = ["一级指标", "二级指标", "三级指标", "指标值"]
    head += ["实际完成值", "分值", "得分"] if is_scored else ["读作"]
    last = ["", ""]
    for row in rows:
        same1 = row[0] == last[0]
        same2 = same1 and row[1] == last[1]
        last = row[:2]
        row[0], row[1] = "" if same1 else row[0], "" if same2 else row[1]
    yield from table([head, *rows], _SCORED_MOST if is_scored else _TARGET_MOST, columns, " " * 7)
    problems = dict.fromkeys(_problem(each) for each in indicators)
    for problem in filter(None, problems):
        yield f"       问题：{shown(problem)}"


def _target(indicator: Indicator) -> list[str]:
    target = indicator.target
    return [*_names(indicator), target.raw, reading(target)]


def _scored(indicator: Indicator) -> list[str]:
    return [
        *_names(indicator),
        indicator.target.raw,
        indicator.actual.raw,
        _points(indicator.points),
        _points(indicator.score),
    ]


def _names(indicator: Indicator) -> list[str]:
    name = indicator.name.raw or indicator.description.raw
    return [indicator.level1.raw, indicator.level2.raw, name]


def _problem(indicator: Indicator) -> str:
    value = indicator.target.value
    return "" if value is None else value.problem or ""


def _activities(activities: tuple[DutyActivity, ...], columns: int) -> Iterator[str]:
    rows = [["职责/活动", "预算", "指标", "优", "良", "中", "差"]]
    for each in activities:
        name = each.activity.raw or each.duty.raw
        row = [f"  {name}" if each.activity.raw else name, _money(each.budget)]
        graded = each.indicators
        if not graded:
            rows.append([*row, *[""] * 5])
        for at, one in enumerate(graded):
            grades = one.grade_criteria
            criteria = (grades.excellent, grades.good, grades.fair, grades.poor)
            start = row if at == 0 else ["", ""]
            rows.append([*start, one.name.raw, *(grade.raw for grade in criteria)])
    yield from table(rows, (34, 12, 20, 16, 16, 16, 16), columns, " " * 7)


def _places(document: PerformanceDocument, at: int, columns: int) -> Iterator[str]:
    rows = []
    for path, words, span in values(document):
        signs = "" if span.start is None else f"字 {span.start}–{span.end}"
        rows.append([f"{span.words()} {signs}".strip(), f"documents[{at}].{path}", words])
    if rows:
        yield from table(rows, (32, 48, 200), columns, "    ")


def _notices(notices: tuple[Notice, ...]) -> Iterator[str]:
    for notice in notices[:_NOTICES]:
        place = "" if notice.span is None else f"{notice.span.words()}："
        words = shown(notice.text)
        quoted = f"（“{words[:40]}{'…' if len(words) > 40 else ''}”）" if words else ""
        yield f"    提示：{place}{shown(notice.message)}{quoted}"
    if len(notices) > _NOTICES:
        yield f"    还有 {len(notices) - _NOTICES} 条提示，用 --format json 查看。"
