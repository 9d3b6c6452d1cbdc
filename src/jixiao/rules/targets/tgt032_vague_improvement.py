"""“有所提高”“不断改善”没有起点也没有终点，怎样都可以说完成了。

能计数的写数，例如投诉件数、知晓率；只能定性的，写明优、良、中、差各是什么情形。
"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import short

_GRADED = pattern("[优良].{0,12}[良中].{0,12}差|分档")
_DIGIT = pattern("[0-9]")


@rule(
    id="TGT032",
    name="vague-improvement",
    title="指标值只说提高、改善，没有说到什么程度",
    fix="改为可以核对的数，或者写明各档的情形。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("words",),
    gives_way_to=("TGT024", "TGT034", "TGT050", "TGT051"),
    covers=("D20", "kind:value-qualitative"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 职工生活状况 | 有所改善 | 清工发〔2024〕6号
            """,
            says="“职工生活状况”的指标值“有所改善”没有说到什么程度，无法核对。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 困难职工脱困率 | ≥10% | 清工发〔2024〕6号
            社会效益指标 | 职工生活状况 | 比上年提高 | 清工发〔2024〕6号
            社会效益指标 | 职工收入 | 提高5% | 清工发〔2024〕6号
            """
        ),
    ),
)
def vague_improvement(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "qualitative" or target.number is not None:
        return None
    words = indicator.target.raw
    if target.problem is not None or not first_of(context.words("change_words"), words):
        return None
    if words.startswith("是否"):
        return None  # a name that slipped into this column
    if _DIGIT.search(words) or _GRADED.search(f"{words}。{indicator.description.raw}"):
        return None
    return f"“{short(indicator.name.raw)}”的指标值“{short(words)}”没有说到什么程度，无法核对。"
