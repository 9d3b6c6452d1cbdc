"""Hostile and broken files, made when they are needed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/{main}" ContentType="{kind}"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="{main}"/></Relationships>'
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
HEAD = ("一级指标", "二级指标", "三级指标", "指标值")
ROW = ("产出指标", "数量指标", "慰问职工人数", "≥90人")


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str, prologue: str = "", **parts: bytes) -> bytes:
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<w:document xmlns:w="{WORD}">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return packed(
        {
            "[Content_Types].xml": TYPES.format(main="word/document.xml", kind=DOCX).encode(),
            "_rels/.rels": RELATIONS.format(main="word/document.xml").encode(),
            "word/document.xml": document.encode("utf-8", "surrogatepass"),
            **{
                name.replace("__", "/").replace("_bin", ".bin"): data
                for name, data in parts.items()
            },
        }
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def form() -> str:
    return paragraph("项目绩效目标表") + table((HEAD, ROW))


def zip_bomb(size: int = 60_000_000) -> bytes:
    """A docx whose document.xml is small on disk and has so many blanks in it."""
    zeros = b" " * 1_000_000
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(main="word/document.xml", kind=DOCX))
        archive.writestr("_rels/.rels", RELATIONS.format(main="word/document.xml"))
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(f'<w:document xmlns:w="{WORD}"><w:body>'.encode())
            for _ in range(size // len(zeros)):
                part.write(zeros)
            part.write(b"</w:body></w:document>")
    return out.getvalue()


def quadratic_bomb() -> bytes:
    entity = f'<!DOCTYPE w:document [<!ENTITY a "{"绩" * 50_000}">]>'
    return docx(paragraph("&a;" * 20_000), entity)


def external_entity(path: str) -> bytes:
    return docx(paragraph("&x;"), f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file://{path}">]>')


def with_macro() -> bytes:
    return docx(form(), word__vbaProject_bin=b"\xd0\xcf\x11\xe0 Attribute VB_Name")


def nested_tables(depth: int) -> bytes:
    opening = "<w:tbl><w:tr><w:tc>"
    closing = "<w:p/></w:tc></w:tr></w:tbl>"
    return docx(opening * depth + paragraph("底") + closing * depth)


def many_rows(rows: int) -> bytes:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>" * 2 + "</w:tr>"
    return docx("<w:tbl>" + row * rows + "</w:tbl>")


def repeated_cells() -> bytes:
    """An odt of one cell that asks to stand in a million rows and columns."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<o:document-content xmlns:o="{urn}:office:1.0" xmlns:t="{urn}:table:1.0" '
        f'xmlns:x="{urn}:text:1.0"><o:body><o:text><t:table>'
        '<t:table-row t:number-rows-repeated="1000000">'
        '<t:table-cell t:number-columns-repeated="1000000"><x:p>1</x:p></t:table-cell>'
        "</t:table-row></t:table></o:text></o:body></o:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content.encode()})


def encrypted_office() -> bytes:
    """The head of a compound file, as a password makes of every docx and xlsx."""
    sector = 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE] + [0xFFFFFFFF] * 125
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        b"", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    ) + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)  # fmt: skip

    def entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
        raw = name.encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sIQQIQ", raw, len(raw) + 2 if name else 0, kind, 1, 0xFFFFFFFF, right, child,
            b"", 0, 0, 0, start, size,
        )  # fmt: skip

    names = (
        entry("Root Entry", 5, 1, 0xFFFFFFFF, 0xFFFFFFFE, 0)
        + entry("EncryptedPackage", 2, 0xFFFFFFFF, 2, 2, 4096)
        + entry("EncryptionInfo", 2, 0xFFFFFFFF, 0xFFFFFFFF, 2, 4096)
        + entry("", 0, 0xFFFFFFFF, 0xFFFFFFFF, 0, 0)
    )
    return header.ljust(sector, b"\0") + struct.pack("<128I", *fat) + names + b"\0" * 4096


def pdf(pages: int = 1, *, encrypted: bool = False, rotate: int = 0, font: str = "Helvetica",
        text: str = "(90) Tj", copies: int = 1) -> bytes:  # fmt: skip
    """A PDF of pages that share one content stream."""
    content = f"BT /F1 12 Tf 72 720 Td {text} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids ["
        + b" ".join(f"{5 + n} 0 R".encode() for n in range(pages))
        + f"] /Count {pages * copies} >>".encode(),
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} >>".encode(),
        f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream",
    ]
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} /Contents 4 0 R "
        "/Resources << /Font << /F1 3 0 R >> >> >>"
    ).encode()
    objects += [page] * pages
    trailer = f"/Size {len(objects) + 2} /Root 1 0 R".encode()
    if encrypted:
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /O <"
            + b"41" * 32
            + b"> /U <"
            + b"42" * 32
            + b"> /P -4 >>"
        )
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<41><41>]".encode()
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + each + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for place in places:
        out.write(f"{place:010d} 00000 n \n".encode())
    out.write(b"trailer << " + trailer + f" >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def xlsx(rows: int, columns: int = 1) -> bytes:
    cells = "".join(f"<c><v>{n}</v></c>" for n in range(columns))
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + "".join(f'<row r="{n}">{cells}</row>' for n in range(1, rows + 1))
        + "</sheetData></worksheet>"
    )
    book = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://'
        'schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" '
        'sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    relations = RELATIONS.format(main="worksheets/sheet1.xml").replace(
        'officeDocument"', 'worksheet"'
    )
    return packed(
        {
            "[Content_Types].xml": TYPES.format(main="xl/workbook.xml", kind=XLSX).encode(),
            "_rels/.rels": RELATIONS.format(main="xl/workbook.xml").encode(),
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": relations.encode(),
            "xl/worksheets/sheet1.xml": sheet.encode(),
        }
    )


def png(width: int, height: int, *, claimed: tuple[int, int] | None = None) -> bytes:
    """A picture of soft colours without any letter on it: a cat, seen from very near."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(
        b"\0"
        + bytes(
            (x * 90 // width + y * 60 // height + 60) & 255 for x in range(width) for _ in "rgb"
        )
        for y in range(height)
    )
    size = struct.pack(">IIBBBBB", *(claimed or (width, height)), 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )  # fmt: skip
