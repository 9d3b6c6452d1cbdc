"""The engine for text files: encodings, tables of tabs, pipes and commas, nothing lost."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.formats.blocks import GRID, Paragraph, Table
from jixiao.formats.engines.text import READER, blocks, sniff
from jixiao.formats.layout.understanding import understand
from jixiao.formats.limits import DEFAULT_LIMITS, Limits, UnreadableDocument
from jixiao.formats.plain.decoding import Decoded, decode

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
WORD = (
    "1.云溪工匠经费绩效目标表\n\t711001云溪县总工会\n\t单位：万元\n\n\t项目名称\n\t云溪工匠经费\n\n"
    "\t绩效目标\n\t1.评选工匠\n2.宣传工匠\n\n \n\t一级指标\n\t二级指标\n\t三级指标\n\t指标值\n\n"
    "\t产出指标\n\t数量指标\n\t评选人数\n\t10人\n\n\t\n\t质量指标\n\t公示率\n\t100%\n\n"
)


def read(text: str, encoding: str = "utf-8") -> list[Paragraph | Table]:
    return blocks(text.encode(encoding), DEFAULT_LIMITS).items


def grid(table: Paragraph | Table) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows()]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-32"]
)
def test_every_encoding_gives_the_same_blocks(encoding: str) -> None:
    assert read(WORD, encoding) == read(WORD)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_gives_the_same_blocks(end: str) -> None:
    assert read(WORD.replace("\n", end)) == read(WORD)


def test_a_word_dump_becomes_tables_with_cells_by_order() -> None:
    title, head, body, *_ = (item for item in read(WORD) if getattr(item, "text", "x").strip())
    assert isinstance(title, Paragraph)
    assert isinstance(body, Table)

    assert title.text == "1.云溪工匠经费绩效目标表"
    assert grid(head)[2] == ["绩效目标", "1.评选工匠\n2.宣传工匠"]
    assert grid(body)[2] == ["", "质量指标", "公示率", "100%"]
    assert body.cells[0].line == 13
    assert body.shape == GRID


def test_an_empty_paragraph_inside_a_cell_does_not_end_the_row() -> None:
    table = read("\t甲\n\t乙\n\t丙\n\n\t一\n\t二，第一段\n\n二，第二段\n\t三\n\n")[0]

    assert grid(table) == [
        ["甲", "乙", "丙"],
        ["一", "二，第一段\n\n二，第二段".replace("\n\n", "\n"), "三"],
    ]


def test_a_caption_between_tables_is_a_paragraph() -> None:
    items = read("\t甲\n\t乙\n\t丙\n\n\t一\n\t二\n\n2.云溪讲堂绩效目标表\n\t甲\n\t乙\n\n")

    assert [type(item) for item in items] == [Table, Paragraph, Table]


def test_rows_of_tabs_keep_their_columns_and_contents_lines_stay_paragraphs() -> None:
    items = read(
        "一、总体目标.....\t3\n\n项目名称\t工匠经费\t\t\t编码\t\tA1\n绩效目标\t评选\t\t\t\t\t\n"
    )

    assert items[0] == Paragraph("一、总体目标.....\t3", 1)
    assert grid(items[1]) == [
        ["项目名称", "工匠经费", "", "", "编码", "", "A1"],
        ["绩效目标", "评选", "", "", "", "", ""],
    ]


def test_ideographic_blanks_stay_in_the_cell() -> None:
    assert grid(read("\t职责\n\t预算\n\n\t\u3000\u3000开会\n\t3\n\n")[0])[1] == [
        "\u3000\u3000开会",
        "3",
    ]


def test_a_markdown_table_is_a_grid() -> None:
    items = read("说明\n| 名称 | 值 |\n|---|:-:|\n| 人数 | ≥5人 |\n")

    assert grid(items[1]) == [["名称", "值"], ["人数", "≥5人"]]


def test_pipes_with_shifted_rows_stay_paragraphs() -> None:
    items = read(
        "一级指标 | 二级指标 | 三级指标 | 指标值 |\n产出指标 | 数量指标 | 人数 | 5人 |\n质量指标 | 合格率 | 9% | |\n"
    )

    assert [type(item) for item in items] == [Paragraph] * 3


def test_comma_separated_values_with_quotes_are_a_grid() -> None:
    assert grid(read('名称,值,备注\n"甲,乙",5人,"第一行\n第二行"\n')[0]) == [
        ["名称", "值", "备注"],
        ["甲,乙", "5人", "第一行\n第二行"],
    ]


def test_form_feeds_are_pages() -> None:
    found = blocks("甲\n\f乙\n丙\f丁".encode(), DEFAULT_LIMITS)

    assert [(p.text, p.line, p.page) for p in found.paragraphs()] == [
        ("甲", 1, 1), ("乙", 2, 2), ("丙", 3, 2), ("丁", 3, 3),
    ]  # fmt: skip
    assert found.pages == 3


def test_field_codes_and_bookmarks_are_taken_out() -> None:
    text = " [bookmark: _Toc_1]一、总体绩效目标 TC 一、总体绩效目标 \\f A \\l 1 \n"

    assert read(text) == [Paragraph("一、总体绩效目标", 1)]


def test_undecodable_bytes_and_nuls_give_a_notice() -> None:
    found = blocks(("指标值一览，指标名称一览" * 9).encode() + b"\xff\xfe" + b"\0", DEFAULT_LIMITS)

    assert len(found.notices) >= 1
    assert "\0" not in "".join(p.text for p in found.paragraphs())


def test_bytes_that_are_no_text_are_refused_in_chinese() -> None:
    with pytest.raises(UnreadableDocument, match="不是文本文件"):
        blocks(bytes(range(256)) * 40, DEFAULT_LIMITS)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(layout_characters=5), "超过 5 字"),
        (Limits(cells=2), "过多"),
        (Limits(file_bytes=9), "过大"),
    ],
)
def test_limits_are_kept(limits: Limits, words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words):
        blocks(WORD.encode(), limits)


def test_other_formats_are_not_taken_for_text() -> None:
    others = [b"PK\x03\x04", b"%PDF-1.7", b"<html>", b'{"schema": 1}', b"\xd0\xcf\x11\xe0", b""]

    assert [sniff(data) for data in others] == [False] * len(others)
    assert READER.sniff("项目名称：工匠经费".encode("gb18030"))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='甲乙指标 \t\t\n\n\n|,"\r\f\u3000.1', max_size=200))
def test_no_words_are_lost(text: str) -> None:
    found = blocks(("\ufeff" + text).encode(), DEFAULT_LIMITS)

    kept = "".join(
        item.text if isinstance(item, Paragraph) else "".join(cell.text for cell in item.cells)
        for item in found.items
    )
    signs = set("甲乙指标1.")
    assert sorted(s for s in kept if s in signs) == sorted(s for s in text if s in signs)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableDocument):
        blocks(data, DEFAULT_LIMITS)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real texts are not beside the repository")
def test_every_tab_cell_of_the_real_texts_is_in_a_table() -> None:
    counts = []
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = blocks(text.encode(), DEFAULT_LIMITS)
        words = "\n".join(cell.text for table in found.tables() for cell in table.cells)
        cells = [
            part.strip()
            for line in text.split("\n")
            if "\t" in line and "....." not in line
            for part in line.split("\t")
            if part.strip()
        ]
        counts.append(len(cells))
        assert [cell for cell in cells if cell not in words] == []
    assert sum(counts) == 910


PLAN = """1.河道清淤绩效目标表
301001县水务局
项目编码 | 13042825P00123456789A | 项目名称 | 河道清淤
预算规模及资金用途 | 预算数 | 120.50 | 其中：财政资金 | 100.00 | 其他资金 | 20.50
用于河道清淤
资金支出计划（%） | 3月底 | 6月底 | 10月底 | 12月底
25.00% | 50.00% | 75.00% | 100.00%
绩效目标 | 完成清淤12公里
一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据
产出指标 | 数量指标 | 清淤长度 | 清淤的公里数 | ≥12公里 | 工作计划
质量指标 | 合格率 | 合格占比 | 100% | 行业标准
"""


@pytest.mark.parametrize("style", ["absent", "lines"])
def test_a_whole_head_is_read_where_cells_are_only_listed(style: str) -> None:
    text = PLAN if style == "absent" else PLAN.replace(" | ", "\n")
    (document,) = understand(blocks(text.encode(), DEFAULT_LIMITS))

    project = document.projects[0]
    assert document.department.value == ("301001", "县水务局")
    assert (project.code.raw, project.name.raw) == ("13042825P00123456789A", "河道清淤")
    assert project.use_of_funds.raw == "用于河道清淤"
    assert [(month, each.raw) for month, each in project.disbursement_plan.checkpoints] == [
        (3, "25.00%"), (6, "50.00%"), (10, "75.00%"), (12, "100.00%"),
    ]  # fmt: skip
    assert [each.raw for each in project.objectives] == ["完成清淤12公里"]


def test_a_form_whose_rows_are_torn_does_not_vanish_beside_one_that_is_exact() -> None:
    exact = "|项目名称|甲|||\n|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|路灯|≥9盏|\n"
    torn = """项目支出绩效自评表
