"""标题里点名的活动，正文一个字也没有提。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.documents import Section
from jixiao.rules.declare import Bad, Good, rule
from jixiao.rules.marks import cut

_NAMED = pattern(r"“([^“”]{2,10})”")


@rule(
    id="DOC028",
    name="heading-text-mismatch",
    title="标题说的事正文没有写",
    fix="在正文写明标题说的活动，或者改标题。",
    severity=Severity.NOTE,
    cites=("practice",),
    at="text",
    kinds=("plan",),
    covers=("D53", "kind:heading-text-mismatch"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # （一）扎实推进“安康杯”竞赛
            组织职工开展合理化建议活动，提升创新能力。
            """,
            says="标题“（一）扎实推进“安康杯”竞赛”点名“安康杯”，正文没有提到。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # （一）扎实推进“安康杯”竞赛
            组织60家企业参加安康杯竞赛。
            """
        ),
    ),
)
def heading_text_mismatch(section: Section) -> Iterator[str]:
    if "“" not in section.heading.raw or not section.text.raw:
        return
    for name in _NAMED.findall(section.heading.raw):
        if name not in section.text.raw:
            yield f"标题“{cut(section.heading.raw)}”点名“{name}”，正文没有提到。"
