"""“≥100慰问到位”里的 100 没有单位，后面的文字又不是单位，看不出要达到什么。

一格里只写一个要达到的数和它的单位，其余的话写进指标描述。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.doubts import doubt_of
from jixiao.rules.wording import short


@rule(
    id="TGT009",
    name="number-joined-to-sentence",
    title="指标值把数和文字连写在一起",
    fix="指标值只写数和单位，文字移到“绩效指标描述”。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    needs=("sentence",),
    covers=("D05",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问到位情况 | ≥100慰问到位 | 清工发〔2024〕6号
            """,
            says=("“慰问到位情况”的指标值“≥100慰问到位”把数和文字连在一起，看不出数的单位和含义。"),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问金到位率 | 100%到位 | 清工发〔2024〕6号
            数量指标 | 慰问困难职工 | ≥40人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def number_joined_to_sentence(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.problem is None or doubt_of(target) != "sentence":
        return None
    words = short(indicator.target.raw)
    return (
        f"“{short(indicator.name.raw)}”的指标值“{words}”把数和文字连在一起，看不出数的单位和含义。"
    )
