"""“行业标准”“有关规定”只说了一类，查不到是哪一个，审核时没有办法核对。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import bare, short


@rule(
    id="BAS004",
    name="basis-generic",
    title="依据只写了类别",
    fix="写明标准或文件的名称、文号，历史标准写明年份和数。",
    severity=Severity.WARNING,
    cites=("caiyu-2021-101",),
    at="basis",
    needs=("basis is:generic_bases",),
    covers=("D45",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 行业标准
            """,
            says="“疗养劳模人数”的依据只写“行业标准”，没有说是哪一个。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 体检机构服务行业标准
            """
        ),
    ),
)
def basis_generic(indicator: Indicator, context: Context) -> Fault | None:
    words = indicator.basis.raw
    if not words or bare(words) not in context.words("generic_bases"):
        return None
    return Fault(
        f"“{short(indicator.name.raw)}”的依据只写“{words}”，没有说是哪一个。",
        cause=f"generic-basis:{context.at}:{bare(words)}",
    )
