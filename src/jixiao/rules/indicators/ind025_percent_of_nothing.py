"""百分数是一个数占另一个数的多少；名称只说一件事，看不出是什么占什么。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import is_count, is_share
from jixiao.rules.wording import short

_LONGEST = 8
_PERCENT = frozenset({"%", "百分比", "％"})
_SHARE = frozenset("率比占度％%÷/")


@rule(
    id="IND025",
    name="percent-of-nothing",
    title="名称不是比率，指标值却是百分数",
    fix="把名称改成比率，并在描述里写明分子和分母，或者把指标值改成数量、时间。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    needs=("name", "quantity", "percent", "shareless"),
    gives_way_to=("IND023", "IND026"),
    covers=("kind:indicator-not-measurable",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            社会效益指标 | 解除劳模生活困难 | ≥95% | 清工发〔2024〕6号
            """,
            says="“解除劳模生活困难”不是比率，指标值却是“≥95%”，看不出是什么的百分之几。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            社会效益指标 | 劳模困难解除比率 | ≥95% | 清工发〔2024〕6号
            经济效益指标 | 劳模收入 | 比上年增长5% | 清工发〔2024〕6号
            """
        ),
    ),
)
def percent_of_nothing(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if len(indicator.target.raw) > _LONGEST:
        return None  # the cell says itself what its percent is of
    if target is None or target.kind != "quantity" or target.unit not in _PERCENT:
        return None
    name = indicator.name.raw
    if not name or target.direction or is_share(name, context) or is_count(name, context):
        return None
    if not _SHARE.isdisjoint(name + indicator.description.raw) or target.problem:
        return None
    return (
        f"“{short(name)}”不是比率，指标值却是“{short(indicator.target.raw)}”，"
        "看不出是什么的百分之几。"
    )
