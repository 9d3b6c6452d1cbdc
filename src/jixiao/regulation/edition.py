"""Layout editions (版式): which columns and labels a form has; a new layout is a new file."""

import tomllib
from dataclasses import dataclass
from functools import cache

from jixiao.kernel.beside import names_beside, text_beside


@dataclass(frozen=True, slots=True)
class Edition:
    """A layout edition.

    Args:
        id: File name without suffix.
        title: Its name, Chinese.
        kinds: Kinds of documents that can have it.
        columns: Meanings of columns that it must have.
        without: Meanings of columns that it must not have.
        labels: Meanings of labels that it must have.
        taxonomy: Id of the indicator taxonomy that it uses.
        supported: Whether its rows are read; if not ``notice`` says so.
        notice: Sentence for a recognised but unsupported layout.
    """

    id: str
    title: str
    kinds: tuple[str, ...]
    columns: frozenset[str]
    without: frozenset[str]
    labels: frozenset[str]
    taxonomy: str
    supported: bool
    notice: str

    def fits(self, kind: str, columns: set[str], labels: set[str]) -> bool:
        """Whether a form with these columns and labels has this layout."""
        return (
            kind in self.kinds
            and self.columns <= columns
            and self.labels <= labels
            and self.without.isdisjoint(columns)
        )


@cache
def editions() -> tuple[Edition, ...]:
    """All editions, the ones that ask for most first."""
    found = []
    for name in names_beside(__file__, "editions"):
        data = tomllib.loads(text_beside(__file__, f"editions/{name}"))
        if name != f"{data['id']}.toml":
            message = f"{name} declares id {data['id']!r}; rename one of them"
            raise ValueError(message)
        found.append(
            Edition(
                data["id"],
                data["title"],
                tuple(data["kinds"]),
                frozenset(data["columns"]),
                frozenset(data.get("without", ())),
                frozenset(data.get("labels", ())),
                data.get("taxonomy", "caiyu-2015-88"),
                data.get("supported", True),
                data.get("notice", ""),
            )
        )
    return tuple(sorted(found, key=lambda e: (-len(e.columns) - len(e.labels), e.id)))


def edition_for(kind: str, columns: set[str], labels: set[str]) -> Edition | None:
    """The most demanding edition that fits a form, None when none does."""
    return next((e for e in editions() if e.fits(kind, columns, labels)), None)


def edition_named(id_: str) -> Edition | None:
    """An edition by its id."""
    return next((e for e in editions() if e.id == id_), None)
