"""The text layer of a PDF page becomes words."""

import ctypes
import math
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from jixiao.formats.pages.geometry import Ruling, Word
from jixiao.formats.pages.pdfium import Handle
from jixiao.formats.pages.pdfium import raw as pdfium
from jixiao.formats.pages.upright import Upright

APART = 0.8
"""Signs this many heights apart are two words, where no blank is printed."""
FAR_APART = 1.6
"""Signs this many heights apart are two words, even where blanks are printed."""
LONGEST = 2_000_000
"""A page with more signs than this is read up to here."""

# Characters go over the border once a page; their boxes by address, because making a typed
# pointer for each one, or giving other threads a turn, costs more than the call.
_box_of = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
# Some fonts name the radical where they mean the character: ⼯ for 工.
_RADICALS = re.compile("[\u2e80-\u2fdf]")
_STRANGE = re.compile(
    "[^\\s\u0020-\u00ff\u2000-\u206f\u2070-\u209f\u20a0-\u20bf\u2100-\u214f\u2150-\u218f\u2190-\u23ff"
    "\u2460-\u24ff\u2500-\u27bf\u0391-\u03c9\u2e80-\u2fdf\u3000-\u30ff\u3200-\u33ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
# Ideographic blanks are part of a run, they stand inside names: 姓　名.
_RUN = re.compile("[^ \\t\\r\\n\\xa0\x00]+")
_RARE_GB, _RARE_BIG5 = bytes(range(0xD8, 0x100)), bytes(range(0xC7, 0x100))
_HAN = re.compile("[\u4e00-\u9fff]+")


Signbox = tuple[float, float, float, float]
"""Left, top, right, bottom of a sign in the space of the PDF, y upwards."""


PieceOf = Callable[[int], object]


class TextLayer:
    """The signs of a text page of the engine, in its order.

    Args:
        page: The text page; it must stay open.

    Attributes:
        text: The signs, one for each box.
    """

    def __init__(self, page: Handle) -> None:
        self.text = _signs(page)
        self._handle = ctypes.cast(page, ctypes.c_void_p).value
        self._edges = (ctypes.c_float * 4)()
        self._address = ctypes.addressof(self._edges)

    def box(self, index: int) -> Signbox:
        """The box of a sign in the space of the PDF; a sign not printed has no width."""
        _box_of(self._handle, index, self._address)
        left, top, right, bottom = self._edges[:]
        return left, top, right, bottom

    def boxes_on(self, upright: Upright) -> Callable[[int], Signbox]:
        """What gives the box of a sign on an upright page: left, upper, right, lower edge."""
        handle, edges, address = self._handle, self._edges, self._address
        origin, high = upright.left, upright.top

        def straight(index: int) -> Signbox:
            _box_of(handle, index, address)
            left, top, right, bottom = edges[:]
            return left - origin, high - top, right - origin, high - bottom

        def turned(index: int) -> Signbox:
            left, top, right, bottom = self.box(index)
            return upright.turn(left, bottom, right, top)

        return turned if upright.turns else straight


def _signs(page: Handle) -> str:
    count = min(pdfium.FPDFText_CountChars(page), LONGEST)
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(page, 0, count, units) - 1
    text = bytes(units)[: 2 * max(written, 0)].decode("utf-16-le", "replace")
    if len(text) != count:
        codes = (pdfium.FPDFText_GetUnicode(page, index) for index in range(count))
        text = "".join(
            chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            for code in codes
        )
    if _RADICALS.search(text):
        text = "".join(
            unicodedata.normalize("NFKC", sign) if "\u2e80" <= sign <= "\u2fdf" else sign
            for sign in text
        )
    return text


def pieces(page: Handle) -> PieceOf:
    """Which piece of drawn text each sign of a text page belongs to."""

    def piece_of(index: int) -> object:
        return ctypes.cast(pdfium.FPDFText_GetTextObject(page, index), ctypes.c_void_p).value

    return piece_of


def quarter_turns(page: Handle, layer: TextLayer) -> int:
    """Quarter turns clockwise that most of the signs of a page make."""
    text, votes = layer.text, Counter[int]()
    step = max(len(text) // 24, 1)
    for index in range(step // 2, len(text), step):
        if text[index] > " ":
            angle = pdfium.FPDFText_GetCharAngle(page, index)
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
    return runs.found


class _Run(NamedTuple):
    """Signs ``start`` to ``end`` of the layer and their box on the upright page."""

    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float


class _Runs:
    """Collects the words of one page."""

    def __init__(
        self, layer: TextLayer, upright: Upright, bars: Sequence[Ruling], piece_of: PieceOf
    ) -> None:
        self.layer, self.piece_of = layer, piece_of
        self.box = layer.boxes_on(upright)
        self.text = layer.text
        self.bars = sorted(((bar[0] + bar[2]) / 2, bar[1] - 1, bar[3] + 1) for bar in bars)
        self.bar_places = [bar[0] for bar in self.bars]
        self.hyphens = "\x02" in self.text or "\ufffe" in self.text
        self.found: list[Word] = []
        self.seen: dict[str, list[tuple[float, float]]] = {}

    def collect(self) -> None:
        """Takes all signs in the order of the engine.

        The engine parts what does not stand together by blanks of its own, so the first and
        the last sign tell where a run is; only runs of which these make no sense are looked
        at sign by sign.
        """
        open_run: _Run | None = None
        for match in _RUN.finditer(self.text):
            for run in self._runs(match.start(), match.end()):
                if open_run is not None and self._follows(open_run, run):
                    open_run = _Run(
                        open_run.start,
                        run.end,
                        open_run.x0,
                        min(open_run.y0, run.y0),
                        run.x1,
                        max(open_run.y1, run.y1),
                    )
                    continue
                if open_run is not None:
                    self._emit(open_run)
                open_run = run
        if open_run is not None:
            self._emit(open_run)

    def _runs(self, start: int, end: int) -> Sequence[_Run]:
        x0, y0, right, bottom = first = self.box(start)
        if end - start == 1:
            return (_Run(start, end, x0, y0, right if right > x0 else x0 + 0.1, bottom),)
        last = self.box(end - 1)
        height = max(bottom - y0, 0.1)
        shift = abs((last[1] + last[3]) / 2 - (y0 + bottom) / 2)
        width = last[2] - x0
        signs = end - start
        if shift < 0.4 * height and 0.2 * signs * height < width < 1.3 * signs * height:
            return (_Run(start, end, x0, min(y0, last[1]), last[2], max(bottom, last[3])),)
        return self._by_sign(start, end, first)

    def _by_sign(self, start: int, end: int, first: Signbox) -> list[_Run]:
        """A run whose signs do not stand in a row, cut where they part."""
        found: list[_Run] = []
        begin, x0, y0, x1, y1 = start, *first
        for index in range(start + 1, end):
            left, top, right, bottom = self.box(index)
            height = max(bottom - top, 0.1)
            gap = left - x1
            aligned = abs((top + bottom) / 2 - (y0 + y1) / 2) < 0.4 * height
            if aligned and -0.5 * height < gap < APART * height:
                x1, y0, y1 = max(x1, right), min(y0, top), max(y1, bottom)
            else:
                found.append(_Run(begin, index, x0, y0, x1, y1))
                begin, x0, y0, x1, y1 = index, left, top, right, bottom
        found.append(_Run(begin, end, x0, y0, x1, y1))
        return found

    def _follows(self, before: _Run, run: _Run) -> bool:
        """Whether a run belongs to the word before: on its line, near, with a blank or none."""
        height = run.y1 - run.y0
        gap = run.x0 - before.x1
        if not -0.5 * height < gap < FAR_APART * height:
            return False
        if abs(run.y0 + run.y1 - before.y0 - before.y1) > 0.8 * height:
            return False
        if gap < APART * height:
            return True
        return any(self._is_printed(index) for index in range(before.end, run.start))

    def _is_printed(self, index: int) -> bool:
        left, _, right, _ = self.layer.box(index)
        return right - left > 0.01

    def _emit(self, run: _Run) -> None:
        bars: list[float] = []
        first = bisect_right(self.bar_places, run.x0 + 1)
        last = bisect_left(self.bar_places, run.x1 - 1)
        if first < last:
            middle = (run.y0 + run.y1) / 2
            bars = [at for at, head, foot in self.bars[first:last] if head <= middle <= foot]
        if not bars or run.end - run.start == 1:
            self._add(run)
            return
        begin = run.start
        for cut in [*self._cuts(run, bars), run.end]:
            left, right = self.box(begin)[0], self.box(cut - 1)[2]
            self._add(_Run(begin, cut, left, run.y0, max(right, left + 1), run.y1))
            begin = cut

    def _cuts(self, run: _Run, bars: list[float]) -> list[int]:
        """Signs before which a run is cut that reaches over rulings.

        It is cut where a ruling stands in a gap, and where the page was told to draw another
        piece of text; what is drawn as one piece stays one, its cell is only too small for it.
        """
        found: list[int] = []
        wide = 0.15 * (run.y1 - run.y0)
        before, drawn = -1, None
        for index in range(run.start, run.end):
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

    def _words(self, run: _Run) -> str:
        """The text of a run; blanks that the engine invented stay only between Latin words."""
        text = self.text[run.start : run.end]
        if " " not in text and "\r" not in text and "\n" not in text:
            return text
        parts: list[str] = []
        end = run.start
        for match in _RUN.finditer(self.text, run.start, run.end):
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

    def _add(self, run: _Run) -> None:
        text = self._words(run)
        if self.hyphens:
            text = text.replace("\x02", "-").replace("\ufffe", "-").strip()
        if not text:
            return
        drawn = self.seen.get(text)
        if drawn is None:
            drawn = self.seen[text] = []
        # Shadows and false bold are the same words drawn again beside themselves.
        elif any(abs(x - run.x0) < 1.2 and abs(y - run.y0) < 1.2 for x, y in drawn):
            return
        drawn.append((run.x0, run.y0))
        self.found.append(Word(text, run.x0, run.y0, run.x1, run.y1))
