"""What a project says and where: objectives (目标), use of funds (用途), names and descriptions."""

from collections.abc import Iterator
from functools import lru_cache
from operator import add
from typing import NamedTuple

from jixiao.kernel.patterns import pattern
from jixiao.model.project import Project
from jixiao.rules.lexicon import any_of
from jixiao.rules.wording import narrow, short

_SIGNS = pattern(r"[^\w\s]|_")


class Statement(NamedTuple):
    """One leaf of a project that makes a statement.

    Args:
        words: As printed, never empty.
        at: Path below the project: objectives[1], indicators[3].name.
        field: use_of_funds, objective, indicator or description.
        of: The objective's ordinal where there are several, else "", or the indicator's name.
    """

    words: str
    at: str
    field: str
    of: str

    @property
    def label(self) -> str:
        """How a reader calls the place: 资金用途, 绩效目标第2条, 指标“体检人数”."""
        if self.field == "use_of_funds":
            return "资金用途"
        if self.field == "objective":
            return f"绩效目标{self.of}"
        behind = "" if self.field == "indicator" else "的描述" if self.of else "描述"
        return f"指标{quote(self.of) if self.of else ''}{behind}"


def spoken_by(project: Project) -> tuple[Statement, ...]:
    """Use of funds and objectives, in this order."""
    found = []
    if project.use_of_funds.raw:
        found.append(Statement(project.use_of_funds.raw, "use_of_funds", "use_of_funds", ""))
    several = len(project.objectives) > 1
    for at, each in enumerate(project.objectives):
        if each.raw:
            ordinal = f"第{at + 1}条" if several else ""
            found.append(Statement(each.raw, f"objectives[{at}]", "objective", ordinal))
    return tuple(found)


def statements_of(project: Project) -> Iterator[Statement]:
    """Names and descriptions of indicators, in this order."""
    for at, row in enumerate(project.indicators):
        name = row.name.raw
        if name:
            yield Statement(name, f"indicators[{at}].name", "indicator", name)
        if row.description.raw and row.description.raw != name:
            at_description = f"indicators[{at}].description"
            yield Statement(row.description.raw, at_description, "description", name)


def quote(words: str, most: int = 30) -> str:
    """Words of the page in quotation marks for a message, those inside made single.

    >>> quote("“五一”期间安排体检")
    '“‘五一’期间安排体检”'
    """
    return f"“{short(words, most)}”"


def without(words: str, fillers: frozenset[str]) -> str:
    """Words with a space in place of those that say nothing of their own (组织, 开展, 人数)."""
    return any_of(fillers).sub(" ", words) if fillers else words


@lru_cache(maxsize=2048)
def topic(words: str, fillers: frozenset[str]) -> frozenset[str]:
    """Pairs of signs of what words speak of, fillers left out; none across a filler.

    >>> sorted(topic("组织劳模体检", frozenset({"组织"})))
    ['体检', '劳模', '模体']
    """
    found: set[str] = set()
    for part in narrow(_SIGNS.sub("", without(words, fillers))).split():
        found.update(map(add, part, part[1:]))
    return frozenset(found)


def named(words: str, candidates: frozenset[str]) -> list[str]:
    """Those of some words that stand in a text, in the order of the text."""
    return sorted((each for each in candidates if each in words), key=words.index)
