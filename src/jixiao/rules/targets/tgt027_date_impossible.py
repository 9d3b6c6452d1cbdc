"""日历上没有的日期（13 月、2 月 30 日）或者前后颠倒的起止日期，无法考核。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.doubts import doubt_of
from jixiao.rules.wording import short

_MONTH = pattern(r"(?<![0-9.-])(?:0|1[3-9]|[2-9][0-9])月")


@rule(
    id="TGT027",
    name="date-impossible",
    title="指标值里的日期不存在",
    fix="核对并改正日期。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    needs=("loose", "dateable"),
    covers=("D23",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            时效指标 | 慰问金发放时间 | 2025年2月30日前 | 清工发〔2024〕6号
            时效指标 | 竞赛举办时间 | 13月底前完成 | 清工发〔2024〕6号
            """,
            says=(
                "“慰问金发放时间”的指标值“2025年2月30日前”里的日期不存在或前后颠倒。",
                "“竞赛举办时间”的指标值“13月底前完成”里没有“13月”这个月份。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            时效指标 | 慰问金发放时间 | 2025年2月28日前 | 清工发〔2024〕6号
            时效指标 | 学习班举办时间 | 10月-12月 | 清工发〔2024〕6号
            数量指标 | 服务时长 | 13个月 | 清工发〔2024〕6号
            """
        ),
    ),
)
def date_impossible(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or (target.kind != "qualitative" and target.problem is None):
        return None
    words = indicator.target.raw
    if target.problem is None:
        match = _MONTH.search(words) if "月" in words else None
        if match is None:
            return None
        return f"“{short(indicator.name.raw)}”的指标值“{short(words)}”里没有“{match[0]}”这个月份。"
    if doubt_of(target) != "calendar":
        return None
    return f"“{short(indicator.name.raw)}”的指标值“{short(words)}”里的日期不存在或前后颠倒。"
