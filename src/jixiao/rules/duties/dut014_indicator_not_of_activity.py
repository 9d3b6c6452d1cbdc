"""指标里的词在职责、活动、内容描述、绩效目标里几乎都没有出现，可能是从别的活动或上级的表里带过来的。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import measured
from jixiao.rules.wording import bare, pairs, short

_LEAST = 4
"""Shorter names share nothing by chance."""


@rule(
    id="DUT014",
    name="indicator-not-of-activity",
    title="指标与活动说的不是一件事",
    fix="核对指标是否属于这项活动；属于的，在内容描述里写明这项工作。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="name",
    gives_way_to=("DUT008",),
    covers=("D34", "kind:indicator-unsupported-by-objective"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 劳模管理  预算数: 2.00
            活动: 劳模评选表彰  预算数: 2.00
            内容: 做好县级以上劳模的推荐评选和表彰
            目标: 按期完成评选表彰
            厂务公开示范企业占比 | 20%及以上 | 15%及以上 | 10%及以上 | 10%以下
            """,
            says="“厂务公开示范企业占比”说的事在“劳模评选表彰”的内容描述和绩效目标里都没有提到。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 劳模管理  预算数: 2.00
            活动: 劳模评选表彰  预算数: 2.00
            内容: 做好县级以上劳模的推荐评选和表彰
            目标: 按期完成评选表彰
            劳模评选公示率 | 100% | 95%及以上 | 90%及以上 | 90%以下
            """
        ),
    ),
)
def indicator_not_of_activity(indicator: ActivityIndicator, context: Context) -> str | None:
    row = context.document.activities[context.row]
    if not row.description.raw and not row.objective.raw:
        return None
    name = pairs(measured(indicator.name.raw))
    if len(name) < _LEAST:
        return None
    told = context.once(_told, row)
    held = sum([pair in told for pair in name])
    if held / len(name) > context.number("indicator_held_least"):
        return None
    words = short(row.activity.raw or row.duty.raw)
    return f"“{short(indicator.name.raw)}”说的事在“{words}”的内容描述和绩效目标里都没有提到。"


def _told(row: DutyActivity) -> str:
    """What the row speaks of, without signs."""
    return bare(f"{row.duty.raw}。{row.activity.raw}。{row.description.raw}。{row.objective.raw}")
