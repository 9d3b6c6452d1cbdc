"""保障措施与前面的职责、目标几乎一字不差，没有说明怎样保证目标实现。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.chapters import chapters
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.statements import quote

_LEAST, _SEVERAL, _HALF, _FIRST = 8, 3, 0.5, 12
_STOPS = pattern(r"[，。；：、\s]+")


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
            指导各级工会的自身改革和建设，指导基层工会建立健全平等协商制度。
            负责全县工会财产和经费的征收、管理、审查和监督工作，按规定使用资金。
            """,
            says="“二、工作保障措施”有3句与“一、年度发展规划目标”相同，例如“指导基层工会建立健全平等协商制度”。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、年度发展规划目标
            指导各级工会的自身改革和建设，指导基层工会建立健全平等协商制度。
            # 二、工作保障措施
            每个项目确定一名责任人，按月登记支出和活动完成情况，围绕各级工会的自身改革和建设开展督查。
            """
        ),
    ),
)
def measures_copy_duties(document: PerformanceDocument, ctx: Context) -> Iterator[Fault] | None:
    return _faults(document, ctx) if document.sections else None


def _faults(document: PerformanceDocument, ctx: Context) -> Iterator[Fault]:
    found = [each for each in ctx.once(chapters, document) if each.at == each.top]
    before = [each for each in found if each.role in {"goals", "duties"}]
    for chapter in found:
        if chapter.role != "measures":
            continue
        lines = [words for words in _STOPS.split(chapter.whole) if len(words) >= _LEAST]
        for other in before:
            if not any(words in other.whole for words in lines[:_FIRST]):
                continue
            copied = [words for words in lines if words in other.whole]
            if len(copied) < _SEVERAL or len(copied) < len(lines) * _HALF:
                continue
            longest = max(copied, key=len)
            yield Fault(
                f"{quote(chapter.heading)}有{len(copied)}句与{quote(other.heading)}相同，"
                f"例如{quote(longest)}。",
                path=chapter.path,
                words=longest,
                beside=(other.path, longest),
            )
            break
