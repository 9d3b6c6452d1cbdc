"""完成值高出指标值很多，可能是年初指标值定得过低，要分析原因。

高出多少算多，没有统一规定；实际做法以指标值的1.3倍为界，可在设置里改。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import completed, is_blank
from jixiao.rules.wording import short
from jixiao.scoring.completion import plain
from jixiao.scoring.points import rounded


@rule(
    id="SEL023",
    name="far-above-target-without-reason",
    title="完成值远高于指标值却没有写原因",
    fix="写明超出的原因；年初指标值定低了的，下年按实际水平设定。",
    severity=Severity.WARNING,
    cites=(
        "caiyu-2020-10",
        "practice",
    ),
    at="actual",
    needs=(
        "quantity",
        "number",
    ),
    covers=("D17",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 480人 | 10 | 10
            """,
            says="“参赛职工人数”的指标值是“≥300人”，完成“480人”，是指标值的160%，没有写原因。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 350人 | 10 | 10
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 参赛职工人数 | ≥300人 | 480人 | 10 | 10 | 新增两个工业园区的职工
            """,
        ),
    ),
)
def far_above_target_without_reason(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "quantity" or not is_blank(indicator.deviation_reason):
        return None
    done = completed(indicator, context)
    if done is None or done.share is None or done.capped:
        return None
    if done.share < context.number("far_above_percent") or not is_blank(indicator.note):
        return None
    got, aim = indicator.actual.value, target.number
    if got is None or got.number is None or aim is None:
        return None
    if got.unit == target.unit and got.number - aim < context.number("far_above_least"):
        return None
    if indicator.points.value and indicator.score.is_empty:
        return None  # the cells of this row may be shifted
    return (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        f"完成“{short(indicator.actual.raw)}”，是指标值的{plain(rounded(done.share))}%，没有写原因。"
    )
