"""The flat table of indicators that Jixiao writes (.csv), read back as the documents it is of.

It is known by its head, as a file of commas as well as in a workbook that was saved from it.
What the table has no columns for (chapters, objectives, disbursement plans) is not there, and
a notice says so; numbers stand as numbers, without the separators and units once printed.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from jixiao.formats.blocks import Blocks, Cell, Table
from jixiao.formats.layout.facts import with_dates
from jixiao.kernel.codes import UnitName, read_project_code
from jixiao.kernel.money import Money, read_money
from jixiao.kernel.notices import Notice
from jixiao.kernel.percent import read_percent
from jixiao.kernel.span import Span
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import DOCUMENT_CLASSES, PerformanceDocument
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity, GradeCriteria
from jixiao.model.project import Budget, Indicator, Project
from jixiao.model.target import Target
from jixiao.model.target_reading import read_target
from jixiao.model.wording import DOCUMENT_KINDS
from jixiao.regulation.words import levels, plain

INDICATOR_HEAD = (
    "文件", "文档", "类型", "部门编码", "部门", "年度", "项目序号", "项目编码", "项目名称",
    "金额单位", "预算数", "部门职责", "工作活动", "期间", "一级指标", "二级指标", "三级指标",
    "指标描述", "指标值", "指标值类型", "符号", "数值", "上限", "单位", "基期", "方向", "期限",
    "问题", "确定依据", "实际完成值", "分值", "得分", "偏差原因", "优", "良", "中", "差",
    "页", "表", "行", "列", "文字行",
)  # fmt: skip
LONG_TERM = "长期"
_KNOWN_BY = frozenset(("文档", "类型", "项目序号", "期间", "三级指标", "指标值", "指标值类型"))
_DOCUMENT = ("文件", "文档", "类型", "部门编码", "部门", "年度")
_PROJECT = ("项目序号", "项目编码", "项目名称", "金额单位", "预算数")
_ACTIVITY = ("部门职责", "工作活动", "金额单位", "预算数")
_GRADES = ("优", "良", "中", "差")
_KINDS = {words: kind for kind, words in DOCUMENT_KINDS.items() if kind != "none"}
ONLY_ROWS = Notice(
    "这是 Jixiao 写出的指标表（CSV），只有指标行和项目的名称、编码、预算数；"
    "章节、绩效目标、支出计划等不在表里，要完整的内容请读原文件或数据交换文件（.json）。"
)
"""What is to be said of such a file as a whole."""


class _Row(NamedTuple):
    """A row below the head: its cells by the words over them."""

    table: Table
    cells: dict[str, Cell]
    printed: frozenset[str]

    @property
    def is_long(self) -> bool:
        return self.words("期间") == LONG_TERM

    def words(self, name: str) -> str:
        cell = self.cells.get(name)
        return "" if cell is None else cell.text.removeprefix("\t").strip()

    def key(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self.words, names))

    def place(self, name: str) -> Span | None:
        """The place of a cell; None where no row of the document says anything there."""
        cell = self.cells.get(name)
        if cell is None or name not in self.printed:
            return None
        begin = len(cell.text) - len(cell.text.removeprefix("\t").lstrip())
        return self.table.place(cell)._replace(start=begin, end=begin + len(self.words(name)))

    def text(self, name: str) -> Stated[str]:
        words = self.words(name)
        return Stated(words, words or None, self.place(name))

    def target(self, name: str, of: str = "") -> Stated[Target]:
        words, place = self.words(name), self.place(name)
        return UNSTATED if place is None else Stated(words, read_target(words, name=of), place)

    def number(self, name: str) -> Stated[Decimal]:
        words = self.words(name)
        return Stated(words, read_percent(words), self.place(name))

    def amount(self) -> Stated[Money]:
        words = self.words("预算数")
        return Stated(
            words, read_money(words, self.words("金额单位") or None), self.place("预算数")
        )

    def span(self) -> Span | None:
        cell = next(iter(self.cells.values()), None)
        return None if cell is None else self.table.place(cell)._replace(start=None, end=None)


def documents_of_rows(blocks: Blocks) -> tuple[PerformanceDocument, ...] | None:
    """The documents of a table that we wrote; None where the file is anything else."""
    table = blocks.items[0] if blocks.items else None
    if (
        not isinstance(table, Table)
        or not {each.text for each in table.cells[: 2 * len(INDICATOR_HEAD)] if each.row == 1}
        >= _KNOWN_BY
    ):
        return None
    heads = {each.column: each.text for each in table.cells if each.row == 1}
    rows: list[_Row] = []
    for cells in table.rows()[1:]:
        named = {heads[each.column]: each for each in cells if each.column in heads}
        row = _Row(table, named, frozenset())
        if row.words("类型") in _KINDS:
            rows.append(row)
    documents = tuple(
        _document([*below]) for _, below in groupby(rows, key=lambda row: row.key(_DOCUMENT))
    )
    if documents and blocks.notices:
        return (replace(documents[0], notices=tuple(blocks.notices)), *documents[1:])
    return documents or None


def _document(rows: list[_Row]) -> PerformanceDocument:
    printed = frozenset(name for name in INDICATOR_HEAD if any(row.words(name) for row in rows))
    rows = [row._replace(printed=printed) for row in rows]
    first = rows[0]
    year = first.words("年度")
    known = int(year) if year.isdecimal() else None
    projects = _projects([row for row in rows if not _is_graded(row)])
    return DOCUMENT_CLASSES[_KINDS[first.words("类型")]](
        department=_department(first),
        fiscal_year=UNSTATED if known is None else Stated(year, known, first.place("年度")),
        fiscal_year_basis=None if known is None else "stated",
        amount_unit=_one_unit(rows),
        projects=tuple(projects if known is None else (with_dates(p, known) for p in projects)),
        activities=_activities([row for row in rows if _is_graded(row)]),
    )


def _is_graded(row: _Row) -> bool:
    """Whether a row is one of the table of duties and activities."""
    return any(row.key(("部门职责", "工作活动", *_GRADES))) and not any(
        row.key(("项目序号", "项目编码", "项目名称", "一级指标", "二级指标"))
    )


def _department(row: _Row) -> Stated[UnitName]:
    code, name = row.key(("部门编码", "部门"))
    if not (code or name):
        return UNSTATED
    unit = UnitName(code or None, name)
    return Stated(" ".join(filter(None, (code, name))), unit, row.place("部门"))


def _one_unit(rows: list[_Row]) -> Stated[str]:
    """The unit of amounts where all rows that have one have the same."""
    units = {row.words("金额单位"): row for row in rows if row.words("金额单位")}
    return next(iter(units.values())).text("金额单位") if len(units) == 1 else UNSTATED


def _projects(rows: list[_Row]) -> list[Project]:
    found: list[list[_Row]] = []
    for row in rows:
        if not found or _begins_project(found[-1][-1], row):
            found.append([])
        found[-1].append(row)
    return [*map(_project, found)]


def _begins_project(above: _Row, row: _Row) -> bool:
    """Whether a row is of another project than that above: named otherwise, or back at a year."""
    return row.key(_PROJECT) != above.key(_PROJECT) or (above.is_long and not row.is_long)


def _project(rows: list[_Row]) -> Project:
    first = rows[0]
    code, ordinal = first.words("项目编码"), first.words("项目序号")
    return Project(
        ordinal=int(ordinal) if ordinal.isdecimal() else None,
        amount_unit=first.text("金额单位"),
        code=Stated(code, read_project_code(code), first.place("项目编码")),
        name=first.text("项目名称"),
        budget=Budget(total=first.amount()),
        indicators=tuple(_indicator(row) for row in rows if not row.is_long),
        long_term_indicators=tuple(_indicator(row) for row in rows if row.is_long),
        span=first.span(),
    )


def _indicator(row: _Row) -> Indicator:
    level1, level2 = row.text("一级指标"), row.text("二级指标")
    return Indicator(
        level1=level1._replace(value=levels().level1.get(plain(level1.raw))),
        level2=level2._replace(value=levels().level2.get(plain(level2.raw))),
        name=row.text("三级指标"),
        description=row.text("指标描述"),
        target=row.target("指标值", row.words("三级指标")),
        basis=row.text("确定依据"),
        actual=row.target("实际完成值"),
        points=row.number("分值"),
        score=row.number("得分"),
        deviation_reason=row.text("偏差原因"),
        span=row.span(),
    )


def _activities(rows: list[_Row]) -> tuple[DutyActivity, ...]:
    return tuple(
        DutyActivity(
            duty=several[0].text("部门职责"),
            activity=several[0].text("工作活动"),
            budget=several[0].amount(),
            indicators=tuple(
                ActivityIndicator(
                    name=row.text("三级指标"),
                    grade_criteria=GradeCriteria(*map(row.target, _GRADES)),
                    span=row.span(),
                )
                for row in several
            ),
            span=several[0].span(),
        )
        for _, each in groupby(rows, key=lambda row: row.key(_ACTIVITY))
        for several in [[*each]]
    )
