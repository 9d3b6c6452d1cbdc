"""两处几乎一字不差的话，差了几个字，可能有一处漏字或改了半截，请对照。

两处并排看，哪一处该改一目了然；本来就有意写得不同的，不必改。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut
from jixiao.rules.prose import Prose
from jixiao.rules.twins import differences, rarer, spelled, varies

_BETWEEN_TITLES = {("、", ""), ("", "、")}
_TIMES = ("全年", "年内", "本年", "当年", "年度内")


@rule(
    id="TXT021",
    name="sentence-varies",
    title="同一句话两处差几个字",
    fix="对照两处，确认是有意写得不同，还是有一处漏字、错字。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D61", "kind:missing-word", "kind:term-inconsistent", "kind:copy-paste-within"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            指导全县各级工会进一步突出和履行维护职能。
            # 二、工作保障措施
            指导全县各级工会进一步突出和维护职能。
            """,
            says=(
                "“指导全县各级工会进一步突出和维护职能”与另一处几乎一样，这里少了“履行”，"
                "请核对是否漏写。"
            ),
        ),
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            协商县政府做好各级劳动模范的推荐工作，推进平等协商、集体协商。
            # 二、工作保障措施
            协助县政府做好各级劳动模范的推荐工作，协助调解争议。
            """,
            says=(
                "“协助县政府做好各级劳动模范的推荐工作”与另一处几乎一样，这里是“协助”，"
                "那里是“协商”，请核对哪一处对。"
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            指导全县各级工会进一步突出和履行维护职能，帮扶困难职工和家属40户。
            # 二、工作保障措施
            指导全县各级工会进一步突出和履行维护职能，帮扶困难职工和家属60户。
            """
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            监督检查《工会法》、《工会章程》的贯彻执行情况。
            # 二、工作保障措施
            监督检查《工会法》《工会章程》的贯彻执行情况。
            """
        ),
        Good(
            """
            绩效文本: 清河口县林业局2025年部门预算绩效文本
            # 一、总体绩效目标
            管护国有林场和集体公益林3.2万亩。
            # 二、分项绩效目标
            全年管护国有林场和集体公益林3.2万亩。
            """
        ),
    ),
)
def sentence_varies(prose: Prose, ctx: Context) -> Iterator[Fault]:
    for each in ctx.once(differences, prose):
        if not varies(each) or rarer(each, prose) is not None:
            continue
        if each.before == "》" and set(each.pieces) <= _BETWEEN_TITLES:
            continue  # between titles a “、” may stand or not
        if not each.before and "".join(each.pieces[0]) in _TIMES:
            continue  # the same with the time said
        here, there = each.second, each.first
        theirs, mine = spelled(each)
        often = [prose.text.count(f"{words}{each.after}") for words in (theirs, mine)]
        if (mine and not theirs) or (theirs and mine and often[0] < often[1]):
            here, there, mine, theirs = there, here, theirs, mine
        what = (
            f"这里少了“{theirs}”，请核对是否漏写。"
            if not mine
            else f"这里是“{mine}”，那里是“{theirs}”，请核对哪一处对。"
        )
        yield Fault(
            f"“{cut(here.words)}”与另一处几乎一样，{what}",
            path=here.passage.path, words=here.words, start=here.start,
            beside=(there.passage.path, there.words),
        )  # fmt: skip
