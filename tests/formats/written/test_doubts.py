"""What a format can not hold of somebody's words is said."""

import pytest

from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from jixiao.model.paper import Box, Grid, Heading, Line, Paper, Row

ON_PAPER = (".docx", ".xlsx", ".txt", ".html", ".pdf")


def said(suffix: str, words: str) -> list[str]:
    """What is said of words in a table."""
    paper = Paper("表", (Heading("一、甲"), Line("乙"), Grid((1,), (Row((Box(words),)),))))
    return [each.message for each in writer_for(suffix).doubts(Manuscript(paper))]


@pytest.mark.parametrize("suffix", [*ON_PAPER, ".json", ".csv"])
def test_nothing_is_said_of_words_as_people_write_them(suffix: str) -> None:
    assert said(suffix, "冀财行〔2021〕102号：≥90%，\n“甲”、é\tΩ") == []


@pytest.mark.parametrize("suffix", ON_PAPER)
@pytest.mark.parametrize("sign", ["\x07", "\ud83d", "\ufffe"])
def test_a_sign_that_no_file_can_hold_is_named(suffix: str, sign: str) -> None:
    [sentence] = said(suffix, f"甲{sign}乙{sign}")

    assert sentence.startswith(f"有 2 个不能印出的字符（U+{ord(sign):04X}）没有写入")


@pytest.mark.parametrize(("suffix", "count"), [
    (".docx", 0), (".xlsx", 0), (".txt", 0), (".html", 1), (".pdf", 1),
])  # fmt: skip
@pytest.mark.parametrize("sign", ["\u202e", "\u200f", "\u200b", "\ufeff"])
def test_a_sign_that_turns_words_is_kept_or_named(suffix: str, count: int, sign: str) -> None:
    assert len(said(suffix, f"甲{sign}乙")) == count


def test_signs_that_no_font_has_are_named_for_a_pdf() -> None:
    [sentence] = said(".pdf", "甲\U00020bb7乙\U00020bb7")
    [many] = said(".pdf", "".join(map(chr, range(0x20000, 0x20010))))

    assert sentence.startswith("PDF 的字体里没有“\U00020bb7”（U+20BB7），印成了编号")
    assert "等 16 个字" in many
