"""依据要说明指标值从哪里来；“完成”“满意”是结果，不是依据。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.row_facts import is_unfounded
from jixiao.rules.wording import short


@rule(
    id="BAS002",
    name="basis-is-no-basis",
    title="依据栏里写的不是依据",
    fix="换成文件名称和文号、标准名称，或者上年实际数。",
    severity=Severity.WARNING,
    cites=("caiyu-2021-101",),
    at="basis",
    needs=("unfounded", "basis lacks:basis_words"),
    gives_way_to=("BAS003", "BAS004", "BAS015"),
    covers=("D45",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 完成
            """,
            says="“疗养劳模人数”的依据写的是“完成”，看不出是哪个文件或标准。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 年底完成率
            """,
            says="“疗养劳模人数”的依据写的是“年底完成率”，看不出是哪个文件或标准。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 上年实际数
            数量指标 | 疗养劳模人数 | ≥20人 | 县总工会工作要点
            """
        ),
    ),
)
def basis_is_no_basis(indicator: Indicator, context: Context) -> Fault | None:
    words = indicator.basis.raw
    if not is_unfounded(words) or first_of(context.words("basis_words"), words):
        return None
    return Fault(
        f"“{short(indicator.name.raw)}”的依据写的是“{short(words)}”，看不出是哪个文件或标准。",
        cause=f"no-basis:{context.at}:{words}",
    )
