"""What flattened pages do to a form: halves, lost order, prose lists, noise, several forms."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.formats.engines import html
from jixiao.formats.engines.text import blocks
from jixiao.formats.layout.flow.reading import read_flow
from jixiao.formats.layout.flow.splitting import split_row
from jixiao.formats.layout.understanding import understand
from jixiao.formats.limits import DEFAULT_LIMITS
from tests.formats.layout import flattened
from tests.formats.layout.flowing import HEAD, documents, pairs, rows
from tools import measure_pages


def test_two_halves_side_by_side_are_kept_apart() -> None:
    text = (
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值 |\n"
        "产出指标 | 数量指标 | 三年培训人次 | ≥900人次 | 数量指标 | 培训人次 | ≥300人次 |\n"
        "三年讲座场次 | 30场 | 讲座场次 | 10场 | | | |\n"
        "满意度指标 | 服务对象满意度指标 | 学员满意度 | ≥90% | 服务对象满意度指标 | 学员满意度 | ≥95% |\n"
    )
    project = documents(text)[0].projects[0]

    assert [(r.name.raw, r.target.raw) for r in project.indicators] == [
        ("培训人次", "≥300人次"), ("讲座场次", "10场"), ("学员满意度", "≥95%"),
    ]  # fmt: skip
    assert [r.target.raw for r in project.long_term_indicators] == ["≥900人次", "30场", "≥90%"]


def test_stacked_grids_are_long_term_and_annual() -> None:
    grid = "一级指标\n二级指标\n指标内容\n指标值\n产出指标\n数量指标\n培训人次\n{}\n"
    text = f"项目名称\n讲堂经费\n长期绩效指标\n{grid.format('≥900人')}年度绩效指标\n{grid.format('≥300人')}"
    project = documents(text + "其他需要说明的问题\n无\n")[0].projects[0]

    assert [r.target.raw for r in project.long_term_indicators] == ["≥900人"]
    assert [r.target.raw for r in project.indicators] == ["≥300人"]


def test_operator_number_and_unit_from_their_columns_are_one_target() -> None:
    text = (
        "一级指标 | 二级指标 | 三级指标 | 计量单位 | 指标性质 | 指标值 |\n"
        "产出指标 | 数量指标 | 绿化面积 | 平方米 | ≥ | 350 |\n"
        "质量指标 | 苗木成活率 | % | ≥ | 85 | |\n"
    )

    assert pairs(text) == [("绿化面积", "≥350平方米"), ("苗木成活率", "≥85%")]


def test_header_words_and_levels_broken_over_lines_are_put_together() -> None:
    text = (
        "绩\n效\n指\n标 |\n一级\n指标 |\n二级指标 |\n三级指标 |\n指标值 |\n产\n出\n指\n标 |\n数量\n指标 |\n"
        "走访户数 |\n≥20户 |\n社会效益\n指标 |\n知晓程度 |\n明显提升 |\n注：略 |\n"
    )

    assert pairs(text) == [("走访户数", "≥20户"), ("知晓程度", "明显提升")]


def test_points_in_the_level_cell_and_a_lost_level_are_understood() -> None:
    text = (
        "一级\n指标\n二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施\n(50分)\n"
        "数量指标 指标1：修缮站点数量 3个 3个 20 20\n指标2：\n……\n质量指标 指标1：验收合格 30 30\n"
        "效益指标(30分) 社会效益指标 指标1：便民程度 较高 较高 30 30\n总分 80 80\n"
    )
    document = documents(text)[0]
    found = document.projects[0].indicators

    assert [r.name.raw for r in found] == [
        "指标1：修缮站点数量",
        "指标1：验收合格",
        "指标1：便民程度",
    ]
    assert [r.target.raw for r in found] == ["3个", "", "较高"]
    assert [r.points.raw for r in found] == ["20", "30", "30"]
    assert [r.level1.value for r in found] == ["OUTPUT", "OUTPUT", "BENEFIT"]
    assert found[0].level1.span is None
    assert any("推断" in notice.message for notice in document.notices)
    assert document.projects[0].total_score.raw == "80"


def test_a_list_in_prose_is_read() -> None:
    text = (
        "关于云溪讲堂项目绩效目标设定的公示\n一、产出指标\n"
        "数量指标：★培训人次（≥**人次）>=300人次；讲座场次（≥**场）大于等于10场。时效指标：按期完成率≥100%。\n"
        "服务对象满意度指标，学员满意度（≥**%）≥95%。\n"
    )

    assert pairs(text) == [
        ("★培训人次（≥**人次）", ">=300人次"), ("讲座场次（≥**场）", "大于等于10场"),
        ("按期完成率", "≥100%"), ("学员满意度（≥**%）", "≥95%"),
    ]  # fmt: skip
    assert [row.level2.value for row in rows(text)][:3] == ["QUANTITY", "QUANTITY", "TIMELINESS"]


def test_a_list_in_one_cell_is_read_and_what_can_not_be_split_is_said() -> None:
    text = (
        "项目名称 | 云溪讲堂经费 | 预算金额 | 36万元 |\n主管部门 | 云溪县总工会 | | |\n"
        "年度绩效总目标 | 产出指标 | 开展讲座频次8次；编印手册数量300份；学员合格率≥86%；讲堂基本建成。 |\n"
    )
    document = documents(text)[0]

    assert pairs(text) == [
        ("开展讲座频次", "8次"),
        ("编印手册数量", "300份"),
        ("学员合格率", "≥86%"),
    ]
    assert any("无法分开" in notice.message for notice in document.notices)
    assert document.projects[0].name.raw == "云溪讲堂经费"


def test_an_actual_behind_a_target_in_prose_is_its_actual() -> None:
    found = rows(
        "2031年绩效自评报告\n数量指标：布设站点数量≥6处，实际布设7处；巡查次数≥9次，实际10次。\n"
    )

    assert [(r.target.raw, r.actual.raw) for r in found] == [("≥6处", "7处"), ("≥9次", "10次")]


@pytest.mark.parametrize(
    "text",
    [
        "2031年度，各项工作有序推进，数量指标、质量指标均已完成，满意度达到98%。\n",
        "单位：万元\n序号 | 单位 | 金额 |\n1 | 甲镇 | 20 |\n2 | 乙镇 | 15 |\n合计 | 35 |\n",
        HEAD + "产出指标 | 数量指标 | 指标1： | |\n指标2： | | |\n…… | | |\n质量指标 | | |\n",
        "项目名称 | 云溪讲堂经费 |\n主管部门 | 云溪县总工会 |\n",
        "",
    ],
)
def test_other_texts_and_blank_templates_give_no_indicators(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "一级指标 |\n二级指标 |\n三级指标 |\n指标解释 |\n东镇 |\n西镇 |\n产出指标 |\n数量指标 |\n水渠（条） |\n"
            "修渠情况 |\n1 |\n2 |\n",
            "没有指标值一栏",
        ),
        (
            "一级指标 | 二级指标 | 三级指标 | 指标解释 | 分值 | 自评分 | 复核分 |\n"
            "决策 | 项目立项 | 立项依据 | 依据充分 | 5 | 5 | 4 |\n",
            "按评分标准打分",
        ),
    ],
)
def test_forms_that_are_known_and_not_read_say_so(text: str, words: str) -> None:
    document = documents(text)[0]

    assert document.projects[0].indicators == ()
    assert any(words in notice.message for notice in document.notices)


def test_values_listed_apart_from_their_names_are_not_paired() -> None:
    text = (
        "一级指标 二级指标 三级指标 指标值\n产出指标 数量指标\n修渠长度\n植树棵数\n巡查次数\n培训人数\n"
        "≥5公里 ≥300棵 ≥12次 ≥80人 ≥9项\n"
    )

    assert pairs(text) == []


def test_glued_digits_are_not_cut_at_will() -> None:
    assert split_row("享受资助人数210010", ["target", "points"]) is None
    assert split_row("验收合格率≥95%98%1010", ["target", "actual", "points", "score"]) == [
        0,
        5,
        9,
        12,
        14,
    ]


def test_noise_of_a_scraper_is_no_part_of_words() -> None:
    text = (
        "績(jì)效目標(biāo)表\n一級(jí)指標(biāo)二級(jí)指標(biāo)三級(jí)指標(biāo)指標(biāo)值\n產(chǎn)出指標(biāo)數(shù)量指標(biāo)\n"
        "走訪(fǎng)戶(hù)數(shù)≥20戶(hù)\n"
    )
    found = rows(text)

    assert [(r.name.raw, r.target.raw) for r in found] == [("走訪戶數", "≥20戶")]
    assert found[0].level2.value == "QUANTITY"
    assert found[0].name.span is not None
    assert found[0].name.span.start == 0


def test_several_forms_on_one_page_are_several_projects() -> None:
    form = (
        "项目支出绩效目标表 |\n(2031年度) |\n项目名称 |\n{}经费 |\n实施单位 |\n云溪县总工会 |\n"
        + HEAD
    )
    grid = "产出指标 | 数量指标 | {}次数 | ≥3次 |\n质量指标 | {}合格率 | 9成 | |\n"
    text = "".join((form + grid).replace("{}", word) for word in ("讲堂", "比武"))
    document = documents(text)[0]

    assert [project.name.raw for project in document.projects] == ["讲堂经费", "比武经费"]
    assert [len(project.indicators) for project in document.projects] == [2, 2]
    assert document.fiscal_year.value == 2031


def test_the_head_of_a_self_evaluation_is_read() -> None:
    text = (
        "项目支出绩效自评表\n(2031年度)\n项目名称 云溪讲堂经费 主管部门 219-云溪县总工会 项目资金(万元) "
        "年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额: 30 32 31 10 96.9% 9.7 "
        "年度总体目标 预期目标 实际完成情况 办好讲堂。 办了讲堂。 "
        "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 "
        "产出指标(50分) 数量指标 讲座场次 ≥6场 7场 50 50 总分 100 99.7"
    )
    document = documents(text)[0]
    project = document.projects[0]
    execution = project.execution

    assert (document.kind, document.fiscal_year.value) == ("self-evaluation", 2031)
    assert (project.name.raw, project.amount_unit.raw) == ("云溪讲堂经费", "万元")
    assert execution is not None
    assert [execution.original_budget.raw, execution.spent.raw, execution.score.raw] == [
        "30",
        "31",
        "9.7",
    ]
    assert project.objectives[0].raw == "办好讲堂。"
    assert project.objective_results[0].raw == "办了讲堂。"


def test_a_grid_that_goes_on_from_another_page_is_read_with_a_notice() -> None:
    line = "| 产出指标 | 数量指标 | {}次数 | ≥3次 | 4次 | |\n"
    document = documents("".join(line.format(word) for word in ("讲座", "比武", "走访")))[0]

    assert [r.actual.raw for r in document.projects[0].indicators] == ["4次"] * 3
    assert any("表头不在文中" in notice.message for notice in document.notices)


def test_a_row_that_the_end_of_the_text_cuts_off_is_left_out() -> None:
    assert pairs(HEAD + "产出指标 | 数量指标 | 讲座次数 | ≥3次 |\n质量指标 | 合格率 | ≥9") == [
        ("讲座次数", "≥3次")
    ]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["一级指标", "二级指标", "三级指标", "指标值", "分值", "产出指标", "数量指标", "讲座次数", "≥3次", "10",
             "|", "\n", " ", "||", "（50分）", "……", "项目名称", "年度目标", "合计", "绩效目标表", "%", "優", "(jì)"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_text_is_read_without_an_exception(words: list[str]) -> None:
    documents("".join(words))


@pytest.mark.slow
def test_time_grows_with_the_text_and_no_faster() -> None:
    head = "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"

    def cost(lines: int) -> float:
        text = head + "".join(f"数量指标 巡查{i}次数 ≥{i}次 {i}次 10 10\n" for i in range(lines))
        begin = time.process_time()
        documents(text)
        return time.process_time() - begin

    assert cost(400) < cost(100) * 8 + 0.2


@pytest.mark.skipif(
    not measure_pages.SHARED.is_dir(), reason="the real pages are not beside the repository"
)
@pytest.mark.slow
def test_real_pages_keep_precision_and_recall() -> None:
    results = measure_pages.run()

    emitted = sum(len(each.emitted) for each in results)
    right = sum(each.right for each in results)
    assert right / emitted >= 0.99
    assert right / sum(len(each.true) for each in results) >= 0.85


def test_the_invented_form_is_what_the_tests_say() -> None:
    assert len(flattened.rows_of("S1")) == len(flattened.TARGETS) + 1


def test_a_list_in_prose_loses_no_target_without_a_word() -> None:
    text = """县林业局项目支出绩效目标
