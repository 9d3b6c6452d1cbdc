"""表里有的地方读不准，需要人看一眼；没有看过，其余检查可能不全。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import ALL, Bad, Good, rule
from jixiao.rules.marks import cut


@rule(
    id="DOC026",
    name="form-hard-to-read",
    title="有的地方读不准",
    fix="对照原稿核对读出的内容。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=ALL,
    examples=(
        Bad(
            """
            项目: 免费开放经费  预算数: 十二万
            数量指标 | 免费开放天数 | ≥300天
            """,
            says="有1处预算金额读不成数：“十二万”，请对照原稿核对。",
        ),
        Good(
            """
            项目: 免费开放经费  预算数: 12.00
            数量指标 | 免费开放天数 | ≥300天
            """
        ),
    ),
)
def form_hard_to_read(document: PerformanceDocument) -> str | None:
    if document.notices:
        first = document.notices[0].message.rstrip("。")
        return f"读取时有{len(document.notices)}处拿不准，第一处是：{cut(first, 60)}。"
    unread = [
        stated.raw
        for project in document.projects
        for stated in (project.budget.total, project.budget.fiscal_funds)
        if stated.raw and stated.value is None and not any(map(str.isdigit, stated.raw))
    ]
    if not unread:
        return None
    return f"有{len(unread)}处预算金额读不成数：“{cut(unread[0])}”，请对照原稿核对。"
