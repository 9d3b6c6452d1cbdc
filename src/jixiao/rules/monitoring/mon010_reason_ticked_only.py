"""只勾选原因的类别，不写具体是什么事，看的人无法帮助纠偏。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank
from jixiao.rules.wording import short


@rule(
    id="MON010",
    name="reason-ticked-only",
    title="只勾了原因类别，没有说明",
    fix="在原因说明里写明具体是什么事、怎样解决。",
    severity=Severity.WARNING,
    cites=("caiyu-2019-136",),
    at="deviation_reason",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 2场 | 4场 | 有可能 | 人员保障
            """,
            says="“开展技能比武场次”的偏差原因只有“人员保障”，没有具体说明。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 2场 | 4场 | 有可能 | 人员保障 两名裁判调离
            """,
        ),
    ),
)
def reason_ticked_only(indicator: Indicator, context: Context) -> str | None:
    words = indicator.deviation_reason.raw
    if not words or not is_blank(indicator.note):
        return None
    parts = words.replace("、", " ").replace("，", " ").replace("；", " ").split()
    if not context.words("reason_categories").issuperset(parts):
        return None
    return f"“{short(indicator.name.raw)}”的偏差原因只有“{short(words)}”，没有具体说明。"
