"""Where words break into lines (断行): widths of letters, signs that begin or end no line.

Chinese signs are as wide as they are high whatever the font; Latin letters have the widths of
Times New Roman, which Liberation Serif and Tinos share. Programs differ in a few signs that some
fonts have narrow and some wide; where words break is what LibreOffice does, and Word nearly so.
"""

from bisect import bisect_right
from itertools import accumulate, pairwise
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
_AIR = "\x00"
_AIR_WIDTH = 200
_WIDTHS[_AIR] = _AIR_WIDTH
_HAN = "\u2e80-\u2fff\u3005-\u3007\u3021-\u9fff\uf900-\ufaff"
_ONLY_FULL = pattern("[\u2e80-\ua4cf\uf900-\ufaff\uff01-\uff60]+")
_ONLY_HAN = pattern(f"[{_HAN}]+")
_LATIN_SIGNS = frozenset(ascii_letters + digits)
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
    if not _ONLY_FULL.fullmatch(text):
        text, widths = _set(text)
        return 1 if sum(widths) <= first else len(_ends(text, widths, room, first))
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
    text, widths = _set(text)
    ends = _ends(text, widths, room, first)
    return [text[start:end] for start, end in pairwise((0, *ends))]


def _ends(text: str, widths: list[int], room: float, first: float) -> list[int]:
    """Where the lines of a paragraph end."""
    at = list(accumulate(widths, initial=0))
    size, start, wide = len(text), 0, first
    found: list[int] = []
    while at[size] - at[start] > wide:
        fits = bisect_right(at, at[start] + wide, start + 1) - 1
        end = _end(text, start, fits if fits > start else start + 1) if fits < size else size
        if end >= size:
            break
        found.append(end)
        start, wide = end, room
    found.append(size)
    return found


def _set(text: str) -> tuple[str, list[int]]:
    """Text with air between Chinese signs and Latin ones, and the widths of its signs."""
    parts: list[str] = []
    widths: list[int] = []
    done, is_plain = 0, True
    for match in _NOT_FULL.finditer(text):
        start, end = match.span()
        signs = match.group()
        widths += [_FULL] * (start - done)
        has_air = start > 0 and signs[0] in _LATIN_SIGNS and _is_han(text[start - 1])
        parts += (text[done:start], _AIR if has_air else "", signs)
        if has_air:
            widths.append(_AIR_WIDTH)
        widths += map(_WIDTHS.__getitem__, signs)
        if end < len(text) and signs[-1] in _LATIN_SIGNS and _is_han(text[end]):
            parts.append(_AIR)
            widths.append(_AIR_WIDTH)
        is_plain = is_plain and signs.isascii()
        done = end
    widths += [_FULL] * (len(text) - done)
    text = "".join((*parts, text[done:]))
    if not is_plain:
        _narrow(text, widths)
    return text, widths


def _is_han(sign: str) -> bool:
    return "\u3021" <= sign <= "\u9fff" or _HAN_SIGN.match(sign) is not None


def _narrow(text: str, widths: list[int]) -> None:
    """Put right the widths of signs that are narrow among Latin letters, wide among Chinese."""
    for match in _DOUBTFUL.finditer(text):
        at = before = match.start()
        while before and (text[before] <= " " or "\u2000" <= text[before] <= "\u2bff"):
            before -= 1
        if text[before] < "\u2e80" and widths[at]:
            widths[at] = _NARROW.get(text[at], 549)


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
