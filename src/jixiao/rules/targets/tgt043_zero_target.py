"""慰问、培训、受益的数量写成 0，等于什么也不做；多半是没有填写或者填错了。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import first_of
from jixiao.rules.wording import short


@rule(
    id="TGT043",
    name="zero-target",
    title="要做的事指标值是零",
    fix="写明要完成的数；不打算做的，删去这一行。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("quantity", "zero", "says:helping_words"),
    covers=("D04",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | 0人 | 清工发〔2024〕6号
            """,
            says="“慰问困难职工人数”的指标值“0人”是零，等于什么也不做。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 慰问金发放差错起数 | 0起 | 清工发〔2024〕6号
            数量指标 | 培训安全事故人数 | 0人 | 清工发〔2024〕6号
            数量指标 | 慰问困难职工人数 | ≥40人 | 清工发〔2024〕6号
            """
        ),
    ),
)
def zero_target(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.number is None or target.number or target.high is not None:
        return None
    name = indicator.name.raw
    if target.kind != "quantity" or target.operator in {"≥", ">", "≤", "<"}:
        return None
    if target.direction is not None or not first_of(context.words("helping_words"), name):
        return None
    if first_of(context.words("harm_marks"), name):
        return None
    return f"“{short(name)}”的指标值“{short(indicator.target.raw)}”是零，等于什么也不做。"
