import contextlib
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.formats.blocks import Blocks, Cell, Paragraph, Table
from jixiao.formats.engines.html import blocks, sniff
from jixiao.formats.layout.understanding import understand
from jixiao.formats.limits import DEFAULT_LIMITS, UnreadableDocument


def read(page: str) -> Blocks:
    return blocks(page.encode(), DEFAULT_LIMITS)


def texts(page: str) -> list[str]:
    return [item.text for item in read(page).paragraphs()]


def cells(page: str) -> list[tuple[str, int, int, int, int]]:
    return [item[:5] for found in read(page).tables() for item in found.cells]


def sentence(data: bytes, **changed: int) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        blocks(data, replace(DEFAULT_LIMITS, **changed))
    return str(caught.value)


def test_paragraphs_headings_and_tables_stand_in_order() -> None:
    found = read("<h2>一、目标</h2><p>甲<br>乙&nbsp;&ge;90%<table><tr><td>丙</table>丁")

    assert found.items == [
        Paragraph("一、目标", 1, None, 2),
        Paragraph("甲\n乙 ≥90%", 2),
        Table(1, [Cell("丙", 1, 1)]),
        Paragraph("丁", 3),
    ]


def test_spans_push_later_cells_to_their_columns() -> None:
    page = "<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td colspan=2>e</table>"

    assert cells(page) == [
        ("a", 1, 1, 2, 2),
        ("b", 1, 3, 1, 1),
        ("c", 2, 3, 1, 1),
        ("d", 3, 1, 1, 1),
        ("e", 3, 2, 1, 2),
    ]


def test_spans_that_lie_cover_what_there_is() -> None:
    page = "<table><tr><td colspan=1000>标题<tr><td rowspan=1000>a<td rowspan=0>b<td colspan=x>c<tr><td>d</table>"

    assert cells(page) == [
        ("标题", 1, 1, 1, 3),
        ("a", 2, 1, 2, 1),
        ("b", 2, 2, 2, 1),
        ("c", 2, 3, 1, 1),
        ("d", 3, 3, 1, 1),
    ]


def test_rows_of_empty_cells_stay_small() -> None:
    wide = "<table>" + ("<tr>" + "<td>" * 2000) * 30 + "</table>"

    found = next(read(wide).tables())

    assert (found.width, len(found.cells)) == (1024, 1024 * 30)


def test_thousands_of_rows_that_cover_everything_end_in_time() -> None:
    page = "<table>" + "<tr><td colspan=1000 rowspan=60000>x" * 2000 + "</table>"

    found = read(page)

    assert [len(item.cells) for item in found.tables()] == [2]
    assert len(found.notices) == 1


def test_a_layout_table_is_looked_through() -> None:
    page = "<table><tr><td><p>标题</p><table><tr><td>a<td>b</table></td></tr></table>"

    assert read(page).items == [Paragraph("标题", 1), Table(1, [Cell("a", 1, 1), Cell("b", 1, 2)])]


def test_a_nested_table_follows_its_parent() -> None:
    page = "<table><tr><td>左<td>外<table><tr><td>内</table></table>"

    assert read(page).items == [
        Table(1, [Cell("左", 1, 1), Cell("外", 1, 2)]),
        Table(2, [Cell("内", 1, 1)], parent=(1, 1, 2)),
    ]


def test_what_a_browser_does_not_show_is_left_out() -> None:
    page = (
        "<html><head><title>题</title><style>p{}</style></head><body><script>1</script><nav>导航</nav>"
        "<p style='DISPLAY : none'>藏</p><span hidden>藏</span><del>删</del><!-- 注 --><p>见</p>"
        "<table><tr style='display:none'><td>藏<tr><td>a<td style='display:none'>藏</table>"
    )

    assert read(page).items == [Paragraph("见", 1), Table(1, [Cell("a", 1, 1)])]


def test_the_foot_of_a_table_comes_last() -> None:
    page = "<table><tfoot><tr><td>合计</tfoot><thead><tr><td>头</thead><tbody><tr><td>身</table>"

    assert [item[0] for item in cells(page)] == ["头", "身", "合计"]


def test_items_of_ordered_lists_have_their_numbers() -> None:
    page = (
        "<ol start=3><li>甲<li>5亩<li value=9>丙</ol><ol style='list-style-type:cjk-ideographic'>"
        "<li>子</ol><ul><li>点</ul><ol type=a><li>字</ol><ol style='list-style:none'><li>无</ol>"
    )

    assert texts(page) == ["3.甲", "4. 5亩", "9.丙", "一、子", "点", "a.字", "无"]


def test_fields_of_a_form_show_what_they_hold() -> None:
    page = (
        "<p><input type=checkbox checked>是<input type=radio>否<input value='12'>"
        "<input type=hidden value=x><select><option>一<option selected>二</select></p>"
    )

    assert texts(page) == ["☑是☐否12二"]


def test_blanks_of_the_source_count_once() -> None:
    assert texts("<p>\n  a \t b\n</p><pre>c\n  d</pre>") == ["a b", "c\n  d"]


def test_tabs_that_word_saved_are_tabs() -> None:
    assert texts("<p>a<span style='mso-tab-count:1'>      </span>b") == ["a\tb"]


def test_sub_rows_that_only_an_indentation_shows_get_blanks() -> None:
    page = "<table><tr><td><p>职责<tr><td><p style='text-indent:24.0pt'>活动</table>"

    assert [item[0] for item in cells(page)] == ["职责", "\u3000\u3000活动"]


