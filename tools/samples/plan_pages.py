"""A performance plan (绩效文本) of either generation as pages."""

from typing import Any

from tools.samples.page import Cell, Grid, Item, Line, Part, merged_levels

Content = dict[str, Any]


def plan_parts(content: Content) -> list[Part]:
    """The whole plan: prose and forms upright, a duty–activity table on its side."""
    if "projects" in content:
        return [Part("绩效文本", [*_cover(content), *_chapters(content), *_projects(content)])]
    upright = [Line(content["title"], "cover"), *_chapters(content)]
    aside = [
        Line(content["activities_title"], "caption"),
        Line(f"单位：{content['amount_unit']}", "right"),
        activity_grid(content),
    ]
    return [Part("绩效文本", upright), Part("职责活动", aside, landscape=True)]


def project_part(content: Content, numbers: list[int]) -> Part:
    """Only the forms with these ordinals, as they are copied or scanned one by one."""
    chosen = [content["projects"][number - 1] for number in numbers]
    items = [item for each in chosen for item in project_items(content, each)]
    return Part("绩效目标表", items)


def toc_lines(content: Content) -> list[tuple[str, int | None]]:
    """The table of contents: parts without a page, chapters and forms with one."""
    chapters = [each["heading"] for each in content["sections"] if each["level"] == 1]
    titles = [each["title"] for each in content["projects"]]
    pages = iter(content["toc_pages"])
    first, second = content["parts"]
    return [
        (first, None),
        *((title, next(pages)) for title in chapters),
        (second, None),
        *((title, next(pages)) for title in titles),
    ]


def _cover(content: Content) -> list[Item]:
    return [
        Line(content["title"], "cover"),
        Line(f"{content['compiled_by']}编制", "by"),
        Line(f"{content['reviewed_by']}审核", "by"),
        Line("目  录", "toc-title", new_page=True),
        *(Line(title, "toc", page=page) for title, page in toc_lines(content)),
    ]


def _chapters(content: Content) -> list[Item]:
    items: list[Item] = []
    if "parts" in content:
        items.append(Line(content["parts"][0], "part", new_page=True))
    for section in content["sections"]:
        items.append(Line(section["heading"], f"h{section['level']}"))
        style = "list" if section.get("numbered") else "body"
        items += [Line(words, style) for words in numbered(section)]
    return items


def numbered(section: Content) -> list[str]:
    """The paragraphs of a section with the numbers of its list."""
    if not section.get("numbered"):
        return list(section["text"])
    return [f"{number}.{words}" for number, words in enumerate(section["text"], 1)]


def _projects(content: Content) -> list[Item]:
    items: list[Item] = [Line(content["parts"][1], "part", new_page=True)]
    for project in content["projects"]:
        items += project_items(content, project)
    return items


def project_items(content: Content, project: Content) -> list[Item]:
    """Caption, unit line and the tables of one project."""
    first = project is content["projects"][0]
    lines: list[Item] = [
        Line(project["title"], "caption", new_page=not first),
        Line(content["unit_line"], "unit"),
        Line(f"单位：{content['amount_unit']}", "right"),
    ]
    if project.get("joined"):
        return [*lines, joined_grid(project)]
    return [*lines, info_grid(project), Line("", "note"), indicator_grid(project["rows"])]


def info_grid(project: Content) -> Grid:
    """项目编码 … 绩效目标: seven columns."""
    total, fiscal, other = project["budget"]
    goals = project["objectives"]
    text = (
        "\n".join(f"{n}.{goal}" for n, goal in enumerate(goals, 1)) if len(goals) > 1 else goals[0]
    )
    months = [Cell("3月底", columns=2), Cell("6月底"), Cell("10月底"), Cell("12月底", columns=2)]
    plan = [cell._replace(words=words) for cell, words in zip(months, project["plan"], strict=True)]
    rows = [
        [
            Cell("项目编码"),
            Cell(project["code"], columns=2),
            Cell("项目名称"),
            Cell(project["name"], columns=3),
        ],
        [
            Cell("预算规模及资金用途", rows=2),
            *(Cell(w) for w in ("预算数", total, "其中：财政资金", fiscal, "其他资金", other)),
        ],
        [Cell(project["use_of_funds"], columns=6, align="left")],
        [Cell("资金支出计划（%）", rows=2), *months],
        plan,
        [Cell("绩效目标"), Cell(text, columns=6, align="left")],
    ]
    return Grid((15, 15, 15, 15, 13, 15, 12), rows)


HEADS = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")


def indicator_grid(rows: list[list[str]]) -> Grid:
    """The six columns with merged levels and a repeated head."""
    grid = Grid((12, 13, 19, 24, 16, 16), [[Cell(word, bold=True) for word in HEADS]], head=1)
    grid.rows += indicator_rows(rows, 2)
    return grid


def indicator_rows(rows: list[list[str]], levels: int) -> list[list[Cell]]:
    """Rows of a grid: merged levels, then one cell for every other word."""
    merged = merged_levels(rows, levels)
    return [
        [*(cell for cell in cells if cell), *(Cell(words) for words in row[levels:])]
        for cells, row in zip(merged, rows, strict=True)
    ]


def joined_grid(project: Content) -> Grid:
    """Both tables in one, as some departments paste them: the last column spans two."""
    grid = info_grid(project)
    joined = indicator_grid(project["rows"])
    grid.rows += [[*row[:-1], row[-1]._replace(columns=2)] for row in joined.rows]
    return grid


def activity_grid(content: Content) -> Grid:
    """The nine columns with a head of two rows; an activity is indented by two blanks."""
    heads = ("职责活动", "年度预算数", "内容描述", "绩效目标", "绩效指标")
    rows = [
        [Cell(content["unit_line"], columns=9, align="left")],
        [
            *(Cell(word, rows=2, bold=True) for word in heads),
            Cell("评价标准", columns=4, bold=True),
        ],
        [Cell(word, bold=True) for word in "优良中差"],
    ]
    for each in content["activities"]:
        name = each.get("duty") or "　　" + each["activity"]
        first = [
            Cell(name, align="left"),
            Cell(each["budget"], align="right"),
            Cell(each["description"], align="left"),
            Cell(each["objective"], align="left"),
        ]
        indicators = each.get("indicators") or [[""] * 5]
        for number, indicator in enumerate(indicators):
            before = first if number == 0 else [Cell("")] * 4
            rows.append([*before, *(Cell(words) for words in indicator)])
    return Grid((16, 11, 21, 18, 13, 11, 11, 11, 11), rows, head=3)
