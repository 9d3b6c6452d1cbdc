"""今年的指标值比上年低，又没有说明原因，看起来是为了容易完成。

确因任务减少而降低的，应在指标描述或目标里写明。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.traces import Row, Traces


@rule(
    id="XDC001",
    name="target-lowered-from-last-year",
    title="指标值比上年降低",
    fix="核对今年的任务；确需降低的，在目标或指标描述里写明原因。",
    severity=Severity.WARNING,
    cites=("caiyu-2020-10", "practice"),
    kinds=PLANNING,
    covers=("D17",),
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
            数量指标 | 巡查次数 | ≥80次 | 清水发〔2023〕4号
            """,
            says="“巡查次数”的指标值今年是“≥80次”，上年是“≥120次”，降低了，没有看到原因。",
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
            数量指标 | 巡查次数 | ≥130次 | 清水发〔2023〕4号
            """,
        ),
        Good(
            """
            绩效文本: 清河口县水务局2024年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2024
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 水质投诉率 | ≤5% | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            项目: 水源地巡查  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 水质投诉率 | ≤3% | 清水发〔2023〕4号
            """,
        ),
    ),
)
def target_lowered_from_last_year(traces: Traces) -> Iterator[Fault]:
    for older, newer in traces.pairs_of_years:
        before = {row.key: row for row in older.project.rows}
        for at, row in enumerate(newer.project.rows):
            last = before.get(row.key)
            if last is not None and _is_easier(last, row):
                message = (
                    f"“{row.name}”的指标值今年是“{row.words}”，"
                    f"上年是“{last.words}”，降低了，没有看到原因。"
                )
                path = f"{newer.path}.indicators[{at}].target"
                yield Fault(message, document=newer.at, path=path, beside=("", last.words))


def _is_easier(last: Row, row: Row) -> bool:
    """Whether a floor was lowered; caps that were raised are another question (prices rise)."""
    before, today = last.target, row.target
    return (
        before is not None
        and today is not None
        and before.kind == today.kind == "quantity"
        and before.unit == today.unit
        and before.number is not None
        and today.number is not None
        and before.operator in {"≥", ">", "=", None}
        and today.operator in {"≥", ">", "=", None}
        and row.level2 not in {"COST", "ECONOMIC_COST", "TIMELINESS"}
        and today.number < before.number
        and not _is_harm(row.name)
    )


def _is_harm(name: str) -> bool:
    return any(word in name for word in ("投诉", "事故", "差错", "损失", "能耗", "成本", "排放"))
