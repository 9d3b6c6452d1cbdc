"""One picture of a page becomes words and rulings in points, then tables and lines."""

from difflib import SequenceMatcher
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from jixiao.formats.pages.geometry import PageContent, Ruling, Word
from jixiao.formats.pages.page import page_blocks
from jixiao.formats.scans.cleaning import (
    Picture,
    faint_ink,
    grey,
    ink,
    lies_on_its_side,
    skew,
    turned,
)
from jixiao.formats.scans.doubts import MARK, QUIET, STAMPED, UNSURE
from jixiao.formats.scans.engine import Area, Engine, Sign
from jixiao.formats.scans.ruling import Stroke, erased, sign_height, specks, strokes

_SEEN_AT = 12
"""Height of a sign in pixels at which lines of writing are looked for."""
_SEEN_MOST = 3_000_000
"""Pixels in which lines of writing are looked for at most, several times those of a dense page."""
_SHORT_SIDE = 595.0
"""Points of the short side of a page: scans are taken for A4, whatever resolution they claim."""
_AGAIN = 0.85
"""A line with a sign less sure than this is read twice."""
_SEAL_EDGE = 0.6
"""A stroke with seal on more than this share of its length is no ruling."""
_WIDER = 0.22
"""By this share of a sign ‰ reaches further right of its middle, as recognised, than % does."""
_STAMPED_SHARE = 0.02
"""A line with seal on this share of it is doubtful as a whole."""
_NO_WRITING = 0.25
"""A line whose signs are less sure than this on average is dirt, a seal or a picture."""


class Sheet(NamedTuple):
    """A straight page, ready for recognition.

    Args:
        plain: The page in grey, without rulings.
        marks: Its ink, without rulings.
        sign: Height of a usual sign in pixels, 0 when there is no writing.
        across: Horizontal rulings.
        down: Vertical rulings.
        stamped: Where (255) a seal was lifted off, None without one.
    """

    plain: Picture
    marks: Picture
    sign: int
    across: list[Stroke]
    down: list[Stroke]
    stamped: Picture | None = None


def straightened(plain: Picture, stamped: Picture | None = None) -> Sheet:
    """A grey page with its skew taken out and its rulings told from its writing."""
    angle = skew(ink(plain))
    if abs(angle) > 0.03:
        plain = turned(plain, angle)
        stamped = turned(stamped, angle, 0) if stamped is not None else None
    marks = ink(plain)
    sign = sign_height(marks)
    if sign == 0:
        return Sheet(plain, marks, 0, [], [], stamped)
    across, down = strokes(marks, faint_ink(plain), sign)
    if stamped is not None:
        across = [each for each in across if not _of_seal(each, stamped)]
        down = [each for each in down if not _of_seal(each, stamped.T)]
    marks = erased(marks, across, down, 0)
    plain = erased(plain, across, down)
    dust = specks(marks, sign)
    plain[dust] = np.percentile(plain[::7, ::7], 80)
    marks[dust] = 0
    return Sheet(plain, marks, sign, across, down, stamped)


def _of_seal(stroke: Stroke, stamped: Picture) -> bool:
    """Whether a horizontal stroke is the edge of a seal where that runs straight."""
    at = round(stroke.at)
    band = stamped[max(0, at - 1) : at + 2, stroke.start : stroke.end]
    return bool((band.max(axis=0) > 0).mean() > _SEAL_EDGE)


def read_page(picture: Picture, number: int, engine: Engine) -> PageContent:
    """The content of a page; doubtful signs carry a mark behind them.

    Args:
        picture: Grey or blue-green-red, 8 bits.
        number: Number of the page, 1 upwards.
        engine: The recognition engine.
    """
    plain, stamped = grey(picture)
    if lies_on_its_side(ink(plain)):
        plain, stamped = _quarters(plain, 1), _quarters(stamped, 1)
    sheet = straightened(plain, stamped)
    areas = _areas(sheet, engine)
    longest = sorted(areas, key=lambda area: area.x0 - area.x1)[:9]
    if longest and engine.upside_down([_cut(sheet, area) for area in longest]):
        sheet = straightened(_quarters(plain, 2), _quarters(stamped, 2))
        areas = _areas(sheet, engine)
    height, width = sheet.plain.shape
    unit = _SHORT_SIDE / min(height, width)
    lines = _read(areas, sheet, engine)
    words = [
        word
        for area, line in zip(areas, lines, strict=True)
        for word in _words(area, line, sheet, unit)
    ]
    return page_blocks(words, _rulings(sheet, unit), number, width * unit, height * unit)


