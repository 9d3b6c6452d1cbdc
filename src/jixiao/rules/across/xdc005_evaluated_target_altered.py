"""自评表里的年度指标值应当与批复的绩效目标一致，改低了等于换了考题。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.target import Target
from jixiao.rules.declare import EVALUATING, Bad, Fault, Good, rule
from jixiao.rules.traces import Traces


@rule(
    id="XDC005",
    name="evaluated-target-altered",
    title="自评的指标值与批复的目标不一致",
    fix="按批复的绩效目标填写年度指标值；年中调整过的，写明调整依据。",
    severity=Severity.ERROR,
    cites=("caiyu-2020-10", "practice"),
    kinds=EVALUATING,
    covers=(),
    examples=(
        Bad(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            部门: 330 清河口县水务局
            年度: 2025
            自评: 水源地巡查  年初预算数: 20.00  全年预算数: 20.00  执行数: 20.00
            数量指标 | 巡查次数 | ≥100次 | 105次
            """,
            says="“巡查次数”的年度指标值写“≥100次”，批复的绩效目标是“≥120次”。",
        ),
        Good(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            部门: 330 清河口县水务局
            年度: 2025
            自评: 水源地巡查  年初预算数: 20.00  全年预算数: 20.00  执行数: 20.00
            数量指标 | 巡查次数 | ≥120次 | 120次
            """,
        ),
        Good(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            部门: 330 清河口县水务局
            年度: 2025
            自评: 水源地巡查  年初预算数: 20.00  全年预算数: 20.00  执行数: 20.00
            数量指标 | 巡查次数 | 大于等于120次 | 125次
            """,
        ),
    ),
)
def evaluated_target_altered(traces: Traces) -> Iterator[Fault]:
    for plan, form in traces.pairs_with_plan("self-evaluation"):
        planned = {row.key: row for row in plan.project.rows}
        for at, row in enumerate(form.project.rows):
            before = planned.get(row.key)
            if before is None or not row.words or not before.words:
                continue
            if _differ(before.target, row.target, before.words, row.words):
                message = (
                    f"“{row.name}”的年度指标值写“{row.words}”，批复的绩效目标是“{before.words}”。"
                )
                path = f"{form.path}.indicators[{at}].target"
                yield Fault(message, document=form.at, path=path, beside=("", before.words))


def _differ(planned: Target | None, stated: Target | None, before: str, words: str) -> bool:
    """Whether two cells ask for something else; other words for the same are none."""
    if "".join(before.split()) == "".join(words.split()) or planned is None or stated is None:
        return False
    if planned.number is not None and stated.number is not None:
        ends = (planned.number, planned.high) != (stated.number, stated.high)
        signs = {planned.operator, stated.operator}
        return ends or ("≥" in signs and "≤" in signs)
    return planned.kind != stated.kind or planned.deadline != stated.deadline
