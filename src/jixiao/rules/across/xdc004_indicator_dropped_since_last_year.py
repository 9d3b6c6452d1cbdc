"""上年有的指标今年不再设，绩效情况无法逐年比较。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.traces import Traces


@rule(
    id="XDC004",
    name="indicator-dropped-since-last-year",
    title="上年的指标今年没有了",
    fix="核对是否漏设；确实不再需要的，不必处理。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=PLANNING,
    covers=(),
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
            数量指标 | 隐患整改数 | ≥40处 | 清水发〔2023〕4号
            """,
            says="上年的指标“巡查次数”（≥120次）今年没有了。",
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
def indicator_dropped_since_last_year(traces: Traces) -> Iterator[Fault]:
    for older, newer in traces.pairs_of_years:
        today = {row.key for row in newer.project.rows}
        gone = [row for row in older.project.rows if row.key not in today]
        if not today or len(gone) * 2 > len(older.project.rows) > 2:
            continue  # a form written anew is not one with a gap
        for row in gone:
            message = f"上年的指标“{row.name}”（{row.words}）今年没有了。"
            path = f"{newer.path}.indicators"
            yield Fault(message, document=newer.at, path=path, beside=("", row.name))