@overload
def _quarters(picture: Picture, turns: int) -> Picture: ...
@overload
def _quarters(picture: None, turns: int) -> None: ...
@overload
def _quarters(picture: Picture | None, turns: int) -> Picture | None: ...
def _quarters(picture: Picture | None, turns: int) -> Picture | None:
    """A picture after some quarter turns against the clock."""
    return None if picture is None else np.ascontiguousarray(np.rot90(picture, turns))


def _read(areas: list[Area], sheet: Sheet, engine: Engine) -> list[list[Sign]]:
    """The signs of each line; a line with an unsure sign is looked at again, closer."""
    lines = engine.read([_cut(sheet, area) for area in areas])
    again = [
        index
        for index, line in enumerate(lines)
        if any(sign.sure < _AGAIN and sign.text not in QUIET for sign in line)
    ]
    closer = engine.read([_closer(sheet, areas[index]) for index in again])
    for index, other in zip(again, closer, strict=True):
        lines[index] = _agreed(lines[index], other)
    _doubt_wide_percents(areas, lines, sheet)
    return lines


def _doubt_wide_percents(areas: list[Area], lines: list[list[Sign]], sheet: Sheet) -> None:
    """Make a last % unsure that reaches further right than the others of the page do.

    The network hardly knows ‰ and is sure that it is %.
    """
    reach = {}
    for index, (area, line) in enumerate(zip(areas, lines, strict=True)):
        if line and line[-1].text in "%％":
            columns = np.flatnonzero(_ink_of(sheet, area).sum(axis=0) > 1)
            reach[index] = float(columns[-1]) - line[-1].at * (area.x1 - area.x0)
    usual = float(np.median(list(reach.values()))) if len(reach) > 2 else float("inf")
    for index, far in reach.items():
        if far > usual + _WIDER * sheet.sign:
            lines[index][-1] = lines[index][-1]._replace(sure=UNSURE / 2)


