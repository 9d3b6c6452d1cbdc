"""只写文件名称，名称稍有出入就查不到；文号是唯一的。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import short

_NUMBERED = ("通知", "办法", "意见", "规定", "方案", "细则", "决定", "函")


@rule(
    id="BAS011",
    name="basis-document-without-number",
    title="依据文件没有写文号",
    fix="在文件名称后面补上文号。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="basis",
    needs=("titled",),
    covers=("D45",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 《劳模疗养管理办法》
            """,
            says="“疗养劳模人数”的依据《劳模疗养管理办法》没有写文号。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 《中华人民共和国工会法》
            数量指标 | 疗养劳模人数 | ≥20人 | 《清河口县劳模疗养规划》
            数量指标 | 疗养劳模人数 | ≥20人 | 《劳模疗养管理办法》（清工发〔2024〕6号）
            """
        ),
    ),
)
def basis_document_without_number(indicator: Indicator, context: Context) -> Fault | None:
    words = indicator.basis.raw
    if "》" not in words or "号" in words:
        return None
    title = words[words.find("《") + 1 : words.rfind("》")]
    if not title.endswith(_NUMBERED) or first_of(context.words("documents_without_number"), title):
        return None
    return Fault(
        f"“{short(indicator.name.raw)}”的依据《{short(title)}》没有写文号。",
        cause=f"no-number:{title}",
    )
