"""指标要突出重点；条数太多，分值摊薄，主要任务反而看不出来。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.subject_matter import called


@rule(
    id="IND045",
    name="outputs-unfocused",
    title="产出指标太多太散",
    fix="保留反映主要支出方向的产出指标，合并零碎的条目。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=("plan", "project-objectives"),
    needs=("crowded",),
    covers=("D60",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 第一期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第二期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第三期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第四期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第五期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第六期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第七期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第八期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第九期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            """,
            says="“清河口县劳模疗养”有9条产出指标，超过8条，看不出重点。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 第一期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第二期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第三期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第四期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第五期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第六期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第七期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 第八期疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def outputs_unfocused(project: Project, context: Context) -> str | None:
    most = context.number("outputs_most")
    if len(project.indicators) <= most:
        return None
    grid = context.grid(project)
    outputs = grid.level1.count("OUTPUT")
    if "" in grid.different:
        outputs -= list(zip(grid.level1, map(bool, grid.names), strict=True)).count(
            ("OUTPUT", False)
        )
    if outputs <= most:
        return None
    return f"{called(project)}有{outputs}条产出指标，超过{most}条，看不出重点。"
