"""只有数没有计量单位，看不出是多少人、多少元还是百分之多少。

数量指标写人、次、项等单位，比率写“%”，成本写元或万元。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.doubts import doubt_of
from jixiao.rules.measures import is_count, is_share, names_unit
from jixiao.rules.wording import short


@rule(
    id="TGT004",
    name="unit-missing",
    title="指标值没有写单位",
    fix="在数后面写明计量单位，例如“≥40人”“≥90%”“≤20元/人”。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    needs=("number", "bare"),
    covers=("D07", "kind:value-unit-missing"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 困难职工生活状况 | 90 | 清工发〔2024〕6号
            数量指标 | 按要求完成慰问 | ≥40 | 清工发〔2024〕6号
            """,
            says=(
                "“困难职工生活状况”的指标值“90”没有写单位，看不出是什么的数量。",
                "“按要求完成慰问”的指标值“≥40”没有写单位，看不出是什么的数量。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工（人） | ≥40 | 清工发〔2024〕6号
            质量指标 | 慰问对象准确率 | ≥95% | 清工发〔2024〕6号
            质量指标 | 发放差错起数 | 0 | 清工发〔2024〕6号
            """
        ),
    ),
)
def unit_missing(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.number is None or target.unit is not None:
        return None
    if target.kind not in {"quantity", "range"}:
        if doubt_of(target) != "unit":
            return None
    elif target.problem is not None or not target.number:
        return None
    name = indicator.name.raw
    if names_unit(name) or is_share(name, context) or is_count(name, context):
        return None
    if f"{target.number:f}" in name:
        return None  # 变压器3台: the name tells, and another rule says so
    return f"“{short(name)}”的指标值“{short(indicator.target.raw)}”没有写单位，看不出是什么的数量。"
