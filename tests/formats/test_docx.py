import pytest

from jixiao.formats.blocks import Cell, Paragraph, Table
from tests.formats.ooxml import (
    cell,
    cells,
    in_list,
    levels,
    num,
    numbering,
    paragraph,
    read,
    row,
    run,
    table,
    texts,
)


def test_paragraphs_and_tables_stand_in_order() -> None:
    found = read(paragraph("甲") + paragraph() + table(row(cell("乙"))) + paragraph("丙"))

    assert found.items == [
        Paragraph("甲", 1),
        Table(1, [Cell("乙", 1, 1)]),
        Paragraph("丙", 3),
    ]


def test_merged_cells_are_spans_both_ways() -> None:
    body = table(
        row(cell("a", span=2, down="begin"), cell("b")),
        row(cell(span=2, down="on"), cell("c")),
        row(cell("d"), cell("e", span=2)),
    )

    assert cells(body) == [
        ("a", 1, 1, 2, 2),
        ("b", 1, 3, 1, 1),
        ("c", 2, 3, 1, 1),
        ("d", 3, 1, 1, 1),
        ("e", 3, 2, 1, 2),
    ]


def test_a_merge_that_goes_on_from_nothing_is_a_cell() -> None:
    body = table(row(cell("a", down="on")), row(cell("b")), row(cell("c", down="on")))

    assert cells(body) == [("a", 1, 1, 1, 1), ("b", 2, 1, 1, 1), ("c", 3, 1, 1, 1)]


def test_a_row_may_begin_behind_free_columns() -> None:
    before = '<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>'

    assert cells(table(row(cell("a"), properties=before))) == [("a", 1, 3, 1, 1)]


def test_old_horizontal_merges_are_spans() -> None:
    body = table(
        row(
            cell("a", properties='<w:hMerge w:val="restart"/>'),
            cell(properties="<w:hMerge/>"),
            cell("b"),
        )
    )

    assert cells(body) == [("a", 1, 1, 1, 2), ("b", 1, 3, 1, 1)]


def test_words_in_a_covered_cell_are_left_out_with_a_notice() -> None:
    found = read(table(row(cell("a", down="begin")), row(cell("藏", down="on"))))

    assert [notice.text for notice in found.notices] == ["藏"]


def test_content_controls_are_looked_through() -> None:
    def control(inner: str) -> str:
        return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'

    inner = table(control(row(control(cell(inner=control(paragraph("甲")))), cell("乙"))))

    found = read(control(paragraph("前")) + control(inner))

    assert found.items == [Paragraph("前", 1), Table(1, [Cell("甲", 1, 1), Cell("乙", 1, 2)])]


