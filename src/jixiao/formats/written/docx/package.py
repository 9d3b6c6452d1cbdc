"""The package of a Word document: a zip whose bytes depend on its parts alone."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from jixiao.formats.written.docx.markup import HEAD, PACKAGE

_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 3
_PIECE = 60_000
"""Bytes that are compressed at once, or a few more."""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
Content = str | bytes | Iterable[bytes]
"""What a part holds: text, text piece by piece in UTF-8, or bytes that are packed already."""
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def content_types(names: tuple[str, ...]) -> str:
    """The part [Content_Types].xml for parts of these names."""
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="{_KINDS.get(name, _CHART)}"/>'
        for name in names
        if name.endswith(".xml")
    )
    sheet = f'<Default Extension="xlsx" ContentType="{_SHEET}"/>' if _has_sheet(names) else ""
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{sheet}{kinds}</Types>'
    )


def _has_sheet(names: tuple[str, ...]) -> bool:
    return any(name.endswith(".xlsx") for name in names)


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part of relationships.

    Args:
        targets: Id to (kind as an address, target).
    """
    each = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def zipped(parts: Mapping[str, Content]) -> bytes:
    """A zip with the parts in the order given and fixed dates.

    Args:
        parts: Name to what the part holds; bytes are stored as they are.
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        for name, content in parts.items():
            if isinstance(content, bytes | str):
                info = zipfile.ZipInfo(name, _DATE)
                kind = zipfile.ZIP_STORED if isinstance(content, bytes) else zipfile.ZIP_DEFLATED
                package.writestr(info, content, kind, _LEVEL)
            else:
                with package.open(name, "w") as file:  # a name alone has the date of 1980 too
                    for piece in _gathered(content):
                        file.write(piece)
        for info in package.filelist:
            info.create_system, info.external_attr = 0, 0
    return out.getvalue()


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces as larger ones."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _PIECE:
            yield b"".join(held)
            held.clear()
            size = 0
    yield b"".join(held)
