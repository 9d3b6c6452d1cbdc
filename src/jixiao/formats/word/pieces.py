"""Pieces of mark-up and the texts between them (片段与文字), for the fast road.

Searching for fixed words is many times quicker than asking at every tag which one it is, so the
body is cut at its texts, and what is different in every paragraph and row is taken away first.
"""

import re

from jixiao.formats.word.markup import ENTITY, Surprise, entity
from jixiao.formats.word.names import SPACES

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml([^<>?]*)\?>)?\s*<w:document\s([^<>]*)>\s*"
    rb"(?:<w:background[^<>]*/>)?\s*<w:body>"
)
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)["']""")
_NAMESPACE = re.compile(rb"""xmlns:w=["']([^"']*)["']""")
_TEXT, _SPACED = b"\0w:t>", b'\0w:t xml:space="preserve">'
"""How a text begins; the sign before it is none that XML may have."""
_CONTROLS = bytes(sign for sign in range(0x20) if sign not in b"\t\n\r")
"""Signs that no XML may have."""
_STROKE = ord("/")


def pieces_of(xml: bytes) -> tuple[list[bytes], list[str]]:
    """The body as pieces of mark-up and the texts between them, one piece more than texts.

    Raises:
        Surprise: It does not begin as expected, or has a text with anything unexpected.
    """
    body = xml[_begin(xml) :]
    for tag in (b"<w:p ", b"<w:tr "):
        body = _bare(body, tag)
    *pieces, last = body.split(b"</w:t>")
    markups: list[bytes] = []
    texts = [b""]
    for piece in pieces:
        markup, _, text = piece.rpartition(b"<")
        markups.append(markup)
        texts.append(text)
    markups.append(last)
    words = b"\0".join(texts).replace(_SPACED, _TEXT)
    plain = words.translate(None, _CONTROLS)
    if not words.count(_TEXT) == len(words) - len(plain) == len(pieces):
        raise Surprise
    try:
        said = words.decode()
    except UnicodeDecodeError as error:
        raise Surprise from error
    if "&" in said:
        said = ENTITY.sub(entity, said)
    return markups, said.split(_TEXT.decode())[1:]


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


def _bare(xml: bytes, tag: bytes) -> bytes:
    """Mark-up with the attributes of a tag taken away where they are such as Word writes.

    Raises:
        Surprise: They are others.
    """
    first, *others = xml.split(tag)
    if not others:
        return xml
    name = tag[1:-1]
    close = b"</%b>" % name
    found: list[bytes] = []
    parts = [first]
    for each in others:
        attributes, _, behind = each.partition(b">")
        found.append(attributes)
        parts.append(close + behind if attributes[-1:] == b"/" else behind)
    attributes = b">".join([b"", *found])
    if b"<" in attributes or attributes.count(b">w") != len(found):
        raise Surprise
    return (b"<%b>" % name).join(parts)
