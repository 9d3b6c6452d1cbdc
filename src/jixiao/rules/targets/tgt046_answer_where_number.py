"""人数、次数、比率要写出数来；只写“完成”“达标”，看不出做了多少。"""

from jixiao.kernel.findings import Severity
from jixiao.model.project import Indicator
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.measures import is_count, is_share
from jixiao.rules.wording import short


@rule(
    id="TGT046",
    name="answer-where-number",
    title="应当写数的指标值写成了“完成”“是”",
    fix="写明要达到的数。",
    severity=Severity.WARNING,
    cites=("practice",),
    at="target",
    needs=("verbal", "ends:share_names|count_names"),
    covers=("D20", "kind:value-type-mismatch"),
    examples=(
        Bad(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | 完成 | 清工发〔2024〕6号
            服务对象满意度指标 | 困难职工满意度 | 是 | 清工发〔2024〕6号
            """,
            says=(
                "“慰问困难职工人数”要写数，指标值只写了“完成”。",
                "“困难职工满意度”要写数，指标值只写了“是”。",
            ),
        ),
        Good(
            """
            项目: 清河口县困难职工帮扶  预算数: 12.00
            数量指标 | 慰问困难职工人数 | ≥40人 | 清工发〔2024〕6号
            质量指标 | 是否建立帮扶档案 | 是 | 清工发〔2024〕6号
            """
        ),
    ),
)
def answer_where_number(indicator: Indicator, context: Context) -> str | None:
    target = indicator.target.value
    if target is None or target.kind not in {"boolean", "qualitative"}:
        return None
    name, words = indicator.name.raw, indicator.target.raw
    if target.kind == "boolean":
        if target.answer is None:
            return None
    elif words.strip("。；") not in context.words("done_words"):
        return None
    if "是否" in name or not (is_share(name, context) or is_count(name, context)):
        return None
    return f"“{short(name)}”要写数，指标值只写了“{short(words)}”。"
