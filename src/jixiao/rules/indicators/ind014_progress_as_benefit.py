"""效益写事情做完以后带来的变化；完成率、发放率只说事情做完没有，属于产出。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of, measured
from jixiao.rules.wording import short


@rule(
    id="IND014",
    name="progress-as-benefit",
    title="把完成率、发放率当作效益",
    fix="改写为项目带来的变化，例如收入、健康、安全、知晓的改善程度。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    level2=(
        "ECONOMIC",
        "SOCIAL",
        "ECOLOGICAL",
        "SUSTAINED_IMPACT",
    ),
    needs=("says:progress_rates",),
    covers=(
        "D32",
        "D58",
        "kind:indicator-misclassified",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县职工体检  预算数: 6.00
            社会效益指标 | 体检项目完成率 | 100% | 清工发〔2024〕6号
            """,
            says="“体检项目完成率”说的是工作做完没有，不是带来的变化，却放在“社会效益指标”里。",
        ),
        Good(
            """
            项目: 清河口县职工体检  预算数: 6.00
            社会效益指标 | 学生完成学业率 | ≥98% | 清工发〔2024〕6号
            社会效益指标 | 疾病早期发现率 | ≥5% | 清工发〔2024〕6号
            """
        ),
    ),
)
def progress_as_benefit(indicator: Indicator, context: Context) -> str | None:
    name = indicator.name.raw
    if "率" not in name and "完成" not in name:
        return None
    rate = first_of(context.words("progress_rates"), measured(name))
    if not rate:
        return None
    return f"“{short(name)}”说的是工作做完没有，不是带来的变化，却放在“{indicator.level2.raw}”里。"
