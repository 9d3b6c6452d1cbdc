"""Lines of prose: in a file of ours the tags tell which of them are one paragraph."""

import pytest

from jixiao.formats.blocks import Blocks
from jixiao.formats.engines.pdf import blocks
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from jixiao.model.paper import Contents, Heading, Line, Paper, Part, Turn

EARLY = "慰问帮扶职工驿站桥梁养护农村道路体检清凉①℃〔2024〕％助学演出展览图书阅读巡查检测"
"""Words of which a line ends early: units and brackets are held by what stands beside them."""
FULL = "慰问帮扶职工驿站桥梁养护农村道路体检清凉" * 8


def read_back(*parts: Part) -> Blocks:
    """What is read of parts that were written as PDF."""
    return blocks(writer_for(".pdf").write(Manuscript(Paper("文本", parts))), DEFAULT_LIMITS)


def squeezed(found: Blocks) -> list[str]:
    """The paragraphs without white space."""
    return ["".join(each.text.split()) for each in found.paragraphs()]


@pytest.mark.parametrize("words", [EARLY, EARLY * 3, f"甲°\u0301{EARLY}°\u0301"])
def test_a_line_that_ends_early_does_not_end_its_paragraph(words: str) -> None:
    found = read_back(Heading(words), Line(words), Line("另起一段"), Heading(words, 2))

    assert squeezed(found) == [words, words, "另起一段", words]


@pytest.mark.parametrize("length", range(20, 34))
def test_a_full_line_ends_its_paragraph(length: int) -> None:
    paragraphs = [FULL[at : at + length] for at in range(0, 60, 20)]

    assert squeezed(read_back(*map(Line, paragraphs))) == paragraphs


@pytest.mark.parametrize("lines", [18, 20, 22, 24])
def test_a_paragraph_goes_on_over_the_end_of_its_page(lines: int) -> None:
    above = [f"第{at}段" for at in range(lines)]

    found = read_back(*map(Line, above), Line(EARLY * 4), Line(FULL), Line(EARLY))

    assert squeezed(found) == [*above, EARLY * 4, FULL, EARLY]


def test_a_long_entry_of_the_contents_is_one_line() -> None:
    found = read_back(
        Contents(), Turn(starts_numbers=True), Heading(EARLY * 2), Heading("二、目标")
    )

    _, first, second, *headings = squeezed(found)
    assert first.startswith(EARLY * 2)
    assert first.endswith("1")
    assert second.startswith("二、目标")
    assert headings == [EARLY * 2, "二、目标"]
