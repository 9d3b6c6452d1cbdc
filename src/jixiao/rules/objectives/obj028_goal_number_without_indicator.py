"""总体目标承诺的数，所有项目的目标和指标里都没有，年底没有指标可以考核。"""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.chapters import chapters
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.lexicon import any_of
from jixiao.rules.promises import asked_for, is_countable, promises, said
from jixiao.rules.quantities import quantities
from jixiao.rules.saying import Saying
from jixiao.rules.statements import Statement, quote

_MOST_NAMED, _FEW = 3, 5


def _stated_numbers(document: PerformanceDocument) -> set[Decimal]:
    """Every number that any project states."""
    numbers: set[Decimal] = set()
    for project in document.projects:
        numbers |= asked_for(project)
        numbers |= {each.number for each in quantities(Saying(project).promised)}
    return numbers


@rule(
    id="OBJ028",
    name="goal-number-without-indicator",
    title="章节目标里的数没有进入项目",
    fix="把这些数写进相关项目的目标和指标。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=(
        "D14",
        "kind:goal-without-indicator",
    ),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            2025年力争签订工资集体协议50份，覆盖企业60家，救助困难职工36户。
            项目: 困难职工帮扶资金  预算数: 13.00
            目标: 救助困难职工36户
            数量指标 | 救助困难职工户数 | ≥36户
            """,
            says="“一、总体绩效目标”写的“50份”“60家”没有出现在任何项目的目标和指标里。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            清河口县现有企业412家。2025年救助困难职工36户。
            项目: 困难职工帮扶资金  预算数: 13.00
            目标: 救助困难职工36户
            数量指标 | 救助困难职工户数 | ≥36户
            """
        ),
    ),
)
def goal_number_without_indicator(document: PerformanceDocument, ctx: Context) -> Iterator[Fault]:
    if not any(project.indicators for project in document.projects):
        return
    background = any_of(ctx.words("background_words") | {"辖", "共有", "拥有"})
    fillers = ctx.words("filler_words")
    for chapter in ctx.once(chapters, document):
        if chapter.role != "goals" or not chapter.own:
            continue
        statement = Statement(chapter.own, "", "section", chapter.heading)
        left = [
            promise.quantity
            for promise in promises(statement, fillers)
            if is_countable(promise)
            and promise.quantity.number > _FEW
            and background.search(promise.sentence) is None
            and promise.number not in ctx.once(_stated_numbers, document)
        ]
        words = list(dict.fromkeys(f"{said(each.number)}{each.unit}" for each in left))
        words = words[:_MOST_NAMED]
        if not words:
            continue
        yield Fault(
            f"{quote(chapter.heading)}写的{''.join(f'“{each}”' for each in words)}"
            "没有出现在任何项目的目标和指标里。",
            path=chapter.path,
            words=left[0].words,
            start=left[0].start,
            cause="goal-numbers",
        )
