"""Words as the typesetting engine is given them: no sign is lost, none runs over a border."""

import re

from jixiao.formats.written.pdf_fonts import Coverage
from jixiao.formats.written.signs import visible

_RUN = re.compile("[!-~\u00a1-\u024f]{2,}")
_NUMBER = re.compile(r"[-+]?[\d,]+(?:\.\d+)?%?")
BREAK = "\u200b"
"""Stands where a word may be broken; it is not printed."""
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_HELD = re.compile(rf"(?:[{_HAN}]?[^{_HAN}{BREAK} \t\n]+)+[{_HAN}]?")
"""Signs between which a line may have to go on: brackets, units, Greek, what stands beside them."""
_MARKS = r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]*"
"""Accents and the like, which stand on the sign before."""
_SIGN = rf"(?:[!-~\u00a1-\u024f]+|.){_MARKS}"
_PIECE = re.compile(rf"[（(《“‘\[【〔「『]*{_SIGN}(?:[，。、；：！？）》”’】〕」』％‰℃]{_MARKS})*")
_SIGNS = re.compile(_SIGN)
_WIDTHS = (
    (0.34, ".,:;'|!il-/()[]`\""), (0.48, "1fjrtzsIJ*"), (0.64, "adghnpquxykbBFELPTSZ{}^"),
    (0.86, "mw&HNOQUDVKARXYCG"), (1.06, "WM%@"),
)  # fmt: skip
"""Widths of Latin signs in parts of the size of the letters, rounded up."""
_WIDTH = {sign: width for width, signs in _WIDTHS for sign in signs}
_USUAL, _WIDEST = 0.59, 1.06
_CODE_SHRINKS, _NUMBER_SHRINKS = 0.8, 0.5
"""How much smaller letters may become before a code, or a number, is broken instead."""


class Words:
    """Prepares words; signs that no font has are said by their number, as 〔U+1F600〕.

    Args:
        coverage: The signs that the fonts have.
    """

    __slots__ = ("_coverage", "_known")

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._known = set("\n\t")

    def __call__(self, text: str) -> str:
        r"""Words that can be set; "\n" and tabs stay.

        >>> Words(Coverage([(0, 0xFFFF)]))("甲\x07乙😀")
        '甲乙〔U+1F600〕'
        """
        if self._known.issuperset(text):
            return text
        text = visible(text)
        unknown = set(text).difference(self._known)
        lost = {sign for sign in unknown if sign not in self._coverage}
        self._known |= unknown - lost
        for sign in sorted(lost):
            text = text.replace(sign, f"〔U+{ord(sign):04X}〕")
        return text

    @staticmethod
    def fitted(text: str, room: float) -> tuple[str, float]:
        r"""Words none of which is wider than a line, and how much smaller they must be for that.

        A number is never broken, a long code only where much smaller letters would be needed.
        Brackets and units are held by what stands beside them as long as a line has room.

        Args:
            text: Words.
            room: Width of a line in signs of Chinese.

        >>> Words.fitted("386,000.00", 5.0)[1] < 1
        True
        >>> Words.fitted("P0071110", 2.0) == (BREAK.join("P0071110"), 1)
        True
        >>> Words.fitted("甲℃〔U+20BB7〕％", 9.0) == (BREAK.join(("甲℃", "〔U+20BB7〕％")), 1)
        True
        """
        size = 1.0
        pieces = []
        end = 0
        for run in _RUN.finditer(text):
            if (run.end() - run.start()) * _WIDEST <= room:
                continue
            part = room / _width(run[0])
            if part >= 1:
                continue
            if part >= (_NUMBER_SHRINKS if _NUMBER.fullmatch(run[0]) else _CODE_SHRINKS):
                size = min(size, int(part * 100) / 100)
            else:
                pieces += [text[end : run.start()], BREAK.join(run[0])]
                end = run.end()
        text = "".join([*pieces, text[end:]]) if end else text
        return _HELD.sub(lambda run: _parted(run[0], room / size), text), size


def _width(text: str) -> float:
    """Width in signs of Chinese, rounded up."""
    return sum(_WIDTH.get(sign, _USUAL if sign < "\u0250" else 1.0) for sign in text)


def _parted(run: str, room: float) -> str:
    """Signs that a line may have to hold together, parted where they are wider than a line."""
    if len(run) * _WIDEST <= room or _width(run) <= room:
        return run
    pieces = _PIECE.findall(run)
    return BREAK.join(
        piece if _width(piece) <= room else BREAK.join(_SIGNS.findall(piece)) for piece in pieces
    )
