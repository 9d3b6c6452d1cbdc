"""同一组条目有的写“1.”，有的写“1、”，或者（一）和（1）混用。"""

from collections.abc import Iterator
from itertools import pairwise

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.ordinals import ALIKE, numbered
from jixiao.rules.prose import Prose


@rule(
    id="TXT024",
    name="ordinal-styles-mixed",
    title="同一组条目的序号写法不一",
    fix="一组条目用同一种序号。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D61", "kind:style-inconsistent"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            1.健全制度。
            2、明确分工。
            3.加强检查。
            """,
            says="“2、明确分工。”的序号写成“2、”，前一条写成“1.”，同一组条目写法不一。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            一、健全制度。
            1、完善台账。
            2、公开账目。
            二、明确分工。
            1、定人。
            """
        ),
    ),
)
def ordinal_styles_mixed(prose: Prose, ctx: Context) -> Iterator[Fault]:
    for passage, found in ctx.once(numbered, prose):
        for before, here in pairwise(found):
            kind = ALIKE.get(here.style)
            if kind is None or kind != ALIKE.get(before.style) or before.style == here.style:
                continue
            if here.number != before.number + 1:
                continue
            line = around(passage.raw, here.start, here.start + len(here.words), 14)
            yield Fault(
                f"“{line}”的序号写成“{here.words}”，前一条写成“{before.words}”，"
                "同一组条目写法不一。",
                path=passage.path, words=here.words, start=here.start,
            )  # fmt: skip
            break
