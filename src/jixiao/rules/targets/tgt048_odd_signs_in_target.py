"""“>=”“≧”“％”与“≥”“%”意思一样，写法不同会让汇总和系统导入把它们当作不同的值。"""

import re

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.model.target_words import OPERATOR_SIGNS
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.wording import short

_ODD = pattern(
    "[>＞﹥] ?[=＝═]|[<＜﹤] ?[=＝═]|[=＝] ?[>＞<＜]|≥[=＝]|≤[=＝]|[=＝]{2}|[≧≦⩾⩽≮≯﹥﹤﹦═＞＜＝％]"
)


@rule(
    id="TGT048",
    name="odd-signs-in-target",
    title="比较符号和百分号的写法不统一",
    fix="统一写成“≥”“≤”“%”。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="target",
    repair="safe",
    needs=("target", "signed"),
    covers=("D61", "kind:style-inconsistent"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | >=40人 | 清工发〔2024〕6号
            质量指标 | 慰问对象准确率 | ≧95％ | 清工发〔2024〕6号
            """,
            says=(
                "“慰问困难职工人数”的指标值“>=40人”通常写成“≥40人”。",
                "“慰问对象准确率”的指标值“≧95％”通常写成“≥95%”。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≥40人 | 清工发〔2024〕6号
            质量指标 | 慰问对象准确率 | =100% | 清工发〔2024〕6号
            """
        ),
    ),
)
def odd_signs_in_target(indicator: Indicator) -> Fault | None:
    words = indicator.target.raw
    if _ODD.search(words) is None:
        return None
    better = _ODD.sub(_usual, words)
    if better == words:
        return None
    return Fault(
        f"“{short(indicator.name.raw)}”的指标值“{short(words)}”通常写成“{short(better)}”。",
        words=words,
        replacement=better,
        cause="odd-signs",
    )


def _usual(match: re.Match[str]) -> str:
    """The sign that is usually written for an odd one."""
    sign = match[0].replace(" ", "")
    return "%" if sign == "％" else OPERATOR_SIGNS.get(sign, match[0])
