"""目标栏原样搬来内容描述里的话，没有说明做到什么程度。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import DutyActivity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.statements import quote
from jixiao.rules.wording import bare, clauses

_LEAST = 12


@rule(
    id="OBJ010",
    name="duty-objective-restates-description",
    title="活动的目标照抄内容描述",
    fix="内容描述写做什么，目标写做到什么程度。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=(
        "D36",
        "kind:objective-restates-content",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            单位: 万元
            职责: 维护职工合法权益
            活动: 劳动模范管理
            预算数: 2.00
            内容: 协助做好劳动模范评选，做好困难劳模救助工作及省级以上劳模体检工作。
            目标: 加强劳模服务，做好困难劳模救助工作及省级以上劳模体检工作。
            """,
            says="“劳动模范管理”的目标“做好困难劳模救助工作及省级以上劳模体检工作”照抄了内容描述。",
        ),
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            单位: 万元
            职责: 维护职工合法权益
            活动: 劳动模范管理
            预算数: 2.00
            内容: 劳模评选，劳模体检，困难劳模救助。
            目标: 劳模评选、劳模体检、困难劳模救助
            """,
            says="“劳动模范管理”的目标“劳模评选、劳模体检、困难劳模救助”照抄了内容描述。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            单位: 万元
            职责: 维护职工合法权益
            活动: 劳动模范管理
            预算数: 2.00
            内容: 协助做好劳动模范评选，做好困难劳模救助工作及省级以上劳模体检工作。
            目标: 救助困难劳模4人，省级以上劳模体检率100%。
            """
        ),
    ),
)
def duty_objective_restates_description(activity: DutyActivity) -> Fault | None:
    objective, description = activity.objective.raw, bare(activity.description.raw)
    if not objective or not description:
        return None
    whole = (objective, 0)
    parts = [whole] if bare(objective) == description else clauses(objective)
    for words, _ in parts:
        if len(bare(words)) >= _LEAST and bare(words) in description:
            name = activity.activity.raw or activity.duty.raw
            return Fault(
                f"{quote(name)}的目标{quote(words)}照抄了内容描述。", at="objective", words=words
            )
    return None
