"""“**人”“XX%”是模板留给填报人的空，没有换成数就等于没有指标值。

上报前请逐格检查，把占位符全部换成本单位的数。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.doubts import doubt_of
from jixiao.rules.wording import short


@rule(
    id="TGT011",
    name="placeholder-in-target",
    title="指标值里还留着模板的占位符",
    fix="把占位符换成要达到的数。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    needs=("placeholder",),
    covers=("D24", "kind:placeholder-left"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | **人 | 清工发〔2024〕6号
            质量指标 | 慰问对象准确率 | ≥XX% | 清工发〔2024〕6号
            """,
            says=(
                "“慰问困难职工人数”的指标值“**人”还是模板的占位符，没有填写数。",
                "“慰问对象准确率”的指标值“≥XX%”还是模板的占位符，没有填写数。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数（≥**人） | ≥40人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def placeholder_in_target(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.problem is None or doubt_of(target) != "placeholder":
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”的指标值“{words}”还是模板的占位符，没有填写数。"
