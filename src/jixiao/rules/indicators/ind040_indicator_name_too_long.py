"""名称是给人看一眼就懂的；长句子里往往夹着几件事或者要求。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import bare, short

_SURELY_SHORT = 20


@rule(
    id="IND040",
    name="indicator-name-too-long",
    title="三级指标名称太长",
    fix="缩短到只说衡量什么，其余写到描述或目标里。",
    severity=Severity.NOTE,
    cites=("caiyu-2021-101",),
    at="name",
    needs=("long",),
    gives_way_to=(
        "IND039",
        "IND023",
        "IND026",
        "IND041",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            社会效益指标 | 通过组织全县各级劳动模范参加集中疗养进一步激发广大职工劳动热情 | 明显
            """,
            says="“通过组织全县各级劳动模范参加集中疗养进一步激发广大职工劳动…”有31个字，名称太长。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            社会效益指标 | 参加疗养的省部级以上劳动模范身体健康状况改善比率 | ≥80% | 上年数
            """
        ),
    ),
)
def indicator_name_too_long(indicator: Indicator, context: Context) -> str | None:
    name = indicator.name.raw
    if len(name) <= _SURELY_SHORT or len(bare(name)) <= context.number("name_longest"):
        return None
    return f"“{short(name)}”有{len(bare(name))}个字，名称太长。"