项目名称：森林防火
（一）产出指标
1.数量指标：防火隔离带长度≥20公里；巡护人次≥3000人次
2.质量指标：验收合格率100%
3.时效指标：2025年12月底前完成。
（二）效益指标
1.社会效益指标：受益村8个，受益人口2万人。
满意度指标：群众满意度≥90%
"""
    (document,) = read_flow(blocks(text.encode(), DEFAULT_LIMITS))

    project = document.projects[0]
    assert project.name.raw == "森林防火"
    assert [
        (row.level1.raw, row.level2.raw, row.name.raw, row.target.raw) for row in project.indicators
    ] == [
        ("产出指标", "数量指标", "防火隔离带长度", "≥20公里"),
        ("产出指标", "数量指标", "巡护人次", "≥3000人次"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
        ("效益指标", "社会效益指标", "受益村", "8个"),
        ("效益指标", "社会效益指标", "受益人口", "2万人"),
        ("", "满意度指标", "群众满意度", "≥90%"),
    ]
    assert [each.message for each in document.notices] == [
        "“时效指标”后面的话分不清指标和指标值，没有读取，请对照原文。"
    ]


def test_a_list_in_the_cells_of_an_exact_table_is_read() -> None:
    page = """<p>项目支出绩效目标表</p><table>
