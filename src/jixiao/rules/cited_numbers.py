"""Document numbers (文号) that the bases of a form cite, and what makes two of them the same."""

from collections.abc import Iterator
from functools import lru_cache

from jixiao.kernel.document_number import DocumentNumber, find_document_numbers
from jixiao.model.project import Project

_SIGNS_OF_ISSUER = 2

Key = tuple[str, int, str]
"""The end of the issuer's sign, the year, the serial: 根据冀财行〔2021〕102号 is 冀财行〔2021〕102号."""


@lru_cache(maxsize=4096)
def numbers_in(words: str) -> tuple[DocumentNumber, ...]:
    """All document numbers in some words."""
    return find_document_numbers(words) if "号" in words else ()


def key_of(number: DocumentNumber) -> Key:
    """What stays of a number whatever stands before the issuer's sign."""
    return number.issuer[-_SIGNS_OF_ISSUER:], number.year, number.serial


def cited(project: Project) -> tuple[tuple[int, DocumentNumber], ...]:
    """(row, number) pairs of a form's bases, in order (``ctx.once(cited, project)``)."""
    return tuple(_cited(project))


def _cited(project: Project) -> Iterator[tuple[int, DocumentNumber]]:
    for at, row in enumerate(project.indicators):
        if row.basis.raw:
            for number in numbers_in(row.basis.raw):
                yield at, number


def funded_by(project: Project) -> frozenset[Key]:
    """Numbers in the project's name and use of funds: notices that allot its money."""
    words = f"{project.name.raw}\x1e{project.use_of_funds.raw}"
    return frozenset([key_of(number) for number in numbers_in(words)])


def printed(at: int, number: DocumentNumber, project: Project) -> str:
    """A number as the basis of a row prints it."""
    return project.indicators[at].basis.raw[number.start : number.end]
