"""不涉及的指标没有内容可评，却给了分，等于白送分。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import is_harm
from jixiao.rules.wording import bare, short
from jixiao.scoring.completion import plain


@rule(
    id="SEL031",
    name="void-indicator-scored",
    title="不涉及的指标占了分值",
    fix="删去这项指标，把分值分给其他指标。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    covers=("D56",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            生态效益指标 | 对生态环境的影响 | 不涉及 | 不涉及 | 5 | 5
            """,
            says="“对生态环境的影响”的指标值是“不涉及”，却占5分。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            生态效益指标 | 对生态环境的影响 | 不涉及 | 不涉及 | 0 | 0
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            质量指标 | 安全事故 | 无 | 0起 | 5 | 5
            """,
        ),
    ),
)
def void_indicator_scored(indicator: Indicator, context: Context) -> str | None:
    points = indicator.points.value
    if not points:
        return None
    words = bare(indicator.target.raw)
    if words not in context.words("void_results"):
        return None
    if words == "无" and is_harm(indicator.name.raw, context):
        return None  # no accident is a target
    if indicator.actual.raw and bare(indicator.actual.raw) != words:
        return None
    name, printed = short(indicator.name.raw), indicator.target.raw
    return f"“{name}”的指标值是“{printed}”，却占{plain(points)}分。"
