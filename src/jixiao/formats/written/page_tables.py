"""Tables of a page: heads that programs can read aloud, the leaf of every cell."""

import re
from collections.abc import Iterator
from html import escape

from jixiao.formats.written.signs import visible
from jixiao.model.paper import LABEL, PROSE, Box, Grid, Row

Names = set[str]
"""Ids that are taken."""


_HARD = re.compile("[&<>\"'\ufe00-\ufe0f]|  |^ ")


def is_easy(text: str) -> bool:
    """Whether words are HTML as they are; told quickly, and wrongly only of easy ones."""
    return text.isprintable() and _HARD.search(text) is None


def words(text: str) -> str:
    """Words as HTML; blanks that stand together are kept."""
    if is_easy(text):
        return text
    text = escape(visible(text))
    if "  " in text or text[:1] == " ":
        text = text.replace("  ", " \xa0").replace("  ", "\xa0 ")
        text = f"\xa0{text[1:]}" if text[:1] == " " else text
    return text.replace("\t", " ")


def table(grid: Grid, names: Names, caption: str = "") -> Iterator[str]:
    """A table.

    Args:
        grid: The table.
        names: Ids that are taken; those of its rows are added.
        caption: The line above it as HTML, "" for none.
    """
    label = f' aria-label="{words(grid.name)}"' if grid.name and not caption else ""
    yield f"<table{label}>"
    if caption:
        yield caption
    total = sum(grid.widths) or 1
    columns = "".join(f'<col width="{100 * width / total:.2f}%">' for width in grid.widths)
    yield f"<colgroup>{columns}</colgroup>"
    if grid.head:
        yield "<thead>"
        yield from (_row(row, names, is_head=True) for row in grid.rows[: grid.head])
        yield "</thead>"
    yield "<tbody>"
    yield from (_row(row, names, is_head=False) for row in grid.rows[grid.head :])
    yield "</tbody></table>"


def _row(row: Row, names: Names, *, is_head: bool) -> str:
    key = ""
    if row.key is not None:
        key = f' data-key="{escape(row.key)}"'
        if row.key not in names:
            names.add(row.key)
            key += f' id="{escape(row.key)}"'
    boxes = row.boxes
    cells = (
        _cell(box, _scope(box, boxes[at + 1] if at + 1 < len(boxes) else None, is_head=is_head))
        for at, box in enumerate(boxes)
    )
    return f"<tr{key}>{''.join(cells)}</tr>"


def _scope(box: Box, right: Box | None, *, is_head: bool) -> str:
    """What a cell is the head of: "col", "colgroup", "row", or "" for a cell that is no head."""
    if not box.text.strip() or (box.style != LABEL and not is_head):
        return ""
    if is_head or right is None or right.style == LABEL:
        over = right is not None and right.style == LABEL and box.rowspan > 1 and not is_head
        return "row" if over else "colgroup" if box.colspan > 1 else "col"
    return "row"


def _cell(box: Box, scope: str) -> str:
    kind = f'th scope="{scope}"' if scope else "td"
    spans = f' colspan="{box.colspan}"' if box.colspan > 1 else ""
    spans += f' rowspan="{box.rowspan}"' if box.rowspan > 1 else ""
    leaf = f' data-leaf="{escape(box.leaf)}"' if box.leaf is not None else ""
    state = " open" if box.is_open else ""
    text = box.text
    if not is_easy(text):
        paragraphs = [words(each) for each in text.split("\n")]
        if box.style == PROSE and len(paragraphs) > 1:
            text = "".join(f"<p>{each}</p>" for each in paragraphs)
        else:
            text = "<br>".join(paragraphs)
    return f'<{kind}{spans} class="{box.style}-box{state}"{leaf}>{text}</{kind[:2]}>'
