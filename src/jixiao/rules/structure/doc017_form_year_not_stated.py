"""表头没有写年度，单独拿出来看不出是哪一年的表。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Good, rule


@rule(
    id="DOC017",
    name="form-year-not-stated",
    title="表上没有年度",
    fix="在表头写明年度，例如“（2025年度）”。",
    severity=Severity.WARNING,
    cites=("caiyu-2015-88",),
    at="fiscal_year",
    kinds=("project-objectives", "self-evaluation", "monitoring"),
    covers=("kind:fiscal-year-not-stated",),
    examples=(
        Bad(
            """
            项目: 免费开放经费  标题: 项目支出绩效目标申报表  预算数: 12.00
            数量指标 | 免费开放天数 | ≥300天
            """,
            says="这张表没有写明是哪一个年度。",
        ),
        Good(
            """
            项目: 免费开放经费  标题: 项目支出绩效目标申报表  年度: 2025  预算数: 12.00
            数量指标 | 免费开放天数 | ≥300天
            """
        ),
    ),
)
def form_year_not_stated(document: PerformanceDocument) -> str | None:
    titled = document.title.raw or any(project.title.raw for project in document.projects)
    if document.fiscal_year.value is not None or not titled:
        return None
    return "这张表没有写明是哪一个年度。"
