"""Where words break into lines (断行): widths of letters, signs that begin or end no line.

Chinese signs are as wide as they are high whatever the font; Latin letters have the widths of
Times New Roman, which Liberation Serif and Tinos share. Programs differ in a few signs that some
fonts have narrow and some wide; where words break is what LibreOffice does, and Word nearly so.
"""

from bisect import bisect_right
from itertools import accumulate
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
_WIDTHS = {chr(0x20 + at): width for at, width in enumerate(_ASCII)} | {
    chr(0xA0 + at): width for at, width in enumerate(_LATIN)
}
_DOUBTFUL = pattern("[\u2000-\u218f\u2190-\u2bff]")
_NARROW = {"‘": 333, "’": 333, "“": 444, "”": 444, "…": 1000, "—": 1000, "‰": 1000, "→": 1000}
_FULL = 1000
_AIR = "\x00"
_WIDTHS[_AIR] = 200
_HAN = "\u2e80-\u2fff\u3005-\u3007\u3021-\u9fff\uf900-\ufaff"
_ONLY_FULL = pattern("[\u2e80-\ua4cf\uf900-\ufaff\uff01-\uff60]+")
_ONLY_HAN = pattern(f"[{_HAN}]+")
_LATIN_SIGN = pattern("[0-9A-Za-z]")
_EDGE = pattern(f"(?<=[0-9A-Za-z])(?=[{_HAN}])|(?<=[{_HAN}])(?=[0-9A-Za-z])")
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
    if not _ONLY_FULL.fullmatch(text):
        return len(broken(text, room, first))
    signs, begin = max(int(room // _FULL), 1), max(int(first // _FULL), 1)
    if _ONLY_HAN.fullmatch(text):
        return 1 - (begin - size) // signs
    count, start = 1, 0
    while start + begin < size:
        start = _end(text, start, start + begin)
        begin = signs
        count += start < size
    return count


def broken(text: str, room: float, first: float) -> list[str]:
    r"""The lines of a paragraph, with ``"\x00"`` where a little room is left between two scripts.

    Args:
        text: Without a line break.
        room: Width of a line, in thousandths of the height of a letter.
        first: Width of the first line.
    """
    if _LATIN_SIGN.search(text):
        text = _EDGE.sub(_AIR, text)
    at = list(accumulate(_widths(text), initial=0))
    size, start, wide = len(text), 0, first
    found: list[str] = []
    while at[size] - at[start] > wide:
        fits = bisect_right(at, at[start] + wide, start + 1) - 1
        end = _end(text, start, fits if fits > start else start + 1) if fits < size else size
        if end >= size:
            break
        found.append(text[start:end])
        start, wide = end, room
    found.append(text[start:])
    return found


def _widths(text: str) -> list[int]:
    """Widths of signs; some are narrow among Latin letters and wide among Chinese signs."""
    try:
        known = _WIDTHS
        widths = [known[sign] for sign in text]
    except KeyError:
        widths = [_width(sign) for sign in text]
    for match in _DOUBTFUL.finditer(text):
        at = before = match.start()
        while before and (text[before] <= " " or "\u2000" <= text[before] <= "\u2bff"):
            before -= 1
        if text[before] < "\u2e80" and widths[at]:
            widths[at] = _NARROW.get(text[at], 549)
    return widths


def _width(sign: str) -> int:
    """Width of a sign in thousandths of its height."""
    known = _WIDTHS.get(sign)
    if known is not None:
        return known
    known = 0 if category(sign) in ("Mn", "Me", "Cf") else _FULL if sign >= "\u1100" else 500
    _WIDTHS[sign] = known
    return known


def _end(text: str, start: int, fits: int) -> int:
    """Where a line ends that could hold the signs up to ``fits``, which is not all of them."""
    if text[fits] in " \x00":
        while fits < len(text) and text[fits] in " \x00":
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
    if after in " \x00" or after in NOT_FIRST or before in NOT_LAST:
        return False
    if after < "\x80" or "\xa1" <= after < "\u0250":
        return before == "-" or not _GLUED.match(before)
    return before != after or before != "—"
