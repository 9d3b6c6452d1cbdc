"""问卷、回访、登记说的是年底怎么取得完成数，没有说目标值为什么定这么高。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.row_facts import is_unfounded
from jixiao.rules.wording import short


@rule(
    id="BAS015",
    name="basis-is-data-source",
    title="依据写的是取数的办法",
    fix="取数办法移到指标描述里，依据写上年的调查结果或者文件。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="basis",
    needs=("unfounded", "basis says:data_sources", "basis lacks:basis_words"),
    gives_way_to=("BAS003",),
    covers=("D45",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            服务对象满意度指标 | 劳模满意度 | ≥90% | 问卷调查
            """,
            says="“劳模满意度”的依据“问卷调查”是取数的办法，没有说目标值凭什么定。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            服务对象满意度指标 | 劳模满意度 | ≥90% | 2024年问卷调查结果平均值
            """
        ),
    ),
)
def basis_is_data_source(indicator: Indicator, context: Context) -> Fault | None:
    words = indicator.basis.raw
    if not is_unfounded(words) or not first_of(context.words("data_sources"), words):
        return None
    if first_of(context.words("basis_words"), words):
        return None
    return Fault(
        f"“{short(indicator.name.raw)}”的依据“{short(words)}”是取数的办法，没有说目标值凭什么定。",
        cause=f"data-source:{context.at}",
    )
