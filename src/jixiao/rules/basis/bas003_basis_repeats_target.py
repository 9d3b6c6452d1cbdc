"""依据要说明指标值从哪里来；把指标值再抄一遍，等于没有依据。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_SHORTEST = 2
_LONGEST = 30


@rule(
    id="BAS003",
    name="basis-repeats-target",
    title="依据照抄指标值或名称",
    fix="换成文件名称和文号、标准名称，或者上年实际数。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="basis",
    needs=("echoed",),
    covers=("D45",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 劳模慰问人数 | 慰问到位 | 慰问到位
            """,
            says="“劳模慰问人数”的依据“慰问到位”照抄了指标值“慰问到位”。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养执行率 | ≥95% | 疗养执行率
            """,
            says="“疗养执行率”的依据“疗养执行率”照抄了名称“疗养执行率”。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def basis_repeats_target(indicator: Indicator) -> str | None:
    words = indicator.basis.raw
    if len(words) < _SHORTEST or len(words) > _LONGEST:
        return None
    if words in indicator.target.raw:
        where, other = "指标值", indicator.target.raw
    elif words == indicator.name.raw:
        where, other = "名称", indicator.name.raw
    elif words == indicator.level2.raw:
        where, other = "二级指标", indicator.level2.raw
    else:
        return None
    return f"“{short(indicator.name.raw)}”的依据“{short(words)}”照抄了{where}“{short(other)}”。"
