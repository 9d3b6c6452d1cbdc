"""Invented forms and the ways in which web pages and dumps flatten them; for the tests of flow."""

from collections.abc import Callable
from itertools import pairwise

Row = dict[str, str]
TARGETS = [
    ("产出指标", "数量指标", "举办职工技能比赛场次", "≥6场"),
    ("产出指标", "数量指标", "走访困难职工户数", "120户"),
    ("产出指标", "数量指标", "编印宣传手册", "3000册"),
    ("产出指标", "质量指标", "培训合格率", "≥95%"),
    ("产出指标", "质量指标", "手册内容准确程度", "准确规范"),
    ("产出指标", "时效指标", "慰问金发放时间", "2031年9月底前"),
    ("产出指标", "成本指标", "人均慰问标准", "≤500元/人"),
    ("效益指标", "社会效益指标", "职工维权意识", "明显提升"),
    ("效益指标", "可持续影响指标", "帮扶机制健全程度", "长期有效"),
    ("满意度指标", "服务对象满意度指标", "受助职工满意度", "≥92%"),
]
HEADS = {
    "level1": "一级指标", "level2": "二级指标", "name": "三级指标", "target": "指标值",
    "description": "绩效指标描述", "basis": "指标值确定依据", "actual": "实际完成值",
    "points": "分值", "score": "得分", "reason": "偏差原因分析及改进措施", "operator": "指标性质",
    "unit": "度量单位", "note": "备注", "annual": "年度指标值", "done": "全年实际值",
}  # fmt: skip
LAYOUTS = {
    "T1": ["level1", "level2", "name", "target"],
    "T1 note": ["level1", "level2", "name", "target", "note"],
    "T4": ["level1", "level2", "name", "description", "target", "basis"],
    "T3": ["level1", "level2", "name", "operator", "target", "unit"],
    "S1": ["level1", "level2", "name", "target", "actual", "points", "score", "reason"],
    "S2": ["level1", "level2", "name", "points", "annual", "done", "score", "reason"],
    "S3": ["level1", "level2", "name", "target", "done", "reason"],
    "S4": ["level1", "level2", "name", "target", "actual", "score"],
}
_SPLIT = {
    "≥6场": ("≥", "6", "场"), "120户": ("＝", "120", "户"), "3000册": ("＝", "3000", "册"),
    "≥95%": ("≥", "95", "%"), "准确规范": ("定性", "准确规范", ""),
    "2031年9月底前": ("定性", "2031年9月底前", ""), "≤500元/人": ("≤", "500", "元/人"),
    "明显提升": ("定性", "明显提升", ""), "长期有效": ("定性", "长期有效", ""),
    "≥92%": ("≥", "92", "%"),
}  # fmt: skip
_ACTUAL = [
    "7场",
    "120户",
    "3000册",
    "98%",
    "准确规范",
    "2031年8月",
    "480元/人",
    "明显提升",
    "有效",
    "90%",
]


def rows_of(layout: str) -> list[list[str]]:
    """The invented form in a layout, head first, no cell merged or missing."""
    columns = LAYOUTS[layout]
    table = [[HEADS[column] for column in columns]]
    for index, (level1, level2, name, target) in enumerate(TARGETS):
        operator, number, unit = _SPLIT[target]
        points = "10" if index % 3 else "8"
        split = layout == "T3"
        cells = {
            "level1": level1, "level2": level2, "name": name, "description": f"反映{name}的情况",
            "target": number if split else target, "basis": "年度工作计划", "note": "计划标准",
            "actual": _ACTUAL[index], "done": _ACTUAL[index], "annual": target,
            "points": points, "score": "9" if index == 9 else points,
            "reason": "个别职工未接到回访" if index == 9 else "", "operator": operator, "unit": unit,
        }  # fmt: skip
        table.append([cells[column] for column in columns])
    return table


def expected() -> list[tuple[str, str]]:
    """Name and target of every row."""
    return [(name, target) for _, _, name, target in TARGETS]


def merged(table: list[list[str]]) -> list[list[str | None]]:
    """The table with None where a level is merged into the cell above."""
    found: list[list[str | None]] = [list(table[0])]
    for above, row in pairwise(table):
        same1 = row[0] == above[0]
        same2 = same1 and row[1] == above[1]
        found.append([None if same1 else row[0], None if same2 else row[1], *row[2:]])
    return found


def _present(row: list[str | None]) -> list[str]:
    return [cell for cell in row if cell is not None]


def ragged_pipes(table: list[list[str]]) -> str:
    """Rows with pipes; merged cells are absent, the end of the row is filled up."""
    width = len(table[0])
    lines = []
    for row in merged(table):
        cells = _present(row)
        lines.append(" | ".join(cells) + " |" + " |" * (width - len(cells)))
    return "\n".join(lines)


def bare_pipes(table: list[list[str]]) -> str:
    """Rows with pipes between the cells only."""
    return "\n".join(" | ".join(_present(row)) for row in merged(table))


def piped_cells(table: list[list[str]]) -> str:
    """One cell a line, each with a pipe; merged cells are absent."""
    return "\n".join(f"{cell} |" for row in merged(table) for cell in _present(row))


def piped_grid(table: list[list[str]]) -> str:
    """One cell a line, merged cells as empty ones, two pipes at the end of a row."""
    return "\n".join(
        "\n".join(f"{cell or ''} |".strip() for cell in row) + "\n||" for row in merged(table)
    )


def paragraphs(table: list[list[str]]) -> str:
    """One cell a paragraph, empty ones as a blank line, merged ones absent."""
    return "\n\n".join(cell or " " for row in merged(table) for cell in _present(row))


def plain_lines(table: list[list[str]]) -> str:
    """One cell a line; empty and merged cells are absent."""
    return "\n".join(cell for row in merged(table) for cell in _present(row) if cell)


def blank_rows(table: list[list[str]]) -> str:
    """A row a line, blanks between cells; empty and merged cells are absent."""
    return "\n".join(" ".join(c for c in _present(row) if c) for row in merged(table))


def one_line(table: list[list[str]]) -> str:
    """All on one line, blanks between cells."""
    return blank_rows(table).replace("\n", " ")


def glued_rows(table: list[list[str]]) -> str:
    """A row a line, nothing between cells."""
    return blank_rows(table).replace(" ", "")


def glued(table: list[list[str]]) -> str:
    """Nothing between cells, all on one line."""
    return glued_rows(table).replace("\n", "")


FORMS: dict[str, Callable[[list[list[str]]], str]] = {
    each.__name__: each
    for each in (
        ragged_pipes, bare_pipes, piped_cells, piped_grid, paragraphs, plain_lines, blank_rows,
        one_line, glued_rows, glued,
    )
}  # fmt: skip
HEAD = [
    ("项目名称", "职工帮扶与技能提升经费"), ("主管部门", "云溪县总工会"),
    ("实施单位", "云溪县职工服务中心"),
]  # fmt: skip


def page(layout: str, form: str) -> str:
    """A whole page: title, year, grid, footer."""
    table = rows_of(layout)
    kind = "自评表" if layout.startswith("S") else "绩效目标表"
    title = f"项目支出绩效{kind}" if kind == "自评表" else "项目支出绩效目标表"
    return f"{title}\n(2031年度)\n{FORMS[form](table)}\n注:本表由项目单位填写。\n"
