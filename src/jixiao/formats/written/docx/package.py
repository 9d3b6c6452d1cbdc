"""The package of a Word document: a zip whose bytes depend on its parts alone."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from jixiao.formats.written.docx.markup import HEAD, PACKAGE

_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 3
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


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip with the parts in the order given and fixed dates.

    Args:
        parts: Name to text or bytes; bytes are stored as they are.
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system, info.external_attr = 0, 0
            if isinstance(content, bytes):
                package.writestr(info, content, zipfile.ZIP_STORED)
            else:
                package.writestr(info, content.encode(), zipfile.ZIP_DEFLATED, _LEVEL)
    return out.getvalue()
