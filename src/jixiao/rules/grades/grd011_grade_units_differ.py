"""一档写百分数、一档写人数，两档之间无法比较。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.model.units import normal_unit
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grading import Grading, Step, printed
from jixiao.rules.wording import short


@rule(
    id="GRD011",
    name="grade-units-differ",
    title="各档的单位不同",
    fix="各档用同一个单位。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D50", "kind:unit-inconsistent"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            参训职工 | 90%及以上 | 80%及以上 | 60人及以上 | 60人以下
            """,
            says="“参训职工”的优“90%及以上”和中“60人及以上”单位不同，无法比较。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            参训职工 | 90人及以上 | 80人及以上 | 60人及以上 | 60人以下
            会议次数 | 比上年下降10%及以上 | 比上年下降5%及以上 | 与上年持平 | 比上年增长
            """
        ),
    ),
)
def grade_units_differ(indicator: ActivityIndicator, context: Context) -> Fault | None:
    grading = context.once(Grading, indicator)
    if len(grading.units) < 2:
        return None
    first: Step | None = None
    for step in grading.steps:
        unit = step.target.unit
        if unit is None:
            continue
        if first is None or first.target.unit is None:
            first = step
        elif normal_unit(unit) != normal_unit(first.target.unit):
            return Fault(
                f"“{short(indicator.name.raw)}”的{printed(first)}和{printed(step)}单位不同，无法比较。",
                at=step.at,
            )
    return None
