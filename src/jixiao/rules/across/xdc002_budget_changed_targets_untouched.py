"""预算比上年有明显增减，指标值却一个也没有变，说明目标没有随资金调整。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.traces import Form, Traces, without_years


@rule(
    id="XDC002",
    name="budget-changed-targets-untouched",
    title="预算变了指标值没有变",
    fix="按今年的预算重新测算数量、成本等指标值。",
    severity=Severity.WARNING,
    cites=("caiyu-2015-88", "practice"),
    kinds=PLANNING,
    covers=("D42",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县水务局2024年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2024
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            时效指标 | 巡查完成时间 | 2024年11月底前 | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 32.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            时效指标 | 巡查完成时间 | 2025年11月底前 | 清水发〔2023〕4号
            """,
            says="今年预算32.00万元，上年20.00万元，相差60%，2个指标的指标值却与上年完全相同。",
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
            项目: 水源地巡查  预算数: 32.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥180次 | 清水发〔2023〕4号
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
            项目: 水源地巡查  预算数: 21.00
            目标: 全年巡查水源地120次。
            数量指标 | 巡查次数 | ≥120次 | 清水发〔2023〕4号
            """,
        ),
    ),
)
def budget_changed_targets_untouched(traces: Traces) -> Iterator[Fault]:
    for older, newer in traces.pairs_of_years:
        before, today = older.project.budget, newer.project.budget
        if before is None or today is None or not before.yuan or not today.yuan:
            continue
        change = abs(today.yuan - before.yuan) * 100 / before.yuan
        if (
            change >= traces.number("budget_change_noticeable")
            and _targets(older) == _targets(newer)
            and _targets(newer)
        ):
            message = (
                f"今年预算{today.printed:f}{today.unit}，上年{before.printed:f}{before.unit}，"
                f"相差{change:.0f}%，{len(_targets(newer))}个指标的指标值却与上年完全相同。"
            )
            path = f"{newer.path}.budget.total"
            yield Fault(message, document=newer.at, path=path)


def _targets(form: Form) -> dict[str, str]:
    """Targets by indicator; another year in a deadline is no other target."""
    return {row.key: without_years(row.words) for row in form.project.rows}
