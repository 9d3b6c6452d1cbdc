"""Compares two versions of document.xml (两版对照) without putting together what they say."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from jixiao.formats.word.fast import FastReader
from jixiao.formats.word.markup import Surprise
from jixiao.formats.word.pieces import pieces_of

_BODY, _END = b"<w:body>", b"</w:body></w:document>"
_NUMBER = re.compile(rb'(<w:comment[A-Z][A-Za-z]+ w:id=")\d+')
Splice = tuple[int, int, bytes]
"""First byte and behind the last byte of what is replaced, and what stands there now."""


def is_read_alike(
    before: bytes, after: bytes, splices: Sequence[Splice], reader: FastReader
) -> bool:
    """Whether the fast road takes the same steps and finds the same words in two versions.

    A step hangs on nothing but the bytes between two tags, so that it is enough to look at the
    paragraphs in which something was put.

    Args:
        before: A version that the fast road has read.
        after: The other one.
        splices: What was put into the one to make the other, as ``spliced`` takes it.
        reader: Who has read it; nothing more is put into its story.

    Returns:
        False also where the other has surprises.
    """
    head = before[: before.find(_BODY) + len(_BODY)]
    ours, theirs = [head], [head]
    for begin, end, shift, grown in _windows(before, splices):
        ours.append(before[begin:end])
        theirs.append(after[begin + shift : end + grown])
    try:
        return _steps(reader, b"".join([*ours, _END])) == _steps(reader, b"".join([*theirs, _END]))
    except Surprise:
        return False


def _windows(xml: bytes, splices: Sequence[Splice]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of whole paragraphs around splices, and how far each moves its two ends."""
    begin = end = shift = grown = 0
    for first, last, new in sorted(splices, key=lambda each: each[:2]):
        if first >= end:
            if end:
                yield begin, end, shift, grown
            begin, shift = max(_paragraph(xml, first), end), grown
        close = xml.find(b"</w:p>", last)
        end = max(end, close + 6 if close >= 0 else len(xml))
        grown += len(new) - (last - first)
    if end:
        yield begin, end, shift, grown


def _paragraph(xml: bytes, at: int) -> int:
    """Where the last paragraph begins that begins before a place."""
    begin = xml.rfind(b"<w:p", 0, at)
    while begin >= 0 and xml[begin + 4 : begin + 5] not in {b" ", b">", b"/"}:
        begin = xml.rfind(b"<w:p", 0, begin)
    return max(begin, xml.find(_BODY) + len(_BODY))


def _steps(reader: FastReader, xml: bytes) -> list[Any]:
    """What is done in turn: actions, and words together as long as nothing is between."""
    markups, texts = pieces_of(_NUMBER.sub(_head, xml))  # the same mark-up looks the same then
    known = reader.understood(markups)
    meant = {each: [_resolved(reader, *action) for action in known[each]] for each in set(markups)}
    steps: list[Any] = []
    words: list[str] = []
    for markup, text in zip(markups, [*texts, ""], strict=True):
        if actions := meant[markup]:
            steps += ("".join(words), *actions)
            words = []
        words.append(text)
    return [*steps, "".join(words)]


def _head(mark: re.Match[bytes]) -> bytes:
    """What stands before the number of a mark; quicker than a template."""
    return mark[1]


def _resolved(reader: FastReader, act: Any, given: Any) -> tuple[Any, Any]:  # noqa: ANN401 -- an action
    """An action with what the properties of a paragraph mean, however they are written."""
    if act is FastReader.next_cell:
        span, inner, is_next_row = given
        return act, (span, reader.shape_of(inner), is_next_row)
    return act, reader.shape_of(given) if act is FastReader.set_shape else given
