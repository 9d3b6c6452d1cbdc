"""模板里的填写提示（“（100字以内）”“填报说明”“示例：”）还留在正文里。

提示是写给填报人看的；留在文本里，会被当成目标或指标的一部分。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose


@rule(
    id="TXT003",
    name="form-hint-left",
    title="模板的填写提示没有删去",
    fix="删去模板里的填写提示，只留本单位的内容。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D24", "kind:template-remnant"),
    examples=(
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办技能竞赛3场，参赛150人。（100字以内）
            """,
            says="“…赛150人。（100字以内）”里的“字以内）”是模板的填写提示，没有删去。",
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 征集不超过100字的短文60篇，编制示范班组名册1套。
            """
        ),
    ),
)
def form_hint_left(prose: Prose, ctx: Context) -> Iterator[Fault]:
    for spot in prose.spots(ctx.words("text_form_hints")):
        line = around(spot.passage.raw, spot.start, spot.start + len(spot.words))
        yield Fault(
            f"“{line}”里的“{spot.words}”是模板的填写提示，没有删去。",
            path=spot.passage.path, words=spot.words, start=spot.start,
        )  # fmt: skip
