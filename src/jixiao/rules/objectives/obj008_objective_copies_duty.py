"""职责年年一样，说的是单位管什么；绩效目标要说这笔钱今年做成什么。"""

from collections.abc import Iterator
from functools import cache

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Project
from jixiao.rules.chapters import chapters
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.form_facts import OPENINGS_OF_DUTIES, tells_duties
from jixiao.rules.promises import has_measure
from jixiao.rules.statements import quote
from jixiao.rules.wording import likeness, pairs, sentences

_COPIED, _FEWEST = 0.85, 10


def _duties(document: PerformanceDocument) -> list[tuple[str, frozenset[str]]]:
    """Sentences of the chapters of duties and of the duty table, with their headings."""
    found = []
    if not tells_duties(document):
        return []
    for chapter in chapters(document):
        if chapter.role == "duties" or "职责" in chapter.heading:
            found += [(chapter.heading, pairs(words)) for words, _ in sentences(chapter.own)]
    for row in document.activities:
        found += [(row.duty.raw, pairs(words)) for words, _ in sentences(row.description.raw)]
    return [(heading, each) for heading, each in found if len(each) >= _FEWEST]


@rule(
    id="OBJ008",
    name="objective-copies-duty",
    title="绩效目标照抄部门职责",
    fix="写这笔资金本年要完成的事和要达到的效果。",
    severity=Severity.WARNING,
    cites=("practice",),
    needs=("objectives", "dutiful"),
    covers=("D36",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、部门职责
            负责工会经费和工会资产的管理、审查和审计工作；指导全县工会自身建设。
            项目: 工会经费  预算数: 60.00
            目标: 负责工会经费和工会资产的管理、审查和审计工作
            """,
            says="绩效目标“负责工会经费和工会资产的管理、审查和审计工作”与“一、部门职责”里的职责几乎相同。",
        ),
        Bad(
            """
            项目: 工会经费  预算数: 60.00
            目标: 负责工会经费和工会资产的管理、审查、审计工作
            """,
            says="绩效目标“负责工会经费和工会资产的管理、审查、审计工作”写的是职责，不是要达到的结果。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、部门职责
            负责工会经费和工会资产的管理、审查和审计工作；指导全县工会自身建设。
            项目: 工会经费  预算数: 60.00
            目标: 审计基层工会20家，督促整改到位
            """
        ),
    ),
)
def objective_copies_duty(project: Project, ctx: Context) -> Iterator[Fault] | None:
    duties = ctx.once(_duties, ctx.document)
    openings = _openings(ctx.words("duty_openings"))
    if not duties:
        for each in project.objectives:
            if each.raw.startswith(openings):
                break
        else:
            return None
    return _copies(project, duties, openings)


@cache
def _openings(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(words.intersection(OPENINGS_OF_DUTIES))


def _copies(
    project: Project, duties: list[tuple[str, frozenset[str]]], openings: tuple[str, ...]
) -> Iterator[Fault]:
    for at, each in enumerate(project.objectives):
        own = pairs(each.raw) if duties else frozenset()
        heading = next(
            (
                there
                for there, duty in duties
                if len(own) >= _FEWEST and likeness(own, duty) >= _COPIED
            ),
            None,
        )
        if heading is not None:
            message = f"绩效目标{quote(each.raw)}与{quote(heading)}里的职责几乎相同。"
        elif each.raw.startswith(openings) and not has_measure(each.raw):
            message = f"绩效目标{quote(each.raw)}写的是职责，不是要达到的结果。"
        else:
            continue
        yield Fault(message, at=f"objectives[{at}]")
