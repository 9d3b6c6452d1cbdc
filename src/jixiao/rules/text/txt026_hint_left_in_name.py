"""三级指标的名称后面还留着模板的“(≥**人)”或“≥**人”，指标值已经写在另一栏。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut
from jixiao.rules.placeholders import is_printed_hint, placeholders
from jixiao.rules.prose import Prose


@rule(
    id="TXT026",
    name="hint-left-in-name",
    title="指标名称里留着模板的占位符",
    fix="删去名称后面的占位符，括号和单位一并删去。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D24", "kind:template-remnant"),
    examples=(
        Bad(
            """
            项目: 低保救助  预算数: 20.00
            数量指标 | 救助人数（≥**人） | ≥400人
            """,
            says="名称“救助人数（≥**人）”里还留着模板的“**”，指标值已经另写。",
        ),
        Bad(
            """
            项目: 低保救助  预算数: 20.00
            社会效益指标 | 受益人口数≥**人 | ≥80人
            """,
            says="名称“受益人口数≥**人”里还留着模板的“**”，指标值已经另写。",
        ),
        Good(
            """
            项目: 低保救助  预算数: 20.00
            数量指标 | 救助人数（人） | ≥400人
            """
        ),
    ),
)
def hint_left_in_name(prose: Prose, ctx: Context) -> Iterator[Fault]:
    for found in ctx.once(placeholders, prose):
        if is_printed_hint(found, prose):
            yield Fault(
                f"名称“{cut(found.passage.raw)}”里还留着模板的“{found.words}”，指标值已经另写。",
                path=found.passage.path, words=found.words, start=found.start,
                cause=f"TXT026:{found.passage.project}",
            )  # fmt: skip
