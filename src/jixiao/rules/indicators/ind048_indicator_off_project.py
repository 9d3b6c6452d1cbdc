"""指标的用词在项目名称、用途、目标和其他指标里都没有出现过，多半是从别的表上套来的。"""

from collections.abc import Iterator
from functools import cache, lru_cache
from operator import add

from jixiao.kernel.findings import Severity
from jixiao.model.project import Project
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.known import Known
from jixiao.rules.measures import first_of, measured
from jixiao.rules.subject_matter import matter_of
from jixiao.rules.wording import bare, pairs, short

_LEAST_MATTER = 30
_FEWEST = 3
_LEVELS = frozenset({"OUTPUT", "BENEFIT", "SATISFACTION"})
_LEAST_PAIRS = 6
_NO_PAIR = "\x1e\x1e"


@rule(
    id="IND048",
    name="indicator-off-project",
    title="指标与项目没有关系",
    fix="删去这条指标，或者在目标里补上与它对应的内容。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=("plan", "project-objectives"),
    covers=(
        "D34",
        "kind:indicator-unsupported-by-objective",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            用途: 用于组织全县市级以上劳动模范分两批赴疗养院开展疗休养和体检活动
            目标: 组织20名劳模疗休养
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 劳模疗养执行率 | ≥95% | 清工发〔2024〕6号
            社会效益指标 | 文明城市创建测评得分 | ≥90分 | 清工发〔2024〕6号
            """,
            says="“文明城市创建测评得分”的内容在项目名称、用途、目标和其他指标里都没有提到。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            用途: 用于组织全县市级以上劳动模范分两批赴疗养院开展疗休养和体检活动
            目标: 组织20名劳模疗休养
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 劳模疗养执行率 | ≥95% | 清工发〔2024〕6号
            社会效益指标 | 公众知晓率 | ≥90% | 清工发〔2024〕6号
            """
        ),
    ),
)
def indicator_off_project(project: Project, context: Context) -> Iterator[Fault] | None:
    matter = context.once(matter_of, project)
    if len(matter) < _LEAST_MATTER or len(project.indicators) < _FEWEST:
        return None
    generic = context.words("generic_words")
    told = _told_pairs(generic)
    grid = context.grid(project)
    alone = set()
    last = _NO_PAIR  # most names of a form share a word with the one before
    for name in grid.different:
        if len(name) <= _LEAST_PAIRS or last in name:
            continue
        for pair in told[name]:
            if pair in matter:
                last = pair
                break
        else:
            alone.add(name)
    if not alone:
        return None
    return _faults([at for at, name in enumerate(grid.names) if name in alone], project, context)


def _faults(alone: list[int], project: Project, context: Context) -> Iterator[Fault]:
    generic = context.words("generic_words")
    others: list[frozenset[str]] = []
    matter = bare(context.once(matter_of, project))
    for at in alone:
        if project.indicators[at].level1.value not in _LEVELS:
            continue
        name = project.indicators[at].name.raw
        own = _own_pairs(name, generic)
        if len(own) < _LEAST_PAIRS or any(map(matter.__contains__, own)):
            continue
        others = others or [_own_pairs(each.name.raw, generic) for each in project.indicators]
        if any(own & other for n, other in enumerate(others) if n != at and other != own):
            continue
        if not first_of(context.words("void_rows"), name):
            yield Fault(
                f"“{short(name)}”的内容在项目名称、用途、目标和其他指标里都没有提到。",
                at=f"indicators[{at}].name",
            )


@cache
def _told_pairs(generic: frozenset[str]) -> Known[str, list[str]]:
    """All two neighbouring signs of names, those of generic words left out."""
    left_out = frozenset().union(*map(pairs, generic))
    return Known(
        lambda name: [pair for pair in map(add, name, name[1:]) if pair not in left_out], 4096
    )


@lru_cache(maxsize=4096)
def _own_pairs(name: str, generic: frozenset[str]) -> frozenset[str]:
    """Pairs of signs of what a name says beside the words that any indicator may have."""
    return pairs(_bared(name, generic))


def _bared(name: str, generic: frozenset[str]) -> str:
    """A name without the words that any indicator may have."""
    words = measured(name)
    while word := first_of(generic, words):
        words = words.replace(word, "\x1e")
    return words
