import pytest

from jixiao.formats.writer import Manuscript
from jixiao.formats.written.docx.writing import write
from jixiao.formats.written.line_breaks import line_count
from jixiao.model.paper import PROSE, Box, Grid, Paper, Row


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("反映全年举办", 1),
        ("反映全年举办培", 2),
        ("反映全年举办。", 1),  # a full stop hangs over the edge
        ("反映全年（举办", 2),
        ("反映全年举办培训班3次", 2),
        ("反映全年举办培训班2025次", 3),
        ("培训率12-10", 1),
        ("培训合格率12-10", 2),
        ("“优”…良", 1),
    ],
)
def test_lines_of_six_signs_are_counted(text: str, lines: int) -> None:
    assert line_count(text, 6000, 6000) == lines


def test_air_between_two_scripts_is_dropped_where_a_line_begins() -> None:
    text = "甲甲甲甲MMMMMMiii甲"  # on the second line 6 × 889, 3 × 278, 200 of air, 1000

    assert line_count(text, 7368, 4000) == 2
    assert line_count(text, 7367, 4000) == 3


def test_a_latin_sign_alone_in_a_box_narrower_than_its_indent_is_written() -> None:
    grid = Grid((30, 970), (Row((Box("A", style=PROSE), Box("甲", style=PROSE))),))

    assert write(Manuscript(Paper("绩效文本", (grid,))))[:2] == b"PK"
