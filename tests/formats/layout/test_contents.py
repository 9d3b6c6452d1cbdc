"""Tables of contents as other programs break them into lines."""

from jixiao.formats.blocks import Paragraph
from jixiao.formats.layout.contents import read_contents


def test_a_title_that_fills_its_line_has_its_page_on_the_next_one() -> None:
    lines = (
        "1.劳模体检绩效目标表 ....... 15",
        "2.提前下达困难职工帮扶资金绩效目标表 .",
        "18",
        "一、总体目标",
    )

    entries, following = read_contents([Paragraph(text, n) for n, text in enumerate(lines, 1)], 0)

    assert [(each.title.raw, each.page) for each in entries] == [
        ("1.劳模体检绩效目标表", 15),
        ("2.提前下达困难职工帮扶资金绩效目标表", 18),
    ]
    assert following == 3
