"""项目不同而指标一条不差，说明指标是套用的，不能反映各自要做的事。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.subject_matter import called

_FEWEST = 3
_NAMELESS = frozenset(("",))


@rule(
    id="IND049",
    name="indicator-set-copied",
    title="两个项目的指标一模一样",
    fix="按各个项目的用途和目标分别设置指标。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D34",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 困难职工救助  预算数: 6.00
            数量指标 | 补助人数 | ≥20人
            质量指标 | 补助发放准确率 | ≥98%
            社会效益指标 | 补助人员生活改善率 | ≥80%
            项目: 劳模荣誉津贴  预算数: 3.00
            数量指标 | 补助人数 | ≥30人
            质量指标 | 补助发放准确率 | ≥98%
            社会效益指标 | 补助人员生活改善率 | ≥80%
            """,
            says="“劳模荣誉津贴”的指标与“困难职工救助”一模一样。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            项目: 困难职工救助  预算数: 6.00
            数量指标 | 补助人数 | ≥20人
            质量指标 | 补助发放准确率 | ≥98%
            社会效益指标 | 补助人员生活改善率 | ≥80%
            项目: 劳模荣誉津贴  预算数: 3.00
            数量指标 | 津贴发放人数 | ≥30人
            质量指标 | 补助发放准确率 | ≥98%
            社会效益指标 | 补助人员生活改善率 | ≥80%
            """
        ),
    ),
)
def indicator_set_copied(document: PerformanceDocument, context: Context) -> Iterator[Fault] | None:
    return _faults(document, context) if len(document.projects) > 1 else None


def _faults(document: PerformanceDocument, context: Context) -> Iterator[Fault]:
    seen: dict[frozenset[str], int] = {}
    for at, project in enumerate(document.projects):
        names = context.grid(project).different
        if "" in names:
            names -= _NAMELESS
        if len(names) < _FEWEST:
            continue
        first = seen.setdefault(names, at)
        if first != at:
            yield Fault(
                f"{called(project)}的指标与{called(document.projects[first])}一模一样。",
                path=f"projects[{at}]",
            )
