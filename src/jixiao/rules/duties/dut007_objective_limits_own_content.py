"""活动是办培训，目标却是“严格控制培训数量”，两者方向相反，年底不知道多办好还是少办好。"""

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.duty_activity import DutyActivity
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short

_LIMITED = pattern(
    "(?:严格)?(控制|压减|压缩|减少)([一-龥]{2,4}?)(?:的)?(?:数量|次数|规模|人数|场次)"
)


@rule(
    id="DUT007",
    name="objective-limits-own-content",
    title="绩效目标限制的正是活动要做的事",
    fix="目标写明要做到的数量和效果；要压减的写明从多少减到多少。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="objective",
    covers=("kind:objective-contradicts-content",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 干部教育  预算数: 3.00
            活动: 组织工会干部培训  预算数: 3.00
            内容: 培训工会干部和积极分子
            目标: 严格控制培训数量，规范培训费管理
            """,
            says=(
                "绩效目标是“严格控制培训数量”，活动“组织工会干部培训”要做的正是培训，"
                "多做还是少做说不清。"
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
单位: 万元
            职责: 干部教育  预算数: 3.00
            活动: 组织工会干部培训  预算数: 3.00
            内容: 培训工会干部和积极分子
            目标: 培训干部60人，严格控制会议数量
            """
        ),
    ),
)
def objective_limits_own_content(activity: DutyActivity) -> str | None:
    match = _LIMITED.search(activity.objective.raw)
    if match is None:
        return None
    matter = match[2]
    if matter not in activity.activity.raw or matter not in activity.description.raw:
        return None
    return (
        f"绩效目标是“{match[0]}”，活动“{short(activity.activity.raw)}”要做的正是{matter}，"
        "多做还是少做说不清。"
    )
