"""“的的”“和和”一类的虚字连写了两次，多半是多打了一个字。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose


@rule(
    id="TXT004",
    name="word-doubled",
    title="虚字连写两次",
    fix="删去多出的一个字。",
    severity=Severity.WARNING,
    cites=("practice",),
    repair="suggested",
    covers=("D61", "kind:duplicated-phrase"),
    examples=(
        Bad(
            """
            项目: 困难职工帮扶  预算数: 2.00
            目标: 改善困难职工的的生活
            """,
            says="“改善困难职工的的生活”里“的的”连写了两次。",
        ),
        Good(
            """
            项目: 困难职工帮扶  预算数: 2.00
            目标: 对在在职职工和和谐社区建设进行了了解，以及及时慰问对对口单位的目的的说明
            """
        ),
    ),
)
def word_doubled(prose: Prose, ctx: Context) -> Iterator[Fault]:
    words = [each for each in ctx.words("text_doubled_signs") if each[0] in prose.doubled_signs]
    for spot in prose.spots(words):
        raw, at = spot.passage.raw, spot.start
        near = (raw[at : at + 3], raw[max(0, at - 1) : at + 2])
        if ctx.words("text_doubled_signs_allowed").isdisjoint(near):
            yield Fault(
                f"“{around(raw, at, at + 2)}”里“{spot.words}”连写了两次。",
                path=spot.passage.path, words=spot.words, replacement=spot.words[0], start=at,
            )  # fmt: skip
