"""覆盖面、满意度、合格率是部分占全体的百分数，写成人数就不知道全体是多少。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.model.units import SHARES, normal_unit
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import is_share
from jixiao.rules.wording import short

_SCORES = frozenset(("分", "级", "倍", "成", "折"))


@rule(
    id="TGT022",
    name="share-in-counts",
    title="比率的指标值写成了人数、个数",
    fix="写成百分数；要写人数，请把名称改为“人数”。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("countable", "thing", "ends:share_names"),
    covers=("D12", "kind:value-type-mismatch"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 职工帮扶覆盖面 | ≥500人 | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度 | ≥90人 | 清工发〔2024〕6号
            """,
            says=(
                "“职工帮扶覆盖面”是比率，指标值“≥500人”却用“人”计数。",
                "“困难职工满意度”是比率，指标值“≥90人”却用“人”计数。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 职工帮扶覆盖面 | ≥90% | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度 | ≥90分 | 清工发〔2024〕6号
            数量指标 | 走访频率 | 2次/年 | 清工发〔2024〕6号
            """
        ),
    ),
)
def share_in_counts(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.unit is None or target.kind not in {"quantity", "range"}:
        return None
    if target.unit in SHARES or target.problem is not None or "/" in target.unit:
        return None
    name = indicator.name.raw
    if normal_unit(target.unit) in _SCORES or not is_share(name, context):
        return None
    words = short(indicator.target.raw)
    return f"“{short(name)}”是比率，指标值“{words}”却用“{target.unit}”计数。"