def _closer(sheet: Sheet, area: Area) -> Picture:
    """A line drawn in to its ink from above and below, with paper around it."""
    plain = _cut(sheet, area)
    rows = np.flatnonzero((_ink_of(sheet, area)).sum(axis=1) > 1)
    if len(rows):
        plain = plain[max(0, int(rows[0]) - 1) : int(rows[-1]) + 2]
    margin = max(2, sheet.sign // 4)
    paper = int(np.percentile(plain, 90))
    wide = max(margin, (plain.shape[0] * 2 - plain.shape[1]) // 2)
    return np.pad(plain, ((margin, margin), (wide, wide)), constant_values=paper)


def _agreed(first: list[Sign], second: list[Sign]) -> list[Sign]:
    """Of two readings of a line the surer one; signs that both agree on are as sure as either."""
    if _mean(second) > _mean(first):
        first, second = second, first
    if [sign.text for sign in first] == [sign.text for sign in second]:
        return [
            one._replace(sure=max(one.sure, two.sure))
            for one, two in zip(first, second, strict=True)
        ]
    matched = SequenceMatcher(
        None, [sign.text for sign in first], [sign.text for sign in second], autojunk=False
    )
    same = {
        block.a + offset: block.b + offset
        for block in matched.get_matching_blocks()
        for offset in range(block.size)
    }
    return [
        sign._replace(
            sure=max(sign.sure, second[same[at]].sure) if at in same else min(sign.sure, UNSURE / 2)
        )
        for at, sign in enumerate(first)
    ]


def _mean(line: list[Sign]) -> float:
    return sum(sign.sure for sign in line) / len(line) if line else 0.0


def _areas(sheet: Sheet, engine: Engine) -> list[Area]:
    """Where lines of writing are, cut at rulings and trimmed to their ink."""
    if sheet.sign == 0:
        return []
    scale = min(1.5, _SEEN_AT / sheet.sign, (_SEEN_MOST / sheet.plain.size) ** 0.5)
    found = []
    for area in engine.lines(sheet.plain, scale):
        for piece in _pieces(area, sheet):
            trimmed = _trimmed(piece, sheet)
            if trimmed is not None:
                found.append(trimmed)
    return found


def _pieces(area: Area, sheet: Sheet) -> list[Area]:
    """An area cut where rulings cross it."""
    x0, y0, x1, y1 = area
    near = max(3, sheet.sign // 3)
    cuts = sorted(
        round(s.at)
        for s in sheet.down
        if x0 + near < s.at < x1 - near and min(y1, s.end) - max(y0, s.start) > (y1 - y0) * 0.6
    )
    columns = list(zip([x0, *cuts], [*cuts, x1], strict=True))
    pieces = []
    for left, right in columns:
        inner = sorted(
            round(s.at)
            for s in sheet.across
            if y0 < s.at < y1 and min(right, s.end) - max(left, s.start) > (right - left) * 0.6
        )
        pieces += [
            Area(left, above, right, below)
            for above, below in zip([y0, *inner], [*inner, y1], strict=True)
            if below - above > sheet.sign * 0.5
        ]
    return pieces


def _trimmed(area: Area, sheet: Sheet) -> Area | None:
    """An area drawn in to its ink and a margin around it; None without ink."""
    x0, y0, x1, y1 = area
    columns = np.flatnonzero(_ink_of(sheet, area).sum(axis=0) > 1)
    if not len(columns):
        return None
    margin = max(2, sheet.sign // 4)
    left = max(x0, x0 + int(columns[0]) - margin)
    right = min(x1, x0 + int(columns[-1]) + 1 + margin)
    return Area(left, y0, right, y1) if right - left > 3 else None


def _cut(sheet: Sheet, area: Area) -> Picture:
    return sheet.plain[area.y0 : area.y1, area.x0 : area.x1]


def _ink_of(sheet: Sheet, area: Area) -> NDArray[np.bool_]:
    return np.asarray(sheet.marks[area.y0 : area.y1, area.x0 : area.x1] > 0)


def _words(area: Area, line: list[Sign], sheet: Sheet, unit: float) -> list[Word]:
    """The words of a line, parted where the gap is wide; unsure signs get their mark."""
    if _mean(line) < _NO_WRITING:
        return []
    sign = sheet.sign
    middle, half = (area.y0 + area.y1) / 2, sign * 0.62
    wide = area.x1 - area.x0
    words, start = [], 0
    for index in range(1, len(line) + 1):
        if index < len(line) and (line[index].at - line[index - 1].at) * wide < sign * 3:
            continue
        part = line[start:index]
        text = "".join(
            s.text + (MARK if s.sure < UNSURE and s.text not in QUIET else "") for s in part
        ).strip()
        left = area.x0 if start == 0 else area.x0 + line[start].at * wide - sign / 2
        right = area.x1 if index == len(line) else area.x0 + line[index - 1].at * wide + sign / 2
        if text:
            words.append(
                Word(
                    text, left * unit, (middle - half) * unit, right * unit, (middle + half) * unit
                )
            )
        start = index
    if words and sheet.stamped is not None:
        x0, y0, x1, y1 = area
        if float((sheet.stamped[y0:y1, x0:x1] > 0).mean()) > _STAMPED_SHARE:
            words[-1] = words[-1]._replace(text=words[-1].text + STAMPED)
    return words


def _rulings(sheet: Sheet, unit: float) -> list[Ruling]:
    across = [Ruling(s.start * unit, s.at * unit, s.end * unit, s.at * unit) for s in sheet.across]
    down = [Ruling(s.at * unit, s.start * unit, s.at * unit, s.end * unit) for s in sheet.down]
    return across + down
