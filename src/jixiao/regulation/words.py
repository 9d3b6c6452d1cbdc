"""Header words by meaning, and the levels of the taxonomies, ready for look-up."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from jixiao.kernel.beside import names_beside, text_beside
from jixiao.kernel.patterns import pattern

_BRACKETS = pattern(
    r"[（(][\d\s.~—至-]+[)）]\s*分|[（(\[［【〔][^（）()\[\]［］【】〔〕]*[）)\]］】〕]?"
)
_SIGNS = pattern(r"[\s　：:，,、。.．★☆*＊#\-—－–_/／“”\"'？?·]+")


def plain(words: str) -> str:
    r"""A header or label as it is compared: no white space, signs, or contents of brackets.

    >>> plain("产出 指标\n（50分）：")
    '产出指标'
    """
    return _SIGNS.sub("", _BRACKETS.sub("", words)) or _SIGNS.sub("", words)


def load(name: str) -> dict[str, Any]:
    """A TOML file of this room, by its path below it."""
    return tomllib.loads(text_beside(__file__, name))


@cache
def meanings(group: str) -> dict[str, str]:
    """Plain word to its meaning, of one group of headers.toml ("columns", "labels" …).

    Raises:
        ValueError: A word stands under two meanings of the group.
    """
    found: dict[str, str] = {}
    for meaning, words in load("headers.toml")[group].items():
        for word in words:
            key = plain(word)
            if found.setdefault(key, meaning) != meaning:
                message = f"headers.toml [{group}]: {word} stands under {found[key]} and {meaning}"
                raise ValueError(message)
    return found


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of all taxonomies, by plain word.

    Args:
        level1: Plain word to key, e.g. "效果指标" to "BENEFIT".
        level2: Plain word to key, e.g. "数量指标" to "QUANTITY".
        parents: Level-2 key to the level-1 keys under which it stands, oldest taxonomy first.
        word: Key of a level 1 to its standard word.
    """

    level1: dict[str, str]
    level2: dict[str, str]
    parents: dict[str, tuple[str, ...]]
    word: dict[str, str]


@cache
def levels() -> Levels:
    """The levels of all taxonomies in regulation/taxonomies."""
    level1: dict[str, str] = {}
    level2: dict[str, str] = {}
    parents: dict[str, tuple[str, ...]] = {}
    word: dict[str, str] = {}
    loaded = (load(f"taxonomies/{name}") for name in names_beside(__file__, "taxonomies"))
    for taxonomy in sorted(loaded, key=lambda taxonomy: int(taxonomy["rank"])):
        for each in taxonomy.get("level1", ()):
            word.setdefault(each["key"], each["word"])
            for name in (each["word"], *each["aliases"]):
                level1.setdefault(plain(name), each["key"])
            for below in each["level2"]:
                if each["key"] not in parents.get(below, ()):
                    parents[below] = (*parents.get(below, ()), each["key"])
        for each in taxonomy.get("level2", ()):
            for name in (each["word"], *each["aliases"]):
                level2.setdefault(plain(name), each["key"])
    return Levels(level1, level2, parents, word)
