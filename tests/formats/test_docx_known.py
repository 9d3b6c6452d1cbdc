"""What is remembered of one Word document changes nothing in the next."""

import gc

import pytest

from jixiao.formats.word import document
from jixiao.services.reading import read as read_file
from tests.formats.ooxml import MAIN, paragraph, read
from tests.truth import SAMPLES

BODY = paragraph("甲", '<w:pStyle w:val="a"/>') + paragraph("乙")


def styles(name: str, more: str = "") -> str:
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:style w:styleId="a"><w:name w:val="{name}"/></w:style>'
        f"</w:styles>{more}"
    )


def levels(part: str) -> list[int]:
    return [item.level for item in read(BODY, styles=part).paragraphs()]


def test_documents_with_the_same_mark_up_keep_their_own_styles() -> None:
    one, two = styles("heading 1"), styles("heading 2")

    assert [levels(each) for each in (one, two, one, two)] == [[1, 0], [2, 0], [1, 0], [2, 0]]


def test_damaged_styles_are_noticed_in_every_document() -> None:
    damaged = styles("heading 1", "<")
    noticed = [[each.message for each in read(BODY, styles=damaged).notices] for _ in range(2)]

    assert noticed[0]
    assert noticed[0] == noticed[1]


def test_only_a_few_styles_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "_STYLES", {})
    for at in range(40):
        assert levels(styles(f"heading {at % 9 + 1}", f"<!-- {at} -->")) == [at % 9 + 1, 0]

    assert len(document._STYLES) == document._MOST_KNOWN


def test_nothing_of_a_file_waits_to_be_searched_for_circles() -> None:
    file = SAMPLES / "qinghekou-union-2025" / "plan.docx"
    read_file(file)
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        read_file(file)
        gc.collect()
        ours = {type(each) for each in gc.garbage if type(each).__module__.startswith("jixiao")}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()

    assert ours == set()
