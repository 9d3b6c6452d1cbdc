"""以“万项”计、数却是 0.3，换算过来是 3000 项；这样的单位多半是从上级的表里照搬来的。

核对换算后的数是不是本单位一年能做到的。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.model.units import unit_in_name
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_SCALES = {"万": 10_000, "亿": 100_000_000}


@rule(
    id="DUT010",
    name="unit-too-large",
    title="单位比数大得多",
    fix="改用合适的单位，并核对换算后的数。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    covers=("D18", "kind:unit-oddity"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 职工创新  预算数: 3.00
            活动: 技术革新  预算数: 3.00
            职工技术革新项目数量（万项） | 0.3及以上 | 0.25及以上 | 0.15及以上 | 0.15以下
            """,
            says="“职工技术革新项目数量（万项）”以“万项”计，优要求的0.3万项就是3000项。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 职工创新  预算数: 3.00
            活动: 技术革新  预算数: 3.00
            职工参与人次（万人次） | 3及以上 | 2及以上 | 1及以上 | 1以下
            """
        ),
    ),
)
def unit_too_large(indicator: ActivityIndicator) -> str | None:
    target = indicator.grade_criteria.excellent.value
    if target is None or target.number is None or not 0 < target.number < 1:
        return None
    unit = target.unit or unit_in_name(indicator.name.raw)
    if unit is None or unit[0] not in _SCALES or len(unit) == 1 or "元" in unit:
        return None
    number = (target.number * _SCALES[unit[0]]).normalize()
    return (
        f"“{short(indicator.name.raw)}”以“{unit}”计，优要求的{target.number:f}{unit}"
        f"就是{number:f}{unit[1:]}。"
    )
