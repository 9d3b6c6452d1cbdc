"""名称里已经写了要做多少，指标值又是另一个数，不知道以哪个为准。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.model.units import SHARES, normal_unit
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.quantities import quantities
from jixiao.rules.wording import short

_DIGIT = pattern("[0-9]")
_TIMES = frozenset(
    {"年", "个月", "月", "日", "天", "小时", "分钟", "工作日", "%", "岁", "级", "期", "元"}
)
_BOUND = pattern("以?[上下内前后]")


@rule(
    id="IND041",
    name="target-inside-name",
    title="名称里的数与指标值不一样",
    fix="名称只写衡量什么，把要达到的数写在指标值里。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    level2=("QUANTITY",),
    needs=("number", "says:0|1|2|3|4|5|6|7|8|9"),
    gives_way_to=("IND023",),
    covers=("D13",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 组织20名劳模疗养 | ≥85% | 清工发〔2024〕6号
            """,
            says="“组织20名劳模疗养”里写着“20名”，指标值却是“≥85%”，不知道以哪个为准。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 新建疗养步道1条 | 2公里 | 清工发〔2024〕6号
            质量指标 | 70岁以上劳模参加率 | ≥85% | 清工发〔2024〕6号
            """
        ),
    ),
)
def target_inside_name(indicator: Indicator) -> str | None:
    name = indicator.name.raw
    target = indicator.target.value
    if target is None or target.number is None or not _DIGIT.search(name):
        return None
    counted = [
        each
        for each in quantities(name)
        if not each.per
        and each.unit not in _TIMES
        and not each.sign
        and not _BOUND.match(each.after)
    ]
    if not counted or any(each.number in {target.number, target.high} for each in counted):
        return None
    unit = None if target.unit is None else normal_unit(target.unit)
    other = next((each for each in counted if unit in SHARES or each.unit == unit), None)
    if other is None:
        return None
    return (
        f"“{short(name)}”里写着“{other.words}”，指标值却是“{short(indicator.target.raw)}”，"
        "不知道以哪个为准。"
    )
