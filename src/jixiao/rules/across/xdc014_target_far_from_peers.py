"""同一类项目里别的部门都定得高得多，这个指标值可能偏低。

只比较名称和单位都相同、至少有四个部门填报的指标，是否合理由人判断。
"""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.traces import Form, Row, Traces


@rule(
    id="XDC014",
    name="target-far-from-peers",
    title="指标值远低于同类项目",
    fix="对照同类项目核对指标值；任务确实不同的，不必处理。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=PLANNING,
    covers=("D16", "D17", "kind:value-implausible"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县第一局2025年部门预算绩效文本
            部门: 330 清河口县第一局
            年度: 2025
            项目: 业务培训  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 培训合格率 | ≥95% | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县第二局2025年部门预算绩效文本
            部门: 331 清河口县第二局
            年度: 2025
            项目: 业务培训  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 培训合格率 | ≥96% | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县第三局2025年部门预算绩效文本
            部门: 332 清河口县第三局
            年度: 2025
            项目: 业务培训  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 培训合格率 | ≥95% | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县第四局2025年部门预算绩效文本
            部门: 333 清河口县第四局
            年度: 2025
            项目: 业务培训  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 培训合格率 | ≥98% | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县第五局2025年部门预算绩效文本
            部门: 334 清河口县第五局
            年度: 2025
            项目: 业务培训  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 培训合格率 | ≥50% | 清水发〔2023〕4号
            """,
            says="“培训合格率”定为“≥50%”，另外4个部门的同一指标最低是“≥95%”。",
        ),
        Good(
            """
            绩效文本: 清河口县第一局2025年部门预算绩效文本
            部门: 330 清河口县第一局
            年度: 2025
            项目: 业务培训  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 培训合格率 | ≥95% | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县第二局2025年部门预算绩效文本
            部门: 331 清河口县第二局
            年度: 2025
            项目: 业务培训  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 培训合格率 | ≥96% | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县第三局2025年部门预算绩效文本
            部门: 332 清河口县第三局
            年度: 2025
            项目: 业务培训  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 培训合格率 | ≥95% | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县第四局2025年部门预算绩效文本
            部门: 333 清河口县第四局
            年度: 2025
            项目: 业务培训  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 培训合格率 | ≥98% | 清水发〔2023〕4号
            """,
            """
            绩效文本: 清河口县第五局2025年部门预算绩效文本
            部门: 334 清河口县第五局
            年度: 2025
            项目: 业务培训  预算数: 20.00
            目标: 全年巡查水源地120次。
            数量指标 | 培训合格率 | ≥90% | 清水发〔2023〕4号
            """,
        ),
    ),
)
def target_far_from_peers(traces: Traces) -> Iterator[Fault]:
    groups: dict[tuple[str, str | None], list[tuple[Form, int, Row]]] = {}
    for form in traces.forms:
        if not form.trace.is_plan or not form.department:
            continue
        for at, row in enumerate(form.project.rows):
            target = row.target
            if target is not None and target.kind == "quantity" and target.unit == "%":
                groups.setdefault((row.key, target.unit), []).append((form, at, row))
    for rows in groups.values():
        if len({form.department for form, _, _ in rows}) > traces.number("peers_fewest"):
            yield from _outliers(rows, traces.number("peers_far"))


FAR = 20
"""Percentage points below the lowest of the others from which a target is shown; practice."""


def _outliers(rows: list[tuple[Form, int, Row]], far: Decimal) -> Iterator[Fault]:
    """A row far below all others of its group; two low ones are a habit, not an outlier."""
    ranked = sorted(rows, key=lambda each: _number(each[2]))
    form, at, row = ranked[0]
    others = [each for each in ranked[1:] if each[0].department != form.department]
    if not others or _number(others[0][2]) - _number(row) < far:
        return
    message = (
        f"“{row.name}”定为“{row.words}”，另外{len({each[0].department for each in others})}"
        f"个部门的同一指标最低是“{others[0][2].words}”。"
    )
    path = f"{form.path}.indicators[{at}].target"
    yield Fault(message, document=form.at, path=path, beside=("", others[0][2].words))


def _number(row: Row) -> Decimal:
    target = row.target
    return target.number if target is not None and target.number is not None else Decimal(0)
