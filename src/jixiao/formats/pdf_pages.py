"""Reads a PDF: pages with a text layer here, pictures of pages by the scan reader."""

import ctypes
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2

from jixiao.formats.blocks import Blocks, Boxes
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.pages.drawings import Drawings, drawings
from jixiao.formats.pages.geometry import Line, PageContent, PageTable, Word
from jixiao.formats.pages.joining import WHOLE_ROWS, join_pages
from jixiao.formats.pages.page import page_blocks
from jixiao.formats.pages.pdfium import Handle, new_bitmap, open_document
from jixiao.formats.pages.pdfium import raw as pdfium
from jixiao.formats.pages.running import MARGIN
from jixiao.formats.pages.signs import put_back_named
from jixiao.formats.pages.tagged import TAGGED_ROWS, TaggedRows
from jixiao.formats.pages.tagged_lines import TaggedLines
from jixiao.formats.pages.textlayer import (
    TextLayer,
    is_garbage,
    pieces,
    quarter_turns,
    words,
)
from jixiao.formats.pages.upright import Upright
from jixiao.formats.scans.doubts import settle
from jixiao.formats.scans.reading import available, read_page_images
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span

if TYPE_CHECKING:
    from jixiao.formats.scans.cleaning import Picture

LARGEST = 20_000.0
"""Edge of a page in points above which nobody has printed it."""
FEW_SIGNS = 12
"""A page with fewer signs has no text layer to speak of, if it has a picture as well."""
MANY_SHAPES = 60
"""This many drawn shapes without text are text as outlines."""
SCAN_DPI = 200
NOTED, LARGE = 0.2, 0.5
"""Shares of a page from which a picture is mentioned, and from which it may be the page."""
MOST_NOTES = 2_000
"""Comments and fields of a page that are looked at."""
LONGEST_KEYWORDS = 10_000
"""Bytes of the keywords of a file that are looked at."""
EMPTY = 2
"""Bytes of an empty string of the engine."""


def blocks(data: bytes, limits: Limits) -> Blocks:
    """A PDF file as blocks.

    Attachments, scripts and forms' actions are never looked at.

    Raises:
        UnreadableDocument: It is no PDF, it is broken, protected, or has too many pages.
    """
    document = _open(data)
    try:
        count = len(document)
        if count > limits.pages:
            message = (
                f"这个 PDF 有 {count} 页，超过 {limits.pages} 页的上限。"
                "请拆成几个文件，或调大环境变量 JIXIAO_MAX_PAGES。"
            )
            raise UnreadableDocument(message)
        if count == 0:
            raise UnreadableDocument("这个 PDF 里一页也没有。请检查文件是否完整。")
        until = time.monotonic() + limits.seconds
        pictures: dict[int, str] = {}
        pages = list(_pages(document, count, limits, until, pictures))
        scanned = _read_pictures(document, pages, pictures, limits, until)
        _say_once(pages)
        keywords = _keywords(document)
        tags = TaggedRows(document) if TAGGED_ROWS in keywords else None
        has_whole_rows = WHOLE_ROWS in keywords
        lines = TaggedLines(document) if has_whole_rows or tags else None
        found = join_pages(pages, has_whole_rows=has_whole_rows, tags=tags, lines=lines)
        settle(found, scanned)
        put_back_named(found)
        found.boxes = _shares(found.boxes, pages)
        found.pages = count
        return found
    finally:
        document.close()


def _shares(boxes: Boxes, pages: list[PageContent]) -> Boxes:
    """Places on pages as shares of their width and height."""
    return {
        cell: (
            page, x0 / pages[page - 1].width, y0 / pages[page - 1].height,
            x1 / pages[page - 1].width, y1 / pages[page - 1].height,
        )
        for cell, (page, x0, y0, x1, y1) in boxes.items()
    }  # fmt: skip


def _keywords(document: Handle) -> str:
    """The keywords of a file."""
    size = pdfium.FPDF_GetMetaText(document.raw, b"Keywords", None, 0)
    if not 0 < size < LONGEST_KEYWORDS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document.raw, b"Keywords", buffer, size)
    return buffer.raw.decode("utf-16-le", "replace")


def _say_once(pages: list[PageContent]) -> None:
    """A watermark is mentioned where it stands first."""
    said: set[str] = set()
    for page in pages:
        page.notices = [
            each for each in page.notices if each.message != _SLANTED or each.text not in said
        ]
        said.update(each.text for each in page.notices if each.message == _SLANTED)


def _open(data: bytes) -> Handle:
    try:
        return open_document(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error):
            message = "这个 PDF 设了密码。请去掉密码另存一份再读。"
        elif b"%PDF-" not in data[:1024]:
            message = "这不是 PDF 文件。请确认扩展名，或换成原来的文件。"
        else:
            message = "这个 PDF 已损坏或不完整，打不开。请重新导出或重新下载一份。"
        raise UnreadableDocument(message) from None


