"""同一份文本有的表用万元，有的表用元，合计和比较容易差一万倍。"""

from collections import Counter

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut


@rule(
    id="DOC022",
    name="amount-units-differ",
    title="各表的金额单位不同",
    fix="全部项目表统一用“万元”。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=("plan", "project-objectives"),
    covers=("D43",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            项目: 免费开放经费  单位: 万元  预算数: 12.00
            项目: 群众演出经费  单位: 元  预算数: 60000
            """,
            says="项目“群众演出经费”的表用“元”，其余1张表用“万元”。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            项目: 免费开放经费  单位: 元  预算数: 120000
            项目: 群众演出经费  单位: 元  预算数: 60000
            """
        ),
    ),
)
def amount_units_differ(document: PerformanceDocument) -> Fault | None:
    if len(document.projects) < 2:
        return None
    units = Counter(p.amount_unit.raw for p in document.projects if p.amount_unit.raw)
    if len(units) < 2:
        return None
    common, count = units.most_common(1)[0]
    for at, project in enumerate(document.projects):
        unit = project.amount_unit.raw
        if unit and unit != common:
            return Fault(
                f"项目“{cut(project.name.raw)}”的表用“{unit}”，其余{count}张表用“{common}”。",
                path=f"projects[{at}].amount_unit",
            )
    return None
