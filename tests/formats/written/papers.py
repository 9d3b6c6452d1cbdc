"""Papers made by hand out of documents, as the plans of Hebei print them; forms are not asked."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import (
    BODY,
    CENTRE,
    CENTRED,
    LABEL,
    NUMBER,
    PROSE,
    TITLE,
    UNIT_LINE,
    Box,
    Contents,
    Grid,
    Heading,
    Line,
    Paper,
    Part,
    Row,
    Turn,
)
from jixiao.model.project import Indicator, Project
from jixiao.services.reading import read
from tests.truth import SAMPLES

PLAN = "qinghekou-union-2025/plan.docx"
HEADS = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
MONTHS = (3, 6, 10, 12)


def document(name: str = PLAN) -> PerformanceDocument:
    """The first document of a sample."""
    return read(SAMPLES / Path(name)).documents[0]


def plan_paper(plan: PerformanceDocument) -> Paper:
    """A whole plan: cover, contents, chapters, a table each project."""
    return Paper(plan.title.raw, tuple(_parts(plan)), author=plan.compiled_by.raw)


def _parts(plan: PerformanceDocument) -> Iterator[Part]:
    yield Line(plan.title.raw, TITLE, "documents[0].title")
    yield Line(f"{plan.compiled_by.raw}编制", CENTRE, "documents[0].compiled_by")
    yield Line(f"{plan.reviewed_by.raw}审核", CENTRE, "documents[0].reviewed_by")
    yield Turn()
    yield Contents()
    yield Turn(starts_numbers=True)
    yield Heading("第一部分 部门整体绩效目标")
    names = {section.heading.raw: section.level for section in plan.sections}
    for section in plan.sections:
        if section.level > 1:
            continue
        yield Heading(section.heading.raw, 2)
        for words in (section.text.value or section.text.raw).split("\n"):
            if words in names:
                yield Heading(words, names[words] + 1, is_listed=False)
            elif words.strip():
                yield Line(words, BODY)
    yield Turn()
    yield Heading("第二部分 预算项目绩效目标")
    for number, project in enumerate(plan.projects):
        if number:
            yield Turn()
        yield from project_parts(project, f"documents[0].projects[{number}]")


def project_parts(project: Project, path: str) -> Iterator[Part]:
    """The heading and the two tables of a project."""
    yield Heading(project.title.raw, 2, leaf=f"{path}.title")
    unit = project.amount_unit.raw or "万元"
    yield Line(f"{project.unit_line.raw}\t单位：{unit}", UNIT_LINE, f"{path}.unit_line")
    yield facts_grid(project, path)
    yield indicator_grid(project.indicators, path)


def facts_grid(project: Project, path: str) -> Grid:
    """Code, name, amounts, plan and objectives of a project."""

    def box(stated: Stated[object], leaf: str, colspan: int = 1, style: str = CENTRED) -> Box:
        return Box(stated.raw, colspan, 1, style, f"{path}.{leaf}")

    def label(words: str, rowspan: int = 1, colspan: int = 1) -> Box:
        return Box(words, colspan, rowspan, LABEL)

    budget, plan = project.budget, project.disbursement_plan
    goals = "\n".join(f"{at}.{each.raw}" for at, each in enumerate(project.objectives, 1))
    months = [plan.at(month) for month in MONTHS]
    spans = (2, 1, 1, 2)
    return Grid(
        (130, 120, 160, 130, 150, 150, 160),
        (
            Row((label("项目编码"), box(project.code, "code", 2), label("项目名称"),
                 box(project.name, "name", 3))),
            Row((label("预算规模及\n资金用途", 2), label("预算数"),
                 box(budget.total, "budget.total", 1, NUMBER), label("其中：财政资金"),
                 box(budget.fiscal_funds, "budget.fiscal_funds", 1, NUMBER), label("其他资金"),
                 box(budget.other_funds, "budget.other_funds", 1, NUMBER))),
            Row((box(project.use_of_funds, "use_of_funds", 6, PROSE),)),
            Row((label("资金支出计划（%）", 2),
                 *(label(f"{month}月底", 1, wide) for month, wide in zip(MONTHS, spans, strict=True)))),
            Row(tuple(
                box(each, f"disbursement_plan.{month:02}", wide)
                for each, month, wide in zip(months, MONTHS, spans, strict=True))),
            Row((label("绩效目标"), Box(goals, 6, 1, PROSE, f"{path}.objectives"))),
        ),
        name="项目基本情况",
    )  # fmt: skip


def indicator_grid(indicators: tuple[Indicator, ...], path: str) -> Grid:
    """The indicators, levels merged over their rows."""
    rows = [Row(tuple(Box(words, style=LABEL) for words in HEADS))]
    at = 0
    for _, first in groupby(indicators, lambda each: each.level1.raw):
        outer = list(first)
        for _, second in groupby(outer, lambda each: each.level2.raw):
            inner = list(second)
            for each in inner:
                key = f"{path}.indicators[{at}]"
                boxes = []
                if each is outer[0]:
                    boxes.append(Box(each.level1.raw, 1, len(outer), LABEL, f"{key}.level1"))
                if each is inner[0]:
                    boxes.append(Box(each.level2.raw, 1, len(inner), LABEL, f"{key}.level2"))
                boxes += [
                    Box(stated.raw, style=CENTRED, leaf=f"{key}.{leaf}")
                    for leaf, stated in (
                        ("name", each.name), ("description", each.description),
                        ("target", each.target), ("basis", each.basis),
                    )
                ]  # fmt: skip
                rows.append(Row(tuple(boxes), key))
                at += 1
    return Grid((120, 120, 200, 240, 140, 180), tuple(rows), 1, "绩效指标")
