"""经济效益写增收、节支、产值、就业这一类可以用钱或者数算出来的变化。

知晓率、心情、宣传效果属于社会效益；项目没有经济效益时可以不设这一行。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import short

_MONEY = frozenset({"元", "万元", "亿元"})


@rule(
    id="IND013",
    name="non-economic-as-economic",
    title="经济效益里写的不是经济内容",
    fix="改写为增收、节支、带动就业等经济变化，或者把这一行移到社会效益里。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    level2=("ECONOMIC",),
    needs=("name",),
    covers=(
        "D31",
        "kind:indicator-misclassified",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县惠民政策宣传  预算数: 6.00
            经济效益指标 | 惠民政策知晓率 | ≥90% | 清工发〔2024〕6号
            """,
            says="“惠民政策知晓率”没有说到收入、成本、产值等经济变化，却放在“经济效益指标”里。",
        ),
        Good(
            """
            项目: 清河口县惠民政策宣传  预算数: 6.00
            经济效益指标 | 带动农户户均增收 | ≥2000元 | 清工发〔2024〕6号
            经济效益指标 | 本项目不涉及 | 无 | 清工发〔2024〕6号
            """
        ),
    ),
)
def non_economic_as_economic(indicator: Indicator, context: Context) -> str | None:
    name = indicator.name.raw
    target = indicator.target.value
    if not name or "经济" in name or (target is not None and target.unit in _MONEY):
        return None
    words = name + indicator.description.raw + indicator.target.raw
    if first_of(context.words("economic_words"), words):
        return None
    if first_of(context.words("void_rows"), name):
        return None
    return f"“{short(name)}”没有说到收入、成本、产值等经济变化，却放在“{indicator.level2.raw}”里。"
