"""Forms as people draw them: parted headers, doubled columns, lists, and what no field holds."""

from jixiao.formats.layout.understanding import understand
from tests.formats.layout.grids import blocks
from tests.formats.layout.test_grids import only, rows


def test_an_amount_unit_in_the_head_is_no_unit_of_people() -> None:
    document = only("""
2025年部门预算项目绩效目标表 | < | < | <
部门：县水务局 | < | 单位：元 | <
项目名称 | 河道清淤 | 年度金额 | 1,205,000.00
一级指标 | 二级指标 | 三级指标 | 年度指标值
产出指标 | 数量指标 | 长度 | ≥12公里
""")

    project = document.projects[0]
    assert project.unit.raw == ""
    assert project.amount_unit.value == "元"
    assert document.department.value.name == "县水务局"
    assert project.budget.total.value.yuan == 1_205_000


def test_a_grid_of_names_and_values_alone_is_read() -> None:
    document = only("""
项目绩效目标表 | <
项目名称 | 河道清淤
指标名称 | 指标值
清淤长度 | ≥12公里
受益群众 | ≥3000人
""")

    assert rows(document.projects[0].indicators, "name", "target") == [
        ("清淤长度", "≥12公里"),
        ("受益群众", "≥3000人"),
    ]


def test_a_column_without_a_field_is_said() -> None:
    document = only("""
项目支出绩效目标表 | < | < | < | <
项目名称 | 河道清淤 | < | < | <
一级指标 | 二级指标 | 三级指标 | 责任科室 | 目标值
产出指标 | 数量指标 | 清淤长度 | 工程科 | ≥12公里
^ | 质量指标 | 合格率 | 质检科 | ≥95%
""")

    assert rows(document.projects[0].indicators, "target") == [("≥12公里",), ("≥95%",)]
    assert [(each.message, each.span.row, each.span.column) for each in document.notices] == [
        ("“责任科室”一列没有对应的字段，没有读取，共 2 格，例如“工程科”。", 4, 4)
    ]


def test_a_number_before_each_row_is_nothing_to_say() -> None:
    document = only("""
项目支出绩效目标表 | < | < | < | <
项目名称 | 河道清淤 | < | < | <
序号 | 一级指标 | 二级指标 | 三级指标 | 目标值
1 | 产出指标 | 数量指标 | 清淤长度 | ≥12公里
""")

    assert document.notices == ()


def test_what_the_head_prints_and_no_field_holds_is_said_once() -> None:
    document = only("""
项目绩效目标申报表 | < | < | <
项目名称 | 景区厕所 | 项目负责人 | 〇〇
项目属性 | ☑延续 | 项目起止时间 | 2025年
支出明细 | 土建 | 200 | 甲
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 建成厕所 | 5座
其他需要说明的问题 | 资金晚到 | < | <
填表人： | 〇〇 | < | <
""")

    assert [each.message for each in document.notices] == [
        "表里有 7 格内容没有对应的字段，没有读取：项目属性“☑延续”、项目起止时间“2025年”、"
        "“支出明细 土建 200 甲”、其他需要说明的问题“资金晚到”。"
    ]


def test_halves_whose_values_are_of_two_kinds_are_still_halves() -> None:
    document = only("""
项目支出绩效目标申报表 | < | < | < | < | < | <
项目名称 | 检测能力建设 | < | < | < | < | <
总体目标 | 年度目标 | < | < | 中期目标 | < | <
^ | 今年检测能力提升 | < | < | 三年内检测能力达标 | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 二级指标 | 三级指标 | 中期指标值
产出指标 | 数量指标 | 购置仪器 | ≥20台 | 数量指标 | 购置仪器 | ≥57台
^ | 质量指标 |  |  | 质量指标 | 合格率 | ≥95%
""")

    project = document.projects[0]
    assert document.layout == "two-halves"
    assert [item.raw for item in project.objectives] == ["今年检测能力提升"]
    assert [item.raw for item in project.long_term_objectives] == ["三年内检测能力达标"]
    assert rows(project.indicators, "level2", "name", "target") == [
        ("数量指标", "购置仪器", "≥20台")
    ]
    assert rows(project.long_term_indicators, "level2", "name", "target") == [
        ("数量指标", "购置仪器", "≥57台"),
        ("质量指标", "合格率", "≥95%"),
    ]


def test_values_parted_under_one_heading_are_long_term_and_annual() -> None:
    parted = only("""
项目支出绩效目标申报表 | < | < | < | <
项目名称 | 检测能力建设 | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | <
^ | ^ | ^ | 中期 | 年度
产出指标 | 数量指标 | 购置仪器 | ≥57台 | ≥20台
""").projects[0]
    named = only("""
项目绩效目标表 | < | < | < | <
项目名称 | 县馆运转 | < | < | <
一级指标 | 二级指标 | 三级指标 | 周期指标值 | 本年度指标值
产出指标 | 数量指标 | 演出 | 120场 | 45场
""").projects[0]

    assert rows(parted.indicators, "name", "target") == [("购置仪器", "≥20台")]
    assert rows(parted.long_term_indicators, "name", "target") == [("购置仪器", "≥57台")]
    assert rows(named.indicators, "name", "target") == [("演出", "45场")]
    assert rows(named.long_term_indicators, "name", "target") == [("演出", "120场")]


