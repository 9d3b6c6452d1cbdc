import pytest
from hypothesis import HealthCheck, given, settings

from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import Chart, Grid, Heading
from jixiao.regulation.report_outline import report_outlines
from jixiao.reports.narrative.building import SHOWS, report
from tests.reports.narrative.papers import faults, lines, outline, table
from tests.strategies import documents

ONE = """
自评表: 清河口县公路养护中心自评
年度: 2024  部门: 348001 清河口县公路养护中心  单位: 万元
自评: 日常养护
年初预算数: 300.00  全年预算数: 292.00  执行数: 281.20  执行率: 95%  执行分值: 10  执行得分: 9.63
目标: 养护608公里农村公路。
结果: 养护608公里。
列: 一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分 | 原因
产出指标 | 数量指标 | 养护里程 | ≥608公里 | 608公里 | 20 | 20 |
产出指标 | 数量指标 | 修补面积 | ≥100平方米 | 150平方米 | 10 | 10 |
产出指标 | 质量指标 | 优良路率 | ≥87% | 86.4% | 20 | 19 | 汛期水毁集中
效益指标 | 社会效益指标 | 养护责任事故 | 0起 | 0起 | 30 | 30 |
满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | | 10 | 0 |
总分: 100  总得分: 90
"""
SELF, EVALUATION = "self-evaluation-report", "evaluation-report"


def test_sentences_say_only_what_the_form_states_or_what_follows_from_it() -> None:
    paper = report(outline(ONE), report_outlines()[SELF])

    assert lines(paper)[4:11] == [
        "2024年，“日常养护”年初预算数300.00万元，全年预算数292.00万元，全年执行数281.20万元，执行率96.30%。",
        "自评表上执行率写的是95%，按执行数和预算数计算是96.30%，请核对。",
        "单位：万元",
        "“日常养护”共有5项三级指标，达到指标值的3项，未达到的1项，没有填写完成值的1项。",
        "“日常养护”自评总分90分（满分100分），按财预〔2020〕10号《项目支出绩效评价管理办法》（待核）的等级划分为“优”。",
        "各项得分相加是88.63分，与表上总分90分不一致，请核对。",
        "“日常养护”未达到指标值的1项，完成值高于指标值较多的1项，见下表。",
    ]


def test_a_reason_that_nobody_wrote_stays_open() -> None:
    paper = report(outline(ONE), report_outlines()[SELF])

    assert table(paper, "未完成")[1:] == [
        ["修补面积", "≥100平方米", "150平方米", "高于指标值较多\n完成率150.00%", "□"],
        ["优良路率", "≥87%", "86.4%", "未达到\n完成率99.31%", "汛期水毁集中"],
    ]


def test_scores_are_added_up_by_level() -> None:
    paper = report(outline(ONE), report_outlines()[SELF])
    chart = next(
        each for each in paper.parts if isinstance(each, Chart) and each.title.endswith("得分率")
    )

    assert table(paper, "自评得分")[1:] == [
        ["预算执行", "10", "9.63", "96.30%"],
        ["产出指标", "50", "49", "98.00%"],
        ["效益指标", "30", "30", "100.00%"],
        ["满意度指标", "10", "0", "0.00%"],
        ["合计", "100", "88.63", "88.63%"],
    ]
    assert chart.series == (("得分率", (96.3, 98.0, 100.0, 0.0)),)


def test_evaluators_see_the_reckoned_scores_and_give_their_own() -> None:
    paper = report(outline(ONE), report_outlines()[EVALUATION])

    assert table(paper, "自评得分与")[3:6] == [
        ["修补面积", "10", "10", "10", "达到指标值，得满分10分", "□"],
        ["优良路率", "20", "19", "19.86", "20×86.4÷87=19.86", "□"],
        ["养护责任事故", "30", "30", "30", "达到指标值，得满分30分", "□"],
    ]
    assert table(paper, "评价指标体系")[8][-3:] == ["预算执行率96.30%", "□", "□"]


def test_output_and_benefit_stand_in_chapters_of_their_own() -> None:
    paper = report(outline(ONE), report_outlines()[EVALUATION])
    completions = [
        part for part in paper.parts if isinstance(part, Grid) and part.name.startswith("绩效指标")
    ]

    assert [len(each.rows) - 1 for each in completions] == [3, 2]


def test_several_projects_are_named_and_added_up() -> None:
    two = ONE + (
        "自评: 桥梁检测\n全年预算数: 8.00  执行数: 4.00\n"
        "列: 一级 | 二级 | 三级 | 指标值 | 完成值\n产出指标 | 数量指标 | 检测桥梁 | ≥2座 | 2座\n"
    )
    paper = report(outline(two), report_outlines()[SELF])
    charts = [each for each in paper.parts if isinstance(each, Chart)]

    assert "2个项目合计：全年预算数300.00万元，全年执行数285.20万元，执行率95.07%。" in lines(paper)
    assert lines(paper).count("项目：桥梁检测") == 2
    assert table(paper, "预算执行情况")[-1] == [
        "合计", "—", "300.00", "285.20", "95.07%", "—", "—"
    ]  # fmt: skip
    assert charts[0].labels == ("日常养护", "桥梁检测")


def test_amounts_as_long_as_any_that_is_read_are_added_up_exactly() -> None:
    long = "9" * 18
    two = "".join(
        f"自评: 项目{name}\n全年预算数: {long}.25  执行数: 1.00\n目标: 养护公路。\n"
        for name in "甲乙"
    )
    paper = report(
        outline(f"自评表: 甲\n年度: 2024  部门: 甲局  单位: 万元\n{two}"), report_outlines()[SELF]
    )

    assert table(paper, "预算执行情况")[-1][2] == "1" + "9" * 17 + "8.50"


def test_a_plan_without_results_gives_a_report_to_be_filled_in() -> None:
    plan = outline("项目: 桥梁检测  预算数: 2.00\n数量指标 | 检测桥梁数量 | ≥2座\n")
    paper = report(plan, report_outlines()[SELF])

    assert "“桥梁检测”共有1项三级指标，没有填写完成值的1项。" in lines(paper)
    assert "“桥梁检测”还没有填写完成值。" in lines(paper)
    assert [row[-3:] for row in table(paper, "绩效指标")[1:]] == [["□", "—", "□"]]


def test_nothing_at_all_gives_the_bare_outline() -> None:
    for each in report_outlines().values():
        paper = report((), each)

        assert [part.text for part in paper.parts if isinstance(part, Heading)] == [
            chapter.heading for chapter in each.chapters
        ]
        assert lines(paper, is_open=True)


def test_every_part_that_an_outline_names_is_made() -> None:
    named = {
        shown.part
        for each in report_outlines().values()
        for chapter in each.chapters
        for shown in chapter.show
    }

    assert named - SHOWS.keys() == {"framework-table"}


@given(documents())
@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_gives_a_whole_report(document: PerformanceDocument) -> None:
    for each in report_outlines().values():
        assert faults(report([document], each)) == []
