"""Self-evaluation and monitoring forms with exact tables."""

from jixiao.formats.layout.understanding import understand
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Indicator
from tests.formats.layout.grids import blocks
from tests.formats.layout.test_grids import HEAD


def only(*items: str) -> PerformanceDocument:
    documents = understand(blocks(*items))
    assert len(documents) == 1
    return documents[0]


def rows(indicators: tuple[Indicator, ...], *columns: str) -> list[tuple[str, ...]]:
    return [tuple(getattr(each, column).raw for column in columns) for each in indicators]


SELF = """
项目支出绩效自评表 | < | < | < | < | < | < | <
（2024年度） | < | < | < | < | < | < | <
项目名称 | 校舍维修 | < | < | < | < | < | <
主管部门 | 219-县教育局 | < | < | 实施单位 | 219001-县教育局 | < | <
项目资金（万元） |  | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率
^ | 年度资金总额 | < | 90 | 90 | 89.97 | 10 | 99.97%
^ | 其中：当年财政拨款 | < | 90 | 90 | 89.97 | — | 99.97%
^ | 上年结转资金 | < | 0 | 0 | 0 | — | —
年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <
^ | 维修校舍8栋 | < | < | 已维修校舍8栋 | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标(50分) | 数量指标 | 维修栋数 | ≥8栋 | 8栋 | 25 | 25 |
^ | 时效指标 | 完工时间 | 8月底前 | 9月 | 25 | 20 | 雨季停工
效益指标(30分) | 社会效益指标 | 受益学生 | ≥1200人 | 1260人 | 30 | 30 |
总分 | < | < |  |  | 100 | 95 |
"""


def test_a_self_evaluation_has_money_block_scores_and_reasons() -> None:
    document = only(SELF)

    project = document.projects[0]
    execution = project.execution
    assert document.kind == "self-evaluation"
    assert document.layout == "self-evaluation"
    assert document.department.value == ("219001", "县教育局")
    assert execution is not None
    assert str(execution.original_budget.value.printed) == "90"
    assert str(execution.spent.value.printed) == "89.97"
    assert str(execution.execution_rate.value) == "99.97"
    assert execution.points.value == 10
    assert [item.raw for item in project.objectives] == ["维修校舍8栋"]
    assert [item.raw for item in project.objective_results] == ["已维修校舍8栋"]
    assert rows(
        project.indicators, "name", "target", "actual", "points", "score", "deviation_reason"
    ) == [
        ("维修栋数", "≥8栋", "8栋", "25", "25", ""),
        ("完工时间", "8月底前", "9月", "25", "20", "雨季停工"),
        ("受益学生", "≥1200人", "1260人", "30", "30", ""),
    ]
    assert project.total_points.value == 100
    assert project.total_score.value == 95


def test_points_may_stand_before_the_target() -> None:
    document = only("""
绩效目标自评表（2019年度） | < | < | < | < | < | < | <
项目名称 | 临时救助 | < | < | < | < | < | <
资金情况(万元) |  | < | 全年预算数(A) | 全年执行数(B) | 分值 | 执行率(B/A) | 得分
^ | 年度资金总额: | < | 30 | 30 | 10 | 100% | 10
一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 | 未完成原因及拟采取的改进措施
产出指标 | 数量指标 | 救助人次 | 5 | >=59人次 | 87人次 | 5 |
""")

    assert rows(document.projects[0].indicators, "target", "actual", "points", "score") == [
        (">=59人次", "87人次", "5", "5")
    ]
    assert document.projects[0].execution.score.value == 10


def test_a_transfer_form_without_scores_skips_its_management_block() -> None:
    document = only("""
转移支付绩效自评表 | < | < | < | < | <
（2023年度） | < | < | < | < | <
转移支付（项目）名称 | 就业补助资金 | < | < | < | <
中央主管部门 | 某某部 | < | < | < | <
地方主管部门 | 县人社局 | < | 资金使用单位 | 县就业中心 | <
资金投入情况（万元） |  | 全年预算数（A） | 全年执行数（B） | 预算执行率（B/A×100%） | <
^ | 年度资金总额： | 808.1 | 692.98 | 86% | <
^ | 其中：中央财政资金 | 808.1 | 692.98 | 86% | <
资金管理情况 |  | 情况说明 | < | 存在问题和改进措施 | <
^ | 分配科学性 | 按因素分配 | < |  | <
^ | 下达及时性 | 及时 | < |  | <
总体目标完成情况 | 总体目标 | < | 全年实际完成情况 | < | <
^ | 稳定就业 | < | 就业稳定 | < | <
一级 / 指标 | 二级指标 | 三级指标 | 指标值 | 全年实际完成值 | 未完成原因和改进措施
产出指标 | 数量指标 | 见习人数 | ≥50人 | 52人 |
""")

    project = document.projects[0]
    assert document.layout == "transfer-self-evaluation"
    assert project.name.raw == "就业补助资金"
    assert str(project.execution.adjusted_budget.value.printed) == "808.1"
    assert project.execution.original_budget.raw == ""
    assert [item.raw for item in project.objectives] == ["稳定就业"]
    assert [item.raw for item in project.objective_results] == ["就业稳定"]
    assert rows(project.indicators, "name", "target", "actual") == [("见习人数", "≥50人", "52人")]


