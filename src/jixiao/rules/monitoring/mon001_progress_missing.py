"""监控要对照指标值写到目前为止的完成情况，空着就看不出进度。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.results import is_blank
from jixiao.rules.wording import short


@rule(
    id="MON001",
    name="progress-missing",
    title="没有填执行情况",
    fix="填写监控期内的完成情况；还没有开展的写0并说明原因。",
    severity=Severity.ERROR,
    cites=("caiyu-2019-136",),
    at="actual",
    examples=(
        Bad(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | | 6场
            """,
            says="“开展技能比武场次”的指标值是“≥6场”，没有填到目前为止的执行情况。",
        ),
        Good(
            """
            监控: 清河口县技能比武  年度: 2024
            数量指标 | 开展技能比武场次 | ≥6场 | 0场 | 6场
            """,
        ),
    ),
)
def progress_missing(indicator: Indicator) -> str | None:
    actual = indicator.actual
    if not actual.is_stated or not is_blank(actual) or is_blank(indicator.target):
        return None
    name = short(indicator.name.raw)
    return f"“{name}”的指标值是“{short(indicator.target.raw)}”，没有填到目前为止的执行情况。"
