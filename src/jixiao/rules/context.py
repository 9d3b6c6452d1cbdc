"""What a rule may ask beside its subject: the document around it, and what regulation says."""

from collections.abc import Callable, Hashable
from decimal import Decimal
from typing import Any, TypeVar

from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Project
from jixiao.regulation.parameters import Parameters
from jixiao.rules.prose import Prose

T = TypeVar("T")
S = TypeVar("S")


class Context:
    """The surroundings of a subject while one document is checked.

    Args:
        document: The document.
        parameters: What regulation and practice say in its year and region.

    Attributes:
        prose: All words of the document.
        project: The project that holds the subject, an empty one outside of projects.
        row: Ordinal of the indicator or activity among its siblings, 0 upwards.
        at: Ordinal of the project among the document's.
    """

    def __init__(self, document: PerformanceDocument, parameters: Parameters) -> None:
        self.document = document
        self.parameters = parameters
        self.prose = Prose(document)
        self.project = Project()
        self.at = 0
        self.row = 0
        self._known: dict[tuple[Hashable, int], Any] = {}

    def once(self, reckon: Callable[[S], T], subject: S) -> T:
        """What ``reckon`` says of a part of the document, reckoned once for all rules."""
        key = (reckon, id(subject))
        if key not in self._known:
            self._known[key] = reckon(subject)
        found: T = self._known[key]
        return found

    def number(self, name: str) -> Decimal:
        """A number of ``regulation/parameters``."""
        return self.parameters.number(name)

    def words(self, name: str) -> frozenset[str]:
        """A list of words of ``regulation/parameters``."""
        return self.parameters.words(name)

    @property
    def year(self) -> int | None:
        """The fiscal year that the document states, None without one."""
        return self.document.fiscal_year.value