def _pages(
    document: Handle, count: int, limits: Limits, until: float, pictures: dict[int, str]
) -> Iterator[PageContent]:
    """The pages; those that must be read by their picture are put into ``pictures`` with why."""
    cells = 0
    for index in range(count):
        if time.monotonic() > until:
            message = (
                f"读到第 {index + 1} 页（共 {count} 页）时超过了 {limits.seconds} 秒的时限。"
                "请拆成几个文件，或调大环境变量 JIXIAO_MAX_SECONDS。"
            )
            raise UnreadableDocument(message)
        content, why = _page(document, index)
        if why:
            pictures[index + 1] = why
        cells += sum(len(part.cells) for part in content.parts if isinstance(part, PageTable))
        if cells > limits.cells:
            message = (
                f"这个 PDF 的表格超过 {limits.cells} 个单元格的上限。"
                "请拆成几个文件，或调大环境变量 JIXIAO_MAX_CELLS。"
            )
            raise UnreadableDocument(message)
        yield content


def _unread(number: int, message: str, width: float = 595.0, height: float = 842.0) -> PageContent:
    content = PageContent(number, width, height)
    content.notices.append(Notice(f"第{number}页{message}", span=Span(page=number)))
    return content


def _page(document: Handle, index: int) -> tuple[PageContent, str]:
    """One page, and why it must be read by its picture, "" when it need not."""
    page, notice = _load(document, index)
    if not page:
        return _unread(index + 1, "这一页已损坏，没有读出来，请对照原件。"), ""
    text_page = None
    try:
        edges = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(edges))
        if not (0 < edges.right - edges.left < LARGEST and 0 < edges.top - edges.bottom < LARGEST):
            return _unread(index + 1, "的尺寸不合常理，没有读，请对照原件。"), ""
        text_page = pdfium.FPDFText_LoadPage(page)
        content, why = _text_page(page, text_page, edges, index + 1)
        content.notices += [Notice(notice, span=Span(page=index + 1))] if notice else []
        return content, why
    finally:
        pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)


def _text_page(
    page: Handle, text_page: Handle, edges: Handle, number: int
) -> tuple[PageContent, str]:
    layer = TextLayer(text_page)
    turns = quarter_turns(text_page, layer) if layer.text else pdfium.FPDFPage_GetRotation(page)
    upright = Upright(edges.left, edges.bottom, edges.right, edges.top, turns)
    drawn = drawings(page, upright)
    piece_of = pieces(text_page)
    slanted = layer.without(drawn.slanted, piece_of) if drawn.slanted else ""
    if drawn.unseen:
        layer.without(drawn.unseen, piece_of)
    why = why_scanned(layer, drawn)
    if why and why != HIDDEN:
        return PageContent(number, upright.width, upright.height), why
    # Hidden text is what another program recognised; it is used when we can not do so ourselves.
    bars = [ruling for ruling in drawn.rulings if ruling.y1 - ruling.y0 > ruling.x1 - ruling.x0]
    found = words(layer, upright, bars, piece_of)
    content = page_blocks(found, drawn.rulings, number, upright.width, upright.height)
    content.parts = _on_page(content)
    if drawn.picture > NOTED and drawn.place is not None and not why:
        why = _beside_picture(found, drawn, upright, content)
    if slanted:
        content.notices.append(Notice(_SLANTED, "".join(slanted.split())[:40], Span(page=number)))
    if not drawn.complete:
        message = f"第{number}页的图形太多，只看了一部分，表格可能不全，请对照原件。"
        content.notices.append(Notice(message, span=Span(page=number)))
    return content, why


def _load(document: Handle, index: int) -> tuple[Handle, str]:
    """A page with what is filled in and commented on it, and what of it can not be shown."""
    page = pdfium.FPDF_LoadPage(document.raw, index)
    kinds: set[int] = set()
    lost = False
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_NOTES) if page else 0):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        kinds.add(pdfium.FPDFAnnot_GetSubtype(note))
        filled = pdfium.FPDFAnnot_GetStringValue(note, b"V", None, 0) > EMPTY
        lost |= filled and pdfium.FPDFAnnot_GetAP(note, 0, None, 0) <= EMPTY
        pdfium.FPDFPage_CloseAnnot(note)
    if not kinds.isdisjoint((pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)):
        # Only what is part of the page itself has signs; the file in memory is changed for that.
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document.raw, index)
    return page, f"第{index + 1}页{_NOT_SHOWN}" if lost else ""


def _on_page(content: PageContent) -> list[PageTable | Line]:
    """The parts without lines outside of the page as it is cut: marks for the printer.

    Tables that are too wide for their page are read as far as they go.
    """
    width, height = 2 * content.width, 2 * content.height
    return [
        part
        for part in content.parts
        if isinstance(part, PageTable)
        or (0 <= part.x0 + part.x1 <= width and 0 <= part.y0 + part.y1 <= height)
    ]


