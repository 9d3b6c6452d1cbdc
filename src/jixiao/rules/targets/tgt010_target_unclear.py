"""指标值的写法前后矛盾或者有错字，不同的人会读出不同的数。

常见的有：比较符号写成书名号、写了两个不同的单位、数字前面多了一个符号。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.doubts import doubt_of


@rule(
    id="TGT010",
    name="target-unclear",
    title="指标值看不明白",
    fix="按“比较符号＋数＋单位”的写法重写指标值，例如“≥90%”。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("unclear",),
    gives_way_to=("TGT001", "TGT011", "TGT049"),
    covers=("D05",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | 》95% | 清工发〔2024〕6号
            质量指标 | 慰问金到位率 | ≥95%以下 | 清工发〔2024〕6号
            """,
            says=(
                "“》95%”中的“》”是书名号，应当写“≥”或“>”。",
                "“≥95%以下”前后的比较方向不一致，前面是“≥”，后面的意思是“<”。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | ≥95% | 清工发〔2024〕6号
            """
        ),
    ),
)
def target_unclear(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.problem is None or doubt_of(target) not in {"other", "signs"}:
        return None
    if target.number is not None and not target.number:
        return None  # -0% is how some systems print nothing
    return target.problem
