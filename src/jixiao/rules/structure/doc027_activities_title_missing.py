"""职责活动表没有表名，看不出是哪一张表。"""

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, NotApplicable, rule


@rule(
    id="DOC027",
    name="activities-title-missing",
    title="职责活动表没有表名",
    fix="在表上方写“部门职责-工作活动绩效目标”和单位名称。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=("plan",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2019年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            职责: 公共文化服务  预算数: 12.00
            """,
            says="职责活动表上方没有表名。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2019年部门预算绩效文本
            职责表: 部门职责-工作活动绩效目标
            # 一、总体绩效目标
            全年展览12场。
            职责: 公共文化服务  预算数: 12.00
            """
        ),
    ),
)
def activities_title_missing(document: PerformanceDocument) -> Fault | NotApplicable | None:
    if not document.activities or not document.sections:
        return NotApplicable("没有职责活动表")
    if document.activities_title.raw:
        return None
    return Fault("职责活动表上方没有表名。", path="activities[0]")
