import io

from hypothesis import given
from hypothesis import strategies as st

from jixiao.cli.terminal import Progress, fit, shown, table, width


@given(st.text(max_size=30).map(shown), st.integers(2, 40))
def test_words_take_exactly_the_columns_they_are_given(words: str, columns: int) -> None:
    assert width(fit(words, columns)) == columns


def test_columns_of_chinese_text_stand_under_each_other() -> None:
    rows = [["指标", "指标值"], ["慰问困难职工人数", "≥90人"], ["A", "1"]]

    assert table(rows, (10, 10), 40) == [
        "指标        指标值",
        "慰问困难…   ≥90人",
        "A           1",
    ]


def test_signs_that_move_the_cursor_are_not_shown() -> None:
    assert shown("a\x1b[2Jb\u202ec\r\nd") == "a [2Jb c d"


def test_a_bar_is_drawn_on_a_terminal_only() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    plain, terminal = io.StringIO(), Terminal()
    for stream in (plain, terminal):
        progress = Progress(stream, 4)
        progress.drawn = progress.began = progress.began - 2
        progress.step("甲.docx")
        progress.clear()

    assert plain.getvalue() == ""
    assert terminal.getvalue().startswith("\r[█████░░░░░░░░░░░░░░░] 1/4  还需约 6 秒  甲.docx")
    assert terminal.getvalue().endswith("\r\x1b[K")
