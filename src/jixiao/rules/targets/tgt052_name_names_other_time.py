"""名称写的时间和指标值写的时间对不上，年底不知道以哪一个时间考核。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.moments import moments
from jixiao.rules.wording import short

_MOST = 3


@rule(
    id="TGT052",
    name="name-names-other-time",
    title="名称里的时间与指标值的时间不同",
    fix="每件事写一个时效指标，时间只写在指标值里。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    needs=("deadline", "name"),
    covers=("D53", "kind:date-inconsistent"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            时效指标 | 1月底前发放慰问金，5月以后组织体检 | 2025年底全部完成 | 清工发〔2024〕6号
            """,
            says=(
                "“1月底前发放慰问金，5月以后组织体检”的名称写的时间是“1月底”“5月以后”，"
                "指标值却写“2025年底全部完成”，不知道哪件事在这个时间考核。"
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            时效指标 | 1月底前发放慰问金 | 2025年1月底前 | 清工发〔2024〕6号
            时效指标 | 体检完成时间 | 2025年底全部完成 | 清工发〔2024〕6号
            """
        ),
    ),
)
def name_names_other_time(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.deadline is None or target.kind != "deadline":
        return None
    named = moments(indicator.name.raw)
    if not named or target.deadline.month in {moment.last for moment in named}:
        return None
    told = "".join(f"“{moment.words}”" for moment in named[:_MOST])
    more = "等" if len(named) > _MOST else ""
    which = "，不知道哪件事在这个时间考核" if len(named) > 1 else "，不知道以哪个时间为准"
    name, words = short(indicator.name.raw), short(indicator.target.raw)
    return f"“{name}”的名称写的时间是{told}{more}，指标值却写“{words}”{which}。"
