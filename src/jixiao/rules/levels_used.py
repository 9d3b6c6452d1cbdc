"""Which levels of indicators (一级、二级指标) a form has, and whether it can be judged by them."""

from functools import lru_cache
from typing import NamedTuple

from jixiao.model.project import Project
from jixiao.regulation.taxonomy import Taxonomy, taxonomy_of
from jixiao.regulation.words import levels
from jixiao.rules.context import Context
from jixiao.rules.grid import Grid

LEVEL1 = {
    "COST": "成本指标",
    "OUTPUT": "产出指标",
    "BENEFIT": "效益指标",
    "SATISFACTION": "满意度指标",
}
COSTS = frozenset({"COST", "ECONOMIC_COST", "SOCIAL_COST", "ECOLOGICAL_COST"})
"""Keys of levels 1 and 2 that hold costs."""
_FEWEST_ROWS = 3
_MAY_FOLLOW = frozenset({("BENEFICIARY_SATISFACTION", "BENEFIT")})
"""Level 2 below a level 1 that only the older taxonomy knows."""


class LevelsUsed(NamedTuple):
    """The levels of one form.

    Args:
        level1: Keys of level 1.
        level2: Keys of level 2.
        taxonomy: The taxonomy that holds them all, None when no single one does.
        is_known: Whether every row states both levels in words of a taxonomy.
        missing: Keys that the taxonomy requires and the form does not have; none when in doubt.
    """

    level1: frozenset[str]
    level2: frozenset[str]
    taxonomy: Taxonomy | None
    is_known: bool
    missing: frozenset[str]


def levels_used(project: Project, context: Context) -> LevelsUsed:
    """The levels of a form's rows."""
    return context.once(_of_grid, context.grid(project))


def _of_grid(grid: Grid) -> LevelsUsed:
    return _levels(
        frozenset(grid.level1),
        frozenset(grid.level2),
        len(grid.indicators) >= _FEWEST_ROWS,
    )


@lru_cache(maxsize=1024)
def _levels(
    keys1: frozenset[str | None], keys2: frozenset[str | None], is_whole: bool
) -> LevelsUsed:
    is_known = is_whole and all(keys1) and all(keys2)
    level1, level2 = frozenset(filter(None, keys1)), frozenset(filter(None, keys2))
    taxonomy = taxonomy_of(level1, level2)
    missing: frozenset[str] = frozenset()
    if taxonomy is not None and is_known:
        missing = taxonomy.required - level1 - level2
    return LevelsUsed(level1, level2, taxonomy, is_known, missing)


def lacks(key: str, project: Project, context: Context) -> bool:
    """Whether a form certainly has no indicator of a level that its taxonomy requires.

    A form of which only the outputs are there may be cut off at the end of an excerpt: it is
    judged only when it may be whole.
    """
    return key in levels_used(project, context).missing and may_be_whole(project, context)


def may_be_whole(project: Project, context: Context) -> bool:
    """Whether something follows the outputs (benefits, satisfaction, another form).

    A real table of a file ends where it ends; only words copied from somewhere may be cut off.
    """
    used: LevelsUsed = levels_used(project, context)
    is_whole = not used.level1.isdisjoint({"BENEFIT", "SATISFACTION"})
    return is_whole or context.at + 1 < len(context.document.projects) or _is_table(project)


def _is_table(project: Project) -> bool:
    """Whether the rows stand in a table of the file."""
    span = project.indicators[-1].name.span if project.indicators else None
    return span is not None and span.table is not None


def parents_missed(level1: str | None, level2: str) -> tuple[str, ...]:
    """The levels 1 that a level 2 belongs to, () when it stands below one of them."""
    if level1 not in LEVEL1 or level1 == level2 or (level2, level1) in _MAY_FOLLOW:
        return ()
    parents = levels().parents.get(level2, ())
    return () if level1 in parents else parents
