"""Indicator taxonomies (指标体系): their levels, and which of them a form must have."""

import tomllib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from jixiao.kernel.beside import names_beside, text_beside
from jixiao.regulation.words import load


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """One taxonomy.

    Args:
        id: File name without suffix.
        title: What tells it from the others, Chinese.
        level1: Keys of level 1.
        level2: Keys of level 2.
        required: Keys of level 1 or 2 without which a form is not complete.
    """

    id: str
    title: str
    level1: frozenset[str]
    level2: frozenset[str]
    required: frozenset[str]

    def holds(self, level1: AbstractSet[str], level2: AbstractSet[str]) -> bool:
        """Whether all these levels are its own."""
        return level1 <= self.level1 and level2 <= self.level2


@cache
def taxonomies() -> tuple[Taxonomy, ...]:
    """All taxonomies, the oldest in use first.

    Raises:
        ValueError: A file declares another id than its name.
    """
    found = []
    for name in names_beside(__file__, "taxonomies"):
        data = tomllib.loads(text_beside(__file__, f"taxonomies/{name}"))
        if name != f"{data['id']}.toml":
            message = f"{name} declares id {data['id']!r}; rename one of them"
            raise ValueError(message)
        level1 = data.get("level1", ())
        taxonomy = Taxonomy(
            data["id"],
            data["title"],
            frozenset(each["key"] for each in level1),
            frozenset(key for each in level1 for key in each["level2"]),
            frozenset(data.get("required", ())),
        )
        found.append((int(data["rank"]), taxonomy))
    return tuple(taxonomy for _, taxonomy in sorted(found, key=lambda pair: pair[0]))


@cache
def taxonomy_of(level1: frozenset[str], level2: frozenset[str]) -> Taxonomy | None:
    """The first taxonomy that holds all these levels, None when none does."""
    return next((each for each in taxonomies() if each.holds(level1, level2)), None)


@cache
def level_words(id_: str, level: str) -> tuple[str, ...]:
    """The words of a level in a taxonomy, in its order.

    Args:
        id_: Id of the taxonomy.
        level: "level1" or "level2".

    >>> level_words("caiyu-2015-88", "level1")
    ('产出指标', '效益指标', '满意度指标')
    """
    data = load(f"taxonomies/{id_}.toml")
    return tuple(each["word"] for each in data.get(level, ()))
