"""What a rule may ask beside its subject: the document around it, and what regulation says."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Project
from jixiao.regulation.parameters import Parameters
from jixiao.rules.grid import Grids
from jixiao.rules.prose import Prose

T = TypeVar("T")
S = TypeVar("S")
_UNKNOWN = object()


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
        grid: The grid of a project by columns.
        late_grid: The grid of its other half (中期, 长期), where it has one.
        number: A number of ``regulation/parameters`` by its id.
        words: A list of words of ``regulation/parameters`` by its id.
        year: The fiscal year that the document states, None without one.
    """

    def __init__(self, document: PerformanceDocument, parameters: Parameters) -> None:
        self._known: dict[tuple[Hashable, int], Any] = {}
        self.document = document
        self.parameters = parameters
        grids = Grids()
        self.grid = grids.of
        self.late_grid = grids.late
        self.prose = Prose(document, grids)
        self.project = Project()
        self.at = 0
        self.row = 0
        self.year = document.fiscal_year.value
        self.number = parameters.number
        self.words = parameters.words

    def once(self, reckon: Callable[[S], T], subject: S) -> T:
        """What ``reckon`` says of a part of the document, reckoned once for all rules."""
        key = (reckon, id(subject))
        found: Any = self._known.get(key, _UNKNOWN)
        if found is _UNKNOWN:
            found = self._known[key] = reckon(subject)
        reckoned: T = found
        return reckoned
