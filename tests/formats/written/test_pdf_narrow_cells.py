"""Words in narrow cells of a PDF: none runs over a border, and each is read in its own cell."""

import pytest

from jixiao.formats.engines.pdf import blocks
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from jixiao.model.paper import CENTRED, Box, Grid, Paper, Row


@pytest.mark.parametrize("words", [
    "甲》℃\U00020000°\u0301乙", "℃（乙）％（丁）℃（戊）％", "αβ“”《》—…·％≈×αβ“”《》—…·％≈×",
    "甲\u0301\u3099°\u0301乙\u3099", "（P0071110ABCDEFGH）％", "（386,000.00）℃（386,000.00）",
    "甲\xa0乙\xa0丙\xa0丁\xa0戊\xa0己\xa0庚\xa0辛",
])  # fmt: skip
@pytest.mark.parametrize("widths", [(85, 915), (120, 880), (200, 800)])
def test_words_stay_in_their_cell(words: str, widths: tuple[int, int]) -> None:
    rows = [Row((Box(words, style=CENTRED), Box("旁边的话", style=CENTRED)))] * 2
    paper = Paper("表", (Grid(widths, tuple(rows)),))

    data = writer_for(".pdf").write(Manuscript(paper))

    [table] = blocks(data, DEFAULT_LIMITS).tables()
    assert ["".join(cell.text.split()) for cell in table.cells] == [
        "".join(words.split()), "旁边的话"
    ] * 2  # fmt: skip
