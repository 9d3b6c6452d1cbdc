"""“程度”“水平”“影响力”要说清用什么衡量，例如调查的比率、收入的增减；只照抄名称，自评时全凭印象。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import ends_with, first_of
from jixiao.rules.wording import same_words, short


@rule(
    id="IND027",
    name="degree-without-measure",
    title="程度、水平没有衡量办法",
    fix="在描述里写明用什么数或者调查来衡量，并写出要达到的程度。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    needs=("copied", "target", "ends:degree_names"),
    covers=("kind:indicator-not-measurable",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            社会效益指标 | 劳模生活水平提高程度 | 劳模生活水平提高程度 | 较上年提高 | 上年数
            """,
            says="“劳模生活水平提高程度”没有写用什么衡量，指标值“较上年提高”无从判断。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            社会效益指标 | 劳模生活水平提高程度 | 人均收入比上年增加的百分比 | 较上年提高 | 上年数
            """
        ),
    ),
)
def degree_without_measure(indicator: Indicator, context: Context) -> str | None:
    words = indicator.description.raw
    name = indicator.name.raw
    if not words or not ends_with(name, context.words("degree_names")):
        return None
    if first_of(context.words("survey_words"), words):
        return None
    target = indicator.target.value
    if target is None or target.number is not None or not same_words(words, name):
        return None
    return f"“{short(name)}”没有写用什么衡量，指标值“{short(indicator.target.raw)}”无从判断。"
