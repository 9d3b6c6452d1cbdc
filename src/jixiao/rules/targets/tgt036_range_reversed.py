"""区间应当先写小的、后写大的；颠倒了就没有一个数能落在里面。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.doubts import doubt_of
from jixiao.rules.wording import short


@rule(
    id="TGT036",
    name="range-reversed",
    title="区间的前后颠倒",
    fix="把小的数写在前面。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    needs=("reversed",),
    covers=("D05",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            经济成本指标 | 人均体检费 | 600-400元 | 清工发〔2024〕6号
            """,
            says="“人均体检费”的指标值“600-400元”前面的数大于后面的数。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            经济成本指标 | 人均体检费 | 400-600元 | 清工发〔2024〕6号
            """
        ),
    ),
)
def range_reversed(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.problem is None or doubt_of(target) != "reversed":
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”的指标值“{words}”前面的数大于后面的数。"
