"""The text layer of a PDF page becomes words."""

import ctypes
import math
import re
import struct
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice
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
_HAN = re.compile("[\u4e00-\u9fff]+")


Signbox = tuple[float, float, float, float]
"""Left, top, right, bottom of a sign in the space of the PDF, y upwards."""


PieceOf = Callable[[int], object]


class TextLayer(NamedTuple):
    """The signs of a page.

    Args:
        text: The signs, one for each box.
        boxes: Left, top, right, bottom of each in the space of the PDF; without width where
            the sign is not printed.
    """

    text: str
    boxes: Sequence[Signbox]


def text_layer(page: Handle) -> TextLayer:
    """All signs of a text page of the engine, in its order."""
    count = min(pdfium.FPDFText_CountChars(page), LONGEST)
    if count <= 0:
        return TextLayer("", ())
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(page, 0, count, units) - 1
    text = bytes(units)[: 2 * max(written, 0)].decode("utf-16-le", "replace")
    if len(text) != count:
        codes = (pdfium.FPDFText_GetUnicode(page, index) for index in range(count))
        text = "".join(
            chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            for code in codes
        )
    boxes = (ctypes.c_float * (4 * count))()
    address, handle = ctypes.addressof(boxes), ctypes.cast(page, ctypes.c_void_p).value
    for index in range(count):
        _box_of(handle, index, address + 16 * index)
    if _RADICALS.search(text):
        text = "".join(
            unicodedata.normalize("NFKC", sign) if "\u2e80" <= sign <= "\u2fdf" else sign
            for sign in text
        )
    return TextLayer(text, list(struct.iter_unpack("4f", boxes)))


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
    signs = sum(not sign.isspace() for sign in text)
    if signs < 20:
        return False
    if len(_STRANGE.findall(text)) > 0.3 * signs:
        return True
    han = "".join(_HAN.findall(text))
    if len(han) < 40:
        return False
    simplified = sum(
        1 for first in islice(han.encode("gb2312", "ignore"), 0, None, 2) if first <= 0xD7
    )
    traditional = sum(
        1 for first in islice(han.encode("big5", "ignore"), 0, None, 2) if first <= 0xC6
    )
    return max(simplified, traditional) < 0.6 * len(han)


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
    runs = _Runs(layer.text, _flat(layer, upright), upright.height, bars, piece_of)
    runs.collect()
    return runs.found


def _flat(layer: TextLayer, upright: Upright) -> Sequence[Signbox]:
    """Boxes as left, top, right, bottom with the lower edge of the upright page at 0."""
    height = upright.height
    if upright.turns == 0 and upright.left == 0 and upright.bottom == 0:
        return layer.boxes
    turn = upright.turn
    turned = (turn(left, bottom, right, top) for left, top, right, bottom in layer.boxes)
    return [(x0, height - y0, x1, height - y1) for x0, y0, x1, y1 in turned]


class _Runs:
    """Collects the words of one page."""

    def __init__(
        self,
        text: str,
        boxes: Sequence[Signbox],
        height: float,
        bars: Sequence[Ruling],
        piece_of: PieceOf,
    ) -> None:
        self.text, self.boxes, self.height, self.piece_of = text, boxes, height, piece_of
        self.bars = sorted(
            ((bar[0] + bar[2]) / 2, height - bar[3] - 1, height - bar[1] + 1) for bar in bars
        )
        self.bar_places = [bar[0] for bar in self.bars]
        self.found: list[Word] = []
        self.seen: dict[str, list[tuple[float, float]]] = {}

    def collect(self) -> None:
        """Goes over all signs once."""
        text, start = self.text, -1
        parts: list[str] = []
        printed: list[int] = []
        blank, hinted = "", False
        x0 = right = middle = high = low = 0.0
        for index, (left, top, here_right, bottom) in enumerate(self.boxes):
            sign = text[index]
            if sign <= " " or sign in "\u3000\xa0\ufffe":
                if sign == "\x02" or sign == "\ufffe":
                    sign = "-"
                elif here_right - left < 0.01 or sign < " ":
                    hinted = True
                    continue
                else:
                    blank += sign
                    continue
            height = top - bottom
            if start >= 0:
                gap = left - right
                if (
                    -0.5 * height < gap < (FAR_APART if blank else APART) * height
                    and -0.4 * height < (top + bottom) / 2 - middle < 0.4 * height
                ):
                    if sign == parts[-1] and left - self.boxes[printed[-1]][0] < 0.3 * height:
                        continue
                    if not blank and hinted and self._is_blank(parts[-1], sign, gap / height):
                        blank = " "
                    if blank:
                        parts.append(blank)
                        printed.append(-1)
                        blank = ""
                    hinted = False
                    parts.append(sign)
                    printed.append(index)
                    right = here_right if here_right > left else left + height / 2
                    if top > high:
                        high = top
                    if bottom < low:
                        low = bottom
                    continue
                self._emit(parts, printed, x0, high, right, low)
            parts, printed, start = [sign], [index], index
            blank, hinted = "", False
            x0, high, low = left, top, bottom
            right = here_right if here_right > left else left + height / 2
            middle = (top + bottom) / 2
        if start >= 0:
            self._emit(parts, printed, x0, high, right, low)

    @staticmethod
    def _is_blank(before: str, after: str, gap: float) -> bool:
        """Whether a gap that the engine takes for a blank is one: not between 年 and 5."""
        return gap > (0.12 if before.isascii() and after.isascii() else 0.45)

    def _emit(
        self, parts: list[str], printed: list[int], x0: float, high: float, x1: float, low: float
    ) -> None:
        bars: list[float] = []
        if len(parts) > 1:
            first, last = (
                bisect_right(self.bar_places, x0 + 1),
                bisect_left(self.bar_places, x1 - 1),
            )
            if first < last:
                middle = (high + low) / 2
                bars = [at for at, foot, head in self.bars[first:last] if foot <= middle <= head]
        if not bars:
            self._add("".join(parts), x0, high, x1, low)
            return
        start = 0
        for cut in [*self._cuts(printed, bars, 0.15 * (high - low)), len(parts)]:
            own = [index for index in printed[start:cut] if index >= 0]
            text = "".join(parts[start:cut]).strip()
            if own:
                left, right = self.boxes[own[0]][0], self.boxes[own[-1]][2]
                self._add(text, left, high, max(right, left + 1), low)
            start = cut

    def _cuts(self, printed: list[int], bars: list[float], gap: float) -> list[int]:
        """Places at which a word is cut that reaches over rulings.

        It is cut where a ruling stands in a gap, and where the page was told to draw another
        piece of text; what is drawn as one piece stays one, its cell is only too small for it.
        """
        found: list[int] = []
        before, drawn = -1, None
        for place, index in enumerate(printed):
            if index < 0:
                continue
            piece = self.piece_of(index)
            if before >= 0:
                right, left = self.boxes[before][2], self.boxes[index][0]
                barred = any(right - gap <= bar <= left + gap for bar in bars)
                if (barred and left - right > gap) or piece != drawn:
                    found.append(place)
            before, drawn = index, piece
        return found

    def _add(self, text: str, x0: float, high: float, x1: float, low: float) -> None:
        y0 = self.height - high
        drawn = self.seen.setdefault(text, [])
        # Shadows and false bold are the same words drawn again beside themselves.
        if any(abs(x - x0) < 1.2 and abs(y - y0) < 1.2 for x, y in drawn):
            return
        drawn.append((x0, y0))
        self.found.append(Word(text, x0, y0, x1, self.height - low))
