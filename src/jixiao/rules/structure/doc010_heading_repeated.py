"""同一个标题在同一级出现了两次，多半是复制时留下的。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.headings import plain_heading
from jixiao.rules.marks import cut


@rule(
    id="DOC010",
    name="heading-repeated",
    title="标题重复",
    fix="删去重复的标题，或者改成本节的标题。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=("plan",),
    covers=("kind:copy-paste-within",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            全年展览12场。
            # 二、总体绩效目标
            全年演出30场。
            """,
            says="标题“二、总体绩效目标”与前面的“一、总体绩效目标”相同。",
        ),
        Good(
            """
            绩效文本: 清河口县文化馆2025年部门预算绩效文本
            # 一、总体绩效目标
            ## （一）展览
            全年展览12场。
            # 二、分项绩效目标
            ## （一）展览
            新增展品40件。
            """
        ),
    ),
)
def heading_repeated(document: PerformanceDocument) -> Iterator[Fault]:
    chapter = 0
    known: dict[tuple[int, int, str], tuple[int, str]] = {}
    for at, section in enumerate(document.sections):
        if section.level == 1:
            chapter = at
        words = plain_heading(section.heading.raw)
        key = (section.level, chapter if section.level > 1 else 0, words)
        if not words:
            continue
        other, heading = known.setdefault(key, (at, section.heading.raw))
        if other != at:
            yield Fault(
                f"标题“{cut(section.heading.raw)}”与前面的“{cut(heading)}”相同。",
                path=f"sections[{at}].heading", beside=(f"sections[{other}].heading", heading),
            )  # fmt: skip
