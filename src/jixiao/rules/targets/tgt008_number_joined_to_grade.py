"""“100优”既像要达到 100，又像要评为优，自评时两个人会给出两个结果。

定量指标写数和单位，定性指标写等级及其标准，两样不能混在一格里。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.doubts import doubt_of
from jixiao.rules.wording import short


@rule(
    id="TGT008",
    name="number-joined-to-grade",
    title="指标值把数和等级连写在一起",
    fix="定量的写成“≥90%”这样的数；定性的写明优、良、中、差各是什么标准。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    needs=("grade",),
    covers=("D06",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            服务对象满意度指标 | 困难职工满意度 | ≤100优 | 清工发〔2024〕6号
            """,
            says="“困难职工满意度”的指标值“≤100优”把数和等级连在一起，看不出以哪一个为准。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            服务对象满意度指标 | 困难职工满意度 | ≥90% | 清工发〔2024〕6号
            质量指标 | 档案管理 | 优 | 清工发〔2024〕6号
            """
        ),
    ),
)
def number_joined_to_grade(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.problem is None or doubt_of(target) != "grade":
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”的指标值“{words}”把数和等级连在一起，看不出以哪一个为准。"
