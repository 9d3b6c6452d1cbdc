"""“比上年增长5%”要先知道上年是多少；没有写，自评时可以随便取一个数来比。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_BASE = pattern(
    "(?:上年|去年|上一年|20[0-9]{2}年|基数|基期|基准|现有|目前|原有)[^。；]{0,20}?[0-9]"
)


@rule(
    id="TGT029",
    name="change-without-base",
    title="与上年比较，没有写上年是多少",
    fix="在绩效指标描述里写明上年的数。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    needs=("relative",),
    covers=("D21",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            经济效益指标 | 带动就业人数 | 比上年增长5%以上 | 清工发〔2024〕6号
            """,
            says="“带动就业人数”的指标值“比上年增长5%以上”与上年比，没有写上年是多少。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            经济效益指标 | 带动就业人数 | 上年200人，本年带动就业人数比上年增长 | 比上年增长5%以上 | 清工发〔2024〕6号
            """
        ),
    ),
)
def change_without_base(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "relative":
        return None
    if target.number is None and target.direction != "same" and target.operator is None:
        return None
    told = f"{indicator.name.raw}{indicator.description.raw}{indicator.note.raw}"
    if _BASE.search(told) is not None:
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”的指标值“{words}”与上年比，没有写上年是多少。"