def test_grids_for_each_goal_go_on_in_one_form() -> None:
    document = only("""
2023年度项目自评表 | < | < | < | < | <
项目名称 | 校园维修 | < | < | < | <
预算执行情况（万元）（20分） |  | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分（20分*执行率）
^ | 年度财政资金总额 | 800 | 800 | 100% | 20
年度绩效目标1（40分） | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B）
^ | 产出指标 | 数量指标 | 维修教室 | 12间 | 12间
年度绩效目标2（40分） | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B）
^ | 产出指标 | 质量指标 | 合格率 | 100% | 100%
""")

    project = document.projects[0]
    assert str(project.execution.spent.value.printed) == "800"
    assert project.execution.score.value == 20
    assert rows(project.indicators, "name", "target", "actual") == [
        ("维修教室", "12间", "12间"),
        ("合格率", "100%", "100%"),
    ]


def test_split_columns_in_a_self_evaluation() -> None:
    document = only("""
部门预算项目支出绩效自评表（2023年度） | < | < | < | < | < | < | < | < | <
项目名称 | 51092324T000010263357-安可替代 | < | < | < | < | < | < | < | <
绩效指标（90分） | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分
^ | 产出指标 | 数量指标 | 采购电脑 | ≥ | 13 | 台 | 13 | 45 | 45
^ | ^ | 成本指标 | 成本 | ≤ | 30 | 万元 | 28.5 | 45 | 45
合计 | < | < |  |  |  |  |  | 100 | 100
""")

    project = document.projects[0]
    assert document.layout == "self-evaluation-split"
    assert project.code.value.year == 2024
    assert rows(project.indicators, "target", "actual", "points") == [
        ("≥13台", "13", "45"),
        ("≤30万元", "28.5", "45"),
    ]


def test_a_monitoring_form_with_a_two_row_header() -> None:
    document = only("""
项目支出绩效目标执行监控表 | < | < | < | < | < | < | < | < | < | < | <
（2024年度） | < | < | < | < | < | < | < | < | < | < | <
项目名称 | 桥梁加固 | < | < | < | < | < | < | < | < | < | <
项目资金（万元） |  | < | 年初预算数 | 1-7月执行数 | 1-7月执行率 | 全年预计执行数 | < | < | < | < | <
^ | 年度资金总额： | < | 200 | 120 | 60% | 200 | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 全年预计完成情况 | 偏差原因分析 | < | < | 完成目标可能性 | < | <
^ | ^ | ^ | ^ | ^ | ^ | 经费保障 | 人员保障 | 原因说明 | 确定能 | 有可能 | 完全不可能
产出指标 | 数量指标 | 加固桥梁 | 3座 | 1座 | 3座 |  | 缺人 | 汛期停工 |  | √ |
""")

    project = document.projects[0]
    indicator = project.indicators[0]
    assert document.kind == "monitoring"
    assert document.layout == "monitoring"
    assert (indicator.target.raw, indicator.actual.raw, indicator.forecast.raw) == (
        "3座", "1座", "3座",
    )  # fmt: skip
    assert indicator.deviation_reason.value == "缺人；汛期停工"
    assert indicator.deviation_reason.raw == "缺人"
    assert (indicator.likelihood.raw, indicator.likelihood.value) == ("√", "maybe")
    assert str(project.execution.spent.value.printed) == "120"
    assert str(project.execution.forecast.value.printed) == "200"


def test_several_forms_in_one_file_stay_apart() -> None:
    documents = understand(blocks("关于印发绩效表的通知，请各单位遵照执行。", HEAD, SELF, HEAD))

    assert [(document.kind, len(document.projects)) for document in documents] == [
        ("project-objectives", 1),
        ("self-evaluation", 1),
        ("project-objectives", 1),
    ]
