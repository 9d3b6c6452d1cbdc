import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.formats.blocks import Blocks, Paragraph, Table
from jixiao.formats.engines import doc, docx
from jixiao.formats.limits import DEFAULT_LIMITS, Limits, UnreadableDocument
from jixiao.formats.word_binary import sprms
from jixiao.formats.word_binary.container import Container
from jixiao.formats.word_binary.document import Walk
from jixiao.formats.word_binary.rows import RowShape, row_shape

FIXTURES = Path(__file__).parent / "fixtures"
SAMPLES = Path(__file__).parent.parent.parent / "samples"


def read(name: str) -> Blocks:
    return doc.blocks((FIXTURES / name).read_bytes(), DEFAULT_LIMITS)


def changed(offset: int, value: bytes) -> bytes:
    """The sample with other bytes in its FIB."""
    data = (FIXTURES / "library.doc").read_bytes()
    at = data.index(b"\xec\xa5") + offset
    return data[:at] + value + data[at + len(value) :]


def hand_made(parts: list[tuple[bytes, int]]) -> Blocks:
    """A document of pieces (bytes, bytes of a character), stored in reverse order."""
    main = bytearray(0x500)
    places = {}
    for number, (raw, _width) in reversed(list(enumerate(parts))):
        places[number] = len(main)
        main += raw
    lengths = [len(raw) // width for raw, width in parts]
    bounds = [sum(lengths[:at]) for at in range(len(parts) + 1)]
    plc = struct.pack(f"<{len(bounds)}I", *bounds)
    for number, (_raw, width) in enumerate(parts):
        offset = places[number] * 2 | 0x40000000 if width == 1 else places[number]
        plc += struct.pack("<HIH", 0, offset, 0)
    clx = b"\x02" + struct.pack("<I", len(plc)) + plc
    struct.pack_into("<i", main, 0x4C, bounds[-1])
    struct.pack_into("<II", main, 0x1A2, 0, len(clx))
    return Walk(Container(bytes(main), clx, lambda: b""), DEFAULT_LIMITS).blocks()


def test_a_doc_gives_the_same_blocks_as_the_docx_it_was_made_of() -> None:
    original = docx.blocks((FIXTURES / "library.docx").read_bytes(), DEFAULT_LIMITS)
    made = read("library.doc")
    assert made.items == original.items
    assert made.headers == original.headers
    assert made.notices == []


def test_list_numbers_that_are_only_formatting_stand_before_the_text() -> None:
    lines = [p.text for p in read("library.doc").paragraphs()]
    assert lines[1:6] == [
        "一、部门职责", "（1）开放阅览室", "（2）下乡送书", "二、年度任务", "（1）更新图书",
    ]  # fmt: skip


def test_deleted_and_hidden_text_and_field_codes_are_not_read() -> None:
    lines = [p.text for p in read("library.doc").paragraphs()]
    assert "共五十个网点" in lines
    assert "见附件一。" in lines


def test_symbols_line_breaks_and_windows_characters_are_what_the_page_shows() -> None:
    lines = [p.text for p in read("library.doc").paragraphs()]
    assert "满意度≥90%" in lines
    assert "上级补助已到位\nEnglish “quoted” text – 5 €" in lines


def test_merged_cells_are_spans_both_ways() -> None:
    table = next(read("library.doc").tables())
    places = {c.text: (c.row, c.column, c.rowspan, c.colspan) for c in table.cells}
    assert places["社区书屋更新"] == (1, 2, 1, 3)
    assert places["产出指标"] == (3, 1, 2, 1)
    assert places["效益指标"] == (5, 1, 1, 2)
    assert places["≥98%\n（抽查）"] == (4, 4, 1, 1)


def test_a_nested_table_is_a_block_that_knows_its_cell() -> None:
    outer, inner = list(read("library.doc").tables())[1:]
    assert inner.parent == (outer.index, 1, 2)
    assert [c.text for c in inner.cells] == ["年度", "金额", "2031", "12.50"]
    assert outer.rows()[0][1].text == "见下表\n单位：万元"


def test_headers_and_footnotes_stand_apart() -> None:
    made = read("library.doc")
    assert made.headers == ["云溪县文化馆文件"]
    assert "含提前下达部分。" in made.footers


def test_a_heading_style_gives_the_outline_level() -> None:
    first = next(read("library.doc").paragraphs())
    assert first == Paragraph("云溪县文化馆项目支出绩效目标表", 1, None, 1)


def test_pieces_of_a_fast_save_are_joined_in_the_order_of_the_text() -> None:
    made = hand_made(
        [(b"A \x93quoted\x94 ", 1), ("预算\r第二".encode("utf-16-le"), 2), (b"x\r", 1)]
    )
    assert [p.text for p in made.paragraphs()] == ["A “quoted” 预算", "第二x"]


def test_a_character_beyond_the_plane_stays_whole() -> None:
    made = hand_made([("𠮷村\r".encode("utf-16-le"), 2)])
    assert [p.text for p in made.paragraphs()] == ["𠮷村"]


def test_nested_fields_leave_only_their_results() -> None:
    made = hand_made([(b"a\x13 IF \x13 PAGE \x141\x15 \x14yes\x15b\r", 1)])
    assert [p.text for p in made.paragraphs()] == ["ayesb"]


def test_a_password_is_said_in_one_sentence() -> None:
    with pytest.raises(UnreadableDocument, match="有密码"):
        doc.blocks(changed(10, b"\x00\x13"), DEFAULT_LIMITS)


def test_word_6_without_libreoffice_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableDocument, match=r"需要 LibreOffice 才能读取"):
        doc.blocks(changed(2, b"\x65\x00"), DEFAULT_LIMITS)