def test_sign_number_and_unit_under_one_heading_are_one_target() -> None:
    document = only("""
项目支出绩效目标表 | < | < | < | < | <
项目名称 | 绿化 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | < | <
^ | ^ | ^ | 符号 | 数值 | 单位
产出指标 | 数量指标 | 面积 | ≥ | 350 | 亩
""")

    assert document.layout == "split-unit"
    assert rows(document.projects[0].indicators, "name", "target") == [("面积", "≥350亩")]


def test_a_class_and_a_sign_may_have_a_column_each() -> None:
    document = only("""
项目支出绩效目标表 | < | < | < | < | < | < | <
项目名称 | 绿化 | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标方向 | 目标值 | 计量单位 | 权重
产出指标 | 数量指标 | 面积 | 正向 | ≥ | 350 | 亩 | 60%
^ | 质量指标 | 环境 | 定性 | 定性 | 优良中低差 |  | 40%
""")

    assert rows(document.projects[0].indicators, "target") == [("≥350亩",), ("优良中低差",)]
    assert [each.points.value for each in document.projects[0].indicators] == [60, 40]


def test_a_list_may_begin_with_many_columns_of_the_project() -> None:
    document = only("""
2025年部门预算项目支出绩效目标表 | < | < | < | < | < | < | <
部门：县城管局 |  |  |  |  |  |  | 金额单位：万元
单位名称 | 项目名称 | 预算金额 | 绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值
县城管局 | 垃圾清运 | 80.00 | 日产日清 | 产出指标 | 数量指标 | 清运吨数 | ≥500吨
^ | ^ | ^ | ^ | ^ | 质量指标 | 清运率 | 100%
^ | 路灯 | 30.00 | 亮灯 | 产出指标 | 数量指标 | 灯数 | ≥900盏
县环卫所 | 路灯 | 12.00 | 补灯 | 产出指标 | 数量指标 | 灯数 | ≥100盏
""")

    assert [
        (each.unit.raw, each.name.raw, str(each.budget.total.value.printed), len(each.indicators))
        for each in document.projects
    ] == [
        ("县城管局", "垃圾清运", "80.00", 2),
        ("县城管局", "路灯", "30.00", 1),
        ("县环卫所", "路灯", "12.00", 1),
    ]
    assert [each.objectives[0].raw for each in document.projects] == ["日产日清", "亮灯", "补灯"]


def test_projects_of_one_name_are_told_apart_by_their_codes() -> None:
    document = only("""
部门预算项目绩效目标表 | < | < | < | < | <
项目编码 | 项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值
51092324T000010263357 | 甲 | 产出指标 | 数量指标 | 吨数 | ≥500
51092324T000010263358 | 甲 | 产出指标 | 数量指标 | 吨数 | ≥300
""")

    assert [(each.code.raw, each.indicators[0].target.raw) for each in document.projects] == [
        ("51092324T000010263357", "≥500"),
        ("51092324T000010263358", "≥300"),
    ]


def test_columns_of_places_under_one_heading_are_not_misread() -> None:
    document = only("""
水利专项资金绩效目标表 | < | < | < | <
项目名称 | 小型水利 | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | <
^ | ^ | ^ | 东山镇 | 西河镇
产出指标 | 数量指标 | 处数 | 1 | 2
""")

    assert document.layout == "value-per-place"
    assert document.projects[0].indicators == ()
    assert [each.message for each in document.notices] == [
        "这张表每个乡镇（单位）各占一列指标值，目前只识别、不读取指标。"
    ]


def test_scores_of_blocks_alone_are_recognised() -> None:
    document = only("""
项目绩效自评表 | < | < | <
项目名称 | 小型水利 | < | <
预算执行（20分） | 预算100万元 | 执行100万元 | 20
目标完成（20分） | 完成 | 完成 | 20
指标完成（60分） | 8项指标 | 全部完成 | 58
""")

    assert (document.kind, document.layout) == ("self-evaluation", "block-scores")
    assert [each.message for each in document.notices] == [
        "这张表只按板块打分，没有逐项指标值，目前只识别、不读取指标。"
    ]


def test_indicators_as_columns_are_said_not_to_be_read() -> None:
    documents = understand(
        blocks("""
乡镇绩效目标表 | < | <
乡镇 | 新建公路里程（公里） | 群众满意度
东山镇 | 3 | ≥90%
""")
    )

    assert [each.kind for each in documents] == ["none"]
    assert documents[0].notices[0].message == (
        "“乡镇绩效目标表”下面没有找到指标名称、指标值这样的表头，这张表没有读取。"
    )


def test_a_self_evaluation_without_results_says_so_and_a_project_of_that_name_is_none() -> None:
    title = "项目支出绩效自评表", "绩效自评工作经费绩效目标表"
    grid = """
项目名称 | 校舍维修 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 栋数 | ≥8栋
"""

    bare, project = (only(each, grid) for each in title)

    assert bare.kind == "self-evaluation"
    assert [each.message for each in bare.notices] == [
        "标题是绩效自评，表里却没有实际完成值和得分，只读取了指标和指标值。"
    ]
    assert project.kind == "project-objectives"


def test_the_budget_beside_what_was_spent_is_read() -> None:
    project = only("""
项目资金绩效目标自评表 | < | < | < | < | <
项目名称 | 产业路 | < | < | < | <
年度资金总额 | 90 | 全年执行数 | 88 | 执行率 | 97.8%
一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值
产出指标 | 数量指标 | 公里 | 20 | ≥3公里 | 3.2公里
""").projects[0]

    assert project.budget.total.raw == "90"
    assert project.execution.spent.raw == "88"