项目名称 | 乙 |  |  |  |
资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率
 | 年度资金总额 | 9 | 8 | 7 | 87.5%
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分
产出指标 | 数量指标 | 灯杆 | ≥8根 | 8根 | 10
总分 | 甲
乙 |  |  |  |  | 10
"""
    found = understand(blocks(f"项目支出绩效目标表\n{exact}\n\n{torn}".encode(), DEFAULT_LIMITS))

    assert [
        (each.kind, project.name.raw, [row.target.raw for row in project.indicators])
        for each in found
        for project in each.projects
    ] == [("project-objectives", "甲", ["≥9盏"]), ("self-evaluation", "乙", ["≥8根"])]
    execution = found[1].projects[0].execution
    assert (execution.original_budget.raw, execution.spent.raw) == ("9", "7")


def test_a_blank_first_cell_between_pipes_keeps_its_column() -> None:
    text = """项目名称 | 甲 |  |
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 路灯 | ≥9盏
 | 质量指标 | 亮灯率 | ≥98%
合计 |  |  | 2项
"""
    (table,) = blocks(text.encode(), DEFAULT_LIMITS).tables()

    assert [[cell.text for cell in row] for row in table.rows()][3] == [
        "", "质量指标", "亮灯率", "≥98%",
    ]  # fmt: skip


TRADITIONAL = (
    "臺北市政府績效目標表\n一級指標\t二級指標\t三級指標\n產出指標\t數量指標\t慰問職工人數\n"
)


def test_big5_is_read_where_it_is_clearly_that() -> None:
    assert decode(TRADITIONAL.encode("big5"), DEFAULT_LIMITS) == Decoded(TRADITIONAL, "big5")


@pytest.mark.parametrize(
    "data",
    [
        ("業績目標ひらがなカタカナ表示する" * 9).encode("shift_jis"),
        ("성과목표 예산 지표 수량" * 9).encode("euc-kr"),
        ("绩效目标表的各项指标" * 9).encode().decode("gb18030", "replace").encode(),
    ],
)
def test_text_without_common_signs_gives_a_notice(data: bytes) -> None:
    assert decode(data, DEFAULT_LIMITS).notices[-1].message == (
        "文字里几乎没有常用汉字，可能是编码判断错了，请用 UTF-8 编码另存后再读。"
    )


def test_lines_of_two_encodings_are_each_read_with_a_notice() -> None:
    lines = ["项目绩效目标表", "一级指标\t二级指标", "产出指标\t数量指标"] * 3
    mixed = b"\n".join(
        line.encode("gb18030" if number % 2 else "utf-8") for number, line in enumerate(lines)
    )

    found = decode(mixed, DEFAULT_LIMITS)

    assert found.text.split("\n") == lines
    assert [each.message for each in found.notices] == [
        "文件里混有 UTF-8 和 GB18030 两种编码，已逐行判断，请核对文字，或用一种编码另存后再读。"
    ]


def test_one_damaged_sign_makes_no_other_encoding() -> None:
    text = "项目绩效目标表的各项指标完成情况"
    data = text.encode() + b"\n" + text.encode()[:-4] + b"\xff" + "成\n".encode()

    found = decode(data, DEFAULT_LIMITS)

    assert found.text.startswith(f"{text}\n{text[:-2]}")
