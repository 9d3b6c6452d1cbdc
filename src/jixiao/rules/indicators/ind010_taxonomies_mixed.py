"""成本要么归在产出指标之下，要么自成一级，一张表里只能用一种。

两种口径的分值不同，混在一起分值就对不上。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator, Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.levels_used import levels_used
from jixiao.rules.wording import short


@rule(
    id="IND010",
    name="taxonomies-mixed",
    title="一张表里混用两套指标分级",
    fix="全表统一用一种分级：成本都放在产出指标之下，或者都放在一级的成本指标之下。",
    severity=Severity.WARNING,
    cites=("caiyu-2021-101",),
    needs=("mixed",),
    examples=(
        Bad(
            """
            项目: 清河口县技能竞赛  预算数: 6.00
            产出指标 | 成本指标 | 人均奖励标准 | 奖金/获奖人数 | ≤500元 | 清工发〔2024〕6号
            成本指标 | 经济成本指标 | 竞赛总成本 | 实际支出 | ≤6万元 | 清工发〔2024〕6号
            """,
            says="成本在“人均奖励标准”一行归在“产出指标”之下，在“竞赛总成本”一行自成一级。",
        ),
        Good(
            """
            项目: 清河口县技能竞赛  预算数: 6.00
            成本指标 | 经济成本指标 | 人均奖励标准 | 奖金/获奖人数 | ≤500元 | 清工发〔2024〕6号
            成本指标 | 经济成本指标 | 竞赛总成本 | 实际支出 | ≤6万元 | 清工发〔2024〕6号
            """
        ),
    ),
)
def taxonomies_mixed(project: Project, context: Context) -> Fault | None:
    used = levels_used(project, context)
    if "COST" not in used.level1 or "COST" not in used.level2:
        return None
    below = next((row for row in project.indicators if _is_below_output(row)), None)
    alone = next((row for row in project.indicators if row.level1.value == "COST"), None)
    if below is None or alone is None:
        return None
    at = project.indicators.index(below)
    return Fault(
        f"成本在“{short(below.name.raw)}”一行归在“{short(below.level1.raw)}”之下，"
        f"在“{short(alone.name.raw)}”一行自成一级。",
        at=f"indicators[{at}].level2",
    )


def _is_below_output(row: Indicator) -> bool:
    return row.level1.value == "OUTPUT" and row.level2.value == "COST"
