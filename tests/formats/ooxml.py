"""Builds small Word documents for tests, part by part, and reads them."""

import io
import zipfile
from dataclasses import replace

import pytest

from jixiao.formats.blocks import Blocks
from jixiao.formats.engines.docx import blocks
from jixiao.formats.limits import DEFAULT_LIMITS, UnreadableDocument

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def run(text: str, properties: str = "") -> str:
    space = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{space}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "", inner: str = "") -> str:
    shape = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{shape}{run(text) if text else ''}{inner}</w:p>"


def cell(
    text: str = "", *, span: int = 1, down: str = "", inner: str = "", properties: str = ""
) -> str:
    wide = f'<w:gridSpan w:val="{span}"/>' if span != 1 else ""
    merge = {"": "", "begin": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[down]
    return f"<w:tc><w:tcPr>{wide}{merge}{properties}</w:tcPr>{inner or paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    shape = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{shape}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def document(body: str, space: str = MAIN) -> str:
    return f'{HEAD}<w:document xmlns:w="{space}" {SPACES}><w:body>{body}</w:body></w:document>'


def levels(*definitions: tuple[str, str], abstract: str = "1", extra: str = "") -> str:
    """An abstract list: (format, text) of each level, all beginning with 1."""
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(definitions)
    )
    return f'<w:abstractNum w:abstractNumId="{abstract}">{inner}</w:abstractNum>'


def numbering(*parts: str) -> str:
    return f'{HEAD}<w:numbering xmlns:w="{MAIN}">{"".join(parts)}</w:numbering>'


def num(number: str = "1", abstract: str = "1", override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def in_list(number: str = "1", level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, content, stored)
    return packed.getvalue()


def relations(*kinds: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(kinds)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{inner}</Relationships>'


def docx(body: str, *, main: str = "word/document.xml", whole: str = "", **parts: str) -> bytes:
    """A .docx; ``parts`` are further parts by kind (styles, numbering, header …)."""
    folder, _, name = main.rpartition("/")
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(main, *parts),
        "_rels/.rels": relations(("officeDocument", main)),
        main: whole or document(body),
        f"{folder}/_rels/{name}.rels": relations(*((kind, f"{kind}.xml") for kind in parts)),
    }
    content |= {f"{folder}/{kind}.xml": text for kind, text in parts.items()}
    return zipped(content)


def content_types(main: str, *kinds: str) -> str:
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    folder = main.rpartition("/")[0]
    parts = {main: "document.main"} | {f"{folder}/{kind}.xml": kind for kind in kinds}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{office}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def read(body: str, **parts: str) -> Blocks:
    return blocks(docx(body, **parts), DEFAULT_LIMITS)


def texts(body: str, **parts: str) -> list[str]:
    return [item.text for item in read(body, **parts).paragraphs()]


def cells(body: str, **parts: str) -> list[tuple[str, int, int, int, int]]:
    return [item[:5] for found in read(body, **parts).tables() for item in found.cells]


def sentence(data: bytes, **changed: int) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        blocks(data, replace(DEFAULT_LIMITS, **changed))
    return str(caught.value)