def _beside_picture(
    found: list[Word], drawn: Drawings, upright: Upright, content: PageContent
) -> str:
    """Why a page with words and a large picture must be read by its picture, "" if it need not.

    A picture with words over it is a background. One without words over it, but at the edge of
    the page, may hold the table; where much else is printed it only gets a notice.
    """
    x0, y0, x1, y1 = drawn.place or (0.0, 0.0, 0.0, 0.0)
    top, bottom = MARGIN, upright.height - MARGIN
    body = over = 0
    for text, left, upper, right, lower in found:
        x, y = (left + right) / 2, (upper + lower) / 2
        if top < y < bottom:
            body += len(text)
            over += len(text) if x0 < x < x1 and y0 < y < y1 else 0
    if over >= FEW_SIGNS:
        return ""
    if drawn.picture > LARGE and body < FEW_SIGNS * 4:
        return BESIDE
    message = f"第{content.page}页有一张大图片，没有识别图中的文字，请对照原件。"
    content.notices.append(Notice(message, span=Span(page=content.page)))
    return ""


PICTURE = "picture"
BESIDE = "beside"
OUTLINES = "outlines"
GARBAGE = "garbage"
HIDDEN = "hidden"
_NO_OCR = "需要安装文字识别组件（jixiao[ocr]）才能读取。"
_SLANTED = "页面上斜着印的文字（水印）没有读入，请对照原件。"
_NOT_SHOWN = "有填写的内容没有画在页面上，没有读出来；请在阅读器里打开后打印成新的 PDF 再读。"
_KEPT = frozenset({HIDDEN, BESIDE})
"""Pages of which the text layer is used when pictures can not be read."""
_NOT_READ = {
    PICTURE: f"是扫描件，{_NO_OCR}",
    BESIDE: f"除页边的文字外是一张图片，{_NO_OCR}",
    OUTLINES: f"的文字是画出来的图形，{_NO_OCR}",
    GARBAGE: f"的字体没有编码，读出来是乱码，{_NO_OCR}",
}


def why_scanned(layer: TextLayer, drawn: Drawings) -> str:
    """Why a page must be read by its picture, "" when its text layer can be used."""
    signs = len("".join(layer.text[: FEW_SIGNS * 20].split()))
    if signs < FEW_SIGNS:
        if drawn.picture > 0.3:
            return PICTURE
        return OUTLINES if drawn.shapes > MANY_SHAPES and not signs else ""
    if is_garbage(layer.text):
        return GARBAGE
    if drawn.hidden and drawn.picture > 0.5:
        return HIDDEN
    return ""


def _read_pictures(
    document: Handle,
    pages: list[PageContent],
    pictures: dict[int, str],
    limits: Limits,
    until: float,
) -> set[int]:
    """Puts what was recognised on the pictures of pages into ``pages``; gives their numbers."""
    if not pictures:
        return set()
    found = _recognised(document, list(pictures), limits, until)
    if found is None:
        for number, why in pictures.items():
            if why == BESIDE:
                message = f"第{number}页{_NOT_READ[why]}"
                pages[number - 1].notices.append(Notice(message, span=Span(page=number)))
            elif why != HIDDEN:
                pages[number - 1] = _unread(number, _NOT_READ[why])
        return set()
    scanned: set[int] = set()
    for content in found:
        why, number = pictures[content.page], content.page
        if why in _KEPT and not content.parts:
            continue
        if why == GARBAGE:
            message = f"第{number}页的字体没有编码，改为按图片识别文字，请对照原件。"
            content.notices.append(Notice(message, span=Span(page=number)))
        pages[number - 1] = content
        scanned.add(number)
    return scanned


def _recognised(
    document: Handle, numbers: list[int], limits: Limits, until: float
) -> list[PageContent] | None:
    """What is recognised on the pictures of pages, None when the extra is not installed."""
    # A picture is made with a part of the extra; several are made only after it was looked for.
    if len(numbers) == 1 and not available():
        return None
    left = replace(limits, seconds=max(int(until - time.monotonic()), 1))
    try:
        return read_page_images(numbers, lambda number: _render(document, number, limits), left)
    except UnreadableDocument:
        # No picture is larger than what is allowed, so the extra is missing.
        return None


def _render(document: Handle, number: int, limits: Limits) -> "Picture":
    """The picture of a page: an array of height x width x 3 bytes, blue first, at 200 dpi."""
    page = pdfium.FPDF_LoadPage(document.raw, number - 1)
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = SCAN_DPI / 72
    pixels = wide * high * scale * scale
    if pixels > limits.image_pixels:
        scale *= (limits.image_pixels / pixels) ** 0.5
    bitmap = new_bitmap(max(int(wide * scale), 1), max(int(high * scale), 1), pdfium.FPDFBitmap_BGR)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, bitmap.width, bitmap.height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, bitmap.width, bitmap.height, 0, 0)
        picture: Picture = bitmap.to_numpy().copy()
        return picture
    finally:
        bitmap.close()
        pdfium.FPDF_ClosePage(page)
