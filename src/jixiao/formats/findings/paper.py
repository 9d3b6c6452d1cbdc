"""A document as read, as HTML in blocks: cover, chapters, one table a project, activities."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from jixiao.formats.findings.marks import Marks, cleaned
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.duty_activity import GRADES
from jixiao.model.project import Indicator, Project

_COVER = (
    ("title", "标题"), ("department", "部门"), ("fiscal_year", "年度"),
    ("compiled_by", "编制"), ("reviewed_by", "审核"), ("amount_unit", "金额单位"),
)  # fmt: skip
_FACTS = (
    ("code", "项目编码"), ("name", "项目名称"), ("department", "主管部门"), ("unit", "实施单位"),
    ("budget.total", "预算数"), ("budget.fiscal_funds", "财政资金"),
    ("budget.other_funds", "其他资金"), ("use_of_funds", "资金用途"),
    ("execution.original_budget", "年初预算数"), ("execution.adjusted_budget", "全年预算数"),
    ("execution.spent", "执行数"), ("execution.execution_rate", "执行率"),
    ("execution.points", "分值"), ("execution.score", "得分"),
    ("execution.forecast", "全年预计执行数"), ("total_points", "总分"), ("total_score", "总得分"),
)  # fmt: skip
_COLUMNS = (
    ("level1", "一级指标"), ("level2", "二级指标"), ("name", "三级指标"),
    ("description", "指标描述"), ("target", "指标值"), ("basis", "确定依据"),
    ("actual", "完成值"), ("forecast", "预计完成"), ("points", "分值"), ("score", "得分"),
    ("likelihood", "可能性"), ("deviation_reason", "偏差原因及改进措施"), ("note", "备注"),
)  # fmt: skip


class Block(NamedTuple):
    """A part of the page.

    Args:
        name: What people call it.
        html: Its content.
    """

    name: str
    html: str


def blocks(document: PerformanceDocument, root: str, marks: Marks) -> Iterator[Block]:
    """The blocks of a document; each is made when it is asked for."""
    yield Block("封面", _cover(document, root, marks))
    yield from _chapters(document, root, marks)
    for at, project in enumerate(document.projects):
        name = cleaned(project.name.raw) or f"第 {at + 1} 个项目"
        yield Block(name[:40], _project(project, f"{root}.projects[{at}]", marks))
    if document.activities:
        yield Block("部门职责-工作活动", _activities(document, root, marks))


def _cover(document: PerformanceDocument, root: str, marks: Marks) -> str:
    rows = []
    for field, word in _COVER:
        stated: Stated[Any] = getattr(document, field)
        path = f"{root}.{field}"
        words = marks.words(path, stated.raw) if stated.raw else marks.flags(path)
        if words:
            rows.append(f'<tr><th scope="row">{word}</th><td>{words}</td></tr>')
    general = marks.flags(root, f"{root}.projects", f"{root}.sections", f"{root}.toc")
    general += marks.flags(*(f"{root}.{each}" for each in ("activities", "annual_tasks", "layout")))
    table = f"<table><tbody>{''.join(rows)}</tbody></table>" if rows else ""
    return (
        table + (f"<p>整份文件 {general}</p>" if general else "") + _contents(document, root, marks)
    )


def _contents(document: PerformanceDocument, root: str, marks: Marks) -> str:
    lines = [
        f"<li>{marks.words(f'{root}.toc[{at}].title', entry.title.raw)}"
        f"{marks.flags(f'{root}.toc[{at}]', f'{root}.toc[{at}].page')}"
        f"{'' if entry.page is None else f'　{entry.page}'}</li>"
        for at, entry in enumerate(document.toc)
    ]
    return f"<p>目录</p><ul>{''.join(lines)}</ul>" if lines else ""


def _chapters(document: PerformanceDocument, root: str, marks: Marks) -> Iterator[Block]:
    """One block a section of level 1, with what stands below it."""
    found = document.sections
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and found[end].level > found[at].level:
            end += 1
        html = []
        above: list[tuple[int, str]] = []
        for n in range(at, end):
            path = f"{root}.sections[{n}]"
            section = found[n]
            above = [each for each in above if each[0] < section.level]
            above.append((section.level, f"{path}.text"))
            tag = f"h{min(3 + section.level - found[at].level, 6)}"
            heading = marks.words(f"{path}.heading", section.heading.raw) + marks.flags(path)
            html.append(f"<{tag}>{heading}</{tag}>")
            own = section.text.raw.split("\n")
            if n + 1 < end and found[n + 1].heading.raw in own:
                own = own[: own.index(found[n + 1].heading.raw)]
            paths = [path for _, path in above]
            html += [f"<p>{_paragraph(words, paths, marks)}</p>" for words in own if words.strip()]
        rest = "".join(marks.below(f"{root}.sections[{n}]") for n in range(at, end))
        name = cleaned(found[at].heading.raw)[:40] or "文字部分"
        yield Block(name, "".join(html) + (f"<p>{rest}</p>" if rest else ""))
        at = end


def _paragraph(words: str, paths: list[str], marks: Marks) -> str:
    """A paragraph with the findings about it, said of its section or of one above it."""
    for path in reversed(paths):
        html = marks.words(path, words, only_inside=True)
        if "<mark" in html or "flag" in html:
            return html
    return marks.words("", words)


def _leaf(subject: object, field: str) -> Stated[Any]:
    for key in field.split("."):
        subject = getattr(subject, key, None)
    return subject if isinstance(subject, Stated) else Stated()


def _project(project: Project, path: str, marks: Marks) -> str:
    heading = marks.words(f"{path}.title", project.title.raw or project.name.raw)
    rows = []
    for field, word in _FACTS:
        stated = _leaf(project, field)
        words = marks.words(f"{path}.{field}", stated.raw) if stated.raw else ""
        words += marks.flags(f"{path}.{field}")
        if words:
            rows.append(f'<tr><th scope="row">{word}</th><td>{words}</td></tr>')
    rows += _plan(project, path, marks)
    for field, word in (("objectives", "绩效目标"), ("objective_results", "实际完成情况")):
        lines = "".join(
            f"<li>{marks.words(f'{path}.{field}[{n}]', each.raw)}</li>"
            for n, each in enumerate(getattr(project, field))
        )
        flags = marks.flags(f"{path}.{field}")
        if lines or flags:
            rows.append(f'<tr><th scope="row">{word}</th><td>{flags}<ul>{lines}</ul></td></tr>')
    flags = marks.flags(path, f"{path}.budget", f"{path}.execution", f"{path}.unit_line")
    grids = "".join(
        _grid(getattr(project, field), f"{path}.{field}", marks)
        for field in ("indicators", "long_term_indicators")
    )
    rest = marks.below(path)
    return f"<h3>{heading}{flags}</h3><table><tbody>{''.join(rows)}</tbody></table>{grids}" + (
        f"<p>{rest}</p>" if rest else ""
    )


def _plan(project: Project, path: str, marks: Marks) -> list[str]:
    plan = f"{path}.disbursement_plan"
    cells = [
        f"{month}月底 {marks.words(f'{plan}.{month:02d}', stated.raw)}"
        f"{marks.flags(f'{plan}.{month:02d}')}"
        for month, stated in project.disbursement_plan.checkpoints
    ]
    flags = marks.flags(plan)
    if not cells and not flags:
        return []
    return [f'<tr><th scope="row">资金支出计划</th><td>{"，".join(cells)}{flags}</td></tr>']


def _grid(rows: tuple[Indicator, ...], path: str, marks: Marks) -> str:
    flags = marks.flags(path)
    if not rows:
        return f"<p>绩效指标 {flags}</p>" if flags else ""
    used = [
        (field, word)
        for field, word in _COLUMNS
        if any(getattr(row, field).is_stated for row in rows)
    ]
    head = "".join(f'<th scope="col">{word}</th>' for _, word in used)
    body = []
    for n, row in enumerate(rows):
        cells = []
        for at, (field, _) in enumerate(used):
            stated: Stated[Any] = getattr(row, field)
            words = marks.words(f"{path}[{n}].{field}", stated.raw)
            if at == 0:
                words += marks.flags(f"{path}[{n}]")
            cells.append(f"<td>{words}</td>")
        body.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="绩效指标表"><table class="grid">'
        f"<caption>绩效指标 {flags}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def _activities(document: PerformanceDocument, root: str, marks: Marks) -> str:
    words = (
        "职责",
        "工作活动",
        "预算",
        "内容描述",
        "绩效目标",
        "绩效指标",
        *GRADES.values(),
    )
    head = "".join(f'<th scope="col">{word}</th>' for word in words)
    body = []
    for at, row in enumerate(document.activities):
        path = f"{root}.activities[{at}]"
        cells = [
            marks.words(f"{path}.{field}", getattr(row, field).raw)
            for field in ("duty", "activity", "budget", "description", "objective")
        ]
        cells[0] += marks.flags(path, f"{path}.indicators")
        first = "".join(f"<td>{cell}</td>" for cell in cells)
        graded = [_graded(row.indicators, n, path, marks) for n in range(len(row.indicators))]
        body.append(f"<tr>{first}{graded[0] if graded else '<td></td>' * 5}</tr>")
        body += [f"<tr>{'<td></td>' * 5}{each}</tr>" for each in graded[1:]]
    title = marks.words(f"{root}.activities_title", document.activities_title.raw)
    unit = marks.words(f"{root}.activities_unit_line", document.activities_unit_line.raw)
    return (
        f"<h3>{title or '部门职责-工作活动'}</h3><p>{unit}</p>"
        '<div class="wide" tabindex="0" role="group" aria-label="部门职责-工作活动表">'
        f'<table class="grid"><thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody></table>'
        f"</div>"
    )


def _graded(indicators: tuple[Any, ...], n: int, path: str, marks: Marks) -> str:
    at, row = f"{path}.indicators[{n}]", indicators[n]
    name = marks.words(f"{at}.name", row.name.raw) + marks.flags(at, f"{at}.grade_criteria")
    grades = (
        marks.words(f"{at}.grade_criteria.{grade}", getattr(row.grade_criteria, grade).raw)
        for grade in GRADES
    )
    return "".join(f"<td>{cell}</td>" for cell in (name, *grades))
