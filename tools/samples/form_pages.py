"""The four forms of the road centre as pages: objectives, application, evaluation, monitoring."""

from typing import Any

from tools.samples.page import Cell, Grid, Line, Part
from tools.samples.plan_pages import indicator_rows

Content = dict[str, Any]
FORMS = ("whole", "application", "evaluation", "monitoring")
NAMES = {
    "whole": "整体绩效目标",
    "application": "项目申报",
    "evaluation": "绩效自评",
    "monitoring": "运行监控",
}


def form_part(content: Content, form: str) -> Part:
    """One form as a part of its own."""
    data = content[form]
    grid = {
        "whole": _whole,
        "application": _application,
        "evaluation": _evaluation,
        "monitoring": _monitoring,
    }[form](data)
    lines = [Line(data["title"], "caption"), Line(f"（{data['fiscal_year']}年度）", "by")]
    return Part(NAMES[form], [*lines, grid], landscape=form == "monitoring")


def _numbered(goals: list[str]) -> str:
    if len(goals) == 1:
        return goals[0]
    return "\n".join(f"{number}.{goal}" for number, goal in enumerate(goals, 1))


def _grid_rows(data: Content, heads: tuple[str, ...], label: str) -> list[list[Cell]]:
    """The indicator grid behind one tall label cell."""
    body = indicator_rows(data["rows"], 2)
    rows = [[Cell(word, bold=True) for word in heads], *body]
    rows[0].insert(0, Cell(label, rows=len(rows)))
    return rows


def _whole(data: Content) -> Grid:
    """Six columns: label, level 1, level 2, level 3 (two), target."""
    rows = [[Cell("部门（单位）名称", columns=2), Cell(data["unit"], columns=5)]]
    tasks = data["tasks"]
    rows.append(
        [
            Cell("年度主要任务", rows=len(tasks) + 3),
            Cell("任务名称", rows=2),
            Cell("主要内容", rows=2, columns=2),
            Cell("预算金额（万元）", columns=3),
        ]
    )
    rows.append([Cell("总额"), Cell("财政拨款"), Cell("其他资金")])
    for name, content, *sums in tasks:
        rows.append([Cell(name), Cell(content, columns=2, align="left"), *(Cell(s) for s in sums)])
    rows.append([Cell("金额合计", columns=3), *(Cell(words) for words in data["total"])])
    rows.append(
        [Cell("年度总体目标"), Cell(_numbered(data["objectives"]), columns=6, align="left")]
    )
    for row in _grid_rows(data, ("一级指标", "二级指标", "三级指标", "指标值"), "绩效指标"):
        at = next(i for i, cell in enumerate(row) if cell in row[-2:])
        rows.append([*row[:at], row[at]._replace(columns=2), row[at + 1]._replace(columns=2)])
    return Grid((9, 14, 14, 20, 13, 13, 13), rows)


def _application(data: Content) -> Grid:
    total, fiscal, other = data["budget"]
    rows = [
        [Cell("项目名称", columns=2), Cell(data["name"], columns=3)],
        [
            Cell("主管部门及代码", columns=2),
            Cell(data["department"]),
            Cell("实施单位"),
            Cell(data["unit"]),
        ],
        [Cell("项目起止时间", columns=2), Cell(data["period"], columns=3)],
        [
            Cell("项目资金\n（万元）", rows=3, columns=2),
            Cell("年度资金总额：", align="left"),
            Cell(total, columns=2),
        ],
        [Cell("其中：财政拨款", align="left"), Cell(fiscal, columns=2)],
        [Cell("其他资金", align="left"), Cell(other, columns=2)],
        [Cell("总体目标"), Cell(_numbered(data["objectives"]), columns=4, align="left")],
        *_grid_rows(data, ("一级指标", "二级指标", "三级指标", "指标值"), "绩效指标"),
    ]
    return Grid((9, 16, 28, 25, 22), rows)


