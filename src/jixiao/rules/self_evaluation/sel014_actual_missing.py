"""有指标值没有完成值，既看不出完成了没有，得分也没有根据。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank
from jixiao.rules.wording import short


@rule(
    id="SEL014",
    name="actual-missing",
    title="没有填实际完成值",
    fix="按年底的实际情况填写完成值；没有开展的写0并说明原因。",
    severity=Severity.ERROR,
    cites=("caiyu-2020-10",),
    at="actual",
    covers=("D64",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 |  | 20 | 20
            """,
            says="“开展技能比武场次”的指标值是“≥6场”，没有填实际完成值。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 0场 | 20 | 0
            """,
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | / |  | |
            """,
        ),
    ),
)
def actual_missing(indicator: Indicator) -> str | None:
    actual = indicator.actual
    if not actual.is_stated or not is_blank(actual) or is_blank(indicator.target):
        return None
    return (
        f"“{short(indicator.name.raw)}”的指标值是“{short(indicator.target.raw)}”，"
        "没有填实际完成值。"
    )
