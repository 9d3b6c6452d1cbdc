"""今年的目标和指标与上年一字不差，没有体现今年要做什么。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.traces import Form, Traces, without_years


@rule(
    id="XDC003",
    name="plan-copied-from-last-year",
    title="目标和指标照搬上年",
    fix="按今年的任务重写目标，重新测算指标值。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=PLANNING,
    covers=("D23",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县水务局2024年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2024
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            says="“水源地巡查”今年的绩效目标和1个指标与上年一字不差。",
        ),
        Bad(
            """
            绩效文本: 清河口县水务局2024年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2024
            项目: 水源地巡查  预算数: 20.00
            目标: 2024年11月底前巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 2025年11月底前巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            says="“水源地巡查”今年的绩效目标和1个指标与上年除了年份一字不差。",
        ),
        Good(
            """
            绩效文本: 清河口县水务局2024年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2024
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地150次。
            数量指标 | 巡查次数 | ≥150次 | 清水发〔2023〕4号
            """,
        ),
        Good(
            """
            绩效文本: 清河口县水务局2024年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2024
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥150次 | 清水发〔2023〕4号
            """,
        ),
    ),
)
def plan_copied_from_last_year(traces: Traces) -> Iterator[Fault]:
    for older, newer in traces.pairs_of_years:
        before, today = _all(older), _all(newer)
        if not newer.project.objectives or not newer.project.rows:
            continue
        if list(map(without_years, before)) != list(map(without_years, today)):
            continue
        but = "" if before == today else "除了年份"
        message = (
            f"“{newer.project.name}”今年的绩效目标和"
            f"{len(newer.project.rows)}个指标与上年{but}一字不差。"
        )
        yield Fault(message, document=newer.at, path=newer.path)


def _all(form: Form) -> list[str]:
    """Objectives and targets without white space."""
    words = [*form.project.objectives, *(f"{row.key}={row.words}" for row in form.project.rows)]
    return ["".join(each.split()) for each in words]
