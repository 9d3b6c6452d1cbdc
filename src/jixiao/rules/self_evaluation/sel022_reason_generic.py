"""没有完成的原因要具体：哪一件事、为什么、怎样补上；写“无”“正常”等于没有写。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import completed
from jixiao.rules.wording import bare, short


@rule(
    id="SEL022",
    name="reason-generic",
    title="没有完成的原因空泛",
    fix="写明具体原因和改进措施。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="deviation_reason",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 240人 | 10 | 8 | 无
            """,
            says="“参赛职工人数”的指标值是“≥300人”，实际是“240人”，原因只写了“无”。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 310人 | 10 | 10 | 无
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 240人 | 10 | 8 | 汛期停办一场
            """,
        ),
    ),
)
def reason_generic(indicator: Indicator, context: Context) -> str | None:
    words = indicator.deviation_reason.raw
    if not words or bare(words) not in context.words("generic_reasons"):
        return None
    done = completed(indicator, context)
    if done is None or done.reached:
        return None
    return (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"实际是“{short(indicator.actual.raw)}”，原因只写了“{short(words)}”。"
    )
