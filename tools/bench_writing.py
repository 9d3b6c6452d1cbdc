"""Writing documents against the ways in which others do it: cell by cell, or by a template."""

import io
from collections.abc import Callable

from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from jixiao.model.paper import (
    BODY,
    CENTRED,
    LABEL,
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
)  # fmt: skip
from tools import bench_templates
from tools.measuring import Line as Measured
from tools.measuring import at_least, at_most, fine_cpu, in_time, missing, slowness

_HEADS = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
_ROWS = (
    ("数量指标", "举办职工技能培训班次", "反映全年实际举办培训班的次数", "≥12次"),
    ("质量指标", "培训合格率", "考试合格人数占参加培训人数的比例", "≥95%"),
    ("时效指标", "培训按期完成时间", "反映任务完成的及时程度", "2025年12月底前"),
    ("成本指标", "人均培训成本", "培训总支出与参训人数之比", "≤350元/人"),
    ("社会效益指标", "带动就业人数", "参训职工中实现稳定就业的人数", "≥200人"),
    ("服务对象满意度指标", "参训职工满意度", "满意人数占被调查人数的比例", "≥90%"),
)


def plan(projects: int) -> Paper:
    """A plan of invented projects, fourteen indicators each."""
    parts: list[Part] = [
        Line("某县总工会2025年部门预算绩效文本", TITLE), Turn(), Contents(),
        Turn(starts_numbers=True), Heading("第一部分 部门整体绩效目标"),
    ]  # fmt: skip
    parts += [Line("围绕全县中心工作，切实履行维权服务基本职责。" * 6, BODY) for _ in range(12)]
    for number in range(1, projects + 1):
        parts += [Turn(), Heading(f"{number}.职工技能培训项目{number}绩效目标表", 2)]
        parts += [
            Line("711001某县总工会本级\t单位：万元", UNIT_LINE),
            _facts(number),
            _indicators(number),
        ]
    return Paper("绩效文本", tuple(parts))


def _facts(number: int) -> Grid:
    use = f"用于开展第{number}批职工技能培训，支付师资费、场地费、资料费和学员补助。"
    return Grid((160, 260, 160, 420), (
        Row((Box("项目编码", style=LABEL), Box(f"13010000{number:05}", style=CENTRED),
             Box("项目名称", style=LABEL), Box(f"职工技能培训项目{number}", style=CENTRED))),
        Row((Box("资金用途", style=LABEL), Box(use, 3, 1, PROSE))),
        Row((Box("绩效目标", style=LABEL), Box(f"1.{use}\n2.提高职工技能水平。", 3, 1, PROSE))),
    ))  # fmt: skip


def _indicators(number: int) -> Grid:
    rows = [Row(tuple(Box(words, style=LABEL) for words in _HEADS))]
    for at in range(14):
        level2, name, description, target = _ROWS[at % len(_ROWS)]
        first = (Box("产出指标", 1, 7, LABEL),) if at % 7 == 0 else ()
        cells = (Box(level2, style=LABEL), *(Box(each, style=CENTRED) for each in
                 (f"{name}{number}-{at}", description, target, "根据年度工作计划")))  # fmt: skip
        rows.append(Row((*first, *cells)))
    return Grid((120, 120, 200, 240, 140, 180), tuple(rows), 1)


def bench_writing() -> list[Measured]:
    """Word documents: cost of ten projects, peers, and how cost grows."""
    writer = writer_for(".docx")
    ten, thirty, big = (Manuscript(plan(projects)) for projects in (10, 30, 300))
    ours, times = slowness(lambda: fine_cpu(lambda: writer.write(ten)))
    lines = [in_time("写 docx：10 个项目的绩效文本", ours, times, 10, "{:.1f} ms")]
    for peer, budget, make in (
        ("python-docx", 20, _cell_by_cell),
        ("docxtpl（模板引擎，不排页码）", 2, bench_templates.docxtpl),
    ):
        what = f"写 docx：比 {peer} 快"
        try:
            function = make(ten.paper)
        except ImportError:
            lines.append(missing(what, f"≥ {budget} ×", f"{peer} 没有安装"))
            continue
        lines.append(at_least(what, ours, fine_cpu(function, 3, 1), budget))
    lines += _least(ten.paper, ours)
    cost = fine_cpu(lambda: writer.write(thirty), 5, 1)
    most = fine_cpu(lambda: writer.write(big), 3, 1)
    return [
        *lines,
        at_most("写 docx：300 个项目 / 30 个项目的 10 倍（线性）", most, cost * 10, 1.2),
    ]


def _least(paper: Paper, ours: float) -> list[Measured]:
    """What filling the main part alone costs; no Word document, so nothing is promised."""
    what = "写 docx / 裸 Jinja2 只填正文部件（不合并、无样式、不排页码）"
    try:
        cost = fine_cpu(bench_templates.jinja(paper), 3, 1)
    except ImportError:
        return [missing(what, "—", "Jinja2 没有安装")]
    return [Measured(what, f"{ours:.1f} ms", f"{cost:.1f} ms", f"{ours / cost:.2f} ×", "—", None)]


def _cell_by_cell(paper: Paper) -> Callable[[], object]:
    import docx  # noqa: PLC0415 -- a peer that may be absent

    def write() -> object:
        document = docx.Document()
        for part in paper.parts:
            if isinstance(part, Heading):
                document.add_heading(part.text, part.level)
            elif isinstance(part, Line):
                document.add_paragraph(part.text)
            elif isinstance(part, Grid):
                _fill(document.add_table(len(part.rows), len(part.widths)), part)
        out = io.BytesIO()
        document.save(out)
        return out

    return write


def _fill(table: object, grid: Grid) -> None:
    """Fill a table of python-docx as its manual shows it: one cell after the other, merges last."""
    cell = table.cell  # type: ignore[attr-defined] -- python-docx has no types
    for row, column, box in _placed(grid):
        first = cell(row, column)
        if box.colspan > 1 or box.rowspan > 1:
            first = first.merge(cell(row + box.rowspan - 1, column + box.colspan - 1))
        first.text = box.text


def _placed(grid: Grid) -> list[tuple[int, int, Box]]:
    """Row, column and box of every cell."""
    taken: set[tuple[int, int]] = set()
    found = []
    for at, row in enumerate(grid.rows):
        column = 0
        for box in row.boxes:
            while (at, column) in taken:
                column += 1
            found.append((at, column, box))
            taken |= {
                (at + down, column + across)
                for down in range(box.rowspan) for across in range(box.colspan)
            }  # fmt: skip
    return found
