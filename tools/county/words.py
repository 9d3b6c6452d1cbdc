"""Reads the invented departments and their projects from a small table of words and numbers."""

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).with_name("departments.txt")


class Work(NamedTuple):
    """What a project does, in the words of the table.

    Args:
        name: Name of the project.
        output: Name of its quantity indicator.
        number: How many.
        unit: Of what.
        price: 万元 for each unit.
        quality: Name of its quality indicator.
        rate: Percent that it should reach.
        month: Last month of the work.
        level2: Kind of its benefit.
        benefit: Name of the benefit indicator.
        reached: Its target.
        people: Who is asked whether they are content.
        use: What the money is spent on.
    """

    name: str
    output: str
    number: Decimal
    unit: str
    price: Decimal
    quality: str
    rate: int
    month: int
    level2: str
    benefit: str
    reached: str
    people: str
    use: str


class Office(NamedTuple):
    """A department of the county.

    Args:
        code: Its code.
        name: Its full name.
        short: What people call it.
        division: The division of the finance department that looks after it.
        duties: Its duties.
        works: Its projects.
    """

    code: str
    name: str
    short: str
    division: str
    duties: tuple[str, ...]
    works: tuple[Work, ...]


def offices() -> list[Office]:
    """The departments in the order of the table."""
    found: list[Office] = []
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        cells = [each.strip() for each in line.split("|")]
        if line.startswith("#"):
            continue
        if cells[0].isdecimal():
            code, name, short, division, duties = cells
            found.append(Office(code, name, short, division, tuple(duties.split("；")), ()))
        else:
            found[-1] = found[-1]._replace(works=(*found[-1].works, _work(cells)))
    return found


def _work(cells: list[str]) -> Work:
    number, unit = cells[2].split()
    return Work(
        cells[0], cells[1], Decimal(number), unit, Decimal(cells[3]), cells[4], int(cells[5]),
        int(cells[6]), *cells[7:],
    )  # fmt: skip
