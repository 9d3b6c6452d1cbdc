"""指标值与目标里一个数相同，但目标里这个数说的是另一件事，可能是填串了行。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.promises import common_run, measured
from jixiao.rules.saying import Saying
from jixiao.rules.statements import quote, without

_RUN, _WITHIN = 4, 3


@rule(
    id="OBJ032",
    name="number-of-another-thing",
    title="指标用了另一件事的数",
    fix="核实这个数是哪件事的，改正指标名称或指标值。",
    severity=Severity.NOTE,
    cites=("practice",),
    needs=("number", "unit", "quantity", "promised"),
    covers=(
        "D53",
        "kind:indicator-unsupported-by-objective",
    ),
    examples=(
        Bad(
            """
            项目: 工会经费  预算数: 60.00
            目标: 开展职工维权活动，送法律进基层；开展送温暖、送清凉，慰问一线职工达伍仟人以上
            数量指标 | 职工维权覆盖面 | 职工维权活动受益人数 | ≥5000人 | 年度计划
            """,
            says="指标“职工维权覆盖面”要求≥5000人，绩效目标里这个数是“慰问一线职工达伍仟人以上”，不是“职工维权”。",
        ),
        Good(
            """
            项目: 工会经费  预算数: 60.00
            目标: 开展职工维权活动，送法律进基层；开展送温暖、送清凉，慰问一线职工达伍仟人以上
            数量指标 | 慰问一线职工人数 | 送温暖、送清凉慰问的一线职工人数 | ≥5000人 | 年度计划
            """
        ),
    ),
)
def number_of_another_thing(indicator: Indicator, ctx: Context) -> Fault | None:
    asked = measured(indicator) if ctx.project.objectives else None
    if asked is None:
        return None
    fillers = ctx.words("filler_words")
    made = [
        each
        for each in ctx.once(Saying, ctx.project).promised_of(asked[1], fillers)
        if each.number == asked[0]
    ]
    if len(made) != 1:
        return None
    promise = made[0]
    words = without(f"{indicator.name.raw} {indicator.description.raw}", fillers)
    if common_run(words, without(promise.segment, fillers), _WITHIN):
        return None
    other = common_run(words, ctx.once(Saying, ctx.project).objectives, _RUN)
    if not other:
        return None
    target = "".join(indicator.target.raw.split())
    clause = promise.clause
    return Fault(
        f"指标{quote(indicator.name.raw)}要求{target}，{promise.statement.label}里这个数是"
        f"{quote(clause)}，不是“{other.strip()}”。",
        at="name",
        beside=(f"projects[{ctx.at}].{promise.statement.at}", promise.quantity.words),
    )
