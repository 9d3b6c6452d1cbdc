"""保障措施与前面的职责、目标几乎一字不差，没有说明怎样保证目标实现。"""

import re
from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.chapters import chapters
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.statements import quote
from jixiao.rules.wording import likeness, pairs

_COPIED, _FEWEST, _SEVERAL = 0.8, 12, 2


def _lines(words: str) -> list[tuple[str, frozenset[str]]]:
    found = [(each.strip(), pairs(each)) for each in re.split(r"[\n。]", words)]
    return [(line, each) for line, each in found if len(each) >= _FEWEST]


@rule(
    id="OBJ030",
    name="measures-copy-duties",
    title="保障措施照抄职责或目标",
    fix="改写为本年的组织、资金、进度和监督措施。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=(
        "D36",
        "kind:safeguard-not-a-measure",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、年度发展规划目标
            指导各级工会的自身改革和建设，指导基层工会建立健全平等协商制度。
            负责全县工会财产和经费的征收、管理、审查和监督工作。
            # 二、工作保障措施
            指导各级工会的自身改革和建设，指导基层工会建立健全平等协商、集体合同制度。
            负责全县工会财产和经费的征收、管理、审查和监督工作。
            """,
            says="“二、工作保障措施”有2段与“一、年度发展规划目标”几乎相同，例如“指导各级工会的自身改革和建设，指导基层工会建立健全平等协商…”。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、年度发展规划目标
            指导各级工会的自身改革和建设，指导基层工会建立健全平等协商制度。
            # 二、工作保障措施
            每个项目确定一名责任人，按月登记支出和活动完成情况。
            """
        ),
    ),
)
def measures_copy_duties(document: PerformanceDocument, ctx: Context) -> Iterator[Fault]:
    found = ctx.once(chapters, document)
    measures = [each for each in found if each.role == "measures" and each.at == each.top]
    if not measures:
        return
    before = [
        (each.heading, pairs_of)
        for each in found
        if each.role in {"goals", "duties"} and each.at == each.top
        for _, pairs_of in _lines(each.whole)
    ]
    for chapter in measures:
        copied = [
            (line, heading)
            for line, own in _lines(chapter.whole)
            for heading in [next((h for h, other in before if likeness(own, other) >= _COPIED), "")]
            if heading
        ]
        if len(copied) < _SEVERAL:
            continue
        line, heading = copied[0]
        yield Fault(
            f"{quote(chapter.heading)}有{len(copied)}段与{quote(heading)}几乎相同，"
            f"例如{quote(line)}。",
            path=chapter.path,
            words=line,
        )
