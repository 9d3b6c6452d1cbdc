"""The words of the outline format: keys, columns, kinds."""

from jixiao.model.documents import (
    DepartmentObjectives,
    MonitoringRecord,
    PerformancePlan,
    ProjectObjectives,
    SelfEvaluation,
)

DOCUMENTS = {
    "绩效文本": PerformancePlan,
    "整体目标": DepartmentObjectives,
    "自评表": SelfEvaluation,
    "监控表": MonitoringRecord,
}
"""Key that opens a document and states its title; without one the projects stand alone."""

FORMS = {"项目": ProjectObjectives, "自评": SelfEvaluation, "监控": MonitoringRecord}
"""Key that opens a form and states its project's name."""

OF_DOCUMENT = {
    "部门": "department", "年度": "fiscal_year", "编制": "compiled_by", "审核": "reviewed_by",
    "单位": "amount_unit", "职责表": "activities_title", "职责表单位行": "activities_unit_line",
}  # fmt: skip
TEXTS = {
    "标题": "title", "单位行": "unit_line", "单位": "amount_unit", "主管部门": "department",
    "实施单位": "unit", "用途": "use_of_funds",
}  # fmt: skip
BUDGET = {"预算数": "total", "财政资金": "fiscal_funds", "其他资金": "other_funds"}
EXECUTION = {
    "年初预算数": "original_budget", "全年预算数": "adjusted_budget", "执行数": "spent",
    "执行率": "execution_rate", "执行分值": "points", "执行得分": "score",
    "预计执行数": "forecast",
}  # fmt: skip
TOTALS = {"总分": "total_points", "总得分": "total_score"}
LISTS = {"目标": "objectives", "结果": "objective_results"}
OTHERS = ("编码", "支出计划", "列", "长期", "目录")
OF_ACTIVITY = {"内容": "description", "目标": "objective"}
ACTIVITIES = ("职责", "活动")

KEYS = tuple(
    dict.fromkeys(
        (*DOCUMENTS, *FORMS, *OF_DOCUMENT, *TEXTS, "预算数", *BUDGET, *EXECUTION, *TOTALS, *LISTS,
         *OTHERS, *OF_ACTIVITY, *ACTIVITIES)
    )
)  # fmt: skip

COLUMNS = {
    "一级": "level1", "二级": "level2", "三级": "name", "描述": "description",
    "指标值": "target", "依据": "basis", "完成值": "actual", "分值": "points", "得分": "score",
    "原因": "deviation_reason", "预计": "forecast", "可能性": "likelihood", "备注": "note",
}  # fmt: skip
GRADE_COLUMNS = ("name", "excellent", "good", "fair", "poor")
PLANNED = {
    3: ("level2", "name", "target"),
    4: ("level2", "name", "target", "basis"),
    5: ("level2", "name", "description", "target", "basis"),
    6: ("level1", "level2", "name", "description", "target", "basis"),
}
EVALUATED = {
    3: ("level2", "name", "target"),
    4: ("level2", "name", "target", "actual"),
    6: ("level2", "name", "target", "actual", "points", "score"),
    7: ("level2", "name", "target", "actual", "points", "score", "deviation_reason"),
}
MONITORED = {
    3: ("level2", "name", "target"),
    4: ("level2", "name", "target", "actual"),
    5: ("level2", "name", "target", "actual", "forecast"),
    6: ("level2", "name", "target", "actual", "forecast", "likelihood"),
    7: ("level2", "name", "target", "actual", "forecast", "likelihood", "deviation_reason"),
}
ROWS = {"项目": PLANNED, "自评": EVALUATED, "监控": MONITORED}
"""Columns of a row without a 列 line, by the number of its cells."""
