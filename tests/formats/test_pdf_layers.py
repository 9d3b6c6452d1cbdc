"""What is on a page beside its own words: watermarks, hidden words, pictures, filled-in fields."""

import pytest

from jixiao.formats.blocks import Blocks
from jixiao.formats.engines import pdf
from jixiao.formats.limits import Limits
from jixiao.formats.pages import signs
from tests.formats.drawn_pdfs import by_hand, text_at

HEAD = ["一级指标", "二级指标", "三级指标", "指标值"]
ROWS = [
    HEAD,
    ["产出指标", "数量指标", "培训人数", "≥90人"],
    ["", "质量指标", "合格率", "≥95%"],
    ["满意度指标", "服务对象满意度", "职工满意度", "≥90%"],
]
PIXEL = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
    b"/BitsPerComponent 8 /Length 1 >>\nstream\n\xff\nendstream"
)


def drawn(rows: list[list[str]]) -> str:
    """A ruled table with its upper left corner at 60, 700; cells of 110 by 24 points."""
    lines = [f"60 {700 - 24 * n} m 500 {700 - 24 * n} l S\n" for n in range(len(rows) + 1)]
    lines += [f"{60 + 110 * n} 700 m {60 + 110 * n} {700 - 24 * len(rows)} l S\n" for n in range(5)]
    lines += [
        text_at(65 + 110 * column, 684 - 24 * row, words)
        for row, cells in enumerate(rows)
        for column, words in enumerate(cells)
    ]
    return "".join(lines)


def aslant(x: float, y: float, words: str, size: float) -> str:
    turned = f"0.7071 0.7071 -0.7071 0.7071 {x} {y} Tm <{words.encode('utf-16-be').hex()}> Tj"
    return f"q 0.8 g BT /F1 {size} Tf {turned} ET Q\n"


def blocks(data: bytes) -> Blocks:
    return pdf.blocks(data, Limits())


def cells(found: Blocks) -> list[list[str]]:
    return [[cell.text for cell in row] for table in found.tables() for row in table.rows()]


def stream(content: str) -> str:
    return (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> "
        f">> /Length {len(content)} >>\nstream\n{content}\nendstream"
    )


def test_a_watermark_is_not_read_into_cells_and_is_mentioned_once() -> None:
    mark = aslant(150, 560, "内部资料注意保存", 50)
    more = ["产出指标", "时效指标", "完成时间", "12月底前"]

    found = blocks(by_hand([mark + drawn(ROWS), mark + drawn([more])]))

    assert cells(found) == [*ROWS, more]
    assert [(each.message, each.text) for each in found.notices] == [
        ("页面上斜着印的文字（水印）没有读入，请对照原件。", "内部资料注意保存")
    ]


def test_many_small_watermarks_in_a_form_are_not_read_either() -> None:
    marks = "".join(
        aslant(80 + 130 * n, 590 + 40 * m, "甲乙", 14) for n in range(4) for m in (0, 1)
    )
    page = "/W Do\n" + drawn(ROWS)

    found = blocks(by_hand([page], objects=[stream(marks)], resources="/XObject << /W 100 0 R >>"))

    assert cells(found) == ROWS
    assert len(found.notices) == 1


def test_a_page_whose_words_all_stand_aslant_is_still_read() -> None:
    found = blocks(by_hand([aslant(100, 100, "绩效目标", 20)]))

    assert "".join(each.text for each in found.paragraphs()) != ""
    assert found.notices == []


def test_invisible_words_among_visible_ones_are_not_read() -> None:
    page = drawn(ROWS) + "BT 3 Tr ET " + text_at(66, 660, "隐藏") + text_at(400, 636, "看不见")

    assert cells(blocks(by_hand([page]))) == ROWS


def test_words_outside_of_the_cut_page_are_not_read() -> None:
    page = drawn(ROWS) + text_at(100, 20, "裁切线外的印刷标记")

    found = blocks(by_hand([page], page_more="/CropBox [0 60 595 842]"))

    assert list(found.paragraphs()) == []
    assert cells(found) == ROWS


def test_columns_of_a_table_that_is_too_wide_for_its_page_are_read() -> None:
    assert cells(blocks(by_hand([drawn(ROWS)], box="0 0 380 842"))) == ROWS


def test_what_is_filled_in_and_typed_over_the_page_is_read() -> None:
    rows = [list(row) for row in ROWS]
    rows[1][3] = rows[2][3] = ""
    notes = [
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (x) /F 4 /Rect [395 657 495 677] "
        "/AP << /N 101 0 R >> >>",
        stream(text_at(2, 5, "≥90人")).replace("595 842", "100 20"),
        "<< /Type /Annot /Subtype /FreeText /F 4 /Rect [395 633 495 653] /AP << /N 103 0 R >> >>",
        stream(text_at(2, 5, "≥95%")).replace("595 842", "100 20"),
    ]

    found = blocks(
        by_hand(
            [drawn(rows)],
            objects=notes,
            page_more="/Annots [100 0 R 102 0 R]",
            catalog_more="/AcroForm << /Fields [100 0 R] >>",
        )
    )

    assert cells(found) == ROWS
    assert found.notices == []


def test_a_filled_field_that_nothing_draws_is_mentioned() -> None:
    note = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (90) /F 4 /Rect [395 657 495 677] >>"

    found = blocks(by_hand([drawn(ROWS)], objects=[note], page_more="/Annots [100 0 R]"))

    assert [each.message for each in found.notices] == [
        "第1页有填写的内容没有画在页面上，没有读出来；请在阅读器里打开后打印成新的 PDF 再读。"
    ]


@pytest.mark.parametrize("height", [650, 220])
def test_a_picture_that_may_hold_the_table_is_never_passed_over(
    height: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jixiao.formats.pdf_pages.available", lambda: False)
    above = text_at(60, 815, "清河口县公路养护中心二〇二五年绩效目标表公开文本")
    picture = f"q 480 0 0 {height} 57 80 cm /I Do Q\n"
    body = "".join(text_at(60, 720 - 20 * n, "正文" * 12) for n in range(3)) if height < 300 else ""

    found = blocks(
        by_hand([above + body + picture], objects=[PIXEL], resources="/XObject << /I 100 0 R >>")
    )

    assert found.notices[0].span is not None
    assert "图片" in found.notices[0].message
    assert len(found.notices) == 1
    assert any("清河口" in text for text in (*found.headers, *(p.text for p in found.paragraphs())))


def test_words_over_a_background_picture_are_read_without_a_word() -> None:
    page = "q 595 0 0 842 0 0 cm /I Do Q\n" + drawn(ROWS)

    found = blocks(by_hand([page], objects=[PIXEL], resources="/XObject << /I 100 0 R >>"))

    assert cells(found) == ROWS
    assert found.notices == []


def test_radicals_of_the_supplement_and_doubles_become_characters() -> None:
    rows = [HEAD, ["产出指标", "数量指标", "⻓效机制⺠生⻋辆⻅效⻛险", "\uf98e底前⼀次"]]

    assert cells(blocks(by_hand([drawn(rows)])))[1][2:] == [
        "长效机制民生车辆见效风险",
        "年底前一次",
    ]


def test_every_radical_stands_before_one_character() -> None:
    assert all("\u2e80" <= sign <= "\u2eff" for sign in signs._CHARACTERS)
    assert all("\u4e00" <= sign <= "\u9fff" for sign in signs._CHARACTERS.values())
