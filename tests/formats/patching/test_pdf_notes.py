"""Annotations on a PDF: over their words, behind the file's own bytes, ours kept up to date."""

import ctypes
from pathlib import Path

import pytest

from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.pages.pdfium import open_document
from jixiao.formats.pages.pdfium import raw as pdfium
from jixiao.formats.patching.orders import Author, Patched, Remark, Unpatchable
from jixiao.formats.patching.page_words import PageWords
from jixiao.formats.patching.pdf_notes import annotate_pdf
from jixiao.kernel.span import Span
from tests.truth import SAMPLES

AUTHOR = Author("绩效审核（Jixiao）", "JX", "2025-01-31T00:00:00")
PLANS = [SAMPLES / "qinghekou-union-2025" / name for name in ("plan.pdf", "plan-office.pdf")]
ROW = ("劳模健康档案", "建立劳模健康档案的数量", "份")


def remark(key: str, page: int, words: str, *beside: str, said: str = "没有写单位。") -> Remark:
    return Remark(key, (Span(page=page),), words, (said, f"编号 {key}"), 3, beside)


def annotated(data: bytes, *remarks: Remark) -> Patched:
    return annotate_pdf(data, remarks, DEFAULT_LIMITS, AUTHOR)


def marks(data: bytes, number: int) -> list[tuple[int, tuple[float, float, float, float]]]:
    """(Kind, rectangle) of the annotations of a page."""
    document = open_document(data)
    page = pdfium.FPDF_LoadPage(document.raw, number - 1)
    found = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        rect = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(note, ctypes.byref(rect))
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        found.append((kind, (rect.left, rect.bottom, rect.right, rect.top)))
        pdfium.FPDFPage_CloseAnnot(note)
    pdfium.FPDF_ClosePage(page)
    document.close()
    return found


def page_with(data: bytes, words: str) -> int:
    document = open_document(data)
    for index in range(len(document)):
        page = pdfium.FPDF_LoadPage(document.raw, index)
        text = PageWords(page)
        is_here = words in text.text
        text.close()
        pdfium.FPDF_ClosePage(page)
        if is_here:
            document.close()
            return index + 1
    raise AssertionError(words)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_a_highlight_lies_over_the_words_of_the_right_row(path: Path) -> None:
    data = path.read_bytes()
    page = page_with(data, ROW[1])
    done = annotated(data, remark("0000000a", page, "份", *ROW))

    assert done.added == 1
    assert done.data.startswith(data)
    ((kind, (left, bottom, right, top)),) = marks(done.data, page)
    assert kind == pdfium.FPDF_ANNOT_HIGHLIGHT
    document = open_document(data)
    opened = pdfium.FPDF_LoadPage(document.raw, page - 1)
    text_page = pdfium.FPDFText_LoadPage(opened)
    buffer = ctypes.create_string_buffer(400)
    pdfium.FPDFText_GetBoundedText(
        text_page, left - 1, top + 1, right + 1, bottom - 1,
        ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 100,
    )  # fmt: skip
    words = buffer.raw.decode("utf-16-le").partition("\0")[0]
    pdfium.FPDFText_ClosePage(text_page)
    pdfium.FPDF_ClosePage(opened)
    document.close()
    assert words.strip() == "份"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_the_same_remarks_give_the_same_bytes_and_a_second_run_changes_nothing(path: Path) -> None:
    data = path.read_bytes()
    remarks = [remark("0000000a", 1, "绩效文本"), remark("0000000b", 2, "", said="缺一节。")]
    once = annotated(data, *remarks)

    assert annotated(data, *remarks).data == once.data
    again = annotated(once.data, *remarks)
    assert again.data == once.data
    assert again.kept == 2


def test_ours_are_changed_and_removed_and_what_has_no_words_is_a_note_at_the_edge() -> None:
    data = PLANS[0].read_bytes()
    once = annotated(
        data, remark("0000000a", 1, "绩效文本"), remark("0000000b", 1, "没有这些字")
    ).data
    assert [kind for kind, _ in marks(once, 1)] == [
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_TEXT,
    ]

    done = annotated(once, remark("0000000a", 1, "绩效文本", said="另一句。"))
    assert (done.changed, done.removed, done.kept) == (1, 1, 0)
    assert done.data.startswith(once)
    assert [kind for kind, _ in marks(done.data, 1)] == [pdfium.FPDF_ANNOT_HIGHLIGHT]


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(Unpatchable, match="打不开或已损坏"):
        annotated(b"%PDF-1.7\nbroken")