def control(inner: str, properties: str = "<w:showingPlcHdr/>") -> str:
    """A content control that shows its hint."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


HINT = '<w:rStyle w:val="a3"/>'


def test_the_hint_of_an_empty_content_control_is_not_read() -> None:
    hint = run("单击此处输入文字", HINT)
    body = (
        control(paragraph(inner=hint))
        + paragraph(inner=run("单位：") + control(hint) + run("（盖章）"))
        + table(row(control(cell(inner=paragraph(inner=hint))), cell("乙")))
    )

    assert read(body).items == [
        Paragraph("单位：（盖章）", 2),
        Table(1, [Cell("", 1, 1), Cell("乙", 1, 2)]),
    ]


def test_words_written_over_a_hint_are_read() -> None:
    written_over = control(paragraph(inner=run("已填写")))
    no_more = control(paragraph(inner=run("也填写", HINT)), '<w:showingPlcHdr w:val="0"/>')
    styled = paragraph(inner=run("带样式", HINT)) + control(paragraph(), "<w:showingPlcHdr/>")

    assert texts(written_over + no_more + styled) == ["已填写", "也填写", "带样式"]


def test_a_nested_table_follows_its_parent() -> None:
    inner = table(row(cell("内")))
    body = table(row(cell("a"), cell(inner=paragraph("外") + inner + paragraph())))

    assert read(body + table(row(cell("后")))).items == [
        Table(1, [Cell("a", 1, 1), Cell("外", 1, 2)]),
        Table(2, [Cell("内", 1, 1)], parent=(1, 1, 2)),
        Table(3, [Cell("后", 1, 1)]),
    ]


BOX = "<w:txbxContent>" + paragraph("框") + table(row(cell("格"))) + "</w:txbxContent>"
SHAPE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + BOX
    + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + BOX
    + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)  # fmt: skip


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    found = read(paragraph("锚", inner=SHAPE) + paragraph("后"))

    assert found.items == [
        Paragraph("锚", 1),
        Paragraph("框", 2),
        Table(1, [Cell("格", 1, 1)]),
        Paragraph("后", 3),
    ]


def test_a_text_box_in_a_cell_follows_the_table() -> None:
    found = read(table(row(cell(inner=paragraph("锚", inner=SHAPE)), cell("b"))))

    assert [type(item).__name__ for item in found.items] == ["Table", "Paragraph", "Table"]
    assert found.items[0] == Table(1, [Cell("锚", 1, 1), Cell("b", 1, 2)])


def test_changes_are_accepted() -> None:
    changed = (
        run("保留") + '<w:del w:id="1"><w:r><w:delText>旧</w:delText><w:tab/></w:r></w:del>'
        '<w:ins w:id="2">' + run("新") + "</w:ins>"
        "<w:moveFrom w:id='3'>" + run("移走") + "</w:moveFrom><w:moveTo>" + run("移来") + "</w:moveTo>"
    )  # fmt: skip

    assert texts(paragraph(inner=changed)) == ["保留新移来"]


def test_a_deleted_paragraph_end_joins_what_follows() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'

    assert texts(paragraph("甲", deleted) + paragraph("乙")) == ["甲乙"]
    assert cells(table(row(cell(inner=paragraph("甲", deleted) + paragraph("乙"))))) == [
        ("甲乙", 1, 1, 1, 1)
    ]


def test_a_deleted_row_is_gone() -> None:
    body = table(row(cell("旧"), properties='<w:del w:id="1"/>'), row(cell("新")))

    assert cells(body) == [("新", 1, 1, 1, 1)]


def field(instruction: str, result: str = "") -> str:
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(result) if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f'{instruction}</w:instrText></w:r>{middle}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_give_their_result_and_no_code() -> None:
    inner = run("第") + field(" REF _a ", "3") + run("章") + field(" TC 目标 \\f A ")

    assert texts(paragraph(inner=inner)) == ["第3章"]


def test_an_open_field_does_not_swallow_the_document() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

    assert texts(paragraph("甲", inner=broken) + paragraph("乙")) == ["甲", "乙"]


def test_bookmarks_and_links_leave_their_words() -> None:
    inner = (
        '<w:bookmarkStart w:id="1" w:name="a"/><w:hyperlink w:anchor="a">' + run("链")
        + '</w:hyperlink><w:bookmarkEnd w:id="1"/><w:smartTag w:element="x">' + run("签") + "</w:smartTag>"
    )  # fmt: skip

    assert texts(paragraph(inner=inner)) == ["链签"]


def test_signs_with_elements_of_their_own_are_text() -> None:
    inner = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
        "<w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>"
    )

    assert texts(paragraph("", '<w:tabs><w:tab w:val="left"/></w:tabs>', inner)) == ["a\tb\nc-de"]


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', "☐"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>90%</w:t></w:r>', "≥90%"),
        (run("\u00a8", '<w:rFonts w:ascii="Wingdings"/>') + run("是"), "☐是"),
        (run("\uf0a3", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>') + run("5"), "≤5"),
        (
            "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr>"
            "<w:sdtContent>" + run("☑") + "</w:sdtContent></w:sdt>" + run("否"),
            "☑否",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/>'
            '</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + run("有"),
            "☑有",
        ),
    ],
)
def test_signs_of_symbol_fonts_and_boxes_are_read(inner: str, printed: str) -> None:
    assert texts(paragraph(inner=inner)) == [printed]


def test_hidden_words_are_left_out() -> None:
    inner = run("见") + run("不见", "<w:vanish/>") + run("也见", '<w:vanish w:val="0"/>')

    assert texts(paragraph(inner=inner)) == ["见也见"]


def test_headings_have_their_level() -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="mine"><w:name w:val="我的"/><w:basedOn w:val="2"/></w:style>'
        '<w:style w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style></w:styles>'
    )
    body = (
        paragraph("a", '<w:pStyle w:val="2"/>') + paragraph("b", '<w:pStyle w:val="mine"/>')
        + paragraph("c", '<w:outlineLvl w:val="0"/>') + paragraph("d", '<w:pStyle w:val="loop"/>')
        + paragraph("e", '<w:pStyle w:val="2"/><w:outlineLvl w:val="9"/>') + paragraph("f", '<w:pStyle w:val="?"/>')
    )  # fmt: skip

    assert [item.level for item in read(body, styles=styles).paragraphs()] == [2, 2, 1, 0, 0, 0]


CHAPTERS = levels(("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("lowerLetter", "（%3）"))


def numbered(*places: tuple[str, int], lists: str) -> list[str]:
    body = "".join(paragraph("文", in_list(number, level)) for number, level in places)
    return texts(body, numbering=lists)


def test_numbers_of_lists_stand_before_the_text() -> None:
    lists = numbering(CHAPTERS, num())

    found = numbered(("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), lists=lists)

    assert found == ["第一章 文", "一.1 文", "一.2 文", "（a）文", "第二章 文", "二.1 文"]


def test_two_lists_of_one_kind_go_on_and_an_override_begins_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = numbering(
        levels(("japaneseCounting", "%1、")), num("1"), num("2"), num("3", override=override)
    )

    found = numbered(("1", 0), ("2", 0), ("3", 0), ("3", 0), ("1", 0), lists=lists)

    assert found == ["一、文", "二、文", "一、文", "二、文", "三、文"]


def test_a_level_that_never_restarts_counts_on() -> None:
    lists = numbering(
        levels(("decimal", "%1."), ("decimal", "%2)"), extra='<w:lvlRestart w:val="0"/>'), num()
    )

    assert numbered(("1", 0), ("1", 1), ("1", 0), ("1", 1), lists=lists) == [
        "1.文",
        "1)文",
        "2.文",
        "2)文",
    ]


def test_legal_numbering_prints_arabic_digits() -> None:
    lists = numbering(
        levels(("chineseCounting", "%1"), ("decimal", "%1.%2"), extra="<w:isLgl/>"), num()
    )

    assert numbered(("1", 0), ("1", 1), lists=lists) == ["1 文", "1.1 文"]


def test_a_style_may_number_its_paragraphs_and_a_paragraph_refuse() -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:styleId="s"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style></w:styles>"
    )
    lists = numbering(
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
        '<w:pStyle w:val="s"/><w:lvlText w:val="第%2条"/></w:lvl></w:abstractNum>', num()
    )  # fmt: skip
    body = paragraph("甲", '<w:pStyle w:val="s"/>') + paragraph(
        "乙", '<w:pStyle w:val="s"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )

    assert texts(body, styles=styles, numbering=lists) == ["第一条 甲", "乙"]


def test_a_list_linked_by_its_style_is_found() -> None:
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
    real = CHAPTERS.replace('"1">', '"1"><w:styleLink w:val="L"/>', 1)

    assert numbered(("5", 0), lists=numbering(real, linked, num("5", "2"))) == ["第一章 文"]


def test_an_empty_numbered_cell_prints_its_number() -> None:
    body = table(*(row(cell(inner=paragraph("", in_list())), cell("文")) for _ in range(2)))

    found = cells(body, numbering=numbering(levels(("decimal", "%1")), num()))

    assert [item[0] for item in found] == ["1", "文", "2", "文"]


def test_a_missing_list_leaves_the_text_alone() -> None:
    assert texts(paragraph("甲", in_list("7"))) == ["甲"]


def test_sub_rows_that_only_an_indentation_shows_get_blanks() -> None:
    indent = '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
    body = table(
        row(cell("职责")),
        row(cell(inner=paragraph("活动", indent))),
        row(cell(inner=paragraph("  已缩进", indent))),
        row(cell(inner=paragraph("居中", indent + '<w:jc w:val="center"/>'))),
    )

    assert [item[0] for item in cells(body)] == ["职责", "\u3000\u3000活动", "  已缩进", "居中"]


def test_a_column_that_is_indented_as_a_whole_stays_as_it_is() -> None:
    indent = '<w:ind w:left="480"/>'

    assert cells(table(row(cell(inner=paragraph("甲", indent))))) == [("甲", 1, 1, 1, 1)]


def test_a_fraction_keeps_its_stroke() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    fraction = (
        f'<m:oMath xmlns:m="{math}"><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>'
        "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    )

    assert [each.text for each in read(paragraph(inner=run("≥") + fraction)).paragraphs()] == [
        "≥1/2"
    ]
