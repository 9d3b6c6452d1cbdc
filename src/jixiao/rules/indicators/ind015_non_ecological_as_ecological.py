"""生态效益写空气、水、土、绿化、能耗、垃圾等自然环境的变化。

项目与生态没有关系时可以不设这一行。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import short

_SHORTEST = 4


@rule(
    id="IND015",
    name="non-ecological-as-ecological",
    title="生态效益里写的不是生态内容",
    fix="改写为环境的变化，或者把这一行移到社会效益、经济效益里。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    level2=(
        "ECOLOGICAL",
        "ECOLOGICAL_COST",
    ),
    covers=("D32",),
    examples=(
        Bad(
            """
            项目: 清河口县办公楼维修  预算数: 6.00
            生态效益指标 | 对控制维修造价的影响 | 明显 | 清工发〔2024〕6号
            """,
            says="“对控制维修造价的影响”没有说到自然环境的变化，却放在“生态效益指标”里。",
        ),
        Good(
            """
            项目: 清河口县办公楼维修  预算数: 6.00
            生态效益指标 | 办公楼用电量下降率 | ≥3% | 清工发〔2024〕6号
            """
        ),
    ),
)
def non_ecological_as_ecological(indicator: Indicator, context: Context) -> str | None:
    words = indicator.name.raw + indicator.description.raw
    if not words or len(words) < _SHORTEST:
        return None
    if first_of(context.words("ecological_words"), words):
        return None
    if first_of(context.words("void_rows"), words):
        return None
    name = indicator.name.raw
    return f"“{short(name)}”没有说到自然环境的变化，却放在“{indicator.level2.raw}”里。"
