"""一档是数、一档是文字，或者一档看绝对数、一档比上年，同一个结果可能两档都算、也可能都不算。"""

from jixiao.kernel.findings import Severity
from jixiao.model.duty_activity import ActivityIndicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.grading import Grading, Step, printed
from jixiao.rules.wording import short

_SORT = {"quantity": 1, "range": 1, "relative": 2, "qualitative": 3, "boolean": 3}


@rule(
    id="GRD015",
    name="grades-not-comparable",
    title="各档说的不是一回事",
    fix="各档用同一种说法：都写数，或者都与上年比。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D50",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            参训人数 | 90人及以上 | 80人及以上 | 比上年增长 | 比上年减少
            慰问率 | 90%及以上 | 80%及以上 | 基本完成 | 没有完成
            """,
            says=(
                "“参训人数”的优“90人及以上”和中“比上年增长”说的不是一回事，无法比较。",
                "“慰问率”的优“90%及以上”和中“基本完成”说的不是一回事，无法比较。",
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
职责: 困难职工帮扶  预算数: 12.00
活动: 帮扶困难职工  预算数: 12.00
内容: 走访慰问在档困难职工
目标: 在档困难职工全部得到慰问
            慰问率 | 90%及以上 | 80%及以上 | 70%及以上 | 70%以下
            档案管理 | 齐全规范 | 基本齐全 | 有缺漏 | 没有建档
            安全事故 | 0起 | 1起 | 2起 | 发生重大事故
            """
        ),
    ),
)
def grades_not_comparable(indicator: ActivityIndicator, context: Context) -> Fault | None:
    grading = context.once(Grading, indicator)
    if len(grading.kinds) < 2:
        return None
    first: Step | None = None
    for step in grading.steps:
        if step.field == "poor":
            break  # 发生事故, 没有完成: whatever is left
        if first is None:
            first = step
        elif _SORT.get(step.target.kind) != _SORT.get(first.target.kind):
            return Fault(
                f"“{short(indicator.name.raw)}”的{printed(first)}和{printed(step)}说的不是一回事，"
                "无法比较。",
                at=step.at,
            )
    return None
