"""The picture of a page of a PDF, to be looked at beside what was read of it."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.pages.pdfium import new_bitmap, open_document
from jixiao.formats.pages.pdfium import raw as pdfium

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTH, _RGB = 8, 2
ENLARGED = 2.5
"""Pixels for a point of the page where a place is looked at closely."""
AROUND = 14
"""Pixels that are shown around it."""


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
    with _page(data, number) as (page, wide, high):
        height = min(
            max(int(width * high / wide), 1), max(limits.image_pixels // width, 1), 10 * width
        )
        return _drawn(page, (0, 0, width, height), (width, height))


def place_picture(data: bytes, number: int, box: Sequence[float], limits: Limits) -> bytes:
    """A place of a page, enlarged and with a little of what is around it, as PNG.

    Args:
        data: The PDF.
        number: The page, 1 upwards.
        box: Left, upper, right and lower edge as shares of the page.
        limits: What it may cost.

    Raises:
        UnreadableDocument: It is no PDF, or has no such page.
    """
    with _page(data, number) as (page, wide, high):
        scale = ENLARGED
        if wide * high * scale * scale > limits.image_pixels:
            scale = (limits.image_pixels / (wide * high)) ** 0.5
        left, upper, right, lower = (min(max(each, 0.0), 1.0) for each in box)
        edges = (
            max(int(left * wide * scale) - AROUND, 0),
            max(int(upper * high * scale) - AROUND, 0),
            min(int(right * wide * scale) + AROUND, int(wide * scale)),
            min(int(lower * high * scale) + AROUND, int(high * scale)),
        )
        return _drawn(page, edges, (int(wide * scale), int(high * scale)))


@contextmanager
def _page(data: bytes, number: int) -> Iterator[tuple[object, float, float]]:
    """A page with its width and height in points."""
    try:
        document = open_document(data)
    except pypdfium2.PdfiumError:
        raise UnreadableDocument("这个 PDF 打不开，看不到页面。") from None
    try:
        page = pdfium.FPDF_LoadPage(document.raw, number - 1)
        if not page:
            raise UnreadableDocument("这个 PDF 没有这一页。")
        try:
            wide = max(pdfium.FPDF_GetPageWidthF(page), 1.0)
            yield page, wide, max(pdfium.FPDF_GetPageHeightF(page), 1.0)
        finally:
            pdfium.FPDF_ClosePage(page)
    finally:
        document.close()


def _drawn(page: object, edges: tuple[int, int, int, int], whole: tuple[int, int]) -> bytes:
    """The part of a page between edges, in pixels of the whole page."""
    left, upper, right, lower = edges
    width, height = max(right - left, 1), max(lower - upper, 1)
    bitmap = new_bitmap(width, height, pdfium.FPDFBitmap_BGR)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        order = pdfium.FPDF_REVERSE_BYTE_ORDER
        pdfium.FPDF_RenderPageBitmap(bitmap, page, -left, -upper, *whole, 0, order)
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
