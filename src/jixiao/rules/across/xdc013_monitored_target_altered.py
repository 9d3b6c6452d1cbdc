"""监控表里的年度指标值应当与批复的绩效目标一致，改了就比不出进度。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import MONITORING, Bad, Fault, Good, rule
from jixiao.rules.traces import Traces


@rule(
    id="XDC013",
    name="monitored-target-altered",
    title="监控的指标值与批复的目标不一致",
    fix="按批复的绩效目标填写年度指标值；调整过的写明依据。",
    severity=Severity.WARNING,
    cites=("caiyu-2019-136", "practice"),
    kinds=MONITORING,
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
            监控: 水源地巡查  年初预算数: 20.00  执行数: 9.00
            数量指标 | 巡查次数 | ≥90次 | 60次
            """,
            says="“巡查次数”的年度指标值写“≥90次”，批复的绩效目标是“≥120次”。",
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
            监控: 水源地巡查  年初预算数: 20.00  执行数: 9.00
            数量指标 | 巡查次数 | ≥120次 | 60次
            """,
        ),
    ),
)
def monitored_target_altered(traces: Traces) -> Iterator[Fault]:
    for plan, form in traces.pairs_with_plan("monitoring"):
        planned = {row.key: row for row in plan.project.rows}
        for at, row in enumerate(form.project.rows):
            before = planned.get(row.key)
            if before is None or row.target is None or before.target is None:
                continue
            numbers = (before.target.number, row.target.number)
            if None not in numbers and numbers[0] != numbers[1]:
                message = (
                    f"“{row.name}”的年度指标值写“{row.words}”，批复的绩效目标是“{before.words}”。"
                )
                path = f"{form.path}.indicators[{at}].target"
                yield Fault(message, document=form.at, path=path, beside=("", before.words))
