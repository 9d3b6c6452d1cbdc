"""“比上年提高”没有写提高多少，提高一点点也算完成，起不到约束作用。

写明幅度，并在指标描述里写上年的数。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short


@rule(
    id="TGT028",
    name="change-without-size",
    title="只说比上年变化，没有说变多少",
    fix="写明变化的幅度和上年的数，例如“比上年（60%）提高5个百分点以上”。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("relative",),
    covers=("D21", "kind:value-qualitative"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 职工参与度 | 比上年有所提高 | 清工发〔2024〕6号
            """,
            says="“职工参与度”的指标值“比上年有所提高”没有写变化多少。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 职工参与度 | 比上年提高5%以上 | 清工发〔2024〕6号
            社会效益指标 | 职工参与度 | 与上年持平 | 清工发〔2024〕6号
            """
        ),
    ),
)
def change_without_size(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "relative" or target.number is not None:
        return None
    if target.direction == "same" or target.operator is not None or target.problem is not None:
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”的指标值“{words}”没有写变化多少。"
