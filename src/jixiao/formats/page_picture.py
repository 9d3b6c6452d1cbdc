"""The picture of a page of a PDF, to be looked at beside what was read of it."""

import struct
import zlib

import pypdfium2

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.pages.pdfium import new_bitmap, open_document
from jixiao.formats.pages.pdfium import raw as pdfium

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTH, _RGB = 8, 2


def page_picture(data: bytes, number: int, width: int, limits: Limits) -> bytes:
    """A page as PNG.

    Args:
        data: The PDF.
        number: The page, 1 upwards.
        width: Pixels across.
        limits: What it may cost.

    Raises:
        UnreadableDocument: It is no PDF, or has no such page.
    """
    try:
        document = open_document(data)
    except pypdfium2.PdfiumError:
        raise UnreadableDocument("这个 PDF 打不开，看不到页面。") from None
    try:
        page = pdfium.FPDF_LoadPage(document.raw, number - 1)
        if not page:
            raise UnreadableDocument("这个 PDF 没有这一页。")
        try:
            return _drawn(page, width, limits)
        finally:
            pdfium.FPDF_ClosePage(page)
    finally:
        document.close()


def _drawn(page: object, width: int, limits: Limits) -> bytes:
    wide = max(pdfium.FPDF_GetPageWidthF(page), 1.0)
    high = max(pdfium.FPDF_GetPageHeightF(page), 1.0)
    height = min(max(int(width * high / wide), 1), max(limits.image_pixels // width, 1), 10 * width)
    bitmap = new_bitmap(width, height, pdfium.FPDFBitmap_BGR)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        order = pdfium.FPDF_REVERSE_BYTE_ORDER
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, order)
        return _png(bytes(bitmap.buffer), width, height, bitmap.stride)
    finally:
        bitmap.close()


def _png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Rows of red, green, blue as a PNG."""
    row = width * 3
    lines = b"".join(b"\0" + pixels[at * stride : at * stride + row] for at in range(height))
    head = struct.pack(">IIBBBBB", width, height, _DEPTH, _RGB, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
