"""Where words break into lines (断行): widths of letters, signs that begin or end no line.

Chinese signs are as wide as they are high whatever the font; Latin letters have the widths of
Times New Roman, which Liberation Serif and Tinos share. Programs differ in a few signs that some
fonts have narrow and some wide; where words break is what LibreOffice does, and Word nearly so.
"""

from bisect import bisect_right
from itertools import accumulate
from string import ascii_letters, digits
from unicodedata import category

from jixiao.kernel.patterns import pattern

NOT_FIRST = frozenset(
    "!),.:;?]}¢'\"、。〉》」』】〕〗〞﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝～￠•·ˇˉ―–’”`々‖"
)
"""Signs that begin no line."""

NOT_LAST = frozenset("([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝﹙﹛﹝“‘`.")
"""Signs that end no line."""

_ASCII = (
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
)  # fmt: skip
_LATIN = (
    250, 333, 500, 500, 500, 500, 200, 500, 333, 760, 276, 500, 564, 333, 760, 500,
    400, 549, 300, 300, 333, 576, 453, 250, 333, 300, 310, 500, 750, 750, 750, 444,
    722, 722, 722, 722, 722, 722, 889, 667, 611, 611, 611, 611, 333, 333, 333, 333,
    722, 722, 722, 722, 722, 722, 722, 564, 722, 722, 722, 722, 722, 722, 556, 500,
    444, 444, 444, 444, 444, 444, 667, 444, 444, 444, 444, 444, 278, 278, 278, 278,
    500, 500, 500, 500, 500, 500, 500, 549, 500, 500, 500, 500, 500, 500, 500, 500,
)  # fmt: skip


class _Widths(dict[str, int]):
    """Widths of signs, thousandths of their height; reckoned when a sign is first met."""

    def __missing__(self, sign: str) -> int:
        without = category(sign) in ("Mn", "Me", "Cf")
        self[sign] = width = 0 if without else _FULL if sign >= "\u1100" else 500
        return width


_WIDTHS = _Widths({chr(0x20 + at): width for at, width in enumerate(_ASCII)})
_WIDTHS.update((chr(0xA0 + at), width) for at, width in enumerate(_LATIN))
_DOUBTFUL = pattern("[\u2000-\u218f\u2190-\u2bff]")
_NARROW = {"‘": 333, "’": 333, "“": 444, "”": 444, "…": 1000, "—": 1000, "‰": 1000, "→": 1000}
_FULL = 1000
_AIR = 200
"""Width of the room between a Chinese sign and a Latin one."""
_HAN = "\u2e80-\u2fff\u3005-\u3007\u3021-\u9fff\uf900-\ufaff"
_ONLY_HAN = pattern(f"[{_HAN}]+")
_LATIN_SIGNS = frozenset(ascii_letters + digits)
_FULL_SIGNS = pattern("[\u2e80-\ua4cf\uf900-\ufaff\uff01-\uff60]+")
_NOT_FULL = pattern("[^\u2e80-\ua4cf\uf900-\ufaff\uff01-\uff60]+")
_HAN_SIGN = pattern(f"[{_HAN}]")
_GLUED = pattern("[!-~\xa1-\u024f\u2000-\u2bff〕】）》]")
_HANGING = frozenset("!,.:;?、。！，．：；？")


def line_count(text: str, room: float, first: float) -> int:
    """How many lines a paragraph has.

    Args:
        text: Without a line break.
        room: Width of a line, in thousandths of the height of a letter.
        first: Width of the first line.
    """
    size = len(text)
    if size * _FULL <= first:
        return 1
    signs, begin = max(int(room // _FULL), 1), max(int(first // _FULL), 1)
    match = _FULL_SIGNS.match(text)
    full = match.end() if match else 0
    if full == size and _ONLY_HAN.fullmatch(text):
        return 1 - (begin - size) // signs
    count, start, wide = 1, 0, first
    while start + begin < full:
        start = _end(text, start, start + begin)
        begin, wide = signs, room
        count += start < size
    if full == size or (size - start) * (_FULL + _AIR) <= wide:
        return count
    return count + _further(text, start, wide, room)


def _further(text: str, start: int, wide: float, room: float) -> int:
    """How many lines follow the one that begins at ``start`` and is ``wide``."""
    widths = _widths(text)
    if sum(widths[start:]) <= wide:
        return 0
    at = list(accumulate(widths, initial=0))
    size, count = len(text), 0
    while True:
        begin = at[start] + (_AIR if start and _has_air(text, start) else 0)
        if at[size] - begin <= wide:
            return count
        fits = max(bisect_right(at, begin + wide, start + 1) - 1, start + 1)
        start = _end(text, start, fits) if fits < size else size
        if start == size:
            return count
        count, wide = count + 1, room


def _widths(text: str) -> list[int]:
    """Widths of signs, with the air before each."""
    size = len(text)
    widths = [_FULL] * size
    for match in _NOT_FULL.finditer(text):
        start, end = match.span()
        signs = text[start:end]
        widths[start:end] = map(_WIDTHS.__getitem__, signs)
        if not signs.isascii():
            _narrow(text, widths, start, end)
        if start and _has_air(text, start):
            widths[start] += _AIR
        if end < size and _has_air(text, end):
            widths[end] += _AIR
    return widths


def _has_air(text: str, at: int) -> bool:
    """Whether a little room is left before a sign, because it is Chinese or the one before is."""
    before, after = text[at - 1], text[at]
    return _is_han(before) if after in _LATIN_SIGNS else before in _LATIN_SIGNS and _is_han(after)


def _is_han(sign: str) -> bool:
    return "\u3021" <= sign <= "\u9fff" or _HAN_SIGN.match(sign) is not None


def _narrow(text: str, widths: list[int], start: int, end: int) -> None:
    """Put right the widths of signs that are narrow among Latin letters, wide among Chinese."""
    for match in _DOUBTFUL.finditer(text, start, end):
        at = before = match.start()
        while before and (text[before] <= " " or "\u2000" <= text[before] <= "\u2bff"):
            before -= 1
        if text[before] < "\u2e80" and widths[at]:
            widths[at] = _NARROW.get(text[at], 549)


def _end(text: str, start: int, fits: int) -> int:
    """Where a line ends that could hold the signs up to ``fits``, which is not all of them."""
    if text[fits] == " ":
        while fits < len(text) and text[fits] == " ":
            fits += 1
        return fits
    if text[fits] in _HANGING and text[fits - 1] not in _HANGING and not text[fits - 1].isascii():
        fits += 1
        if fits == len(text):
            return fits
    at = fits
    while at > start and not _may_break(text[at - 1], text[at]):
        at -= 1
    return at if at > start else fits


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in NOT_FIRST or before in NOT_LAST:
        return False
    if after < "\x80" or "\xa1" <= after < "\u0250":
        return before == "-" or not _GLUED.match(before)
    return before != after or before != "—"
