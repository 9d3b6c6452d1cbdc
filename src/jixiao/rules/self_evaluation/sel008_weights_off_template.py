"""产出、效益、满意度的分值一般按50、30、10分配。

设成本指标的，按成本20、产出40、效益20、满意度10分配。

特殊情况可以调整；各地有自己的规定时，在设置里写明。
"""

from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import Sums
from jixiao.scoring.completion import plain

_FEWEST = 3
_LEVELS = {"COST": "成本", "OUTPUT": "产出", "BENEFIT": "效益", "SATISFACTION": "满意度"}


@rule(
    id="SEL008",
    name="weights-off-template",
    title="一级指标的分值与常用的分配不一致",
    fix="按本地规定的比例分配一级指标的分值，另有规定的写明。",
    severity=Severity.NOTE,
    cites=(
        "caiyu-2020-10",
        "caiyu-2021-101",
    ),
    at="total_points",
    covers=("D57",),
    examples=(
        Bad(
            """
            自评: 清河口县职工技能比武  年度: 2024
            年初预算数: 12.00  全年预算数: 12.00  执行数: 12.00
            执行率: 100%  执行分值: 10  执行得分: 10

            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 20
            质量指标 | 比武成绩有效率 | ≥98% | 99% | 20 | 20
            时效指标 | 比武完成时间 | 11月底前 | 10月 | 20 | 20
            社会效益指标 | 新增高级工人数 | ≥30人 | 33人 | 20 | 20
            服务对象满意度指标 | 参赛职工满意度 | ≥90% | 95% | 10 | 10
            """,
            says="一级指标的分值是产出60分、效益20分、满意度10分，与常用的分配（如产出50、效益30、满意度10）不一致。",
        ),
        Good(
            """
            自评: 清河口县职工技能比武  年度: 2024
            年初预算数: 12.00  全年预算数: 12.00  执行数: 12.00
            执行率: 100%  执行分值: 10  执行得分: 10

            数量指标 | 开展技能比武场次 | ≥6场 | 6场 | 20 | 20
            质量指标 | 比武成绩有效率 | ≥98% | 99% | 15 | 15
            时效指标 | 比武完成时间 | 11月底前 | 10月 | 15 | 15
            社会效益指标 | 新增高级工人数 | ≥30人 | 33人 | 30 | 30
            服务对象满意度指标 | 参赛职工满意度 | ≥90% | 95% | 10 | 10
            """,
        ),
    ),
)
def weights_off_template(project: Project, context: Context) -> str | None:
    sums = context.once(Sums, project)
    if sums.rows < _FEWEST or not sums.is_whole:
        return None
    rest = context.number("execution_points")
    if sums.points != context.number("evaluation_points_total") - rest:
        return None
    by_level = {level: Decimal(0) for level in _LEVELS}
    for row in project.indicators:
        if row.level1.value not in by_level or row.points.value is None:
            return None
        by_level[row.level1.value] += row.points.value
    weights = "-".join(plain(each) for each in by_level.values())
    if weights in context.words("weight_templates"):
        return None
    words = "、".join(
        f"{_LEVELS[level]}{plain(each)}分" for level, each in by_level.items() if each
    )
    return f"一级指标的分值是{words}，与常用的分配（如产出50、效益30、满意度10）不一致。"
