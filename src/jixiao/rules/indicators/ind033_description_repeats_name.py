"""描述要补充名称没有说的内容：统计范围、时间、数据来源；照抄等于没写。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import same_words, short


@rule(
    id="IND033",
    name="description-repeats-name",
    title="指标描述照抄名称",
    fix="补写统计口径和数据来源，例如“以体检机构出具的名单为准”。",
    severity=Severity.NOTE,
    cites=("caiyu-2021-101",),
    at="description",
    needs=("copied",),
    gives_way_to=("IND032",),
    covers=(
        "D26",
        "kind:description-equals-name",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            """,
            says="“疗养劳模人数”的指标描述照抄名称，没有写统计口径。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | 当年参加疗养并签到的劳模人数 | ≥20人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def description_repeats_name(indicator: Indicator, context: Context) -> Fault | None:
    words, name = indicator.description.raw, indicator.name.raw
    if not words or not name or not same_words(words, name):
        return None
    return Fault(
        f"“{short(name)}”的指标描述照抄名称，没有写统计口径。",
        cause=f"description-repeats:{context.at}",
    )
