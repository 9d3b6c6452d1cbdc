"""标题的序号跳号或重号，看的人会以为缺了一节。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut
from jixiao.rules.ordinals import Ordinal, ordinal, ordinals


@rule(
    id="DOC007",
    name="heading-ordinal-gap",
    title="标题序号不连续",
    fix="核对是否缺了一节，并把序号改连续。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=("plan",),
    covers=("D61",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年免费开放300天。
            # 三、工作保障措施
            明确责任分工。
            """,
            says="标题“三、工作保障措施”前面一节是第1节，缺少第2节。",
        ),
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年免费开放300天。
            # 一、工作保障措施
            明确责任分工。
            """,
            says="标题“一、工作保障措施”的序号与前面一节重复。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            ## （一）展览
            全年展览12场。
            ## （二）演出
            全年演出30场。
            # 二、工作保障措施
            ## （一）制度
            明确责任分工。
            """
        ),
    ),
)
def heading_ordinal_gap(document: PerformanceDocument) -> Iterator[Fault]:
    last: dict[int, tuple[Ordinal, str]] = {}
    for at, section in enumerate(document.sections):
        here = ordinal(section.heading.raw)
        for level in [level for level in last if level > section.level]:
            del last[level]
        if here is None:
            continue
        before = last.get(section.level)
        last[section.level] = (here, section.text.raw)
        if before is None or before[0].style != here.style or here.number == before[0].number + 1:
            continue
        wanted = before[0].number + 1
        # An item between the two may stand in the text as a paragraph, not as a heading.
        if any(each.style == here.style and each.number == wanted for each in ordinals(before[1])):
            continue
        heading = cut(section.heading.raw)
        if here.number > wanted:
            what = f"标题“{heading}”前面一节是第{wanted - 1}节，缺少第{wanted}节。"
        else:
            what = f"标题“{heading}”的序号与前面一节重复。"
        yield Fault(what, path=f"sections[{at}].heading", words=here.words, start=here.start)
