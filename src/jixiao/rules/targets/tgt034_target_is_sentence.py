"""指标值要短到能核对：一个数，或者一个程度。写成一句话，就成了绩效目标的重复。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_DIGIT = pattern("[0-9]")


@rule(
    id="TGT034",
    name="target-is-sentence",
    title="指标值是一句话",
    fix="改为一个可以核对的数或程度，其余的话移到绩效指标描述。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("words",),
    gives_way_to=("TGT024",),
    covers=("D20", "kind:value-qualitative"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 职工生活状况 | 帮扶之后困难职工的生活得到改善，对工会工作更加信任 | 清工发〔2024〕6号
            """,
            says=(
                "“职工生活状况”的指标值是一句话（“帮扶之后困难职工的生活得到改善，对工"
                "会工作更加信任”），没有可以核对的标准。"
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 职工生活状况 | 有所改善 | 清工发〔2024〕6号
            数量指标 | 慰问人数 | 春节前走访慰问在档困难职工不少于40人，确保每户都走到 | 清工发〔2024〕6号
            """
        ),
    ),
)
def target_is_sentence(indicator: Indicator, context: Context) -> str | None:
    words = indicator.target.raw
    if len(words) <= context.number("target_longest"):
        return None
    target = indicator.target.value
    if target is None or target.kind != "qualitative" or target.number is not None:
        return None
    if target.problem is not None or _DIGIT.search(words):
        return None
    return (
        f"“{short(indicator.name.raw)}”的指标值是一句话（“{short(words)}”），没有可以核对的标准。"
    )