def test_too_deep_and_too_large_tables_are_refused() -> None:
    data = (FIXTURES / "library.doc").read_bytes()
    with pytest.raises(UnreadableDocument, match="层数过多"):
        doc.blocks(data, Limits(table_depth=1))
    with pytest.raises(UnreadableDocument, match="表格过大"):
        doc.blocks(data, Limits(cells=10))


@given(st.data())
def test_damaged_files_never_raise_anything_else(data: st.DataObject) -> None:
    whole = bytearray((FIXTURES / "library.doc").read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0x600, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    size = data.draw(st.integers(len(whole) // 2, len(whole)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")  # LibreOffice would take its time for each of them
        try:
            made = doc.blocks(bytes(whole[:size]), DEFAULT_LIMITS)
        except UnreadableDocument:
            return
    assert all(isinstance(item, Paragraph | Table) for item in made.items)


@given(
    st.lists(
        st.tuples(st.integers(0, 0x1FFF), st.integers(0, 7), st.binary(min_size=4, max_size=40))
    )
)
def test_sprms_are_cut_where_their_operands_end(made: list[tuple[int, int, bytes]]) -> None:
    block, expected = b"", []
    for low, size, raw in made:
        code = low | size << 13
        if code in {sprms.TABLE_DEFINITION, sprms.TABLE_DEFINITION_OLD}:
            operand, head = raw, struct.pack("<H", len(raw) + 1)
        elif size == 6:
            operand, head = raw, bytes([len(raw)])
        else:
            operand, head = raw[: (1, 1, 2, 4, 2, 2, 0, 3)[size]], b""
        block += struct.pack("<H", code) + head + operand
        expected.append((code, operand))
    assert list(sprms.sprms(block)) == expected


def test_a_merge_made_after_the_definition_of_the_row_counts() -> None:
    definition = b"\x03" + struct.pack("<4h", 0, 1000, 2000, 3000) + bytes(60)
    row = ((sprms.TABLE_DEFINITION, definition), (sprms.MERGE, b"\x00\x02"))
    assert row_shape(row).groups() == [range(2), range(2, 3)]
    shape = row_shape((*row, (sprms.SPLIT, b"\x00\x02")))
    assert shape == RowShape([0, 1000, 2000, 3000], [0, 0, 0])
    taken = row_shape(((sprms.TABLE_DEFINITION, definition), (sprms.DELETE_CELLS, b"\x00\x01")))
    assert taken.edges == [0, 1000, 2000]


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_samples_read_as_doc_as_they_read_as_docx(tmp_path: Path) -> None:
    sources = sorted(SAMPLES.rglob("*.docx"))
    if not sources:
        pytest.skip("no samples in .docx yet")
    named = [tmp_path / f"{number}.docx" for number in range(len(sources))]
    for source, name in zip(sources, named, strict=True):
        shutil.copy(source, name)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless",
         "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), *map(str, named)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for name in named:
        original = docx.blocks(name.read_bytes(), DEFAULT_LIMITS)
        made = doc.blocks(name.with_suffix(".doc").read_bytes(), DEFAULT_LIMITS)
        assert [t.cells for t in made.tables()] == [t.cells for t in original.tables()]
        assert [p.text for p in made.paragraphs()] == [p.text for p in original.paragraphs()]
