"""一个指标只能有一个指标值；写了几个，完成一部分时不知道怎样打分。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.doubts import doubt_of
from jixiao.rules.wording import short


@rule(
    id="TGT035",
    name="several-targets-in-one",
    title="一格里写了几个指标值",
    fix="拆成几个指标，每个指标写一个指标值。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("several",),
    gives_way_to=("TGT049",),
    covers=("D13",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 印发宣传材料 | 手册200册，折页800份 | 清工发〔2024〕6号
            """,
            says="“印发宣传材料”的指标值“手册200册，折页800份”里有几个数，不知道以哪一个为准。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 印发宣传手册 | ≥200册 | 清工发〔2024〕6号
            时效指标 | 资金支付进度 | 6月底完成50%，12月底完成100% | 清工发〔2024〕6号
            """
        ),
    ),
)
def several_targets_in_one(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.problem is None or doubt_of(target) != "several":
        return None
    if target.parts and all(part.kind == "deadline" for part in target.parts):
        return None
    words = short(indicator.target.raw, 40)
    return f"“{short(indicator.name.raw)}”的指标值“{words}”里有几个数，不知道以哪一个为准。"
