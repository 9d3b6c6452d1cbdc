"""Puts remarks into a PDF as annotations (PDF 批注): the file's own bytes stay, ours follow them."""

import ctypes
import hashlib
import io
import re
from collections.abc import Iterator, Sequence

import pypdfium2

from jixiao.formats.limits import Limits
from jixiao.formats.pages.pdfium import Handle, open_document
from jixiao.formats.pages.pdfium import raw as pdfium
from jixiao.formats.patching.orders import Author, Patched, Remark, Unpatchable
from jixiao.formats.patching.page_words import Edges, PageWords
from jixiao.formats.patching.remarks import cleaned

_MARK = "jixiao-"
_COLOURS = {3: (255, 120, 120), 2: (255, 190, 90), 1: (255, 235, 110)}
"""Red, green and blue of a highlight by the severity of the remark."""
_SEEN = 110
"""Opacity of a highlight, of 255."""
_ICON = 20.0
_ID = re.compile(rb"(/ID\s*\[\s*(?:<[0-9A-Fa-f]*>|\((?:\\.|[^\\()])*\))\s*<)([0-9A-Fa-f]{32})(>)")
_BROKEN = "这个 PDF 打不开或已损坏，没有加批注。请重新导出或重新下载一份。"
_LOCKED = "这个 PDF 设了密码或权限，没有加批注。请去掉密码和限制另存一份后再试。"
_SIGNED = "这个 PDF 带有数字签名，加批注会使签名失效，没有加。请在没有签名的副本上加。"
_REWRITTEN = "这个 PDF 的结构不能在保留原样的情况下加批注，没有加。请重新导出一份。"


def annotate_pdf(data: bytes, remarks: Sequence[Remark], limits: Limits, author: Author) -> Patched:
    """A PDF with remarks as highlights; what has no words on a page is a note at its edge.

    Args:
        data: The whole file; it is the beginning of the result.
        remarks: All that is to be said, in the order of the pages.
        limits: What reading may cost.
        author: Who says it; only annotations of this author that bear a key of ours are changed.

    Raises:
        Unpatchable: The file is broken, locked or signed.
    """
    document = _opened(data)
    try:
        count = len(document)
        if count > limits.pages or not count:
            raise Unpatchable(_BROKEN)
        result = Patched(data, done=list(range(len(remarks))))
        by_page: dict[int, list[Remark]] = {}
        for each in remarks:
            by_page.setdefault(min(_page_of(each), count), []).append(each)
        for number in range(1, count + 1):
            _annotate(document, number, by_page.get(number, []), author, result)
        if result.added or result.changed or result.removed:
            result.data = _saved(document, data)
        return result
    finally:
        document.close()


def _opened(data: bytes) -> Handle:
    try:
        document = open_document(data)
    except pypdfium2.PdfiumError:
        is_locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise Unpatchable(_LOCKED if is_locked else _BROKEN) from None
    why = ""
    if pdfium.FPDF_GetSecurityHandlerRevision(document.raw) != -1:
        why = _LOCKED
    elif pdfium.FPDF_GetSignatureCount(document.raw) > 0:
        why = _SIGNED
    if why:
        document.close()
        raise Unpatchable(why)
    return document


def _page_of(remark: Remark) -> int:
    return next((span.page for span in remark.spans if span.page is not None), 1)


def _annotate(
    document: Handle, number: int, remarks: Sequence[Remark], author: Author, result: Patched
) -> None:
    """Bring the annotations of one page up to date, and count what was done."""
    page = pdfium.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        return
    try:
        wanted = {f"{_MARK}{each.key}": each for each in remarks}
        kept: set[str] = set()
        stale: list[int] = []
        for index, name, contents in _ours(page, author):
            if name in wanted and name not in kept and contents == _said(wanted[name]):
                kept.add(name)
            else:
                stale.append(index)
                result.changed += name in wanted
                result.removed += name not in wanted
        for index in reversed(stale):
            pdfium.FPDFPage_RemoveAnnot(page, index)
        new = [each for name, each in wanted.items() if name not in kept]
        result.kept += len(kept)
        result.added += len(new)
        if new:
            words = PageWords(page)
            try:
                for order, each in enumerate(new):
                    _put(page, each, words.find(each.words, each.beside), order, author)
            finally:
                words.close()
    finally:
        pdfium.FPDF_ClosePage(page)


