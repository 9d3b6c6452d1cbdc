"""Fonts of the PDFs: where they are, what they are called, which signs they have."""

import struct
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jixiao.formats.writer import UnwritableDocument

WHEEL = "pylopdf_fonts_zh_cn"
SERIF, SANS, MARKS = "Noto Serif SC", "Noto Sans SC", "DejaVu Sans Mono"
_MARKS = ((0x2610, 0x2612), (0x2713, 0x2714), (0x2717, 0x2718), (0xFFFD, 0xFFFD))
"""Ticks and boxes, which Chinese fonts have not; taken from the font within the engine."""
_OURS = frozenset({SERIF, SANS, MARKS})
_BLACK = frozenset({"black"})
"""Kinds of letters whose stand-in is the one without serifs."""
_WITHIN = frozenset({"Libertinus Serif", "New Computer Modern", "New Computer Modern Math"})
"""Fonts within the engine that would make Latin letters look different from line to line."""
_SUFFIXES = frozenset({".otf", ".ttf", ".ttc", ".otc"})
_LARGEST = 200_000_000
"""Bytes of a font file that is looked at."""
_MISSING = (
    f"写 PDF 要用的字体没有装好（{WHEEL}）。请运行 pip install {WHEEL.replace('_', '-')} 后再试。"
)


class Coverage:
    """The signs that some fonts have between them.

    Args:
        ranges: (first, last) code points; they may overlap.
    """

    __slots__ = ("_firsts", "_lasts")

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for first, last in sorted(ranges):
            if self._lasts and first <= self._lasts[-1] + 1:
                self._lasts[-1] = max(self._lasts[-1], last)
            else:
                self._firsts.append(first)
                self._lasts.append(last)

    def __contains__(self, sign: str) -> bool:
        at = bisect_right(self._firsts, ord(sign)) - 1
        return at >= 0 and ord(sign) <= self._lasts[at]


@dataclass(frozen=True, slots=True)
class FontSet:
    """What the typesetting engine is given.

    Args:
        engine: Its own object for the fonts.
        families: Names of all families.
        coverage: The signs that they have.
    """

    engine: Any
    families: frozenset[str]
    coverage: Coverage

    def names(self, kind: str, wanted: Iterable[str]) -> list[str]:
        """Names of the fonts for a kind of letters, those that are here only, best first.

        Args:
            kind: Key of the looks' fonts, e.g. "black".
            wanted: Names that the looks wish for, best first.
        """
        stand_ins = (SANS, SERIF) if kind in _BLACK else (SERIF, SANS)
        found = [each for each in wanted if each in self.families and each not in _OURS]
        rest = sorted(self.families.difference(found, _OURS))
        return [*found, *stand_ins, *rest, MARKS]


@lru_cache(maxsize=4)
def font_set(own: str | None = None) -> FontSet:
    """The fonts that come with Jixiao, and those of a folder of one's own; never the system's.

    Args:
        own: A folder, None for none.

    Raises:
        UnwritableDocument: The fonts are not installed, or the folder is of no use.
    """
    import typst  # noqa: PLC0415 -- start-up time

    folder = installed()
    own_signs = [] if own is None else signs_of(own)
    folders = [folder] if own is None else [folder, Path(own)]
    engine = typst.Fonts(include_system_fonts=False, font_paths=folders)
    families = frozenset(engine.families()) - _WITHIN
    return FontSet(engine, families, Coverage([*_signs_below(folder), *own_signs, *_MARKS]))


def installed() -> Path:
    """The folder of the fonts that come with Jixiao.

    Raises:
        UnwritableDocument: They are not installed.
    """
    spec = find_spec(WHEEL)
    folder = Path(spec.origin).parent if spec is not None and spec.origin else None
    if folder is None or not any(folder.glob("*.otf")):
        raise UnwritableDocument(_MISSING)
    return folder


def signs_of(own: str) -> list[tuple[int, int]]:
    """Ranges of the signs that the fonts of a folder of one's own have.

    Raises:
        UnwritableDocument: The folder is not there, or there is no font in it that can be read.
    """
    if not Path(own).is_dir():
        message = f"找不到存放字体的文件夹“{own}”，请检查路径，或去掉这项设置。"
        raise UnwritableDocument(message)
    if not (found := _signs_below(Path(own))):
        message = (
            f"文件夹“{own}”里没有能用的字体，请放进仿宋、小标宋等字体文件（.ttf、.otf、.ttc），"
            "或去掉这项设置，改用随软件带的字体。"
        )
        raise UnwritableDocument(message)
    return found


def _signs_below(folder: Path) -> list[tuple[int, int]]:
    files = (each for each in sorted(folder.rglob("*")) if each.suffix.lower() in _SUFFIXES)
    return [pair for path in files for pair in _ranges(path)]


def _ranges(path: Path) -> list[tuple[int, int]]:
    """Ranges of the signs in a font file, none if it is not as it should be."""
    try:
        if path.stat().st_size > _LARGEST:
            return []
        data = path.read_bytes()
        start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
        tables = _tables(data, start)
        return _signs(data, tables[b"cmap"])
    except (OSError, struct.error, KeyError, IndexError):
        return []


def _tables(data: bytes, start: int) -> Mapping[bytes, int]:
    """Tag of each table to its offset."""
    (count,) = struct.unpack_from(">H", data, start + 4)
    entries = struct.iter_unpack(">4sIII", data[start + 12 : start + 12 + 16 * count])
    return {tag: offset for tag, _, offset, _ in entries}


def _signs(data: bytes, cmap: int) -> list[tuple[int, int]]:
    """Ranges of the largest table of Unicode signs (formats 12 and 4)."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    formats: dict[int, int] = {}
    for _, _, offset in struct.iter_unpack(">HHI", data[cmap + 4 : cmap + 4 + 8 * count]):
        (kind,) = struct.unpack_from(">H", data, cmap + offset)
        formats.setdefault(kind, cmap + offset)
    if 12 in formats:
        at = formats[12]
        (groups,) = struct.unpack_from(">I", data, at + 12)
        found = struct.iter_unpack(">III", data[at + 16 : at + 16 + 12 * groups])
        return [(first, last) for first, last, _ in found]
    at = formats[4]
    (doubled,) = struct.unpack_from(">H", data, at + 6)
    lasts = struct.unpack_from(f">{doubled // 2}H", data, at + 14)
    firsts = struct.unpack_from(f">{doubled // 2}H", data, at + 16 + doubled)
    return [pair for pair in zip(firsts, lasts, strict=True) if pair[1] != 0xFFFF]
