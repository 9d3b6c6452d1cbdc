"""指标值写得不成样（只有单位、数字和文字拼在一起），年底无法判断完成了没有。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short
from jixiao.scoring.completion import plain


@rule(
    id="SEL027",
    name="target-cannot-be-scored",
    title="指标值无法据以计分",
    fix="按批复的绩效目标更正指标值的写法，有误的说明。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10",),
    at="target",
    covers=("D05",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | 场 | 6场 | 20 | 20
            """,
            says="“开展技能比武场次”占20分，指标值“场”无法判断是否完成。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | 6场 | 6场 | 20 | 20
            """,
        ),
    ),
)
def target_cannot_be_scored(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "malformed" or not indicator.points.value:
        return None
    words, points = short(indicator.target.raw), plain(indicator.points.value)
    return f"“{short(indicator.name.raw)}”占{points}分，指标值“{words}”无法判断是否完成。"