<tr><td>项目名称</td><td>河道保洁</td></tr>
<tr><td>产出指标</td><td>保洁长度12公里；清运垃圾300吨</td></tr>
<tr><td>效益指标</td><td>水质达标率≥90%</td></tr>
<tr><td>满意度指标</td><td>沿河居民都满意</td></tr></table>"""
    (document,) = understand(html.blocks(page.encode(), DEFAULT_LIMITS))

    project = document.projects[0]
    assert project.name.raw == "河道保洁"
    assert [(row.level1.raw, row.name.raw, row.target.raw) for row in project.indicators] == [
        ("产出指标", "保洁长度", "12公里"),
        ("产出指标", "清运垃圾", "300吨"),
        ("效益指标", "水质达标率", "≥90%"),
    ]
    assert [each.message for each in document.notices] == [
        "表里有 1 格内容没有对应的字段，没有读取：满意度指标“沿河居民都满意”。"
    ]


def test_of_two_halves_the_amounts_of_the_year_are_taken() -> None:
    text = (
        "项目支出绩效目标申报表（2025年度）\n项目名称 | 河道巡护 |\n"
        "项目资金（万元） | 中期资金总额： | 60.00 | 年度资金总额： | 20.00 |\n"
        "其中：财政拨款 | 60.00 | 其中：财政拨款 | 20.00 |\n"
        + HEAD
        + "产出指标 | 数量指标 | 巡护次数 | ≥96次 |\n"
    )

    budget = documents(text)[0].projects[0].budget

    assert (budget.total.raw, budget.fiscal_funds.raw) == ("20.00", "20.00")


@pytest.mark.parametrize("line", ["服务对象满意度指标", "一、服务对象满意度指标：", "满意度指标"])
def test_a_level_on_a_line_of_its_own_never_stops_reading(line: str) -> None:
    text = f"绩效目标如下：\n一、产出指标\n数量指标：培训场次≥12场；\n{line}\n学员满意度≥95%。\n"

    assert ("培训场次", "≥12场") in pairs(text)
