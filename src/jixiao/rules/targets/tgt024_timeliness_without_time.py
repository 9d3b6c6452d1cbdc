"""时效指标要能看出按时没有；“及时”“按规定时间”没有日期，到年底无从核对。

写日期（2025年12月底前）、期限（收到申请后10个工作日内），或者写及时率。
"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.moments import moments
from jixiao.rules.wording import short

_DIGIT = pattern("[0-9０-９]")


@rule(
    id="TGT024",
    name="timeliness-without-time",
    title="时效指标没有写什么时候完成",
    fix="写明完成的日期或期限，或者改用及时率。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    level2=("TIMELINESS",),
    needs=("words",),
    covers=("D22", "kind:value-qualitative"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            时效指标 | 慰问金发放时间 | 及时发放 | 清工发〔2024〕6号
            时效指标 | 帮扶资金拨付时间 | 按规定时间拨付 | 清工发〔2024〕6号
            """,
            says=(
                "时效指标“慰问金发放时间”的指标值“及时发放”没有写什么时候完成。",
                "时效指标“帮扶资金拨付时间”的指标值“按规定时间拨付”没有写什么时候完成。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            时效指标 | 慰问金发放时间 | 春节前发放 | 清工发〔2024〕6号
            时效指标 | 慰问金发放时间 | 2025年1月底前 | 清工发〔2024〕6号
            时效指标 | 1月底前发放慰问金 | 及时 | 清工发〔2024〕6号
            时效指标 | 资金拨付 | 收到申请后10个工作日内 | 清工发〔2024〕6号
            """
        ),
    ),
)
def timeliness_without_time(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "qualitative" or target.number is not None:
        return None
    words, name = indicator.target.raw, indicator.name.raw
    if _DIGIT.search(words) is not None or _DIGIT.search(name) is not None:
        return None
    if first_of(context.words("time_marks"), words) or moments(name):
        return None
    return f"时效指标“{short(name)}”的指标值“{short(words)}”没有写什么时候完成。"
