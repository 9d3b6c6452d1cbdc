"""计划要达到的百分数写到小数点后两位，看上去精确，实际上是凑出来的或者算出来的完成值。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import in_percent
from jixiao.rules.wording import short

_NEARLY_ALWAYS = 99
_RUNNING = ("可用率", "可用性", "可靠率", "可靠性", "在线率", "连通率")


@rule(
    id="TGT041",
    name="percent-too-precise",
    title="百分数精确到小数点后两位",
    fix="取整数或最多一位小数。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    needs=("fraction", "percent"),
    covers=("D51", "kind:value-spurious-precision"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 民办园补贴覆盖率 | ≥90.91% | 清工发〔2024〕6号
            """,
            says="“民办园补贴覆盖率”的指标值“≥90.91%”精确到小数点后两位，作为目标过于精细。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 民办园补贴覆盖率 | ≥90.5% | 清工发〔2024〕6号
            质量指标 | 验收合格率 | 100.00% | 清工发〔2024〕6号
            质量指标 | 政务云平台可用率 | ≥99.95% | 清工发〔2024〕6号
            """
        ),
    ),
)
def percent_too_precise(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.number is None or not target.number % 1:
        return None
    if not in_percent(target.unit) or target.number * 10 % 1 == 0 or target.number < 1:
        return None
    name = indicator.name.raw
    if target.number >= _NEARLY_ALWAYS and any(word in name for word in _RUNNING):
        return None  # 99.95 % and 99.99 % are two classes of service, hours apart in a year
    words = short(indicator.target.raw)
    return f"“{short(name)}”的指标值“{words}”精确到小数点后两位，作为目标过于精细。"
