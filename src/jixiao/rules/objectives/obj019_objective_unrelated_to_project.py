"""绩效目标与项目名称、资金用途、指标没有一个共同的词，多半是从别处复制的。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote, topic

_FEWEST, _LEAST_NAME = 6, 3


@rule(
    id="OBJ019",
    name="objective-unrelated-to-project",
    title="绩效目标与项目无关",
    fix="按项目名称和资金用途重写绩效目标。",
    severity=Severity.WARNING,
    cites=("caiyu-2015-88",),
    needs=("objectives",),
    covers=(
        "D35",
        "kind:name-content-mismatch",
    ),
    examples=(
        Bad(
            """
            项目: 市级以上劳模体检费  预算数: 3.78
            用途: 市级以上劳模体检
            目标: 维护各项劳动经济权益，让广大职工共享发展成果
            数量指标 | 免费健康体检率 | ≥90%
            """,
            says="绩效目标“维护各项劳动经济权益，让广大职工共享发展成果”与项目“市级以上劳模体检费”的名称、用途和指标没有一处相同。",
        ),
        Good(
            """
            项目: 市级以上劳模体检费  预算数: 3.78
            用途: 市级以上劳模体检
            目标: 6月底前完成劳模体检，维护职工权益
            数量指标 | 免费健康体检率 | ≥90%
            """
        ),
    ),
)
def objective_unrelated_to_project(project: Project, ctx: Context) -> Fault | None:
    name = project.name.raw
    if not name or not project.objectives:
        return None
    if len(name) <= _LEAST_NAME:
        return None
    saying = ctx.once(Saying, project)
    fillers = ctx.words("filler_words")
    objectives = saying.objectives
    if any(map(objectives.__contains__, topic(name, fillers))):
        return None
    there = topic(f"{name}；{project.use_of_funds.raw}", fillers)
    if any(map(objectives.__contains__, there)):
        return None
    own = topic(objectives, fillers)
    if len(own) < _FEWEST or any(map(saying.indicators.__contains__, own)):
        return None
    return Fault(
        f"绩效目标{quote(project.objectives[0].raw)}与项目{quote(name)}的名称、用途和指标"
        "没有一处相同。",
        at="objectives[0]",
        beside=(f"projects[{ctx.at}].name", name),
    )
