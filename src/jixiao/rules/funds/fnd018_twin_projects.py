"""两个项目预算相同，名称或指标也相同，可能是重复申报，或复制后没有改完。"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Project
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.statements import quote
from jixiao.rules.wording import bare

_DIGITS = pattern(r"[0-9]+")


@rule(
    id="FND018",
    name="twin-projects",
    title="两个项目像是同一个",
    fix="核对是否重复申报；确为两个项目的，写清各自的内容。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D48",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 工会费（2050202）  预算数: 60.00
            数量指标 | 活动场次 | ≥4场
            项目: 工会费（2050203）  预算数: 60.00
            数量指标 | 培训场次 | ≥4场
            """,
            says="“工会费（2050203）”与“工会费（2050202）”预算同为60.00万元，名称只差编号。",
        ),
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 职工文体经费  预算数: 60.00
            数量指标 | 活动场次 | ≥4场
            满意度指标 | 职工满意度 | ≥90%
            项目: 职工活动经费  预算数: 60.00
            数量指标 | 活动场次 | ≥4场
            满意度指标 | 职工满意度 | ≥90%
            """,
            says="“职工活动经费”与“职工文体经费”预算同为60.00万元，2个指标也完全相同。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 职工文体经费  预算数: 60.00
            数量指标 | 活动场次 | ≥4场
            项目: 职工培训经费  预算数: 60.00
            数量指标 | 培训人数 | ≥400人
            """
        ),
    ),
)
def twin_projects(document: PerformanceDocument) -> Iterator[Fault]:
    if len(document.projects) < 2:
        return
    by_amount: dict[Decimal, list[int]] = {}
    for at, project in enumerate(document.projects):
        total = project.budget.total.value
        if total is not None and total.yuan > 0:
            by_amount.setdefault(total.yuan, []).append(at)
    for group in by_amount.values():
        for first, second in combinations(group[:20], 2):
            why = _alike(document.projects[first], document.projects[second])
            if why:
                one, other = document.projects[first], document.projects[second]
                amount = other.budget.total
                unit = amount.value.unit if amount.value is not None else ""
                yield Fault(
                    f"{quote(other.name.raw)}与{quote(one.name.raw)}"
                    f"预算同为{amount.raw}{unit}，{why}。",
                    path=f"projects[{second}].name",
                    beside=(f"projects[{first}].name", one.name.raw),
                )


def _alike(one: Project, other: Project) -> str:
    """Why two projects look like one, "" when they do not."""
    names = _DIGITS.sub("", bare(one.name.raw)), _DIGITS.sub("", bare(other.name.raw))
    if names[0] and names[0] == names[1]:
        return "名称也相同" if one.name.raw == other.name.raw else "名称只差编号"
    rows = [
        {(bare(row.name.raw), bare(row.target.raw)) for row in each.indicators}
        for each in (one, other)
    ]
    if len(rows[0]) > 1 and rows[0] == rows[1]:
        return f"{len(rows[0])}个指标也完全相同"
    return ""
