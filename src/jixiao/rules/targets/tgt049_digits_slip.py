"""“5,00”“1.0.5”“9。5”不是一个数，多半是逗号或小数点打错了位置，差十倍百倍都有可能。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_SLIP = pattern(
    r"(?<![0-9.])[1-9][0-9]{0,2}[,，](?:00?|[0-9]{4,})(?![0-9,，])|[0-9]。[0-9]"
    r"|(?<![0-9.])[0-9]{1,3}\.[0-9]+\.[0-9]+(?=[%％元人次户件])"
)


@rule(
    id="TGT049",
    name="digits-slip",
    title="数字的逗号、小数点位置不对",
    fix="核对数值，改正逗号或小数点。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("target", "stopped"),
    covers=("D05",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≥5,00人 | 清工发〔2024〕6号
            质量指标 | 慰问对象准确率 | ≥9。5% | 清工发〔2024〕6号
            """,
            says=(
                "“慰问困难职工人数”的指标值“≥5,00人”里的“5,00”不像一个数。",
                "“慰问对象准确率”的指标值“≥9。5%”里的“9。5”不像一个数。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 服务职工人次 | ≥5,000人次 | 清工发〔2024〕6号
            时效指标 | 补贴期限 | 2025.1.1-2025.12.31 | 清工发〔2024〕6号
            数量指标 | 印发材料 | 手册20，折页80 | 清工发〔2024〕6号
            """
        ),
    ),
)
def digits_slip(indicator: Indicator) -> str | None:
    words = indicator.target.raw
    match = _SLIP.search(words)
    if match is None:
        return None
    target = indicator.target.value
    if target is not None and target.deadline is not None:
        return None
    return f"“{short(indicator.name.raw)}”的指标值“{short(words)}”里的“{match[0]}”不像一个数。"
