"""Edits a Word document as a leader would: in its own XML, wherever the words stand."""

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
Body = Any


def edited(data: bytes, *edits: Callable[[Body], None]) -> bytes:
    """The document after the edits, every other part of it untouched."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    root = etree.fromstring(parts[_BODY])
    for edit in edits:
        edit(root[0])
    parts[_BODY] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def words(element: Body) -> str:
    return "".join(each.text or "" for each in element.iter(f"{_W}t"))


def row_of(body: Body, name: str) -> Body:
    """The row of a table with a cell of these words."""
    found = [
        row
        for row in body.iter(f"{_W}tr")
        if any(words(cell) == name for cell in row.findall(f"{_W}tc"))
    ]
    assert len(found) == 1, (name, len(found))
    return found[0]


def say(element: Body, new: str) -> None:
    """Put words into the first run and empty the others."""
    first, *others = element.iter(f"{_W}t")
    first.text = new
    for each in others:
        each.text = ""


def set_cell(name: str, old: str, new: str) -> Callable[[Body], None]:
    """In the row of an indicator, another cell."""

    def edit(body: Body) -> None:
        (cell,) = (each for each in row_of(body, name).findall(f"{_W}tc") if words(each) == old)
        say(cell, new)

    return edit


def put_before(name: str, other: str) -> Callable[[Body], None]:
    """Move a row before another one of its table."""

    def edit(body: Body) -> None:
        row_of(body, other).addprevious(row_of(body, name))

    return edit


def remove_row(name: str) -> Callable[[Body], None]:
    def edit(body: Body) -> None:
        row = row_of(body, name)
        row.getparent().remove(row)

    return edit


def rewrite(old: str, new: str) -> Callable[[Body], None]:
    """Rewrite a sentence in the only paragraph that has it."""

    def edit(body: Body) -> None:
        (paragraph,) = (each for each in body.iter(f"{_W}p") if old in words(each))
        say(paragraph, words(paragraph).replace(old, new))

    return edit


def copy_last_project(title: str, changed: dict[str, str]) -> Callable[[Body], None]:
    """The last form once more, below it, with another title and other cells."""

    def edit(body: Body) -> None:
        blocks = list(body)
        first = max(n for n, each in enumerate(blocks) if words(each).endswith("绩效目标表"))
        copied = [deepcopy(each) for each in blocks[first:] if not each.tag.endswith("sectPr")]
        say(copied[0], title)
        for each in copied:
            for cell in each.iter(f"{_W}tc"):
                if words(cell) in changed:
                    say(cell, changed[words(cell)])
        last = max(n for n, each in enumerate(blocks) if not each.tag.endswith("sectPr"))
        for each in reversed(copied):
            blocks[last].addnext(each)

    return edit
