"""“>95%”不含 95%，“≥95%”含；同一份文本里混着用，多半不是有意的。"""

from operator import attrgetter

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short

_SIGNED = attrgetter("kind", "operator")


@rule(
    id="TGT053",
    name="comparison-signs-mixed",
    title="有的写“>”，有的写“≥”",
    fix="除非确实不含这个数，统一写“≥”“≤”。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D61", "kind:style-inconsistent"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | ≥95% | 清工发〔2024〕6号
            数量指标 | 慰问人数 | ≥40人 | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度 | >90% | 清工发〔2024〕6号
            """,
            says="指标值有2处写“≥”，有1处写“>”（例如“>90%”）。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | >95% | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度 | >90% | 清工发〔2024〕6号
            """
        ),
    ),
)
def comparison_signs_mixed(document: PerformanceDocument, context: Context) -> Fault | None:
    signs: list[str | None] = []
    first = ""
    words = ""
    for at, project in enumerate(document.projects):
        grid = context.grid(project)
        own = [sign for kind, sign in map(_SIGNED, filter(None, grid.values)) if kind == "quantity"]
        signs += own
        if not first and ">" in own:
            for row, target in enumerate(grid.values):
                if (
                    target
                    and target.kind == "quantity"
                    and target.operator == ">"
                    and target.number
                ):
                    first, words = f"projects[{at}].indicators[{row}].target", grid.targets[row]
                    break
    floors, above = signs.count("≥"), signs.count(">")
    if not first or not floors:
        return None
    return Fault(
        f"指标值有{floors}处写“≥”，有{above}处写“>”（例如“{short(words)}”）。",
        path=first,
    )
