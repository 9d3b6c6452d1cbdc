"""PDF files drawn by hand: content streams, broken parts, pages of any size."""

import zlib
from collections.abc import Sequence


def text_at(x: float, y: float, text: str, size: float = 10) -> str:
    """Draws text; y is its base line, upwards."""
    return f"BT /F1 {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"


def by_hand(
    contents: Sequence[str],
    box: str = "0 0 595 842",
    page_more: str = "",
    catalog_more: str = "",
    objects: Sequence[str | bytes] = (),
    resources: str = "",
) -> bytes:
    """A PDF of content streams; further objects begin with number 100.

    The font is not embedded and its signs are UTF-16.
    """
    kids = " ".join(f"{200 + 2 * n} 0 R" for n in range(len(contents)))
    numbered: dict[int, str | bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog_more} >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        "/DescendantFonts [4 0 R] >>",
        4: "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
        "/FontDescriptor 5 0 R >>",
        5: "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 "
        "/CapHeight 880 /StemV 80 /ItalicAngle 0 /FontBBox [0 -120 1000 880] >>",
    }
    numbered |= {100 + n: text for n, text in enumerate(objects)}
    for n, content in enumerate(contents):
        packed = zlib.compress(content.encode("latin-1"))
        numbered[200 + 2 * n] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {201 + 2 * n} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> {resources} >> {page_more} >>"
        )
        numbered[201 + 2 * n] = (
            f"<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
            + packed
            + b"\nendstream"
        )
    made, places = bytearray(b"%PDF-1.7\n"), {}
    for number, text in numbered.items():
        places[number] = len(made)
        body = text if isinstance(text, bytes) else text.encode("latin-1")
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(made)
    made += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        made += f"{number} 1\n{place:010d} 00000 n \n".encode()
    made += f"trailer\n<< /Size 100000 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)
