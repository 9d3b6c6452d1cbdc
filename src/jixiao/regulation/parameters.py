"""Parameters (参数): numbers and lists of words that rules use, dated, by region, with reference.

``parameters/*.toml`` holds one file each; the file's name is the id:

    title = "依据文件的最长年限"
    unit = "年"
    [[value]]
    from = 2000-01-01
    region = "13"        # codes of regions begin with it; left out: everywhere
    cite = "practice"
    checked = true       # a person has seen the clause, or it is practice and says so
    value = 10
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, TypeVar

from jixiao.kernel.beside import names_beside, text_beside
from jixiao.regulation.source import sources

T = TypeVar("T")
_FOLDER = "parameters"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a parameter.

    Args:
        begins: First day on which it holds.
        region: Beginning of the region codes for which it holds, "" for all.
        cite: Id of the source, with #clause where one is known.
        checked: Whether a person has seen the clause; True for practice.
        value: A number, or a list of words.
    """

    begins: date
    region: str
    cite: str
    checked: bool
    value: Any


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter with all its values, by day; national ones before regional ones."""

    id: str
    title: str
    unit: str
    values: tuple[Value, ...]


@cache
def parameter(name: str) -> Parameter:
    """The parameter of a file in ``parameters/``.

    Raises:
        ValueError: The file cites an unknown source, or its days do not ascend.
        FileNotFoundError: There is none.
    """
    data = tomllib.loads(text_beside(__file__, f"{_FOLDER}/{name}.toml"), parse_float=Decimal)
    values = tuple(
        Value(each["from"], each.get("region", ""), each["cite"], each["checked"], each["value"])
        for each in data["value"]
    )
    for each in values:
        if each.cite.partition("#")[0] not in sources():
            message = f"parameters/{name}.toml cites {each.cite!r}; add it to regulation/sources"
            raise ValueError(message)
    for region in {each.region for each in values}:
        days = [each.begins for each in values if each.region == region]
        if days != sorted(set(days)):
            message = f"parameters/{name}.toml: days do not ascend for region {region!r}"
            raise ValueError(message)
    return Parameter(name, data["title"], data.get("unit", ""), values)


def parameter_names() -> tuple[str, ...]:
    """Ids of all parameters."""
    return tuple(name.removesuffix(".toml") for name in names_beside(__file__, _FOLDER))


@lru_cache(maxsize=4096)
def _held(name: str, day: date, region: str) -> Value:
    """The value that holds on a day in a region; most documents ask for the same."""
    values = parameter(name).values
    held = [each for each in values if each.begins <= day and region.startswith(each.region)] or [
        min(values, key=lambda each: (len(each.region), each.begins))
    ]
    return max(held, key=lambda each: (len(each.region), each.begins))


@lru_cache(maxsize=4096)
def _held_words(name: str, day: date, region: str) -> frozenset[str]:
    return frozenset(_held(name, day, region).value)


class _Known(dict[str, T]):
    """What was asked for before; rules ask thousands of times for the same few dozen ids."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, name: str) -> T:
        found = self[name] = self._find(name)
        return found


@lru_cache(maxsize=64)
def _asked_before(
    day: date, region: str
) -> tuple[Callable[[str], Decimal], Callable[[str], frozenset[str]]]:
    """Numbers and words that hold on a day in a region: the same for all documents."""
    return (
        _Known(lambda name: Decimal(_held(name, day, region).value)).__getitem__,
        _Known(lambda name: _held_words(name, day, region)).__getitem__,
    )


class Parameters:
    """What holds on a day in a region, with a bureau's own settings before all else.

    Args:
        day: The day; 1 January of the fiscal year for a plan.
        region: Region code or its beginning, "" when it is not known.
        own: Settings of a bureau by id (``[parameters]`` of jixiao.toml).

    Attributes:
        number: A parameter that is a number, by its id.
        words: A parameter that is a list of words, by its id.
    """

    def __init__(self, day: date, region: str = "", own: Mapping[str, Any] | None = None) -> None:
        self.day = day
        self.region = region
        self._own = own or {}
        self.place = None if own else (day, region)
        self.number, self.words = (
            (_Known(self._number).__getitem__, _Known(self._words).__getitem__)
            if own
            else _asked_before(day, region)
        )

    def value(self, name: str) -> Value:
        """The value that holds: the most special region first, then the latest day."""
        if name in self._own:
            return Value(self.day, self.region, "practice", True, self._own[name])
        return _held(name, self.day, self.region)

    def _number(self, name: str) -> Decimal:
        return Decimal(self.value(name).value)

    def _words(self, name: str) -> frozenset[str]:
        if name in self._own:
            return frozenset(self._own[name])
        return _held_words(name, self.day, self.region)
