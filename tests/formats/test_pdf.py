"""Text PDF files become blocks that say what was put into them."""

import pytest

from jixiao.formats.blocks import Blocks, Paragraph
from jixiao.formats.engines import pdf
from jixiao.formats.limits import Limits
from tests.formats.drawn_pdfs import by_hand, text_at
from tests.formats.pdfs import (
    MadeDocument,
    MadeTable,
    compiled,
    grid,
    random_document,
    read,
    tables_of,
    wanted,
)
from tests.formats.pdfs import pdf as made_pdf

LIMITS = Limits()


def blocks(document: MadeDocument) -> Blocks:
    return pdf.blocks(made_pdf(document), LIMITS)


def texts(found: Blocks) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs()]


@pytest.mark.parametrize("seed", [3, 6, 51, 60, 66])
def test_tables_over_several_pages_are_read_cell_by_cell(seed: int) -> None:
    document = random_document(seed)

    found = blocks(document)

    assert [read(table) for table in found.tables()] == [
        wanted(table) for table in tables_of(document)
    ]


@pytest.mark.slow
def test_nearly_all_cells_of_random_documents_are_read_at_their_place() -> None:
    right = total = 0
    for seed in range(400, 440):
        document = random_document(seed)
        found = [set(read(table)) for table in blocks(document).tables()]
        for table in tables_of(document):
            cells = set(wanted(table))
            total += len(cells)
            right += max(len(cells & each) for each in found)

    assert right / total >= 0.999


def _long_table() -> MadeTable:
    rows: list[list[str | None]] = [["一级指标", "二级指标", "三级指标", "指标值"]]
    for number in range(30):
        rows.append(
            ["产出指标" if number == 0 else "^", "数量指标", f"慰问困难职工第{number}批", "≥5户"]
        )
    return grid(rows, ["1fr", "1fr", "2fr", "1fr"], 1)


def test_a_merged_cell_goes_on_over_the_page_and_the_head_stands_once() -> None:
    table = _long_table()
    found = blocks(MadeDocument([table], page="width: 400pt, height: 300pt, margin: 60pt"))

    tables = list(found.tables())

    assert len(tables) == 1
    assert (found.pages or 0) > 2
    assert read(tables[0]) == wanted(table)
    assert tables[0].page == 1
    assert {cell.page for cell in tables[0].cells} == set(range(1, (found.pages or 0) + 1))


def test_a_row_torn_by_the_page_break_is_one_row() -> None:
    basis = (
        "依据年度工作计划和上级部门关于困难职工帮扶工作的有关要求，按上年实际完成情况测算确定。" * 4
    )
    table = grid(
        [
            ["三级指标", "指标值", "指标值确定依据"],
            ["帮扶户数", "≥120户", basis],
            ["满意度", "≥95%", "问卷"],
        ],
        ["1fr", "1fr", "2fr"],
        1,
    )
    found = blocks(MadeDocument([table], page="width: 360pt, height: 260pt, margin: 60pt"))

    assert [read(each) for each in found.tables()] == [wanted(table)]


def test_lines_of_a_cell_are_joined_and_its_paragraphs_stay() -> None:
    text = "1.组织困难职工帮扶活动，覆盖全县各乡镇街道，做到应帮尽帮。\n2.开展送温暖慰问。"
    table = grid([["绩效目标", text], ["备注", ""]], ["1fr", "2fr"])

    found = blocks(MadeDocument([table], page="width: 320pt, height: 400pt, margin: 40pt"))

    assert [cell.text for table in found.tables() for cell in table.cells] == [
        "绩效目标",
        text,
        "备注",
        "",
    ]


def test_a_paragraph_broken_by_lines_and_pages_is_one() -> None:
    prose = "全年推进工资集体协商，签订协议若干份，覆盖企业职工若干人，" * 12 + "维护职工合法权益。"
    document = MadeDocument(
        ["一、总体绩效目标", prose, "二、分项绩效目标"],
        page="width: 300pt, height: 200pt, margin: 80pt",
        footer="\\- #counter(page).display() -",
        header="虚构县总工会预算绩效文本",
    )

    found = blocks(document)

    assert texts(found) == ["一、总体绩效目标", prose, "二、分项绩效目标"]
    assert found.headers == ["虚构县总工会预算绩效文本"]
    assert found.footers == [f"- {page} -" for page in range(1, (found.pages or 0) + 1)]
    assert (found.pages or 0) > 2


def test_page_numbers_in_words_are_footers() -> None:
    document = MadeDocument(
        ["正文一段。", "#pagebreak()", "正文又一段。"],
        footer="第 #counter(page).display() 页 共 2 页",
    )

    found = blocks(document)

    assert texts(found) == ["正文一段。", "正文又一段。"]
    assert len(found.footers) == 2


def test_lines_of_one_page_that_differ_in_numbers_only_are_no_running_heads() -> None:
    rows = "".join(text_at(60, 90 - 14 * n, f"202{n}年预算 {n}00 万元") for n in range(4))

    found = pdf.blocks(by_hand([text_at(60, 600, "历年预算") + rows]), LIMITS)

    assert texts(found) == ["历年预算", *(f"202{n}年预算 {n}00 万元" for n in range(4))]
    assert found.footers == []


def test_each_line_of_a_table_of_contents_is_a_paragraph() -> None:
    lines = ["一、总体绩效目标", "二、分项绩效目标", "三、工作保障措施"]
    dots = "#box(width: 1fr, repeat[.])"
    source = '#set text(font: "Noto Serif SC")\n' + " \\\n".join(
        f"{line} {dots} {page}" for page, line in enumerate(lines, 1)
    )

    found = pdf.blocks(compiled(source), LIMITS)

    assert [text.rstrip("0123456789").rstrip(". \t") for text in texts(found)] == lines
    assert [text[-1] for text in texts(found)] == ["1", "2", "3"]


def test_blanks_that_a_layout_program_puts_around_digits_are_not_words() -> None:
    found = blocks(MadeDocument(["虚财行〔2022〕18号文件安排资金50万元，2023年执行。"]))

    assert texts(found) == ["虚财行〔2022〕18号文件安排资金50万元，2023年执行。"]


def test_radicals_in_the_text_layer_become_characters() -> None:
    found = pdf.blocks(by_hand([text_at(60, 700, "⼯会经费⽤于职⼯活动")]), LIMITS)

    assert texts(found) == ["工会经费用于职工活动"]


def test_a_place_on_the_page_is_known() -> None:
    found = blocks(MadeDocument(["第一段。", "#pagebreak()", "第二段。"]))

    assert [item for item in found.items if isinstance(item, Paragraph)] == [
        Paragraph("第一段。", 1, 1),
        Paragraph("第二段。", 2, 2),
    ]
    assert found.pages == 2


def test_quotation_marks_drawn_behind_the_line_stand_where_they_are_seen() -> None:
    words = [(72, "扎实推进"), (132, "安康杯"), (180, "劳动竞赛"), (120, "“"), (168, "”")]
    page = "".join(text_at(x, 700, text, 12) for x, text in words)

    assert [p.text for p in pdf.blocks(by_hand([page]), Limits()).paragraphs()] == [
        "扎实推进“安康杯”劳动竞赛"
    ]
