"""The terminal: columns of Chinese text, and a progress bar."""

import re
import shutil
import time
import unicodedata
from collections.abc import Sequence
from typing import TextIO

_CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+"
)


def shown(words: str) -> str:
    r"""Words on one line, without signs that would move the cursor or turn the text around.

    >>> shown("慰问\n职工")
    '慰问 职工'
    """
    return _CONTROL.sub(" ", words)


def width(words: str) -> int:
    """Columns that words take: a Chinese sign two, a combining sign none.

    >>> width("≥90%"), width("人次")
    (4, 4)
    """
    if words.isascii():
        return len(words)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in words
    )


def fit(words: str, columns: int) -> str:
    """Words cut or filled up to so many columns.

    >>> fit("困难职工帮扶", 7), fit("人次", 6)
    ('困难职…', '人次  ')
    """
    taken = width(words)
    if taken <= columns:
        return words + " " * (columns - taken)
    kept, taken = [], 0
    for sign in words:
        if taken + width(sign) > columns - 1:
            break
        kept.append(sign)
        taken += width(sign)
    return "".join(kept) + "…" + " " * (columns - 1 - taken)


def columns(stream: TextIO, default: int = 110) -> int:
    """Columns of the terminal; a fixed number where the stream is none."""
    return max(shutil.get_terminal_size((default, 24)).columns, 60) if stream.isatty() else default


def table(
    rows: Sequence[Sequence[str]], most: Sequence[int], total: int, indent: str = ""
) -> list[str]:
    """Rows as lines with aligned columns.

    Args:
        rows: The head first; each as long as ``most``.
        most: Columns that each cell may take at most.
        total: Columns of a whole line; the widest cells give way.
        indent: Put before every line.
    """
    rows = [[shown(cell) for cell in row] for row in rows]
    widths = [min(max(width(row[at]) for row in rows), most[at]) for at in range(len(most))]
    room = total - width(indent) - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 6:
        widths[widths.index(max(widths))] -= 1
    return [
        (
            indent + "  ".join(fit(cell, each) for cell, each in zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


class Progress:
    """A progress bar on a terminal; silent on anything else.

    Args:
        stream: Where to draw, usually standard error.
        total: How much there is, None when it is not known.
    """

    def __init__(self, stream: TextIO, total: int | None) -> None:
        self.stream = stream
        self.total = total
        self.done = 0
        self.began = self.drawn = time.monotonic()
        self.is_drawn = stream.isatty()
        self.is_shown = False

    def step(self, name: str) -> None:
        """One more is done; redraws at most ten times a second."""
        self.done += 1
        if not self.is_drawn:
            return
        now = time.monotonic()
        if now - self.drawn < 0.1:
            return
        self.drawn = now
        self._draw(name, now)

    def _draw(self, name: str, now: float) -> None:
        line = f"已读 {self.done}"
        if self.total:
            share = min(self.done / self.total, 1)
            full = round(share * 20)
            left = (now - self.began) * (self.total - self.done) / self.done
            line = (
                f"[{'█' * full}{'░' * (20 - full)}] {self.done}/{self.total}  "
                f"还需约 {_duration(max(left, 0))}"
            )
        space = columns(self.stream) - 1
        self.stream.write("\r" + fit(f"{line}  {shown(name)}", space))
        self.stream.flush()
        self.is_shown = True

    def clear(self) -> None:
        """Take the bar away, before a message or at the end."""
        if self.is_shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self.is_shown = False


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} 秒" if seconds < 90 else f"{seconds / 60:.0f} 分钟"
