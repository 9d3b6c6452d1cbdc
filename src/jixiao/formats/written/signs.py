"""Signs (字符) that a file can not hold as they are: halves of signs, control characters."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
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
