"""质量指标写做得好不好，人数、次数、数量说的是做多少。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import ends_with, first_of
from jixiao.rules.wording import short

_SHARES = frozenset({"%", "百分比", "‰"})


@rule(
    id="IND018",
    name="count-as-quality",
    title="质量指标里写的是数量",
    fix="把这一行移到数量指标里；质量指标另写合格率、准确率一类。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    level2=("QUALITY",),
    needs=("number", "ends:plain_counts"),
    covers=("D32",),
    examples=(
        Bad(
            """
            项目: 清河口县技能竞赛  预算数: 6.00
            质量指标 | 参加竞赛职工人数 | ≥300人 | 清工发〔2024〕6号
            """,
            says="“参加竞赛职工人数”说的是做多少，却放在“质量指标”里。",
        ),
        Good(
            """
            项目: 清河口县技能竞赛  预算数: 6.00
            质量指标 | 竞赛获奖人数 | ≥30人 | 清工发〔2024〕6号
            数量指标 | 参加竞赛职工人数 | ≥300人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def count_as_quality(indicator: Indicator, context: Context) -> str | None:
    name = indicator.name.raw
    if not ends_with(name, context.words("plain_counts")):
        return None
    if first_of(context.words("counts_of_quality"), name):
        return None
    target = indicator.target.value
    if target is None or target.number is None or target.unit in _SHARES:
        return None
    return f"“{short(name)}”说的是做多少，却放在“{indicator.level2.raw}”里。"
