"""二级指标用规定的名称，汇总、赋分和自评才能对得上；自己起的名称系统不认。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.levels_used import LEVEL1
from jixiao.rules.wording import short

_LONGEST = 12


@rule(
    id="IND009",
    name="level-unknown",
    title="二级指标不是规定的名称",
    fix="改成规定的二级指标名称，例如数量指标、质量指标、社会效益指标。",
    severity=Severity.NOTE,
    cites=(
        "caiyu-2015-88",
        "caiyu-2021-101",
    ),
    at="level2",
    needs=("name", "unplaced"),
    examples=(
        Bad(
            """
            项目: 清河口县技能竞赛  预算数: 6.00
            产出指标 | 培训指标 | 培训职工人数 | 参训人数 | ≥200人 | 清工发〔2024〕6号
            """,
            says="“培训职工人数”的二级指标写成“培训指标”，不是规定的名称。",
        ),
        Good(
            """
            项目: 清河口县技能竞赛  预算数: 6.00
            产出指标 | 产出数量指标 | 培训职工人数 | 参训人数 | ≥200人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def level_unknown(indicator: Indicator) -> str | None:
    raw = indicator.level2.raw
    if not raw or indicator.level2.value is not None or indicator.level1.value not in LEVEL1:
        return None
    if not raw.rstrip().endswith("指标") or len(raw) > _LONGEST:
        return None
    return f"“{short(indicator.name.raw)}”的二级指标写成“{short(raw)}”，不是规定的名称。"
