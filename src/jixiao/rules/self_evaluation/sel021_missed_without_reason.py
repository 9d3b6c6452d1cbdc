"""没有完成的指标要分析原因并写改进措施。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import completed, lacks
from jixiao.rules.wording import short


@rule(
    id="SEL021",
    name="missed-without-reason",
    title="没有完成又没有写原因",
    fix="在偏差原因里写明为什么没有完成、怎样改进。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="deviation_reason",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 240人 | 10 | 8 |
            """,
            says="“参赛职工人数”的指标值是“≥300人”，实际是“240人”，没有写原因和改进措施。",
        ),
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            质量指标 | 比武资料归档 | 归档齐全 | 未完成 | 10 | 0 |
            """,
            says="“比武资料归档”的指标值是“归档齐全”，实际是“未完成”，没有写原因和改进措施。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 240人 | 10 | 8 | 汛期停办一场，下年提前到五月
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 300人 | 10 | 10 |
            """,
        ),
    ),
)
def missed_without_reason(indicator: Indicator, context: Context) -> str | None:
    if not lacks(indicator, "deviation_reason", context):
        return None
    words = indicator.actual.raw
    done = completed(indicator, context)
    if done is None:
        missed = any(words.startswith(each) for each in context.words("undone_words"))
    else:
        missed = not done.reached
    if not missed:
        return None
    return (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"实际是“{short(words)}”，没有写原因和改进措施。"
    )
