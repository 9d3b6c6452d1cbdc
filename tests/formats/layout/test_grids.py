"""Every supported layout with exact tables, from invented forms."""

from jixiao.formats.layout.understanding import understand
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Indicator
from tests.formats.layout.grids import blocks


def only(*items: str) -> PerformanceDocument:
    documents = understand(blocks(*items))
    assert len(documents) == 1
    return documents[0]


def rows(indicators: tuple[Indicator, ...], *columns: str) -> list[tuple[str, ...]]:
    return [tuple(getattr(each, column).raw for column in columns) for each in indicators]


HEAD = """
项目支出绩效目标申报表 | < | < | < | <
（2025年度） | < | < | < | <
项目名称 | 河道清淤 | < | 项目负责人 | 〇〇
主管部门 | 县水务局 | < | 实施单位 | 县河道所
项目资金（万元） | 年度资金总额： | < | 120.50 | <
^ | 其中：财政拨款 | < | 100.00 | <
^ | 其他资金 | < | 20.50 | <
总体目标 | 年度目标 | < | < | <
^ | 目标1：清淤12公里。目标2：岸坡整治3处。 | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
^ | 产出指标 | 数量指标 | 清淤长度 | ≥12公里
^ | ^ | ^ | 岸坡整治处数 | 3处
^ | ^ | 时效指标 | 完成时间 | 2025年10月底前
^ | 效益指标（30分） | 社会 / 效益指标 | 受益群众 | ≥3000人
^ | 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90%
填表人： | 〇〇 | < | < | <
"""


def test_the_base_case_is_read_by_its_header_words() -> None:
    document = only(HEAD)

    project = document.projects[0]
    assert document.kind == "project-objectives"
    assert document.layout == "standard-objective"
    assert document.fiscal_year.value == 2025
    assert document.fiscal_year_basis == "stated"
    assert project.name.raw == "河道清淤"
    assert project.department.raw == "县水务局"
    assert project.unit.raw == "县河道所"
    assert project.amount_unit.value == "万元"
    assert str(project.budget.total.value.printed) == "120.50"
    assert project.budget.total.value.yuan == 1_205_000
    assert str(project.budget.fiscal_funds.value.printed) == "100.00"
    assert str(project.budget.other_funds.value.printed) == "20.50"
    assert [item.raw for item in project.objectives] == ["清淤12公里。", "岸坡整治3处。"]
    assert rows(project.indicators, "level1", "level2", "name", "target") == [
        ("产出指标", "数量指标", "清淤长度", "≥12公里"),
        ("产出指标", "数量指标", "岸坡整治处数", "3处"),
        ("产出指标", "时效指标", "完成时间", "2025年10月底前"),
        ("效益指标（30分）", "社会\n效益指标", "受益群众", "≥3000人"),
        ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
    ]
    assert [each.level1.value for each in project.indicators] == [
        "OUTPUT", "OUTPUT", "OUTPUT", "BENEFIT", "SATISFACTION",
    ]  # fmt: skip


def test_values_know_their_cell() -> None:
    span = only(HEAD).projects[0].indicators[1].target.span

    assert span is not None
    assert (span.table, span.row, span.column, span.start, span.end) == (1, 12, 5, 0, 2)


def test_two_halves_side_by_side_give_the_annual_and_the_long_term_rows() -> None:
    document = only("""
项目支出绩效目标申报表 | < | < | < | < | < | <
（2024年度） | < | < | < | < | < | <
项目名称 | 检测能力建设 | < | < | < | < | <
项目资金（万元） | 中期资金总额： | < | 68.50 | 年度资金总额： | < | 51.35
^ | 其中：财政拨款 | < | 68.50 | 其中：财政拨款 | < | 51.35
总体目标 | 中期目标（2024年—2026年） | < | < | 年度目标 | < | <
^ | 三年内检测能力达标 | < | < | 今年检测能力提升 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 购置仪器 | ≥57台 | 数量指标 | 购置仪器 | ≥20台
^ | ^ | 抽检批次 | ≥300组 | ^ | 抽检批次 | ≥100组
""")

    project = document.projects[0]
    assert document.layout is not None
    assert str(project.budget.total.value.printed) == "51.35"
    assert [item.raw for item in project.objectives] == ["今年检测能力提升"]
    assert rows(project.indicators, "level1", "level2", "name", "target") == [
        ("产出指标", "数量指标", "购置仪器", "≥20台"),
        ("产出指标", "数量指标", "抽检批次", "≥100组"),
    ]
    assert rows(project.long_term_indicators, "name", "target") == [
        ("购置仪器", "≥57台"),
        ("抽检批次", "≥300组"),
    ]


