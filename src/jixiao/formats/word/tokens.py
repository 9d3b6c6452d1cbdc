"""Tags (标签) of a piece of mark-up in bytes, for the fast road."""

import re
from functools import lru_cache

from jixiao.formats.word.markup import Surprise

_TAG = re.compile(rb"<(/?)w:([A-Za-z]+)((?: [^<>]*[^<>/])?) ?(/?)>")
PROPERTIES = frozenset(
    b"rPr pPr tcPr trPr tblPr tblGrid tblPrEx sectPr sdtPr sdtEndPr instrText drawing".split()
)
"""Elements that are taken as a whole."""

Token = tuple[bytes, bytes, bytes, bytes, bytes]
"""Stroke of a closing tag, name, attributes, stroke of an empty one, what a property holds."""
_LONGEST_KNOWN = 4096


def tokens_of(markup: bytes) -> tuple[Token, ...]:
    """The tags of a piece of mark-up; the same pieces come again in the next document.

    Raises:
        Surprise: It holds anything but tags, or a property that is not closed.
    """
    return _known_tokens(markup) if len(markup) <= _LONGEST_KNOWN else _tokens_in(markup)


def _tokens_in(markup: bytes) -> tuple[Token, ...]:
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


_known_tokens = lru_cache(maxsize=4096)(_tokens_in)


def _inside(markup: bytes, name: bytes, at: int) -> tuple[bytes, int]:
    """What stands within an element that begins before a place, and the place behind it."""
    close = b"</w:%b>" % name
    end = markup.find(close, at)
    if end < 0:
        raise Surprise
    return markup[at:end], end + len(close)