def _ours(page: Handle, author: Author) -> Iterator[tuple[int, str, str]]:
    """(Index, name, contents) of the annotations that we have put on a page."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        name, written_by = _string(note, b"NM"), _string(note, b"T")
        contents = _string(note, b"Contents")
        pdfium.FPDFPage_CloseAnnot(note)
        if name.startswith(_MARK) and written_by == author.name:
            yield index, name, contents


def _said(remark: Remark) -> str:
    return "\n".join(map(cleaned, remark.lines))


def _put(page: Handle, remark: Remark, found: Sequence[Edges], order: int, author: Author) -> None:
    """Put an annotation on a page: over the words, or at the edge where there are none."""
    kind = pdfium.FPDF_ANNOT_HIGHLIGHT if found else pdfium.FPDF_ANNOT_TEXT
    note = pdfium.FPDFPage_CreateAnnot(page, kind)
    if not note:
        raise Unpatchable(_REWRITTEN)
    for edges in found:
        quad = pdfium.FS_QUADPOINTSF(
            edges.left, edges.top, edges.right, edges.top,
            edges.left, edges.bottom, edges.right, edges.bottom,
        )  # fmt: skip
        pdfium.FPDFAnnot_AppendAttachmentPoints(note, ctypes.byref(quad))
    around = _around(found) if found else _at_edge(page, order)
    rect = pdfium.FS_RECTF(around.left, around.top, around.right, around.bottom)
    pdfium.FPDFAnnot_SetRect(note, ctypes.byref(rect))
    colour = _COLOURS.get(remark.severity, _COLOURS[1])
    pdfium.FPDFAnnot_SetColor(note, pdfium.FPDFANNOT_COLORTYPE_Color, *colour, _SEEN)
    day = "D:" + re.sub(r"\D", "", author.date)
    for key, words in (
        (b"Contents", _said(remark)), (b"T", author.name), (b"NM", _MARK + remark.key),
        (b"M", day), (b"CreationDate", day),
    ):  # fmt: skip
        text = ctypes.create_string_buffer((words + "\0").encode("utf-16-le"))
        pdfium.FPDFAnnot_SetStringValue(note, key, ctypes.cast(text, pdfium.FPDF_WIDESTRING))
    pdfium.FPDFAnnot_SetFlags(note, pdfium.FPDF_ANNOT_FLAG_PRINT)
    pdfium.FPDFPage_CloseAnnot(note)


def _around(found: Sequence[Edges]) -> Edges:
    return Edges(
        min(each.left for each in found), min(each.bottom for each in found),
        max(each.right for each in found), max(each.top for each in found),
    )  # fmt: skip


def _at_edge(page: Handle, order: int) -> Edges:
    """Where the icon of a note without words stands: at the upper left, one beside the other."""
    edges = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(edges))
    columns = max(int((edges.right - edges.left - _ICON) // _ICON), 1)
    left = edges.left + 6 + order % columns * _ICON
    top = edges.top - 6 - order // columns * _ICON
    return Edges(left, top - _ICON, left + _ICON, top)


def _string(note: Handle, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(
        note, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size
    )
    return (
        buffer.raw[: size - 2]
        .decode("utf-16-le", "replace")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )


def _saved(document: Handle, data: bytes) -> bytes:
    """The file with what is new behind its own bytes, named by what it holds and not by chance."""
    packed = io.BytesIO()
    document.save(packed, flags=pdfium.FPDF_INCREMENTAL)
    made = packed.getvalue()
    if not made.startswith(data):
        raise Unpatchable(_REWRITTEN)
    tail = made[len(data) :]
    masked = _ID.sub(rb"\1\3", tail)
    name = hashlib.sha256(data + masked).hexdigest()[:32].upper().encode()
    return data + _ID.sub(lambda found: found[1] + name + found[3], tail)