def test_operator_and_unit_columns_are_joined_in_order() -> None:
    document = only("""
项目绩效目标表 | < | < | < | < | <
项目名称 | 绿化管护 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 计量单位 | 指标性质 | 指标值
产出指标 | 数量指标 | 管护面积 | 亩 | ≥ | 3500
^ | 质量指标 | 成活率 | % | 大于等于 | 85
效益指标 | 社会效益指标 | 居住环境 |  | 定性 | 优良中低差
""")

    assert rows(document.projects[0].indicators, "name", "target") == [
        ("管护面积", "≥3500亩"),
        ("成活率", "大于等于85%"),
        ("居住环境", "优良中低差"),
    ]


def test_stacked_long_term_and_annual_grids_are_kept_apart() -> None:
    document = only("""
项目绩效目标表（2023年度） | < | < | < | < | <
项目名称 | 道路照明 | < | < | < | <
长期绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 | 备注
^ | 产出指标 | 数量指标 | 路灯总数 | 900盏 |
年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 | 备注
^ | 产出指标 | 数量指标 | 新装路灯 | 300盏 | 计划标准
^ | ^ | 质量指标 | 亮灯率 | ≥98% |
其他需要说明的问题 |  |  |  |  |
""")

    project = document.projects[0]
    assert rows(project.long_term_indicators, "name", "target") == [("路灯总数", "900盏")]
    assert rows(project.indicators, "name", "target", "note") == [
        ("新装路灯", "300盏", "计划标准"),
        ("亮灯率", "≥98%", ""),
    ]


def test_of_two_value_columns_the_words_say_which_is_the_target() -> None:
    document = only("""
项目绩效目标表 | < | < | < | <
项目名称 | 博物馆运转 | < | < | <
一级指标 | 二级指标 | 三级指标 | 半年（程）指标值 | 全年（程）指标值
产出指标 | 数量指标 | 开放天数 | 150天 | 310天
""")
    expected = only("""
部门整体支出绩效目标表 | < | < | < | <
部门名称 | 县文化馆 | < | < | <
一级指标 | 二级指标 | 三级指标 | 2021年实际实现值 | 预期2022年实现值
产出指标 | 数量指标 | 演出场次 | 40场 | 45场
""")

    assert rows(document.projects[0].indicators, "name", "target") == [("开放天数", "310天")]
    assert rows(expected.projects[0].indicators, "name", "target") == [("演出场次", "45场")]
    assert expected.kind == "department-objectives"


def test_cost_as_a_level_1_is_known_from_its_taxonomy() -> None:
    document = only("""
项目支出绩效目标审批表 | < | < | < | < | <
项目名称 | 晾晒房 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 分值 | 指标解释
成本指标(0-20)分 | 经济成本指标 | 建设成本 | ≤65万元 | 10 | 不超预算
^ | 社会成本指标 |  |  |  |
产出指标 | 数量指标 | 晾晒房 | 1座 | 20 |
""")

    indicators = document.projects[0].indicators
    assert document.layout == "weighted-objective"
    assert rows(indicators, "name", "target", "points") == [
        ("建设成本", "≤65万元", "10"),
        ("晾晒房", "1座", "20"),
    ]
    assert [(each.level1.value, each.level2.value) for each in indicators] == [
        ("COST", "ECONOMIC_COST"),
        ("OUTPUT", "QUANTITY"),
    ]


