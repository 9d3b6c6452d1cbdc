"""Whether what was read back says the same as what was written, leaf by leaf."""

from collections.abc import Collection, Iterator
from typing import Any

from jixiao.formats.exchange.writing import document_entry
from jixiao.model.documents import PerformanceDocument

NOT_COMPARED = frozenset(("layout", "toc", "notices", "span", "fiscal_year_basis"))
"""Keys that need not be the same: the layout where the form is another one, the contents, which
are made anew of the headings, places and doubts."""


def lost_leaves(
    written: PerformanceDocument,
    read: PerformanceDocument,
    *,
    squeezed: bool = False,
    leave_out: Collection[str] = (),
) -> list[str]:
    """One line for every leaf that differs: path, what was written, what was read.

    Values and raw words are both compared; an empty field is the same as none.

    Args:
        written: What was written.
        read: What was read of it.
        squeezed: Whether white space does not count (PDF, OCR).
        leave_out: Further keys that are not compared, e.g. "sections".
    """
    leave_out = NOT_COMPARED | set(leave_out)
    one, other = (dict(_leaves(document_entry(each), "", leave_out)) for each in (written, read))
    words = _squeezed if squeezed else str
    return [
        f"{path}: {one.get(path)!r} became {other.get(path)!r}"
        for path in sorted(one.keys() | other.keys())
        if words(one.get(path)) != words(other.get(path))
    ]


def _squeezed(value: object) -> str:
    return "".join(str(value).split())


def _leaves(entry: Any, path: str, leave_out: Collection[str]) -> Iterator[tuple[str, Any]]:
    match entry:
        case {"kind": "empty"}:
            return
        case dict():
            for key, value in entry.items():
                if key not in leave_out and not key.startswith("toc["):
                    yield from _leaves(value, f"{path}.{key}" if path else key, leave_out)
        case list():
            for at, value in enumerate(entry):
                yield from _leaves(value, f"{path}[{at}]", leave_out)
        case None:
            return
        case _:
            yield path, entry