def test_page_headers_and_notes_stand_apart() -> None:
    found = read(
        "<div title=header><p>页眉</div><p>文<div title=footer>页脚</div><div id=sdfootnote1>注</div>"
    )

    assert (found.headers, found.footers, found.items) == (
        ["页眉"],
        ["页脚", "注"],
        [Paragraph("文", 1)],
    )


@pytest.mark.parametrize(
    "data",
    [
        "<p>绩效目标表".encode(),
        "<p>绩效目标表".encode("gb18030"),
        "<p>绩效目标表".encode("utf-8-sig"),
        "<p>绩效目标表".encode("utf-16"),
        "<p>绩效目标表".encode("utf-16-le"),
        "<meta charset=gb2312><p>绩效目标表".encode("gbk"),
        '<meta http-equiv="Content-Type" content="text/html; charset=GBK"><p>绩效目标表'.encode(),
        '<?xml version="1.0" encoding="utf-8"?><html><p>绩效目标表</p></html>'.encode(),
        "<meta charset=utf-8><p>绩效目标表".encode("gbk"),
    ],
)
def test_encodings_are_told_by_mark_declaration_or_likelihood(data: bytes) -> None:
    found = blocks(data, DEFAULT_LIMITS)

    assert ([item.text for item in found.paragraphs()], found.notices) == (["绩效目标表"], [])
    assert sniff(data)


def test_bytes_that_no_encoding_knows_are_told() -> None:
    found = blocks(b"<meta charset=utf-8><p>" + "绩效".encode() + b"\xff\xff</p>", DEFAULT_LIMITS)

    assert (next(found.paragraphs()).text[:2], len(found.notices)) == ("绩效", 1)


def test_control_characters_and_surrogates_are_left_out() -> None:
    assert texts("<p>甲\x00\x01&#0;&#xD800;乙</p>")[0].replace("\ufffd", "") == "甲乙"


def test_an_empty_page_is_refused() -> None:
    assert sentence(b"").startswith("网页是空的")


def test_tables_in_tables_have_an_end() -> None:
    assert sentence(b"<table><tr><td>a<td>" * 40).startswith("表格嵌套过深")


def test_deep_nesting_is_told() -> None:
    assert len(read("<div>" * 20_000 + "深").notices) == 1


def test_too_many_cells_are_refused() -> None:
    assert sentence(b"<table><tr>" + b"<td>" * 101, cells=100).startswith(
        "网页中的表格单元格超过 100 个"
    )


def test_too_many_characters_are_refused() -> None:
    assert sentence(b"<p>" + b"x" * 200, text_characters=100).startswith("网页超过 100 个字")


def test_entities_of_a_dtd_stay_words() -> None:
    page = '<!DOCTYPE html [<!ENTITY b SYSTEM "file:///etc/hostname">]><p>甲&b;</p>'

    assert texts(page)[-1].endswith("甲&b;")


def test_a_page_of_images_says_so() -> None:
    assert [notice.message[:8] for notice in read("<img src=a.png>").notices] == [
        "网页里只有图片，"
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"abc",
        b"<",
        b"< 5%",
        b"<?xml version='1.0'?><Workbook>",
        b"%PDF",
        b"{}",
        "预算<p".encode(),
    ],
)
def test_other_bytes_are_not_claimed(data: bytes) -> None:
    assert not sniff(data)


PIECES = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan=9>", "<td>", "</td>", "<p>", "</p>",
     "<div>", "<ol>", "<li>", "<br>", "绩效", " ", "&", "<", "<h1>", "<pre>", "<select>", "\x00", "<th colspan=-1>"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_soup_is_read_without_overlaps(page: str) -> None:
    with contextlib.suppress(UnreadableDocument):
        for found in read(page).tables():
            places = [
                (row, column)
                for item in found.cells
                for row in range(item.row, item.row + item.rowspan)
                for column in range(item.column, item.column + item.colspan)
            ]
            assert len(places) >= len(found.cells)
            starts = [(item.row, item.column) for item in found.cells]
            assert starts == sorted(set(starts))


def test_what_stands_behind_a_very_large_picture_is_read() -> None:
    page = b'<p>a<img src="data:image/png;base64,' + b"A" * 11_000_000 + b'"><p>b'

    assert [item.text for item in blocks(page, DEFAULT_LIMITS).paragraphs()] == ["a", "b"]


def test_a_tag_with_very_many_attributes_is_refused_before_it_is_parsed() -> None:
    many = b"<p " + b" ".join(b"a%d='x>'" % number for number in range(100_000)) + b">a"
    began = time.process_time()

    assert sentence(many).startswith("网页里有标签的属性多得不正常")
    assert time.process_time() - began < 5
    assert texts("<p " + "class = 'a b c' " * 900 + ">甲") == ["甲"]


def test_too_many_tags_are_refused_before_they_are_parsed() -> None:
    assert sentence(b"<b>" * 201, cells=100).startswith("网页里的标签超过 200 个")


def test_a_code_in_the_row_below_the_name_is_that_projects_own() -> None:
    grid = "<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值<tr><td>产出指标<td>数量指标<td>办结件数<td>≥9件"
    form = "<tr><td>项目名称<td colspan=3>{}<tr><td>项目编码<td colspan=3>{}" + grid
    page = "<table>" + form.format("甲项目", "0012") + form.format("乙项目", "0013") + "</table>"

    (document,) = understand(read(page))

    assert [(p.name.raw, p.code.raw, len(p.indicators)) for p in document.projects] == [
        ("甲项目", "0012", 1), ("乙项目", "0013", 1),
    ]  # fmt: skip