def test_central_investment_levels_are_known() -> None:
    document = only("""
中央预算内投资计划绩效目标表 | < | < | <
专项名称 | 水毁道路修复 | < | <
下达地方或单位 | 县发展改革局 | < | <
本次下达中央预算内投资（万元） | 853 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
实施效果指标 | 产出指标 | 劳务报酬占比 | ≥32.68%
过程管理指标 | 计划管理指标 | 计划分解用时 | ≤20工作日
^ | 监督检查指标 | 审计指出问题比例 | ≤1%
""")

    project = document.projects[0]
    assert str(project.budget.total.value.printed) == "853"
    assert [(each.level1.value, each.level2.value) for each in project.indicators] == [
        ("IMPLEMENTATION_RESULT", "OUTPUT"),
        ("PROCESS_MANAGEMENT", "PLAN_MANAGEMENT"),
        ("PROCESS_MANAGEMENT", "SUPERVISION"),
    ]


def test_a_list_of_rows_gives_one_project_for_each_name() -> None:
    document = only("""
部门预算项目绩效目标表 | < | < | < | < | < | < | <
单位：元 | < | < | < | < | < | < | <
项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值
51092324T000010263357-云平台运维 | 33600 | 平台稳定运行 | 产出指标 | 数量指标 | 巡检次数 | ≥ | 12
^ | ^ | ^ | ^ | 质量指标 | 可用率 | ≥ | 99
垃圾清运 | 80000 | 日产日清 | 产出指标 | 数量指标 | 清运吨数 | ≥ | 500
""")

    assert [
        (project.code.raw, project.name.raw, str(project.budget.total.value.printed))
        for project in document.projects
    ] == [("51092324T000010263357", "云平台运维", "33600"), ("", "垃圾清运", "80000")]
    assert [rows(project.indicators, "name", "target") for project in document.projects] == [
        [("巡检次数", "≥12"), ("可用率", "≥99")],
        [("清运吨数", "≥500")],
    ]


def test_a_whole_department_has_annual_tasks() -> None:
    document = only("""
部门（单位）整体支出绩效目标表 | < | < | < | < | <
（2025年度） | < | < | < | < | <
部门（单位）名称 | 县文化馆 | < | < | < | <
年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | < | <
^ | ^ | ^ | 总额 | 财政拨款 | 其他资金
^ | 场馆运行 | 免费开放310天 | 86.40 | 80.00 | 6.40
^ | 下乡演出 | 演出60场 | 30.00 | 30.00 | 0
^ | 金额合计 | < | 116.40 | 110.00 | 6.40
年度总体目标 | 目标1：开放。 / 目标2：演出。 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | < | <
产出指标 | 数量指标 | 演出场次 | ≥60场 | < | <
""")

    assert document.kind == "department-objectives"
    assert document.layout == "department-objective"
    assert document.department.value.name == "县文化馆"
    assert [
        (task.name.raw, task.content.raw, task.budget.raw, task.fiscal_funds.raw)
        for task in document.annual_tasks
    ] == [
        ("场馆运行", "免费开放310天", "86.40", "80.00"),
        ("下乡演出", "演出60场", "30.00", "30.00"),
    ]
    assert [item.raw for item in document.projects[0].objectives] == ["开放。", "演出。"]


def test_forms_of_one_kind_in_a_row_are_one_document() -> None:
    document = only("1.甲项目绩效目标表", HEAD, "2.乙项目绩效目标表", HEAD)

    assert [project.ordinal for project in document.projects] == [1, 2]


def test_a_rubric_is_recognised_and_not_misread() -> None:
    document = only("""
项目绩效评价指标表 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 分值 | 自评得分
产出 | 数量 | 制度建立与否 | 20 | 18
""")

    assert document.projects[0].indicators == ()
    assert document.layout == "rubric-scoring"
    assert "目前只识别、不读取指标" in document.notices[0].message


def test_a_value_column_for_each_place_is_recognised_and_not_misread() -> None:
    document = only("""
水利专项资金绩效目标表 | < | < | < | < | <
项目名称 | 小型水利 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 东山镇 | 西河镇 | 南坪乡
产出指标 | 数量指标 | 开工处数 | 1 | 2 | 1
""")

    assert document.projects[0].indicators == ()
    assert document.layout == "value-per-place"


