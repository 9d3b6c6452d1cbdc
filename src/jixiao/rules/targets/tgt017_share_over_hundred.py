"""合格率、覆盖率、满意度是全体中的一部分，不可能超过 100%。

增长率、计划完成率可以超过 100%，不在此列。
"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import in_percent, is_whole
from jixiao.rules.wording import short

_WHOLE = 100


@rule(
    id="TGT017",
    name="share-over-hundred",
    title="比率超过了 100%",
    fix="核对数值，比率最多写到 100%。",
    severity=Severity.ERROR,
    cites=("practice",),
    at="target",
    needs=("number", "limit", "countable", "percent", "ends:shares_of_a_whole"),
    covers=("D11", "kind:value-over-100"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | ≥105% | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度 | >100% | 清工发〔2024〕6号
            """,
            says=(
                "“慰问对象准确率”的指标值“≥105%”超过了 100%，不可能达到。",
                "“困难职工满意度”的指标值“>100%”超过了 100%，不可能达到。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问对象准确率 | =100% | 清工发〔2024〕6号
            经济效益指标 | 带动就业增长率 | ≥120% | 清工发〔2024〕6号
            质量指标 | 慰问任务完成率 | ≥105% | 清工发〔2024〕6号
            """
        ),
    ),
)
def share_over_hundred(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.number is None or target.kind not in {"quantity", "range"}:
        return None
    most = target.number if target.high is None else target.high
    if most < _WHOLE or (most == _WHOLE and target.operator != ">"):
        return None
    name = indicator.name.raw
    if not in_percent(target.unit) or not is_whole(name, context):
        return None
    return f"“{short(name)}”的指标值“{short(indicator.target.raw)}”超过了 100%，不可能达到。"
