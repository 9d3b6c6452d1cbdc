import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.formats.blocks import Blocks
from jixiao.formats.engines.docx import blocks
from jixiao.formats.limits import DEFAULT_LIMITS, UnreadableDocument
from jixiao.formats.word.document import WordDocument, walk
from jixiao.formats.word.fast import read_fast
from jixiao.formats.word.markup import Surprise
from tests.formats.ooxml import (
    cell,
    document,
    docx,
    in_list,
    levels,
    num,
    numbering,
    paragraph,
    row,
    run,
    table,
)
from tools.make_docx import make_docx

BOX = "<w:txbxContent>" + paragraph("框") + table(row(cell("格"))) + "</w:txbxContent>"
SHAPE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + BOX
    + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + BOX
    + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)  # fmt: skip


def field(instruction: str, result: str = "") -> str:
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(result) if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f'{instruction}</w:instrText></w:r>{middle}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


CHAPTERS = levels(("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("lowerLetter", "（%3）"))


def both(data: bytes) -> tuple[Blocks, Blocks]:
    """The same document by the fast road and by the walker."""
    ways = []
    for fast in (True, False):
        word = WordDocument(data, DEFAULT_LIMITS)
        xml = word.package.read(word.main) or b""
        story = word.story()
        if fast:
            read_fast(xml, story)
        else:
            story = walk(xml, word)
        ways.append(Blocks(items=story.items, notices=story.notices))
    return ways[0], ways[1]


WORDS = st.text(st.sampled_from("绩效目标≥95%，、 ab1&<>\"'\u3000"), max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
RUNS = st.one_of(
    st.builds(run, WORDS, st.sampled_from(["", "<w:b/>", '<w:sz w:val="21"/>'])),
    st.sampled_from(["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:t/></w:r>", "<w:r/>"]),
    st.builds(field, st.just(" PAGE "), WORDS),
    st.builds(lambda text: f'<w:ins w:id="1">{run(text)}</w:ins>', WORDS),
    st.builds(lambda text: f"<w:hyperlink>{run(text)}</w:hyperlink>", WORDS),
    st.just(
        '<w:r><w:drawing><wp:inline xmlns_="x"/></w:drawing></w:r>'.replace(
            'wp:inline xmlns_="x"', "w:x"
        )
    ),
)
SHAPES = st.sampled_from(
    ["", in_list(), in_list("1", 1), in_list("9"), '<w:ind w:left="480"/>', '<w:jc w:val="center"/>',
     '<w:outlineLvl w:val="2"/>', '<w:ind w:firstLineChars="200"/><w:jc w:val="right"/>',
     '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>', '<w:pStyle w:val="2"/>']
)  # fmt: skip
PARAGRAPHS = st.one_of(
    st.builds(
        lambda shape, runs: paragraph("", shape, "".join(runs)), SHAPES, st.lists(RUNS, max_size=4)
    ),
    st.just("<w:p/>"),
    st.just('<w:p w:rsidR="00AA" w14:paraId="1"/>'),
)
CELLS = st.builds(
    lambda span, down, inner: cell(span=span, down=down, inner="".join(inner)),
    st.integers(0, 4),
    st.sampled_from(["", "begin", "on"]),
    st.lists(PARAGRAPHS, min_size=1, max_size=3),
)
ROWS = st.builds(
    lambda inner, before: row(*inner, properties=before),
    st.lists(CELLS, max_size=5),
    st.sampled_from(["", '<w:gridBefore w:val="1"/>', "<w:cantSplit/>"]),
)
BODIES = st.lists(
    st.one_of(PARAGRAPHS, st.lists(ROWS, max_size=5).map(lambda rows: table(*rows))), max_size=6
).map("".join)
LISTS = numbering(CHAPTERS, num())


@settings(max_examples=50, deadline=None)
@given(BODIES)
def test_both_roads_read_the_same(body: str) -> None:
    fast, slow = both(docx(body, numbering=LISTS))

    assert fast == slow


def test_both_roads_read_the_same_long_document() -> None:
    fast, slow = both(make_docx(6, seed=3))

    assert fast == slow
    assert sum(len(item.cells) for item in fast.tables()) > 400


@pytest.mark.parametrize(
    "body",
    [SHAPE, paragraph("甲", inner="<w:r><w:object/></w:r>"), paragraph("甲", "<w:rPr><w:vanish/></w:rPr>"),
     table(row(cell(inner=table(row(cell("x")))))), "<!-- x -->", "<x/>", paragraph("a\nb"), paragraph("a\x01b"),
     paragraph("甲").replace("preserve", "default"), "<w:p xml:id='1'></w:p>",
     paragraph("甲", inner="<w:r><w:drawing><w:p></w:p></w:drawing></w:r>")]
)  # fmt: skip
def test_the_fast_road_leaves_surprises_to_the_walker(body: str) -> None:
    word = WordDocument(docx(body), DEFAULT_LIMITS)

    with pytest.raises(Surprise):
        read_fast(word.package.read(word.main) or b"", word.story())


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 3000), st.integers(0, 40))
def test_damaged_bytes_are_read_or_refused(noise: bytes, at: int, lost: int) -> None:
    data = docx(paragraph("甲") + table(row(cell("乙", span=2))), numbering=LISTS)
    broken = data[:at] + noise + data[at + lost :]

    with contextlib.suppress(UnreadableDocument):
        blocks(broken, DEFAULT_LIMITS)


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from('<>/="w:prtcbl &;!-[]x1'), max_size=60), st.integers(0, 700))
def test_damaged_xml_is_read_or_refused(noise: str, at: int) -> None:
    whole = document(paragraph("甲", in_list()) + table(row(cell("乙", span=2)), row(cell("丙"))))

    with contextlib.suppress(UnreadableDocument):
        blocks(docx("", whole=whole[:at] + noise + whole[at:], numbering=LISTS), DEFAULT_LIMITS)
