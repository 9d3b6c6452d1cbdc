"""表格印着“是/否”请填报人选一个，两个都留着等于没有填写。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.wording import short


@rule(
    id="TGT012",
    name="answer-not-chosen",
    title="指标值“是/否”没有选定",
    fix="只留下要达到的那一个，并在指标描述里写明怎样算“是”。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("unanswered",),
    covers=("D24",),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 是否建立帮扶档案 | 是/否 | 清工发〔2024〕6号
            """,
            says="“是否建立帮扶档案”的指标值还是“是/否”，没有选定是哪一个。",
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            质量指标 | 是否建立帮扶档案 | 是 | 清工发〔2024〕6号
            """
        ),
    ),
)
def answer_not_chosen(indicator: Indicator) -> str | None:
    target = indicator.target.value
    if target is None or target.kind != "boolean" or target.answer is not None:
        return None
    words = short(indicator.target.raw)
    return f"“{short(indicator.name.raw)}”的指标值还是“{words}”，没有选定是哪一个。"
