"""Pieces of mark-up and the texts between them (片段与文字), for the fast road.

Searching for fixed words is many times quicker than asking at every tag which one it is, so the
body is cut at its texts, and what is different in every paragraph and row is taken away first.
"""

import re

from jixiao.formats.word.markup import Surprise
from jixiao.formats.word.names import SPACES

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml([^<>?]*)\?>)?\s*<w:document\s([^<>]*)>\s*"
    rb"(?:<w:background[^<>]*/>)?\s*<w:body>"
)
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)["']""")
_NAMESPACE = re.compile(rb"""xmlns:w=["']([^"']*)["']""")
_TEXT, _SPACED = b"<w:t>", b'<w:t xml:space="preserve">'
_CONTROLS = bytes(sign for sign in range(0x20) if sign not in b"\t\n\r")
"""Signs that no XML may have."""
_STROKE = ord("/")


def pieces_of(xml: bytes) -> tuple[list[bytes], list[bytes]]:
    """The body as pieces of mark-up and the texts between them, one piece more than texts.

    Raises:
        Surprise: It does not begin as expected, or has a text with anything unexpected.
    """
    body = xml[_begin(xml) :]
    for tag in (b"<w:p ", b"<w:tr "):
        body = _bare(body, tag)
    *pieces, last = body.split(b"</w:t>")
    markups: list[bytes] = []
    texts: list[bytes] = []
    for piece in pieces:
        at = piece.rfind(b"<")
        if piece.startswith(_TEXT, at):
            texts.append(piece[at + len(_TEXT) :])
        elif piece.startswith(_SPACED, at):
            texts.append(piece[at + len(_SPACED) :])
        else:
            raise Surprise
        markups.append(piece[:at])
    words = b"".join(texts)
    if len(words.translate(None, _CONTROLS)) != len(words):
        raise Surprise
    markups.append(last)
    return markups, texts


def _begin(xml: bytes) -> int:
    """Where the body begins, in a document of one line that is in UTF-8."""
    head = _HEAD.match(xml)
    if head is None or xml.find(b"\n", head.end()) >= 0 or xml.find(b"\r", head.end()) >= 0:
        raise Surprise
    encoding = _ENCODING.search(head[1] or b"")
    if encoding and encoding[1].upper() not in {b"UTF-8", b"UTF8"}:
        raise Surprise
    namespaces = _NAMESPACE.findall(head[2])
    if len(namespaces) != 1 or "{" + namespaces[0].decode("ascii", "replace") + "}" not in SPACES:
        raise Surprise
    if b"<mc:AlternateContent" in xml:
        raise Surprise
    return head.end()


def _bare(body: bytes, tag: bytes) -> bytes:
    """The body with the attributes of a tag taken away where they are such as Word writes."""
    bare = tag[:-1] + b">"
    first, *others = body.split(tag)
    parts = [first]
    for each in others:
        attributes, _, behind = each.partition(b">")
        if attributes[:1] == b"w" and attributes[-1] != _STROKE and b"<" not in attributes:
            parts += (bare, behind)
        else:
            parts += (tag, each)
    return b"".join(parts)
