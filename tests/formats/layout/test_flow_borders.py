"""Where cells, rows and forms of flattened text end."""

import time

from jixiao.formats.engines.text import READER
from jixiao.formats.limits import DEFAULT_LIMITS
from tests.formats.layout.flowing import HEAD, documents, pairs, rows


def test_a_title_line_between_rows_of_pipes_ends_the_grid() -> None:
    form = (
        "项目支出绩效目标申报表\n（2031年度）\n项目名称 | {0}经费 |\n"
        "主管部门 | [348]云溪县总工会 | 实施单位 | 云溪县总工会 |\n"
        + HEAD
        + "产出指标 | 数量指标 | {0}场次 | ≥3场 |\n{0}人数 | ≥90人 |\n\n"
    )
    found = documents("".join(form.replace("{0}", word) for word in ("讲座", "比武")))
    projects = [project for each in found for project in each.projects]

    assert [project.name.raw for project in projects] == ["讲座经费", "比武经费"]
    assert [project.title.raw for project in projects] == ["项目支出绩效目标申报表"] * 2
    assert [[r.name.raw for r in project.indicators] for project in projects] == [
        ["讲座场次", "讲座人数"],
        ["比武场次", "比武人数"],
    ]


def test_neighbouring_head_cells_are_not_one_word() -> None:
    text = (
        "一级指标 | 二级指标 | 三级指标 | 运算符号 | 指标值 | 单位 | 指标值说明\n"
        "产出指标 | 数量指标 | 走访户数 | ≥ | 20 | 户 | 反映走访的情况\n"
        "质量指标 | 档案完整率 | = | 100 | % | 反映档案的情况\n"
    )

    assert pairs(text) == [("走访户数", "≥20户"), ("档案完整率", "=100%")]


def test_the_last_cell_of_a_row_without_closing_pipe_stays_in_its_row() -> None:
    text = (
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 备注\n"
        "产出指标 | 数量指标 | 走访户数 | ≥20户 | 计划标准\n"
        "讲座场次 | 6场 | \n质量指标 | 档案完整率 | 100% | \n"
    )

    assert pairs(text) == [("走访户数", "≥20户"), ("讲座场次", "6场"), ("档案完整率", "100%")]


def test_a_total_ends_the_grid_even_within_a_line() -> None:
    text = (
        "一级指标 二级指标 三级指标 年度指标值 实际完成值 "
        "产出指标 数量指标 讲座场次 6场 7场 质量指标 档案完整率 100% 100% 总分 100 98"
    )

    assert pairs(text) == [("讲座场次", "6场"), ("档案完整率", "100%")]


def test_one_level_column_may_hold_level_two() -> None:
    text = (
        "指标类型\n指标名称\n指标值\n"
        "数量指标\n走访户数\n≥20户\n质量指标\n档案完整率\n100%\n效益指标\n职工知晓率\n≥80%\n"
    )
    found = rows(text)

    assert [(r.name.raw, r.target.raw) for r in found] == [
        ("走访户数", "≥20户"),
        ("档案完整率", "100%"),
        ("职工知晓率", "≥80%"),
    ]
    assert [r.level2.value for r in found[:2]] == ["QUANTITY", "QUALITY"]


def test_an_open_bracket_waits_for_its_end() -> None:
    text = (
        "一级指标\n二级指标\n三级指标\n指标值\n产出指标\n数量指标\n走访困难职工户数（含\n临时帮扶）\n≥20户\n"
        "讲座场次\n6场\n质量指标\n档案完整率\n100%\n"
    )

    assert [name.replace("\n", "") for name, _ in pairs(text)] == [
        "走访困难职工户数（含临时帮扶）",
        "讲座场次",
        "档案完整率",
    ]


def test_an_empty_cell_between_pipes_keeps_its_column() -> None:
    head = "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 偏差原因 |\n"
    text = (
        head + "产出指标 | 数量指标 | 走访户数 | ≥20户 | 21户 | |\n"
        "讲座场次 | | 6场 | |\n比武场次 | 2场 | 2场 | |\n"
    )
    found = rows(text)

    assert [(r.name.raw, r.target.raw, r.actual.raw) for r in found] == [
        ("走访户数", "≥20户", "21户"),
        ("讲座场次", "", "6场"),
        ("比武场次", "2场", "2场"),
    ]


def test_level_cells_broken_over_lines_do_not_hide_the_head_of_a_grid() -> None:
    text = (
        "项目名称 | 讲座经费 | | |\n主管部门 | 云溪县总工会 | 实施单位 | 云溪县总工会 |\n"
        + HEAD
        + "产出\n指标 | 数量\n指标 | 讲座场次 | 6场 |\n走访户数 | ≥20户 | | |\n"
    )

    found = [
        (r.name.raw, r.target.raw)
        for each in READER.read(text.encode(), DEFAULT_LIMITS).documents
        for project in each.projects
        for r in project.indicators
    ]
    assert found == [("讲座场次", "6场"), ("走访户数", "≥20户")]


def test_labels_that_nobody_knows_are_no_part_of_a_value() -> None:
    text = (
        "项目支出绩效自评表\n项目单位（盖章）：云溪县第二小学 主要领导签字：\n项目名称 讲座经费\n"
        "年度总体目标 完成 情况\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 讲座场次 6场\n"
    )
    project = documents(text)[0].projects[0]

    assert project.unit.raw == "云溪县第二小学"
    assert project.objectives == ()


def test_hostile_head_words_take_linear_time() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        documents(text)
        return time.process_time() - start

    for words in ("指标", "一级指标二级指标三级指标指标值", HEAD):
        short, long = (words * (size // len(words)) for size in (5_000, 20_000))
        assert seconds(long) < 12 * max(seconds(short), 0.02)
