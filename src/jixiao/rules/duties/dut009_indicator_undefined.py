"""“A类”是哪个标准的 A 类、“保障率”拿什么除以什么，没有说明就无法计算。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import measured
from jixiao.rules.wording import short

_CLASS = pattern("(?<![省国部市A-Z])([A-Z]{1,3}[类级])")
_AIDED = pattern("([一-龥]{2,6})(?:救助|帮扶|慰问|补助)率")


@rule(
    id="DUT009",
    name="indicator-undefined",
    title="指标没有说清怎样算",
    fix="写明标准的名称，或者写明分子和分母。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="name",
    covers=("D28", "kind:indicator-undefined"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 综合管理  预算数: 3.00
            活动: 综合事务  预算数: 3.00
            综合事务保障率 | 95%及以上 | 90%及以上 | 85%及以上 | 85%以下
            达到A类标准的企业占比 | 20%及以上 | 15%及以上 | 10%及以上 | 10%以下
            职责: 劳模管理  预算数: 2.00
            活动: 劳模服务  预算数: 2.00
            内容: 救助困难劳模
            劳模救助率 | 95%及以上 | 90%及以上 | 85%及以上 | 85%以下
            """,
            says=(
                "“综合事务保障率”没有写明“保障率”拿什么除以什么。",
                "“达到A类标准的企业占比”没有写明“A类”是哪个标准的等级。",
                "“劳模救助率”没有写明是全部劳模还是困难劳模，内容描述说的是“困难劳模”。",
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 劳模管理  预算数: 2.00
            活动: 劳模服务  预算数: 2.00
            内容: 救助困难劳模
            困难劳模救助率 | 95%及以上 | 90%及以上 | 85%及以上 | 85%以下
            达到省AAA级的和谐企业占比 | 20%及以上 | 15%及以上 | 10%及以上 | 10%以下
            """
        ),
    ),
)
def indicator_undefined(indicator: ActivityIndicator, context: Context) -> str | None:
    name = indicator.name.raw
    if (match := _CLASS.search(name)) is not None:
        return f"“{short(name)}”没有写明“{match[1]}”是哪个标准的等级。"
    if (end := _end_of(measured(name), context)) != "":
        return f"“{short(name)}”没有写明“{end}”拿什么除以什么。"
    match = _AIDED.fullmatch(measured(name))
    row = context.document.activities[context.row]
    if match is None or "困难" in match[1] or f"困难{match[1]}" not in row.description.raw:
        return None
    return f"“{short(name)}”没有写明是全部{match[1]}还是困难{match[1]}，内容描述说的是“困难{match[1]}”。"


def _end_of(name: str, context: Context) -> str:
    """The vague rate that a name ends with, "" for none."""
    words = context.words("vague_rates")
    if not name.endswith(tuple(words)):
        return ""
    return next((word for word in words if name.endswith(word)), "")
