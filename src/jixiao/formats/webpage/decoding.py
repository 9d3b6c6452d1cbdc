"""Encodings of web pages (网页编码): mark, declaration, or the likelier of UTF-8 and GB18030."""

import re

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.I
)
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "cp936", "gb_2312-80", "x-gbk", "hz-gb-2312"})
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(data: bytes) -> tuple[str, bool]:
    """Text of a page, and whether every byte of it could be read."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _attempt(data, codec)
    if data[:2] in (b"<\0", b"\0<"):
        return _attempt(data, "utf-16-le" if data[1] == 0 else "utf-16-be")
    declared = _DECLARED.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in _CHINESE:
        name = "gb18030"
    tried = [name] if name in {"gb18030", "big5", "utf-16"} else []
    for codec in ["utf-8", *tried, "gb18030"]:
        text, whole = _attempt(data, codec)
        if whole:
            return text, True
    return _attempt(data, tried[0] if tried else "utf-8" if name.startswith("utf") else "gb18030")


def _attempt(data: bytes, codec: str) -> tuple[str, bool]:
    try:
        return _NOT_TEXT.sub("", data.decode(codec)), True
    except UnicodeDecodeError:
        return _NOT_TEXT.sub("", data.decode(codec, "replace")), False
