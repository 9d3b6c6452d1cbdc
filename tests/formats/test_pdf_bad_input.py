"""Broken and hostile PDF files: one sentence, bounded time."""

import contextlib
import time
from dataclasses import replace

import pytest

from jixiao.formats.engines import pdf
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.pages.textlayer import is_garbage
from tests.formats.drawn_pdfs import by_hand, text_at

LIMITS = Limits()
SENTENCE = "本部门负责全县职工维权和帮扶工作，全年开展活动若干次。"
PROSE = text_at(60, 700, SENTENCE)


def refused(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        pdf.blocks(data, limits)
    return str(caught.value)


def test_too_many_pages_are_refused_with_their_number() -> None:
    data = by_hand([PROSE] * 5_000)

    assert refused(data) == (
        "这个 PDF 有 5000 页，超过 2000 页的上限。请拆成几个文件，或调大环境变量 JIXIAO_MAX_PAGES。"
    )


def test_what_is_no_pdf_is_refused() -> None:
    assert refused(b"\x00" * 500) == "这不是 PDF 文件。请确认扩展名，或换成原来的文件。"
    assert refused(b"") == "这不是 PDF 文件。请确认扩展名，或换成原来的文件。"


def test_garbage_that_begins_as_a_pdf_is_refused() -> None:
    data = b"%PDF-1.7\n" + bytes(range(256)) * 40

    assert refused(data) == "这个 PDF 已损坏或不完整，打不开。请重新导出或重新下载一份。"


def test_a_truncated_file_is_refused_or_read_as_far_as_it_goes() -> None:
    data = by_hand([PROSE] * 3)
    pages = []
    for share in (0.1, 0.5, 0.9):
        with contextlib.suppress(UnreadableDocument):
            pages.append(pdf.blocks(data[: int(len(data) * share)], LIMITS).pages)

    assert set(pages) <= {1, 2, 3}


def test_a_protected_file_is_refused() -> None:
    data = by_hand([PROSE]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <"
        + b"ab" * 32
        + b"> /U <"
        + b"cd" * 32
        + b"> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
    )

    assert refused(data) == "这个 PDF 设了密码。请去掉密码另存一份再读。"


def test_a_file_without_pages_is_refused() -> None:
    assert refused(by_hand([])).startswith("这个 PDF ")


def test_an_empty_page_is_an_empty_page() -> None:
    found = pdf.blocks(by_hand([""]), LIMITS)

    assert (found.items, found.pages, found.notices) == ([], 1, [])


def test_a_page_of_drawings_takes_bounded_time_and_says_what_was_left_out() -> None:
    drawing = "".join(
        f"{n % 590} {n % 800} m {n % 590 + 9} {n % 800} l S\n" for n in range(100_000)
    )
    started = time.process_time()

    found = pdf.blocks(by_hand([PROSE + drawing]), LIMITS)

    assert time.process_time() - started < 8
    assert [notice.message for notice in found.notices] == [
        "第1页的图形太多，只看了一部分，表格可能不全，请对照原件。"
    ]
    assert SENTENCE in [paragraph.text for paragraph in found.paragraphs()]


def test_a_path_of_very_many_segments_takes_bounded_time() -> None:
    path = "".join(f"{n % 590} {n % 800} m {n % 590 + 9} {n % 800} l\n" for n in range(100_000))
    started = time.process_time()

    found = pdf.blocks(by_hand([PROSE + path + "S\n"]), LIMITS)

    assert time.process_time() - started < 5
    assert [paragraph.text for paragraph in found.paragraphs()] == [SENTENCE]


def test_a_page_of_absurd_size_is_left_out_with_a_notice() -> None:
    found = pdf.blocks(by_hand([PROSE], box="0 0 9000000 9000000"), LIMITS)

    assert len(found.notices) <= 1
    assert found.pages == 1


def test_time_is_limited() -> None:
    message = refused(by_hand([PROSE] * 40), replace(LIMITS, seconds=-1))

    assert message == (
        "读到第 1 页（共 40 页）时超过了 -1 秒的时限。"
        "请拆成几个文件，或调大环境变量 JIXIAO_MAX_SECONDS。"
    )


def test_cells_are_limited() -> None:
    lines = "".join(f"60 {y} m 500 {y} l S\n" for y in range(100, 800, 10))
    bars = "".join(f"{x} 100 m {x} 790 l S\n" for x in range(60, 501, 40))
    data = by_hand([lines + bars + text_at(62, 102, "一", 6)])

    assert refused(data, replace(LIMITS, cells=100)) == (
        "这个 PDF 的表格超过 100 个单元格的上限。请拆成几个文件，或调大环境变量 JIXIAO_MAX_CELLS。"
    )


def test_scripts_and_attachments_are_never_touched() -> None:
    data = by_hand(
        [PROSE],
        catalog_more="/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "
        "/Names << /EmbeddedFiles << /Names [(a.exe) 100 0 R] >> >>",
        objects=["<< /Type /Filespec /F (a.exe) /EF << /F 101 0 R >> >>", "<< /Length 0 >>"],
    )

    found = pdf.blocks(data, LIMITS)

    assert [paragraph.text for paragraph in found.paragraphs()] == [SENTENCE]


def test_zero_signs_within_text_do_not_stop_reading() -> None:
    data = by_hand([text_at(60, 700, SENTENCE[:9] + "\x00" + SENTENCE[9:])])

    found = pdf.blocks(data, LIMITS)

    assert (
        "".join(paragraph.text for paragraph in found.paragraphs())
        .replace("\n", "")
        .endswith(SENTENCE[-5:])
    )


def test_forms_that_hold_themselves_end() -> None:
    form = b"0 0 5 5 re S /X1 Do\n"
    data = by_hand(
        [PROSE + "/X1 Do\n"],
        objects=[
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /XObject << /X1 "
            b"100 0 R >> >> /Length %d >>\nstream\n" % len(form) + form + b"\nendstream"
        ],
        resources="/XObject << /X1 100 0 R >>",
    )

    assert [p.text for p in pdf.blocks(data, LIMITS).paragraphs()] == [SENTENCE]


def test_bytes_are_a_pdf_when_they_begin_as_one() -> None:
    assert pdf.sniff(b"\xef\xbb\xbf%PDF-1.4")
    assert not pdf.sniff(b"PK\x03\x04")


def test_signs_of_a_font_without_an_encoding_are_garbage() -> None:
    private = "".join(chr(0xE000 + n) for n in range(40))
    odd = "".join(chr(0x4E00 + 523 * n % 20000) for n in range(60))

    assert is_garbage(private)
    assert is_garbage(odd)
    assert not is_garbage(SENTENCE * 3)
    assert not is_garbage(
        "本縣總工會負責職工維權與幫扶工作，全年開展活動若干場，滿意度達到要求。" * 3
    )
    assert not is_garbage("Total budget 1,234.00 (10,000 yuan), rate 95.5%, see annex 2.")
