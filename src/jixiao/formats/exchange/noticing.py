"""Notices of the exchange form: each with the path of the leaf on which it stands."""

from collections.abc import Iterable, Mapping
from typing import Any

from jixiao.formats.exchange.leaves import span_entry
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span

Place = tuple[int | None, ...]


def notice_entries(
    notices: Iterable[Notice], places: Mapping[str, Span], projects: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The notices, in their order.

    Args:
        notices: The notices.
        places: Path of every leaf to its place.
        projects: Project entries of the form, for notices about a whole row.
    """
    notices = list(notices)
    if not notices:
        return []
    cells = _cells(places)
    rows = _rows(projects)
    return [
        {
            "where": each.where or _path(each.span, cells, rows),
            "text": each.text or None,
            "message": each.message,
            "span": span_entry(each.span),
        }
        for each in notices
    ]


def _cell(span: Span) -> Place | None:
    """What identifies a cell, or a line outside tables; None for less."""
    if span.row is not None and span.column is not None:
        return (span.table, span.row, span.column)
    if span.line is not None and span.row is None:
        return (span.page, span.line)
    return None


def _cells(places: Mapping[str, Span]) -> dict[Place, list[tuple[str, Span]]]:
    found: dict[Place, list[tuple[str, Span]]] = {}
    for path, span in places.items():
        if (cell := _cell(span)) is not None:
            found.setdefault(cell, []).append((path, span))
    return found


def _rows(projects: list[dict[str, Any]]) -> dict[Place, str]:
    found: dict[Place, str] = {}
    for at, project in enumerate(projects):
        for key in ("indicators", "long_term_indicators"):
            for n, indicator in enumerate(project[key]):
                span = indicator["span"]
                if span is not None and span["row"] is not None:
                    place = (span["table"], span["row"])
                    found.setdefault(place, f"projects[{at}].{key}[{n}]")
    return found


def _path(
    span: Span | None, cells: Mapping[Place, list[tuple[str, Span]]], rows: Mapping[Place, str]
) -> str | None:
    """The leaf in the same cell, best one whose words overlap; else the row; else None."""
    if span is None:
        return None
    cell = _cell(span)
    here = cells.get(cell, []) if cell is not None else []
    for path, place in here:
        if _overlap(span, place):
            return path
    if here:
        return here[0][0]
    return rows.get((span.table, span.row)) if span.row is not None else None


def _overlap(one: Span, other: Span) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return one.start < other.end and other.start < one.end
