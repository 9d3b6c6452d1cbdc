"""一个人参加三次活动是 1 人、3 人次；一户困难职工可能有几口人。单位不一致，同样的工作会数出不同的数。"""

from functools import cache, lru_cache

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.model.units import normal_unit
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.measures import PEOPLE, measured
from jixiao.rules.wording import short


@rule(
    id="TGT038",
    name="unit-against-name",
    title="指标值的单位与名称或描述的单位不一致",
    fix="统一名称、描述和指标值的单位。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("countable", "people"),
    covers=("D53", "kind:unit-inconsistent"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 参加活动人次 | ≥300人 | 清工发〔2024〕6号
            数量指标 | 开展职工活动 | 全年参加活动的职工人次 | ≥300人 | 清工发〔2024〕6号
            """,
            says=(
                "“参加活动人次”的名称“参加活动人次”数的是人次，指标值“≥300人”写的是人。",
                (
                    "“开展职工活动”的描述“全年参加活动的职工人次”数的是人次，指标值“≥30"
                    "0人”写的是人。"
                ),
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 参加活动人次 | ≥300人次 | 清工发〔2024〕6号
            数量指标 | 受益困难职工户数 | ≥40户 | 清工发〔2024〕6号
            数量指标 | 受益人数（人） | ≥40名 | 清工发〔2024〕6号
            """
        ),
    ),
)
def unit_against_name(indicator: Indicator, context: Context) -> Fault | None:
    target = indicator.target.value
    if target is None or target.unit is None or target.kind not in {"quantity", "range"}:
        return None
    unit = normal_unit(target.unit)
    if unit not in PEOPLE:
        return None
    units = context.words("people_units_of_names")
    for field in ("name", "description"):
        raw = getattr(indicator, field).raw
        wanted = _unit_of_end(measured(raw), units) if raw else ""
        if wanted and wanted != unit:
            what = "名称" if field == "name" else "描述"
            return Fault(
                f"“{short(indicator.name.raw)}”的{what}“{short(raw)}”数的是{wanted}，"
                f"指标值“{short(indicator.target.raw)}”写的是{unit}。",
                at="target" if field == "name" else "description",
            )
    return None


@lru_cache(maxsize=2048)
def _unit_of_end(name: str, units: frozenset[str]) -> str:
    """The unit that the end of a name tells, "" when it tells none."""
    return next((unit for ending, unit in _endings(units).items() if name.endswith(ending)), "")


@cache
def _endings(pairs: frozenset[str]) -> dict[str, str]:
    return {ending: unit for ending, _, unit in (pair.partition(":") for pair in pairs)}
