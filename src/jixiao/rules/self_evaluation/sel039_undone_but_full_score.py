"""写着没有做，又给满分，得分与事实不符。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short
from jixiao.scoring.completion import plain


@rule(
    id="SEL039",
    name="undone-but-full-score",
    title="没有做成却得满分",
    fix="按实际情况计分，并写明没有做成的原因。",
    severity=Severity.ERROR,
    cites=("caiyu-2020-10",),
    at="score",
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            质量指标 | 比武资料归档 | 归档齐全 | 未完成 | 10 | 10
            """,
            says="“比武资料归档”的完成值是“未完成”，得分却是满分10分。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            质量指标 | 比武资料归档 | 归档齐全 | 未完成 | 10 | 0
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            质量指标 | 比武安全 | 无事故 | 未发生事故 | 10 | 10
            """,
        ),
    ),
)
def undone_but_full_score(indicator: Indicator, context: Context) -> str | None:
    points, words = indicator.points.value, indicator.actual.raw
    if not points or indicator.score.value != points:
        return None
    if not words.startswith(tuple(context.words("undone_words"))):
        return None
    return (
        f"“{short(indicator.name.raw)}”的完成值是“{short(words)}”，得分却是满分{plain(points)}分。"
    )
