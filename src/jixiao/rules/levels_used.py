"""Which levels of indicators (一级、二级指标) a form has, and whether it can be judged by them."""

from typing import NamedTuple

from jixiao.model.project import Project
from jixiao.regulation.taxonomy import Taxonomy, taxonomy_of
from jixiao.rules.context import Context

LEVEL1 = {
    "COST": "成本指标",
    "OUTPUT": "产出指标",
    "BENEFIT": "效益指标",
    "SATISFACTION": "满意度指标",
}
_FEWEST_ROWS = 3


class LevelsUsed(NamedTuple):
    """The levels of one form.

    Args:
        level1: Keys of level 1.
        level2: Keys of level 2.
        taxonomy: The taxonomy that holds them all, None when no single one does.
        is_known: Whether every row states both levels in words of a taxonomy.
    """

    level1: frozenset[str]
    level2: frozenset[str]
    taxonomy: Taxonomy | None
    is_known: bool


def levels_used(project: Project) -> LevelsUsed:
    """The levels of a form's rows."""
    rows = project.indicators
    level1 = frozenset([row.level1.value for row in rows if row.level1.value])
    level2 = frozenset([row.level2.value for row in rows if row.level2.value])
    is_known = len(rows) >= _FEWEST_ROWS and all(
        row.level1.value and row.level2.value for row in rows
    )
    return LevelsUsed(level1, level2, taxonomy_of(level1, level2), is_known)


def lacks(key: str, project: Project, context: Context) -> bool:
    """Whether a form certainly has no indicator of a level that its taxonomy requires.

    A form of which only the outputs are there may be cut off at the end of an excerpt: it is
    judged only when it may be whole.
    """
    used: LevelsUsed = context.once(levels_used, project)
    if key in used.level2 or key in used.level1 or not used.is_known or used.taxonomy is None:
        return False
    if key not in used.taxonomy.required:
        return False
    return may_be_whole(project, context)


def may_be_whole(project: Project, context: Context) -> bool:
    """Whether something follows the outputs: benefits, satisfaction, or another form."""
    used: LevelsUsed = context.once(levels_used, project)
    is_whole = not used.level1.isdisjoint({"BENEFIT", "SATISFACTION"})
    return is_whole or context.at + 1 < len(context.document.projects)
