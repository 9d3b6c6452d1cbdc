"""What of the words of a paper a file can not hold as they are, said in sentences."""

import re
from collections.abc import Iterator

from jixiao.formats.writer import Manuscript
from jixiao.formats.written.signs import UNPRINTABLE, UNSEEN
from jixiao.kernel.notices import Notice
from jixiao.model.paper import Grid, Heading, Line, Paper

_MOST = 8
"""Signs that are named."""
_LEFT_OUT = "有{count}不能印出的字符（{signs}）没有写入，其余文字不变；如有需要，请在原稿中改写。"
_NAMED = "PDF 的字体里没有{signs}，印成了编号；如要印出原字，请用 --fonts 指定有这些字的字体。"


def unprintable(manuscript: Manuscript) -> tuple[Notice, ...]:
    """A notice about control characters and halves of signs, where there are any."""
    return _left_out(_words(manuscript.paper), UNPRINTABLE)


def unseen(manuscript: Manuscript) -> tuple[Notice, ...]:
    """The same, about signs that show nothing or turn the words around them as well."""
    return _left_out(_words(manuscript.paper), UNSEEN)


def unseen_or_without_font(manuscript: Manuscript) -> tuple[Notice, ...]:
    """The same, about signs that no font has as well.

    Raises:
        UnwritableDocument: The fonts are not installed.
    """
    from jixiao.formats.written.pdf_fonts import font_set  # noqa: PLC0415 -- start-up time

    words = _words(manuscript.paper)
    coverage = font_set(manuscript.fonts).coverage
    left = UNSEEN.sub("", words) if UNSEEN.search(words) else words
    without = sorted(sign for sign in set(left) - {"\n", "\t", "\r"} if sign not in coverage)
    named = [f"“{sign}”（U+{ord(sign):04X}）" for sign in without[:_MOST]]
    said = "、".join(named) + (f"等 {len(without)} 个字" if len(without) > _MOST else "")
    found = _left_out(words, UNSEEN)
    return (*found, Notice(_NAMED.format(signs=said))) if without else found


def _left_out(words: str, pattern: re.Pattern[str]) -> tuple[Notice, ...]:
    if pattern.search(words) is None:
        return ()
    signs = pattern.findall(words)
    named = "、".join([f"U+{ord(sign):04X}" for sign in dict.fromkeys(signs)][:_MOST])
    return (Notice(_LEFT_OUT.format(count=f" {len(signs)} 个", signs=named)),)


def _words(paper: Paper) -> str:
    """All words that people wrote, one after the other."""
    return "\n".join(_texts(paper))


def _texts(paper: Paper) -> Iterator[str]:
    for part in paper.parts:
        if isinstance(part, Grid):
            for row in part.rows:
                yield from (box[0] for box in row.boxes)
        elif isinstance(part, Line | Heading):
            yield part.text
