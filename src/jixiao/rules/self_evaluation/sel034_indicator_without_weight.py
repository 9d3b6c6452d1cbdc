"""列进自评表的指标分值是0，完成得好坏都不影响结果，等于没有设。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank
from jixiao.rules.wording import bare, short


@rule(
    id="SEL034",
    name="indicator-without-weight",
    title="指标的分值是0",
    fix="给这项指标分配分值，或者从表中删去。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="points",
    covers=("D57",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            成本指标 | 比武总成本 | ≤12万元 | 11.8万元 | 0 | 0
            """,
            says="“比武总成本”的分值是0，完成得好坏不影响总分。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            生态效益指标 | 对生态环境的影响 | 不涉及 | 不涉及 | 0 | 0
            """,
        ),
    ),
)
def indicator_without_weight(indicator: Indicator, context: Context) -> str | None:
    if indicator.points.value != 0 or is_blank(indicator.target):
        return None
    if bare(indicator.target.raw) in context.words("void_results"):
        return None
    return f"“{short(indicator.name.raw)}”的分值是0，完成得好坏不影响总分。"
