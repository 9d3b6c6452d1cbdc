"""“保障率”“A类标准”不写明按什么算、出自哪里，四档标准就没有办法套用。"""

import re

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_GRADE = re.compile("(?<![A-Za-z])[A-E]类标准")


@rule(
    id="IND042",
    name="graded-guarantee-undefined",
    title="带评价标准的“保障率”没有定义",
    fix="写明分子分母或者标准的出处，或者换成完成率、办结率。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    covers=("kind:indicator-undefined",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            职责: 综合事务
            活动: 机关运转  预算数: 2.00
            机关运转保障率 | 95%及以上 | 90%及以上 | 80%及以上 | 80%以下
            """,
            says="“机关运转保障率”没有说保障哪些事、怎么计算。",
        ),
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            职责: 职工维权
            活动: 民主管理  预算数: 2.00
            达到B类标准的企业占比 | 95%及以上 | 90%及以上 | 80%及以上 | 80%以下
            """,
            says="“达到B类标准的企业占比”里的“B类标准”没有说出自哪一项标准。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            职责: 综合事务
            活动: 机关运转  预算数: 2.00
            公文按时办结率 | 95%及以上 | 90%及以上 | 80%及以上 | 80%以下
            """
        ),
    ),
)
def graded_guarantee_undefined(indicator: ActivityIndicator) -> str | None:
    name = indicator.name.raw
    if name.endswith("保障率"):
        return f"“{short(name)}”没有说保障哪些事、怎么计算。"
    found = _GRADE.search(name)
    if found is None:
        return None
    return f"“{short(name)}”里的“{found[0]}”没有说出自哪一项标准。"