def test_a_file_without_a_form_says_what_was_seen() -> None:
    documents = understand(blocks("会议通知", "请于周五前报到。"))

    assert [document.kind for document in documents] == ["none"]
    assert documents[0].notices[0].message == (
        "没有找到绩效目标、自评或监控表格，看到的是2 段文字、0 张表格，开头是“会议通知”。"
    )


def test_a_title_that_runs_into_its_unit_line_is_cut_apart() -> None:
    project = only("2.路灯电费绩效目标表348001 某某县路灯所", HEAD).projects[0]

    assert (project.title.raw, project.unit_line.raw) == (
        "2.路灯电费绩效目标表",
        "348001 某某县路灯所",
    )
    assert project.unit_line.span is not None
    assert project.unit_line.span.start == 11


def test_a_duty_torn_by_a_page_break_keeps_all_its_words() -> None:
    document = only("""
部门职责-工作活动绩效目标 | < | < | < | < | < | < | < | <
职责活动 | 年度预算数 | 内容描述 | 绩效目标 | 绩效指标 | 评价标准 | < | < | <
^ | ^ | ^ | ^ | ^ | 优 | 良 | 中 | 差
群众文化 | 8.00 | 组织群众 | 活动有序 |  |  |  |  |
 |  | 开展文化活动 | 群众满意 |  |  |  |  |
　　下乡演出 | 8.00 | 送戏下乡 | 演出到村 | 演出场次 | 48场及以上 | 40场及以上 | 30场及以上 | 30场以下
""")

    assert [
        (
            row.duty.raw,
            row.activity.raw,
            row.description.raw,
            row.objective.raw,
            len(row.indicators),
        )
        for row in document.activities
    ] == [
        ("群众文化", "", "组织群众开展文化活动", "活动有序群众满意", 0),
        ("群众文化", "下乡演出", "送戏下乡", "演出到村", 1),
    ]
    assert document.activities[1].indicators[0].grade_criteria.poor.value.operator == "<"


def test_a_plan_without_percents_does_not_swallow_the_objectives_below_it() -> None:
    [project] = only("""
项目编码 | 711-0701-JBN-PGN6 | 项目名称 | 劳模体检
资金支出计划（%） | 3月底 | 6月底 | 12月底
^ |  |  |
绩效目标 | 组织劳模体检，建立健康档案。 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 体检人数 | ≥40人
""").projects

    assert [each.raw for each in project.objectives] == ["组织劳模体检，建立健康档案。"]
    assert [each for each in project.disbursement_plan.checkpoints if each[1].raw] == []


def test_a_unit_line_with_the_unit_of_amounts_beside_it_is_read_as_two() -> None:
    [project] = only(
        "1.劳模体检绩效目标表",
        "711001 某某县总工会本级\t单位：万元",
        "项目名称 | 劳模体检\n一级指标 | 指标值\n产出指标 | ≥40人",
    ).projects

    assert project.unit_line.raw == "711001 某某县总工会本级"
    assert (project.amount_unit.raw, project.amount_unit.span.start) == ("万元", 19)


def test_the_end_of_a_torn_cell_that_is_merged_over_rows_is_added_once() -> None:
    document = only("""
部门职责-工作活动绩效目标 | < | < | < | < | < | < | < | <
职责活动 | 年度预算数 | 内容描述 | 绩效目标 | 绩效指标 | 评价标准 | < | < | <
^ | ^ | ^ | ^ | ^ | 优 | 良 | 中 | 差
群众文化 | 8.00 | 组织群众 | 活动有序 | 演出场次 | 48 | 40 | 30 | 20
 |  | 开展活动 |  | 展览场次 | 8 | 6 | 4 | 2
^ | ^ | ^ | ^ | 讲座场次 | 8 | 6 | 4 | 2
""")

    assert [(row.description.raw, len(row.indicators)) for row in document.activities] == [
        ("组织群众开展活动", 3)
    ]
