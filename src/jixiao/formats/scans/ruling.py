"""Ink becomes rulings (表格线): long straight strokes, told from strokes of signs."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from jixiao.formats.scans.cleaning import Picture


class Stroke(NamedTuple):
    """A ruling in pixels; a horizontal one has a ``y`` and runs from ``x0`` to ``x1``.

    Args:
        at: y of a horizontal, x of a vertical stroke, its middle.
        start: Left or upper end.
        end: Right or lower end.
        thick: Thickness.
    """

    at: float
    start: int
    end: int
    thick: int


def sign_height(marks: Picture) -> int:
    """Height of a usual sign in pixels, 0 for a page with hardly any."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(marks)
    boxes = stats[1:count]
    height, width = boxes[:, cv2.CC_STAT_HEIGHT], boxes[:, cv2.CC_STAT_WIDTH]
    # Chinese signs fall into parts, so only the larger half of the pieces tells the height.
    usual = boxes[(height >= 6) & (width >= 6) & (height < 90) & (width < 90)]
    if len(usual) < 12:
        return 0
    return int(
        np.percentile(np.maximum(usual[:, cv2.CC_STAT_HEIGHT], usual[:, cv2.CC_STAT_WIDTH]), 70)
    )


def strokes(marks: Picture, faint: Picture, sign: int) -> tuple[list[Stroke], list[Stroke]]:
    """Horizontal and vertical rulings of a straight page.

    Args:
        marks: Its ink.
        faint: Its ink and whatever else is darker than the paper.
        sign: Height of a usual sign.
    """
    across = _mended(_straight(marks, sign), _bold(faint))
    down = _mended(
        _straight(np.ascontiguousarray(marks.T), sign), _bold(np.ascontiguousarray(faint.T))
    )
    return _anchored(across, down, sign), _anchored(down, across, sign)


def _bold(marks: Picture) -> Picture:
    """Ink widened by a pixel upwards and downwards: a ruling that steps from row to row is one."""
    return np.asarray(cv2.dilate(marks, np.ones((3, 1), np.uint8)), np.uint8)


def _straight(marks: Picture, sign: int) -> list[Stroke]:
    """Horizontal strokes longer than a sign."""
    long = max(24, sign * 2)
    # Gaps are not closed before they are looked through: a line of signs would be a stroke.
    lines = cv2.morphologyEx(_bold(marks), cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    # What is as thick as a stroke of writing is high is a bar or a picture, not a ruling.
    solid = cv2.morphologyEx(lines, cv2.MORPH_OPEN, np.ones((max(6, sign // 2), 1), np.uint8))
    lines = cv2.subtract(lines, solid)
    joined = cv2.dilate(lines, np.ones((3, max(5, sign // 2)), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for index, (x, y, w, h, _area) in enumerate(stats[1:count].tolist(), 1):
        part = (labels[y : y + h, x : x + w] == index) & (lines[y : y + h, x : x + w] > 0)
        columns = np.flatnonzero(part.any(axis=0))
        rows = part.sum(axis=1)
        if not len(columns) or len(columns) < 0.6 * (columns[-1] - columns[0] + 1):
            continue
        at = float((rows * np.arange(h)).sum() / rows.sum()) + y
        thick = max(1, int(np.ceil(rows.sum() / len(columns))) - 2)
        found.append(Stroke(at, x + int(columns[0]), x + int(columns[-1]) + 1, thick))
    return found


def _mended(found: list[Stroke], bold: Picture) -> list[Stroke]:
    """Strokes on one line made one where the ink between them is worn, not absent."""
    mended: list[Stroke] = []
    for stroke in sorted(found, key=lambda each: each.start):
        for place, before in enumerate(mended):
            if abs(before.at - stroke.at) > 2 or stroke.start <= before.end:
                continue
            if _worn(bold, round((before.at + stroke.at) / 2), before.end, stroke.start):
                mended[place] = before._replace(end=stroke.end)
                break
        else:
            mended.append(stroke)
    return mended


def _worn(bold: Picture, at: int, start: int, end: int) -> bool:
    """Whether ink runs all through a gap, with a blank row on both sides as signs have not."""
    ink = (bold[max(0, at - 6) : at + 7, start:end] > 0).mean(axis=1)
    middle = min(at, 6)
    own, above, below = ink[middle], ink[: max(0, middle - 1)], ink[middle + 2 :]
    if own > 0.97:  # no row of signs is that full, however close a seal or a line of them lies
        return True
    return bool(own > 0.85 and min(above, default=0) < 0.25 and min(below, default=0) < 0.25)


def _anchored(own: list[Stroke], other: list[Stroke], sign: int) -> list[Stroke]:
    """Strokes that are long, or that end at rulings of the other direction."""
    near = max(4, sign // 3)
    kept = []
    for stroke in own:
        if stroke.end - stroke.start >= 6 * sign:
            kept.append(stroke)
            continue
        ends = [
            any(
                abs(each.at - end) <= near and each.start - near <= stroke.at <= each.end + near
                for each in other
            )
            for end in (stroke.start, stroke.end)
        ]
        if all(ends):
            kept.append(stroke)
    return kept


def erased(
    plain: Picture, across: list[Stroke], down: list[Stroke], paper: int | None = None
) -> Picture:
    """The page without its rulings: a ruling at the edge of a word is read as a sign.

    Args:
        plain: The page in grey, or its ink.
        across: Horizontal rulings.
        down: Vertical rulings.
        paper: What is put in their place, by default the usual grey of the paper.
    """
    clear = plain.copy()
    if paper is None:
        paper = int(np.percentile(plain[::7, ::7], 80))
    for stroke in across:
        half = stroke.thick // 2 + 2
        y = round(stroke.at)
        clear[max(0, y - half) : y + half + 1, stroke.start : stroke.end] = paper
    for stroke in down:
        half = stroke.thick // 2 + 2
        x = round(stroke.at)
        clear[stroke.start : stroke.end, max(0, x - half) : x + half + 1] = paper
    return clear


def specks(marks: Picture, sign: int) -> NDArray[np.bool_]:
    """Where dust lies: small spots with no writing near them, unlike points and dots of signs.

    Args:
        marks: The ink of a page without rulings.
        sign: Height of a usual sign.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(marks)
    most = max(3, sign // 3)
    small = (stats[:, cv2.CC_STAT_WIDTH] <= most) & (stats[:, cv2.CC_STAT_HEIGHT] <= most)
    small[0] = False
    writing = (marks > 0) & ~small[labels]
    reach = round(sign * 1.8) | 1
    near = cv2.dilate(writing.astype(np.uint8), np.ones((reach, reach), np.uint8)) > 0
    kept = np.zeros(count, bool)
    kept[np.unique(labels[near])] = True
    return np.asarray((small & ~kept)[labels])
