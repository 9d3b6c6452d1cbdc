"""The text layer of a PDF page becomes words."""

import ctypes
import itertools
import math
import re
import struct
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from jixiao.formats.pages.geometry import Ruling, Word
from jixiao.formats.pages.pdfium import Handle, address_of, quick
from jixiao.formats.pages.signs import signs_of
from jixiao.formats.pages.upright import Upright

APART = 0.8
"""Signs this many heights apart are two words, where no blank is printed."""
BESIDE = 1.2
"""The same words this many points apart are a shadow or a false bold of each other."""
CLOSE = 0.25
"""The same where quotation marks of another font stand elsewhere in the engine's order."""
FAR_APART = 1.6
"""Signs this many heights apart are two words, even where blanks are printed."""

# Characters go over the border once a page; their boxes by address, see ``quick``.
_box_of = quick("FPDFText_GetLooseCharBox", None, ctypes.c_int, ctypes.c_void_p)
_piece_of = quick("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_int)
_angle_of = quick("FPDFText_GetCharAngle", ctypes.c_float, ctypes.c_int)
_edges_in = struct.Struct("4f").unpack
_STRANGE = re.compile(
    "[^\\s\u0020-\u00ff\u2000-\u206f\u2070-\u209f\u20a0-\u20bf\u2100-\u214f\u2150-\u218f\u2190-\u23ff"
    "\u2460-\u24ff\u2500-\u27bf\u0391-\u03c9\u2e80-\u2fdf\u3000-\u30ff\u3200-\u33ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
# Ideographic blanks are part of a run, they stand inside names: 姓　名.
_RUN = re.compile("[^ \\t\\r\\n\\xa0\x00]+")
# Hyphens that the engine has for the end of a line, hyphens seen only there, and signs of no width.
_ODD = re.compile("[\x02\ufffe\xad\u200b-\u200d\u2060\ufeff]")
_PLAIN = {0x02: "-", 0xFFFE: "-"} | dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_RARE_GB, _RARE_BIG5 = bytes(range(0xD8, 0x100)), bytes(range(0xC7, 0x100))
_QUOTES = "“”‘’…—·"
_HAN = re.compile("[\u4e00-\u9fff]+")


Signbox = tuple[float, float, float, float]
"""Left, top, right, bottom of a sign in the space of the PDF, y upwards."""


_Place = tuple[float, float]
_Run = tuple[int, int, float, float, float, float]
"""The first sign, the sign behind the last, and the box of all on the upright page."""

PieceOf = Callable[[int], object]


class TextLayer:
    """The signs of a text page of the engine, in its order.

    Args:
        page: The text page; it must stay open.

    Attributes:
        text: The signs, one for each box.
    """

    def __init__(self, page: Handle) -> None:
        self.text = signs_of(page)
        self._handle = address_of(page)
        self._edges = (ctypes.c_float * 4)()
        self._address = ctypes.addressof(self._edges)

    def without(self, hidden: frozenset[int], piece_of: PieceOf) -> str:
        """Takes out the signs of some pieces of drawn text; gives them.

        Args:
            hidden: The pieces.
            piece_of: Which piece of drawn text a sign belongs to, by the number of the sign.
        """
        gone = [piece_of(index) in hidden for index in range(len(self.text))]
        taken = "".join(itertools.compress(self.text, gone))
        self.text = "".join(
            "\r" if out else sign for sign, out in zip(self.text, gone, strict=True)
        )
        return taken

    def box(self, index: int) -> Signbox:
        """The box of a sign in the space of the PDF; a sign not printed has no width."""
        _box_of(self._handle, index, self._address)
        left, top, right, bottom = _edges_in(self._edges)
        return left, top, right, bottom

    def boxes_on(self, upright: Upright) -> Callable[[int], Signbox]:
        """What gives the box of a sign on an upright page: left, upper, right, lower edge."""
        handle, edges, address = self._handle, self._edges, self._address
        origin, high = upright.left, upright.top

        def straight(index: int) -> Signbox:
            _box_of(handle, index, address)
            left, top, right, bottom = _edges_in(edges)
            return left - origin, high - top, right - origin, high - bottom

        def turned(index: int) -> Signbox:
            left, top, right, bottom = self.box(index)
            return upright.turn(left, bottom, right, top)

        return turned if upright.turns else straight


def pieces(page: Handle) -> PieceOf:
    """Which piece of drawn text each sign of a text page belongs to."""
    handle = address_of(page)

    def piece_of(index: int) -> object:
        return _piece_of(handle, index)

    return piece_of


def quarter_turns(page: Handle, layer: TextLayer) -> int:
    """Quarter turns clockwise that most of the signs of a page make."""
    handle, text, votes = address_of(page), layer.text, Counter[int]()
    step = max(len(text) // 24, 1)
    places = range(step // 2, len(text), step)
    # Every third place first: nearly always they agree.
    for number, index in enumerate((*places[::3], *places[1::3], *places[2::3])):
        if number == 8 and len(votes) == 1:
            break
        if text[index] > " ":
            angle = _angle_of(handle, index)
            if angle >= 0:
                votes[round(angle / (math.pi / 2)) % 4] += 1
    return votes.most_common(1)[0][0] if votes else 0


def is_garbage(text: str) -> bool:
    """Whether a font lies about its signs, so that the page must be read by its picture.

    Chinese that somebody wrote is nearly all made of the commoner half of a standard set;
    what a broken font gives is spread over everything.
    """
    signs = len("".join(text.split()))
    if signs < 20:
        return False
    if len(_STRANGE.findall(text)) > 0.3 * signs:
        return True
    han = "".join(_HAN.findall(text))
    if len(han) < 40:
        return False
    # Both standards write a sign as two bytes, the commoner ones with the lower first byte.
    simplified = len(han.encode("gb2312", "ignore")[::2].translate(None, _RARE_GB))
    if simplified >= 0.6 * len(han):
        return False
    traditional = len(han.encode("big5", "ignore")[::2].translate(None, _RARE_BIG5))
    return traditional < 0.6 * len(han)


def words(
    layer: TextLayer, upright: Upright, bars: Sequence[Ruling], piece_of: PieceOf
) -> list[Word]:
    """Signs that stand together, as words on the upright page.

    A word is cut where a vertical ruling passes between two of its signs; text that is drawn
    over a ruling because its cell is too small stays whole.

    Args:
        layer: The signs.
        upright: The page.
        bars: Vertical rulings on the upright page.
        piece_of: Which piece of drawn text a sign belongs to, by the number of the sign.
    """
    runs = _Runs(layer, upright, bars, piece_of)
    runs.collect()
    if runs.is_displaced:
        runs = _Runs(layer, upright, bars, piece_of, apart=CLOSE)
        runs.collect()
    return runs.found


class _Runs:
    """Collects the words of one page."""

    def __init__(
        self,
        layer: TextLayer,
        upright: Upright,
        bars: Sequence[Ruling],
        piece_of: PieceOf,
        apart: float = APART,
    ) -> None:
        self.layer, self.piece_of = layer, piece_of
        self.apart, self.far_apart = apart, FAR_APART if apart == APART else apart
        self.is_displaced = False
        self.box = layer.boxes_on(upright)
        self.text = layer.text
        self.bars = sorted(((bar[0] + bar[2]) / 2, bar[1] - 1, bar[3] + 1) for bar in bars)
        self.bar_places = [bar[0] for bar in self.bars]
        self.odd = _ODD.search(self.text) is not None
        self.found: list[Word] = []
        self.seen: dict[str, _Place] = {}
        self.again: dict[str, dict[tuple[int, int], list[_Place]]] = {}

    def collect(self) -> None:
        """Takes all signs in the order of the engine.

        The engine parts what does not stand together by blanks of its own, so the first and
        the last sign tell where a run is; only runs of which these make no sense are looked
        at sign by sign. A sign with an accent has a box no higher than what is drawn of it,
        so that the larger of two heights tells whether they stand in one line.
        """
        start = end = -1
        x0 = y0 = x1 = y1 = 0.0
        for run in self._runs():
            first, last, left, top, right, bottom = run
            if start >= 0:
                height, gap = bottom - top, left - x1
                larger = height if height > y1 - y0 else y1 - y0
                if -0.8 * larger <= top + bottom - y0 - y1 <= 0.8 * larger:
                    if -0.5 * larger < gap < self.far_apart * height and (
                        gap < self.apart * height or self._any_printed(end, first)
                    ):
                        end, x1 = last, right
                        y0, y1 = top if top < y0 else y0, bottom if bottom > y1 else y1
                        continue
                    if gap <= -0.5 * larger and self.text[first] in _QUOTES:
                        self.is_displaced = True
                self._emit(start, end, x0, y0, x1, y1)
            start, end, x0, y0, x1, y1 = run
        if start >= 0:
            self._emit(start, end, x0, y0, x1, y1)

    def _runs(self) -> Iterator[_Run]:
        """What stands between two blanks."""
        box = self.box
        for match in _RUN.finditer(self.text):
            start, end = match.span()
            x0, y0, x1, y1 = first = box(start)
            signs = end - start
            if signs == 1:
                yield start, end, x0, y0, x1 if x1 > x0 else x0 + 0.1, y1
                continue
            _, top, x1, bottom = box(end - 1)
            height = y1 - y0 if y1 - y0 > 0.1 else 0.1
            if (
                -0.8 * height < top + bottom - y0 - y1 < 0.8 * height
                and 0.2 * signs * height < x1 - x0 < 1.3 * signs * height
            ):
                y0, y1 = top if top < y0 else y0, bottom if bottom > y1 else y1
                yield start, end, x0, y0, x1, y1
            else:
                yield from self._by_sign(start, end, first)

    def _by_sign(self, start: int, end: int, first: Signbox) -> list[_Run]:
        """A run whose signs do not stand in a row, cut where they part."""
        found: list[_Run] = []
        begin, x0, y0, x1, y1 = start, *first
        for index in range(start + 1, end):
            left, top, right, bottom = self.box(index)
            height = max(bottom - top, 0.1)
            larger = max(height, y1 - y0)
            gap = left - x1
            aligned = abs((top + bottom) / 2 - (y0 + y1) / 2) < 0.4 * larger
            if aligned and -0.5 * larger < gap < self.apart * height:
                x1, y0, y1 = max(x1, right), min(y0, top), max(y1, bottom)
            else:
                found.append((begin, index, x0, y0, x1, y1))
                begin, x0, y0, x1, y1 = index, left, top, right, bottom
        found.append((begin, end, x0, y0, x1, y1))
        return found

    def _any_printed(self, start: int, end: int) -> bool:
        return any(self._is_printed(index) for index in range(start, end))

    def _is_printed(self, index: int) -> bool:
        left, _, right, _ = self.layer.box(index)
        return right - left > 0.01

    def _emit(self, start: int, end: int, x0: float, y0: float, x1: float, y1: float) -> None:
        first = bisect_right(self.bar_places, x0 + 1)
        last = bisect_left(self.bar_places, x1 - 1, first)
        if first >= last or end - start == 1:
            self._add(start, end, x0, y0, x1, y1)
            return
        middle = (y0 + y1) / 2
        bars = [at for at, head, foot in self.bars[first:last] if head <= middle <= foot]
        if not bars:
            self._add(start, end, x0, y0, x1, y1)
            return
        begin = start
        for cut in [*self._cuts(start, end, 0.15 * (y1 - y0), bars), end]:
            left, right = self.box(begin)[0], self.box(cut - 1)[2]
            self._add(begin, cut, left, y0, max(right, left + 1), y1)
            begin = cut

    def _cuts(self, start: int, end: int, wide: float, bars: list[float]) -> list[int]:
        """Signs before which a run is cut that reaches over rulings.

        It is cut where a ruling stands in a gap, and where the page was told to draw another
        piece of text; what is drawn as one piece stays one, its cell is only too small for it.
        """
        found: list[int] = []
        before, drawn = -1, None
        for index in range(start, end):
            if self.text[index].isspace():
                continue
            piece = self.piece_of(index)
            if before >= 0:
                right, left = self.box(before)[2], self.box(index)[0]
                barred = any(right - wide <= bar <= left + wide for bar in bars)
                if (barred and left - right > wide) or piece != drawn:
                    found.append(index)
            before, drawn = index, piece
        return found

    def _words(self, first: int, last: int) -> str:
        """The text of a run; blanks that the engine invented stay only between Latin words."""
        text = self.text[first:last]
        if " " not in text and "\r" not in text and "\n" not in text:
            return text
        parts: list[str] = []
        end = first
        for match in _RUN.finditer(self.text, first, last):
            start = match.start()
            if parts:
                blanks = self.text[end:start].replace("\r", "").replace("\n", "")
                printed = [
                    sign
                    for at, sign in enumerate(blanks, end)
                    if sign != " " or self._is_printed(at)
                ]
                if printed:
                    parts.append("".join(printed))
                elif start > end and self._is_blank(end - 1, start):
                    parts.append(" ")
            parts.append(match.group())
            end = match.end()
        return "".join(parts)

    def _is_blank(self, before: int, after: int) -> bool:
        """Whether a gap that the engine takes for a blank is one: not between 年 and 5."""
        latin = self.text[before].isascii() and self.text[after].isascii()
        _, top, right, bottom = self.box(before)
        return self.box(after)[0] - right > (0.12 if latin else 0.45) * (bottom - top)

    def _add(self, start: int, end: int, x0: float, y0: float, x1: float, y1: float) -> None:
        text = self._words(start, end)
        if self.odd:
            text = self._plain(text, start, end)
        if not text:
            return
        place = x0, y0
        first = self.seen.setdefault(text, place)
        # Shadows and false bold are the same words drawn again beside themselves.
        if first is not place and self._is_beside(text, first, place):
            return
        self.found.append(Word(text, x0, y0, x1, y1))

    def _is_beside(self, text: str, first: _Place, place: _Place) -> bool:
        """Whether a text stands hardly aside of where it stood before; notes its place."""
        known = self.again.get(text)
        if known is None:
            known = self.again[text] = {_square(first): [first]}
        (x, y), (column, row) = place, _square(place)
        for square in itertools.product(range(column - 1, column + 2), range(row - 1, row + 2)):
            for left, top in known.get(square, ()):
                if abs(x - left) < BESIDE and abs(y - top) < BESIDE:
                    return True
        known.setdefault((column, row), []).append(place)
        return False

    def _plain(self, text: str, start: int, end: int) -> str:
        """A text without the signs that nobody sees, and with the hyphens that all see."""
        if "\xad" in text:
            shown = any(
                self.text[index] == "\xad" and self._is_printed(index)
                for index in range(start, end)
            )
            text = text.replace("\xad", "-" if shown else "")
        return text.translate(_PLAIN).strip()


def _square(place: _Place) -> tuple[int, int]:
    """The square of two points in which a place lies."""
    return int(place[0] // 2), int(place[1] // 2)
