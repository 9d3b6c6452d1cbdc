"""满意度的完成值要有调查作根据；全文没有提到问卷、回访，数字从哪里来无法核对。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import short


@rule(
    id="SEL033",
    name="satisfaction-unproven",
    title="满意度没有说明怎样调查得来",
    fix="在备注或者实际完成情况里写明调查办法、人数和结果。",
    severity=Severity.NOTE,
    cites=("caiyu-2021-101",),
    at="actual",
    level2=("BENEFICIARY_SATISFACTION",),
    examples=(
        Bad(
            """
            自评: 清河口县技能比武  年度: 2024
            服务对象满意度指标 | 参赛职工满意度 | ≥90% | 96% | 10 | 10
            """,
            says="“参赛职工满意度”的完成值是“96%”，全文没有写怎样调查得来。",
        ),
        Good(
            """
            自评: 清河口县技能比武  年度: 2024
            结果: 赛后发放问卷280份，收回271份
            服务对象满意度指标 | 参赛职工满意度 | ≥90% | 96% | 10 | 10
            """,
        ),
    ),
)
def satisfaction_unproven(indicator: Indicator, context: Context) -> str | None:
    actual = indicator.actual.value
    if actual is None or actual.number is None or not indicator.points.value:
        return None
    if indicator.level1.value != "SATISFACTION":
        return None
    if first_of(context.words("survey_words"), context.prose.text):
        return None
    words = short(indicator.actual.raw)
    return f"“{short(indicator.name.raw)}”的完成值是“{words}”，全文没有写怎样调查得来。"
