"""A plan as departments write it, and the edits that people make to it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from jixiao.kernel.money import read_money
from jixiao.kernel.percent import read_percent
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument, PerformancePlan, Section
from jixiao.model.project import Budget, DisbursementPlan, Indicator, Project
from jixiao.model.target_reading import read_target

_NAMES = (
    "慰问困难职工",
    "劳模体检",
    "技能竞赛",
    "职工书屋",
    "户外驿站",
    "法律援助",
    "心理咨询",
    "送清凉",
)
_WORDS = ("人数", "完成率", "及时率", "满意度", "覆盖面", "合格率")
_LEVELS = ("数量指标", "质量指标", "时效指标", "社会效益指标")


def text(words: str) -> Stated[str]:
    return Stated(words, words)


def target(words: str) -> Stated[Any]:
    return Stated(words, read_target(words))


def money(words: str) -> Stated[Any]:
    return Stated(words, read_money(words, "万元"))


def row(random: Random, mark: str = "") -> Indicator:
    name = f"{random.choice(_NAMES)}{random.choice(_WORDS)}{mark}"
    return Indicator(
        level1=text("产出指标"),
        level2=text(random.choice(_LEVELS)),
        name=text(name),
        description=text(f"反映{name}的情况"),
        target=target(f"≥{random.randrange(100)}%"),
        basis=text(random.choice(("年度工作计划", "上级文件", "历史数据"))),
    )


def project(random: Random, name: str) -> Project:
    paid = ((month, f"{percent}%") for month, percent in ((3, 20), (6, 50), (10, 80), (12, 100)))
    return Project(
        name=text(name),
        amount_unit=text("万元"),
        budget=Budget(total=money(f"{random.randrange(1, 90)}.00")),
        use_of_funds=text(f"用于{name}的各项支出"),
        disbursement_plan=DisbursementPlan(
            tuple((month, Stated(each, read_percent(each))) for month, each in paid)
        ),
        objectives=tuple(text(f"办好{name}的第{n}件实事") for n in range(random.randrange(1, 3))),
        indicators=tuple(row(random, f"之{n}") for n in range(random.randrange(2, 6))),
    )


def plan(seed: int) -> PerformancePlan:
    """A plan with a few projects and chapters."""
    random = Random(seed)
    names = random.sample(_NAMES, random.randrange(2, 5))
    sections = tuple(
        Section(
            text(f"{'一二三'[n]}、{_NAMES[n]}工作"), 2,
            text("\n".join(f"第{m}步，{each}要落实到人。" for m, each in enumerate(names, n))),
        )
        for n in range(3)
    )  # fmt: skip
    return PerformancePlan(
        title=text("部门预算绩效文本"),
        sections=sections,
        projects=tuple(project(random, f"{name}经费") for name in names),
    )


Edit = Callable[[Random, PerformancePlan, str], PerformancePlan]


def _at(items: Sequence[Any], at: int, *new: Any) -> tuple[Any, ...]:
    return (*items[:at], *new, *items[at + 1 :])


def _in_project(
    random: Random, document: PerformancePlan, change: Callable[[Project], Project]
) -> PerformancePlan:
    if not document.projects:
        return document
    at = random.randrange(len(document.projects))
    changed = change(document.projects[at])
    return replace(document, projects=_at(document.projects, at, changed))


def _in_row(
    random: Random, document: PerformancePlan, change: Callable[[Indicator], Indicator | None]
) -> PerformancePlan:
    def changed(project: Project) -> Project:
        if not project.indicators:
            return project
        at = random.randrange(len(project.indicators))
        new = change(project.indicators[at])
        rows = _at(project.indicators, at, *(() if new is None else (new,)))
        return replace(project, indicators=rows)

    return _in_project(random, document, changed)


def set_target(random: Random, document: PerformancePlan, mark: str) -> PerformancePlan:
    words = f"≥{random.randrange(100, 999)}{mark}"
    return _in_row(random, document, lambda row: replace(row, target=target(words)))


def rename_row(random: Random, document: PerformancePlan, mark: str) -> PerformancePlan:
    return _in_row(
        random, document, lambda row: replace(row, name=text(f"{row.name.raw}（{mark}）"))
    )


def remove_row(random: Random, document: PerformancePlan, mark: str) -> PerformancePlan:
    return _in_row(random, document, lambda row: None)


def add_row(random: Random, document: PerformancePlan, mark: str) -> PerformancePlan:
    new = row(random, f"新增{mark}{random.randrange(999)}")

    def added(project: Project) -> Project:
        at = random.randrange(len(project.indicators) + 1)
        rows = (*project.indicators[:at], new, *project.indicators[at:])
        return replace(project, indicators=rows)

    return _in_project(random, document, added)


def move_row(random: Random, document: PerformancePlan, mark: str) -> PerformancePlan:
    def moved(project: Project) -> Project:
        rows = list(project.indicators)
        if len(rows) > 1:
            rows.insert(random.randrange(len(rows)), rows.pop(random.randrange(len(rows))))
        return replace(project, indicators=tuple(rows))

    return _in_project(random, document, moved)


def hand_over_row(random: Random, document: PerformancePlan, mark: str) -> PerformancePlan:
    """A row goes to another project."""
    if len(document.projects) < 2:
        return document
    giver, taker = random.sample(range(len(document.projects)), 2)
    rows = document.projects[giver].indicators
    if not rows:
        return document
    at = random.randrange(len(rows))
    projects = list(document.projects)
    projects[giver] = replace(projects[giver], indicators=_at(rows, at))
    taken = (*projects[taker].indicators, rows[at])
    projects[taker] = replace(projects[taker], indicators=taken)
    return replace(document, projects=tuple(projects))


def set_budget(random: Random, document: PerformancePlan, mark: str) -> PerformancePlan:
    total = money(f"{random.randrange(100, 999)}.{len(mark)}")
    return _in_project(random, document, lambda each: replace(each, budget=Budget(total=total)))


def add_project(random: Random, document: PerformancePlan, mark: str) -> PerformancePlan:
    at = random.randrange(len(document.projects) + 1)
    new = project(random, f"{mark}新设{random.randrange(999)}专项")
    return replace(document, projects=(*document.projects[:at], new, *document.projects[at:]))


def remove_project(random: Random, document: PerformancePlan, mark: str) -> PerformancePlan:
    if len(document.projects) < 2:
        return document
    at = random.randrange(len(document.projects))
    return replace(document, projects=_at(document.projects, at))


def move_project(random: Random, document: PerformancePlan, mark: str) -> PerformancePlan:
    projects = list(document.projects)
    projects.insert(0, projects.pop(random.randrange(len(projects))))
    return replace(document, projects=tuple(projects))


def rewrite_sentence(random: Random, document: PerformancePlan, mark: str) -> PerformancePlan:
    at = random.randrange(len(document.sections))
    section = document.sections[at]
    lines = section.text.raw.split("\n")
    lines[random.randrange(len(lines))] += f"{mark}补写第{random.randrange(999)}句。"
    changed = replace(section, text=text("\n".join(lines)))
    return replace(document, sections=_at(document.sections, at, changed))


EDITS: tuple[Edit, ...] = (
    set_target, rename_row, remove_row, add_row, move_row, hand_over_row, set_budget, add_project,
    remove_project, move_project, rewrite_sentence,
)  # fmt: skip


def edited(document: PerformancePlan, seed: int, count: int, mark: str) -> PerformancePlan:
    """The plan after so many edits by one person, whose additions bear a mark."""
    random = Random(seed)
    for _ in range(count):
        document = random.choice(EDITS)(random, document, mark)
    return document


def words_in(documents: Sequence[PerformanceDocument]) -> list[str]:
    """All words of all leaves but ordinals, sorted."""
    found: list[str] = []

    def walk(part: Any) -> None:
        if isinstance(part, Stated):
            found.extend(part.raw.split("\n"))
        elif isinstance(part, tuple):
            for each in part:
                walk(each)
        elif hasattr(part, "__dataclass_fields__"):
            for name in part.__dataclass_fields__:
                walk(getattr(part, name))

    walk(tuple(documents))
    return sorted(filter(None, found))
