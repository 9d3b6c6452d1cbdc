"""Scoring methods (计分办法) as data, dated and cited: ``scoring/*.toml``, one file each."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from jixiao.kernel.beside import names_beside, text_beside
from jixiao.regulation.source import sources

Bands = tuple[tuple[Decimal, Decimal], ...]


@dataclass(frozen=True, slots=True)
class ScoringMethod:
    """How results become points.

    Args:
        id: S10, S101, HUBEI.
        title: What it does, Chinese.
        cite: Id of ``regulation/sources``.
        checked: Whether a person has seen the clause; True for practice.
        begins: First day on which it holds.
        floor: Completion in percent below which nothing is earned.
        tiers: (most, least) percent of the points for 达成, 部分达成, 未达成; exactly three.
        satisfaction: (from this percent on, percent of the points) pairs, highest first; ()
            when satisfaction is scored like everything else.
        execution: The same for the execution rate; () when it is scored in proportion.
    """

    id: str
    title: str
    cite: str
    checked: bool
    begins: date
    floor: Decimal
    tiers: Bands
    satisfaction: Bands
    execution: Bands


@cache
def scoring_methods() -> tuple[ScoringMethod, ...]:
    """All methods, the general one (S10) first.

    Raises:
        ValueError: A file cites an unknown source.
    """
    found = []
    for name in names_beside(__file__, "scoring"):
        data = tomllib.loads(text_beside(__file__, f"scoring/{name}"))
        if data["cite"] not in sources():
            message = f"scoring/{name} cites {data['cite']!r}; add it to regulation/sources"
            raise ValueError(message)
        found.append(
            ScoringMethod(
                data["id"], data["title"], data["cite"], data["checked"], data["from"],
                Decimal(data["floor"]), *map(_bands, (data["tiers"], data["satisfaction"],
                                                     data["execution"])),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda method: (method.id != "S10", method.id)))


def scoring_method(method: str) -> ScoringMethod:
    """The method of an id.

    Raises:
        KeyError: There is none.
    """
    return {each.id: each for each in scoring_methods()}[method]


@cache
def grade_bands() -> MappingProxyType[str, Decimal]:
    """Least total score of each grade (等级), best first, the last one 0.

    Raises:
        ValueError: The file cites an unknown source.
    """
    data = tomllib.loads(text_beside(__file__, "grades.toml"))
    if data["cite"] not in sources():
        message = f"grades.toml cites {data['cite']!r}; add it to regulation/sources"
        raise ValueError(message)
    return MappingProxyType({grade: Decimal(least) for grade, least in data["least"].items()})


def _bands(pairs: list[list[int]]) -> Bands:
    return tuple((Decimal(first), Decimal(second)) for first, second in pairs)
