"""整份文本没有写是哪一年的，目标和指标就没有期限。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Good, rule


@rule(
    id="DOC016",
    name="fiscal-year-not-stated",
    title="没有写预算年度",
    fix="在标题和总体目标里写明预算年度，例如“2025年”。",
    severity=Severity.ERROR,
    cites=("caiyu-2015-88",),
    at="fiscal_year",
    kinds=("plan", "department-objectives"),
    covers=("D23", "kind:fiscal-year-not-stated"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆部门预算绩效文本
            # 一、年度发展规划目标
            全年展览12场。
            """,
            says="整份文本没有写明是哪一个预算年度。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、年度发展规划目标
            全年展览12场。
            """
        ),
    ),
)
def fiscal_year_not_stated(document: PerformanceDocument) -> str | None:
    is_whole = document.sections or document.title.raw
    if document.fiscal_year.value is not None or not is_whole:
        return None
    return "整份文本没有写明是哪一个预算年度。"