def _head(data: Content, widths: tuple[int, int, int, int, int]) -> list[list[Cell]]:
    """Name, department and unit; how many columns each cell spans."""
    label, wide, value, middle, rest = widths
    return [
        [Cell("项目名称", columns=label), Cell(data["name"], columns=wide)],
        [
            Cell("主管部门", columns=label),
            Cell(data["department"], columns=value),
            Cell("实施单位", columns=middle),
            Cell(data["unit"], columns=rest),
        ],
    ]


def _evaluation(data: Content) -> Grid:
    heads = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    rows = _head(data, (2, 7, 3, 1, 3))
    rows.append(
        [
            Cell("项目资金\n（万元）", rows=len(data["money"]) + 1, columns=2),
            Cell(""),
            *(Cell(word) for word in heads),
        ]
    )
    rows += [
        [Cell(line[0], align="left"), *(Cell(words) for words in line[1:])]
        for line in data["money"]
    ]
    rows += [
        [
            Cell("年度总体目标", rows=2),
            Cell("预期目标", columns=4),
            Cell("实际完成情况", columns=4),
        ],
        [
            Cell(_numbered(data["objectives"]), columns=4, align="left"),
            Cell(_numbered(data["results"]), columns=4, align="left"),
        ],
    ]
    columns = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    rows += _grid_rows(data, (*columns, "偏差原因分析及改进措施"), "绩效指标")
    points, score = data["total"]
    rows.append([Cell("总分", columns=6), Cell(points), Cell(score), Cell("")])
    return Grid((8, 11, 13, 14, 12, 12, 8, 9, 19), rows)


def _monitoring(data: Content) -> Grid:
    heads = ("年初预算数", "1-7月执行数", "1-7月执行率", "全年预计执行数")
    rows = _head(data, (3, 14, 5, 3, 6))
    spans = (2, 2, 3, 4)
    rows.append(
        [
            Cell("项目资金\n（万元）", rows=len(data["money"]) + 1, columns=3),
            Cell("", columns=3),
            *(Cell(word, columns=span) for word, span in zip(heads, spans, strict=True)),
        ]
    )
    for line in data["money"]:
        sums = (Cell(words, columns=span) for words, span in zip(line[1:], spans, strict=True))
        rows.append([Cell(line[0], columns=3, align="left"), *sums])
    body = [_monitored(row) for row in data["rows"]]
    levels = indicator_rows(data["rows"], 2)
    for cells, values in zip(levels, body, strict=True):
        kept = len(cells) - (len(data["rows"][0]) - 2)
        rows.append([*cells[: kept + 4], *values])
    start = len(rows) - len(body)
    rows[start:start] = _monitoring_heads(len(body))
    return Grid((5, 7, 8, 11, 9, 9, 9, 4, 4, 4, 4, 4, 12, 4, 4, 5, 8), rows)


def _monitoring_heads(rows: int) -> list[list[Cell]]:
    """The head of two rows: reasons and likelihood stand above columns of their own."""
    tall = ("一级指标", "二级指标", "三级指标", "年度指标值", "1-7月执行数", "全年预计完成情况")
    reasons = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "原因说明")
    return [
        [
            Cell("绩效指标", rows=rows + 2),
            *(Cell(word, rows=2, bold=True) for word in tall),
            Cell("偏差原因分析", columns=6, bold=True),
            Cell("完成目标可能性", columns=3, bold=True),
            Cell("备注", rows=2, bold=True),
        ],
        [Cell(word, bold=True) for word in (*reasons, "确定能", "有可能", "完全不可能")],
    ]


def _monitored(row: list[str]) -> list[Cell]:
    """The columns behind the forecast: a tick for the reason, its words, a tick, a note."""
    reason, words, likely, note = int(row[6]), row[7], int(row[8]), row[9]
    ticks = ["√" if number == reason else "" for number in range(1, 6)]
    chances = ["√" if number == likely else "" for number in range(1, 4)]
    return [Cell(each) for each in (*ticks, words, *chances, note)]
