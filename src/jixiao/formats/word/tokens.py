"""Tags (标签) of a piece of mark-up in bytes, for the fast road."""

import re

from jixiao.formats.word.markup import Surprise

_TAG = re.compile(rb"<(/?)w:([A-Za-z]+)((?: [^<>]*[^<>/])?) ?(/?)>")
PROPERTIES = frozenset(
    b"rPr pPr tcPr trPr tblPr tblGrid tblPrEx sectPr sdtPr sdtEndPr instrText drawing".split()
)
"""Elements that are taken as a whole."""

Token = tuple[bytes, bytes, bytes, bytes, bytes]
"""Stroke of a closing tag, name, attributes, stroke of an empty one, what a property holds."""


def tokens_of(markup: bytes) -> tuple[Token, ...]:
    """The tags of a piece of mark-up.

    Raises:
        Surprise: It holds anything but tags, or a property that is not closed.
    """
    tokens: list[Token] = []
    at, end = 0, len(markup)
    while at < end:
        token = _TAG.match(markup, at)
        if token is None:
            raise Surprise
        at = token.end()
        closing, name, attributes, empty = token.groups()
        inner = b""
        if name in PROPERTIES:
            if closing:
                raise Surprise
            if not empty:
                inner, at = _inside(markup, name, at)
        tokens.append((closing, name, attributes, empty, inner))
    return tuple(tokens)


def _inside(markup: bytes, name: bytes, at: int) -> tuple[bytes, int]:
    """What stands within an element that begins before a place, and the place behind it."""
    close = b"</w:%b>" % name
    end = markup.find(close, at)
    inner = markup[at:end]
    if end < 0 or b"<w:p>" in inner or b"<w:tr>" in inner:
        raise Surprise
    return inner, end + len(close)
