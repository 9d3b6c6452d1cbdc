"""指标没有指标值，就没有可以对照的标准，到年底无法自评。

确实用不着的指标整行删去；用得着的写明要达到多少。
"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_CARRIES = pattern(r"[0-9]\s*(?:%|％|[人个户次项元套件场年月日])\s*$")


@rule(
    id="TGT002",
    name="target-is-empty",
    title="指标值没有填写",
    fix="写明要达到的数和单位；用不着这个指标就删去这一行。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    needs=("name", "blank"),
    covers=("D04",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | | 清工发〔2024〕6号
            质量指标 | 慰问对象准确率 | =100% | 清工发〔2024〕6号
            """,
            says="“慰问困难职工人数”的指标值是空的，没有写要达到多少。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≥40人 | 清工发〔2024〕6号
            质量指标 | | | 清工发〔2024〕6号
            """
        ),
    ),
)
def target_is_empty(indicator: Indicator) -> str | None:
    target = indicator.target
    if target.raw and (target.value is None or target.value.kind != "empty"):
        return None
    if target.span is None or not indicator.name.raw or _CARRIES.search(indicator.name.raw):
        return None
    return f"“{short(indicator.name.raw)}”的指标值是空的，没有写要达到多少。"
