"""表里还留着“**”“XX”“____”一类的占位符，说明这一处没有填完。

占位符占着数量、名称或时间的位置；留着它，指标就没有值，目标就没有对象。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.placeholders import is_printed_hint, placeholders
from jixiao.rules.prose import Prose


@rule(
    id="TXT001",
    name="placeholder-left",
    title="占位符没有替换",
    fix="把占位符换成实际的数、名称或日期。",
    severity=Severity.ERROR,
    cites=("practice",),
    gives_way_to=("TGT011",),
    covers=("D24", "kind:placeholder-left"),
    examples=(
        Bad(
            """
            项目: 劳模慰问  预算数: 2.00
            数量指标 | 春节慰问劳模人数**人 | ≥12人
            """,
            says="“春节慰问劳模人数**人”里的“**”是占位符，还没有换成实际内容。",
        ),
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 20XX年举办竞赛×××场
            """,
            says=(
                "“20XX年举办竞赛×××场”里的“XX”是占位符，还没有换成实际内容。",
                "“20XX年举办竞赛×××场”里的“×××”是占位符，还没有换成实际内容。",
            ),
        ),
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 与○○单位合办竞赛2场
            """,
            says="“与○○单位合办竞赛2场”里的“○○”是占位符，还没有换成实际内容。",
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 二○○八年起每年举办竞赛2场
            """
        ),
        Good(
            """
            项目: 低保救助  预算数: 20.00
            社会效益指标 | 受益人口数≥**人 | ≥80人
            """
        ),
        Good(
            """
            项目: 劳模慰问  预算数: 2.00
            数量指标 | 发放率 | 实发人数/应发人数×100% | ≥95% | 采购XXL号工装
            """
        ),
    ),
)
def placeholder_left(prose: Prose, ctx: Context) -> Iterator[Fault]:
    for found in ctx.once(placeholders, prose):
        if is_printed_hint(found, prose):
            continue
        passage, start = found.passage, found.start
        line = around(passage.raw, start, start + len(found.words))
        yield Fault(
            f"“{line}”里的“{found.words}”是占位符，还没有换成实际内容。",
            path=passage.path, words=found.words, start=start, cause=f"TXT001:{line}",
        )  # fmt: skip
