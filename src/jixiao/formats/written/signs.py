"""Signs (字符) that a file can not hold as they are: halves of signs, control characters."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SHAPELESS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_HALVES = "[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]"
UNPRINTABLE = re.compile(f"{_CONTROL.pattern}|{_HALVES}")
"""Signs that no file can hold: control characters, halves of signs."""
UNSEEN = re.compile(f"{UNPRINTABLE.pattern}|{_SHAPELESS.pattern}")
"""The same, and signs that show nothing or turn the words around them."""
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")


def whole(text: str) -> str:
    r"""Text whose halves of signs (surrogates) are put together; a lone half becomes "\ufffd".

    >>> whole("\ud83d\ude00"), whole("a\ud83d")
    ('😀', 'a\ufffd')
    """
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def printable(text: str) -> str:
    r"""Text as XML and a printer can hold it: whole signs, no control character but tab and "\n".

    >>> printable("甲\x07乙\r\n丙")
    '甲乙\n丙'
    """
    return _CONTROL.sub("", _BREAKS.sub("\n", whole(text)))


def visible(text: str) -> str:
    r"""Printable text without signs that show nothing, or turn the words around them.

    >>> visible("甲\u202e乙\u200b丙")
    '甲乙丙'
    """
    return _SHAPELESS.sub("", printable(text))
