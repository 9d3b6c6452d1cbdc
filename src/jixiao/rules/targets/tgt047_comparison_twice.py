"""“≥90%以上”里“≥”和“以上”是一个意思，写一遍就够，写两遍容易让人以为要更高。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short

_FIRST = frozenset("≥≤><＞＜")
_LAST = frozenset("上下内")
_AGAIN = pattern("[及或]?(?:以上|以下|以内|之内)$")


@rule(
    id="TGT047",
    name="comparison-twice",
    title="比较的意思写了两遍",
    fix="留下前面的符号，去掉“以上”“以内”。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    repair="suggested",
    needs=("number", "bounded"),
    covers=("D08",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | ≥95%以上 | 清工发〔2024〕6号
            成本指标 | 人均体检费 | ≤500元以内 | 清工发〔2024〕6号
            """,
            says=(
                "“慰问对象准确率”的指标值“≥95%以上”把“≥”和“以上”写了两遍。",
                "“人均体检费”的指标值“≤500元以内”把“≤”和“以内”写了两遍。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | 95%以上 | 清工发〔2024〕6号
            数量指标 | 慰问县级以上劳模 | ≥40人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def comparison_twice(indicator: Indicator) -> Fault | None:
    words = indicator.target.raw
    if words[-1:] not in _LAST or words[0] not in _FIRST:
        return None
    target = indicator.target.value
    match = _AGAIN.search(words)
    if match is None or target is None or target.problem is not None:
        return None
    return Fault(
        f"“{short(indicator.name.raw)}”的指标值“{short(words)}”把“{words[0]}”和“{match[0]}”"
        "写了两遍。",
        words=words,
        replacement=words[: match.start()],
    )
