"""总体或分项目标写了这项工作，预算项目却都没有涉及，目标没有资金支撑。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.chapters import chapters
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.saying import Saying
from jixiao.rules.statements import named, quote

_MOST_NAMED = 4


@rule(
    id="OBJ027",
    name="goal-without-project",
    title="目标里的工作没有预算项目",
    fix="为这项工作安排项目，或在目标里写明不需要专门资金。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("kind:goal-without-project",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 二、分项绩效目标
            开展职工安全生产培训和法律援助，救助困难职工36户。
            项目: 困难职工帮扶资金  预算数: 13.00
            目标: 救助困难职工36户
            """,
            says="“二、分项绩效目标”写了“安全生产”“法律援助”，1个预算项目都没有涉及。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 二、分项绩效目标
            开展法律援助20件，救助困难职工36户。
            项目: 困难职工帮扶资金  预算数: 13.00
            目标: 救助困难职工36户，法律援助20件
            """
        ),
    ),
)
def goal_without_project(document: PerformanceDocument, ctx: Context) -> Iterator[Fault] | None:
    return _uncovered(document, ctx) if document.projects and document.sections else None


def _uncovered(document: PerformanceDocument, ctx: Context) -> Iterator[Fault]:
    sayings = [ctx.once(Saying, project) for project in document.projects]
    words = ctx.words("goal_activity_words")
    for chapter in ctx.once(chapters, document):
        if chapter.role != "goals" or chapter.at != chapter.top:
            continue
        announced = named(chapter.whole, words)
        if not announced:
            continue
        left = [
            each
            for each in announced
            if not any(each in saying.promised or each in saying.indicators for saying in sayings)
        ][:_MOST_NAMED]
        if not left:
            continue
        yield Fault(
            f"{quote(chapter.heading)}写了{''.join(f'“{each}”' for each in left)}，"
            f"{len(document.projects)}个预算项目都没有涉及。",
            path=chapter.path,
            words=left[0],
        )
