"""慰问、培训、受益的人数是要做到的数，写成“≤”时一个人也没有也算完成。

确实要限制规模的（例如压减会议次数），请在名称里写明“控制”“压减”。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.model.units import normal_unit
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import PEOPLE, first_of
from jixiao.rules.wording import short


@rule(
    id="TGT015",
    name="count-capped",
    title="要做到的数量写成了不超过",
    fix="要至少做到的改为“≥”；要限制的在名称里写明。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    level2=("QUANTITY",),
    needs=("quantity", "cap", "people"),
    covers=("D09",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≤40人 | 清工发〔2024〕6号
            """,
            says="“慰问困难职工人数”是要做到的数量，指标值“≤40人”却写成不超过。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 控制会议人数 | ≤40人 | 清工发〔2024〕6号
            数量指标 | 慰问困难职工人数 | ≥40人 | 清工发〔2024〕6号
            数量指标 | 未成年人案件数 | ≤3件 | 清工发〔2024〕6号
            """
        ),
    ),
)
def count_capped(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.operator not in {"≤", "<"} or target.kind != "quantity":
        return None
    if target.unit is None or normal_unit(target.unit) not in PEOPLE:
        return None
    name = indicator.name.raw
    if not first_of(context.words("helping_words"), name):
        return None
    if first_of(context.words("harm_marks"), name) or first_of(context.words("limits"), name):
        return None
    words = short(indicator.target.raw)
    return f"“{short(name)}”是要做到的数量，指标值“{words}”却写成不超过。"
