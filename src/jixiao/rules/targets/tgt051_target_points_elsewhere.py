"""“按规定”“达到要求”要再去查别的文件才知道是多少，年底核对时各说各话。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import short

_DIGIT = pattern("[0-9]")


@rule(
    id="TGT051",
    name="target-points-elsewhere",
    title="指标值推给了别的文件或要求",
    fix="把所指的要求写出来，例如金额、比率、日期。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("words",),
    gives_way_to=("TGT024", "TGT034"),
    covers=("D20", "kind:value-qualitative"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 帮扶档案质量 | 符合要求 | 清工发〔2024〕6号
            成本指标 | 培训费标准 | 按相关规定执行 | 清工发〔2024〕6号
            """,
            says=(
                "“帮扶档案质量”的指标值“符合要求”没有写出要求是什么。",
                "“培训费标准”的指标值“按相关规定执行”没有写出要求是什么。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 帮扶档案合格率 | ≥95% | 清工发〔2024〕6号
            成本指标 | 培训费标准 | ≤400元/人·天 | 清工发〔2024〕6号
            """
        ),
    ),
)
def target_points_elsewhere(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "qualitative" or target.number is not None:
        return None
    words = indicator.target.raw
    if target.problem is not None or _DIGIT.search(words):
        return None
    if not first_of(context.words("borrowed_targets"), words):
        return None
    return f"“{short(indicator.name.raw)}”的指标值“{short(words)}”没有写出要求是什么。"
