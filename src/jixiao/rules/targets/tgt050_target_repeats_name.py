"""指标值和指标名称是同一句话，等于没有写要达到什么。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import bare, pairs, short

_LEAST = 4
"""Fewer signs repeat by chance: 合格, 及时."""


@rule(
    id="TGT050",
    name="target-repeats-name",
    title="指标值重复指标名称",
    fix="写明要达到的数或程度。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("words", "phrased"),
    gives_way_to=("TGT024",),
    covers=("D20", "kind:value-qualitative"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 提升职工技能水平 | 提升职工技能水平 | 清工发〔2024〕6号
            可持续影响指标 | 改善职工之家基础条件 | 改善基础条件 | 清工发〔2024〕6号
            """,
            says="“提升职工技能水平”的指标值“提升职工技能水平”只是重复名称，没有写要达到什么。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            社会效益指标 | 提升职工技能水平 | 取证人数≥30人 | 清工发〔2024〕6号
            质量指标 | 验收合格情况 | 合格 | 清工发〔2024〕6号
            """
        ),
    ),
)
def target_repeats_name(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "qualitative" or target.number is not None:
        return None
    words, name = bare(indicator.target.raw), bare(indicator.name.raw)
    if len(words) < _LEAST or len(name) < _LEAST:
        return None
    if words not in name and name not in words and not pairs(words) <= pairs(name):
        return None
    return (
        f"“{short(indicator.name.raw)}”的指标值“{short(indicator.target.raw)}”只是重复名称，"
        "没有写要达到什么。"
    )
