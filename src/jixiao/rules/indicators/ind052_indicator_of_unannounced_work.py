"""指标要落在资金用途和绩效目标说到的工作上；多出来的工作没有钱、也没有目标。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.subject_matter import matter_of
from jixiao.rules.wording import short

_LEAST_MATTER = 20


@rule(
    id="IND052",
    name="indicator-of-unannounced-work",
    title="指标说的工作在用途和目标里没有",
    fix="在用途和目标里补上这项工作，或者删去这条指标。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="name",
    needs=("says:acts",),
    gives_way_to=("IND048",),
    covers=(
        "D34",
        "kind:indicator-unsupported-by-objective",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工救助  预算数: 6.00
            用途: 用于全县在档困难职工家庭生活救助和医疗救助
            目标: 按时足额发放救助金，救助困难职工60户
            质量指标 | 培训职工合格率 | ≥95% | 清工发〔2024〕6号
            """,
            says="“培训职工合格率”说到“培训”，资金用途和绩效目标里都没有这项工作。",
        ),
        Good(
            """
            项目: 清河口县困难职工救助  预算数: 6.00
            用途: 用于全县在档困难职工家庭生活救助和医疗救助
            目标: 按时足额发放救助金，救助困难职工60户
            质量指标 | 救助金发放准确率 | ≥95% | 清工发〔2024〕6号
            """
        ),
    ),
)
def indicator_of_unannounced_work(indicator: Indicator, context: Context) -> str | None:
    acts = context.words("acts")
    name = indicator.name.raw
    act = first_of(acts, name)
    if not act:
        return None
    matter = context.once(matter_of, context.project)
    if act in matter or len(matter) < _LEAST_MATTER or not first_of(acts, matter):
        return None
    if not context.project.objectives or not context.project.use_of_funds.raw:
        return None
    if first_of(context.words("acts_in_general"), matter):
        return None
    return f"“{short(name)}”说到“{act}”，资金用途和绩效目标里都没有这项工作。"
