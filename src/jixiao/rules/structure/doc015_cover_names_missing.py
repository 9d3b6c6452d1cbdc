"""封面没有写编制单位或审核单位，看不出谁负责、谁审过。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule


@rule(
    id="DOC015",
    name="cover-names-missing",
    title="封面缺编制或审核单位",
    fix="在封面写明编制单位和审核单位。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            编制: 清河口县文化馆
            # 一、总体绩效目标
            全年展览12场。
            """,
            says="封面没有写审核单位。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            编制: 清河口县文化馆
            审核: 清河口县财政局
            # 一、总体绩效目标
            全年展览12场。
            """
        ),
    ),
)
def cover_names_missing(document: PerformanceDocument) -> Fault | NotApplicable | None:
    if not document.title.raw:
        return NotApplicable("没有封面")
    missing = [
        word
        for word, stated in (("编制", document.compiled_by), ("审核", document.reviewed_by))
        if not stated.raw
    ]
    if not missing:
        return None
    return Fault(f"封面没有写{'单位和'.join(missing)}单位。", path="title")
