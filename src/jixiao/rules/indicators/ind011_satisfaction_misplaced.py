"""满意度是一级指标，放在产出或效益里会重复计分或者漏计分。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_OTHERS = frozenset({"OUTPUT", "BENEFIT", "COST"})
_ITS_OWN = frozenset({"BENEFICIARY_SATISFACTION"})


@rule(
    id="IND011",
    name="satisfaction-misplaced",
    title="满意度放错了位置",
    fix="把这一行移到满意度指标之下，原来的位置另设与它相称的指标。",
    severity=Severity.WARNING,
    cites=(
        "caiyu-2015-88",
        "caiyu-2021-101",
    ),
    at="name",
    needs=("says:满意", "working"),
    covers=(
        "D29",
        "kind:indicator-misclassified",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            质量指标 | 疗养劳模满意度 | ≥90% | 清工发〔2024〕6号
            """,
            says="“疗养劳模满意度”衡量的是满意度，却放在“质量指标”里。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            服务对象满意度指标 | 疗养劳模满意度 | ≥90% | 清工发〔2024〕6号
            """
        ),
    ),
)
def satisfaction_misplaced(indicator: Indicator) -> str | None:
    name = indicator.name.raw
    if "满意" not in name or indicator.level1.value not in _OTHERS:
        return None
    if indicator.level2.value in _ITS_OWN or "满意" in indicator.level2.raw:
        return None
    level = indicator.level2.raw or indicator.level1.raw
    return f"“{short(name)}”衡量的是满意度，却放在“{short(level)}”里。"
