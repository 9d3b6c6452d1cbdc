"""Pictures become upright, even, grey pages: seals lifted, skew taken out, ink told from paper."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""Height × width (grey) or height × width × 3 (blue, green, red), 0 black to 255 white."""

_SEAL_SHARE = 0.05
"""A red patch of at least this share of the page width in both directions is (part of) a seal."""
_STEEPEST = 8.0
"""Degrees of skew that are looked for."""


def grey(picture: Picture) -> tuple[Picture, Picture | None]:
    """The picture in grey, and where (255) a red seal (公章) was lifted off it.

    Lines of red writing stay. The second is None for a page without a seal.
    """
    if picture.ndim == 2:
        return picture, None
    plain: Picture = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    seals = _seals(picture)
    if not seals:
        return plain, None
    clean, stamped = plain.copy(), np.zeros_like(plain)
    for x0, y0, x1, y1 in seals:
        redness = _redness(picture[y0:y1, x0:x1])
        lifted = plain[y0:y1, x0:x1] + np.clip(redness - 6, 0, None) * 1.03
        clean[y0:y1, x0:x1] = np.clip(lifted, 0, 255)
        stamped[y0:y1, x0:x1] = (redness > 30) * np.uint8(255)
    return clean, stamped


def _redness(patch: Picture) -> NDArray[np.float32]:
    """Grey levels that red ink took from each pixel of a patch.

    Smoothed, because JPEG keeps colour at half the resolution: else the edges would stay.
    """
    blue, green, red = (patch[:, :, k].astype(np.float32) for k in range(3))
    return np.asarray(cv2.GaussianBlur(red - np.maximum(blue, green), (0, 0), 1.0), np.float32)


def _seals(picture: Picture) -> list[tuple[int, int, int, int]]:
    """Boxes around the red parts of a page with a seal; lines of red writing are none."""
    height, width = picture.shape[:2]
    factor = max(1, max(height, width) // 500)
    small = cv2.resize(
        picture, (max(1, width // factor), max(1, height // factor)), interpolation=cv2.INTER_AREA
    ).astype(np.int16)
    red = (small[:, :, 2] - small[:, :, :2].max(axis=2) > 24).astype(np.uint8)
    if not red.any():
        return []
    joined = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    boxes, compact = [], False
    for x, y, w, h, _area in stats[1:count].tolist():
        if w > 3 * h and h < 0.05 * small.shape[1]:
            continue  # a line of red writing
        compact |= min(w, h) >= _SEAL_SHARE * small.shape[1] and max(w, h) <= 2.5 * min(w, h)
        edges = ((x - 3) * factor, (y - 3) * factor, (x + w + 3) * factor, (y + h + 3) * factor)
        x0, y0, x1, y1 = (max(0, edge) for edge in edges)
        boxes.append((x0, y0, min(width, x1), min(height, y1)))
    return boxes if compact else []


def ink(plain: Picture) -> Picture:
    """The ink of a grey page: 255 where there is some, 0 on paper, whatever the light.

    Darker than the mean around it; signs that stand close do not run into each other.
    """
    calm = cv2.GaussianBlur(plain, (3, 3), 0)
    window = max(15, min(plain.shape) // 40 | 1)
    mean, inverse = cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV
    return np.asarray(cv2.adaptiveThreshold(calm, 255, mean, inverse, window, 18), np.uint8)


def faint_ink(plain: Picture) -> Picture:
    """Like ``ink``, with what is only a little darker than the paper.

    The paper around a place is the brightest of its neighbourhood. The mean sinks where signs
    stand close, and thin rulings between them are lost.
    """
    calm = cv2.GaussianBlur(plain, (3, 3), 0)
    height, width = plain.shape
    small = cv2.resize(
        calm, (max(1, width // 4), max(1, height // 4)), interpolation=cv2.INTER_AREA
    )
    light = cv2.blur(cv2.dilate(small, np.ones((9, 9), np.uint8)), (15, 15))
    darker = cv2.subtract(cv2.resize(light, (width, height)), calm)
    usual = darker[::5, ::5]
    middle = float(np.median(usual))
    grain = 1.48 * float(np.median(np.abs(usual - middle)))
    least = min(70.0, max(24.0, middle + 3.5 * grain + 8))
    return np.asarray((darker > least) * np.uint8(255), np.uint8)


def lies_on_its_side(marks: Picture) -> bool:
    """Whether the lines of writing run from top to bottom.

    Signs stand closer along a line than lines do, so smearing along the lines leaves fewer
    pieces than smearing across them.
    """
    height, width = marks.shape
    factor = max(1, min(height, width) // 900)
    small = marks[: height // factor * factor, : width // factor * factor]
    if factor > 1:
        small = small.reshape(height // factor, factor, width // factor, factor).max(axis=(1, 3))
    long = max(20, max(small.shape) // 40)
    signs = small.copy()
    for kernel in (np.ones((1, long), np.uint8), np.ones((long, 1), np.uint8)):
        lines = cv2.dilate(
            cv2.morphologyEx(small, cv2.MORPH_OPEN, kernel), np.ones((3, 3), np.uint8)
        )
        signs[lines > 0] = 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(signs)
    sizes = np.maximum(stats[1:count, cv2.CC_STAT_WIDTH], stats[1:count, cv2.CC_STAT_HEIGHT])
    sizes = sizes[sizes >= 5]
    if len(sizes) < 20:
        return False
    grains = np.flatnonzero(stats[:, cv2.CC_STAT_AREA] < 6)
    signs[np.isin(labels, grains)] = 0
    reach = max(3, int(np.percentile(sizes, 75) * 0.6))
    along = cv2.connectedComponents(cv2.morphologyEx(signs, cv2.MORPH_CLOSE, np.ones((1, reach))))[
        0
    ]
    across = cv2.connectedComponents(cv2.morphologyEx(signs, cv2.MORPH_CLOSE, np.ones((reach, 1))))[
        0
    ]
    return bool(across < along * 0.8)


def skew(marks: Picture) -> float:
    """Degrees by which the page is turned clockwise, by its rulings, else by its lines."""
    long = max(20, marks.shape[1] // 45)
    thick = cv2.dilate(marks, np.ones((3, 1), np.uint8))
    strokes = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(strokes)
    slopes, weights = [], []
    for index, (x, y, w, h, _area) in enumerate(stats[1:count].tolist(), 1):
        if w < marks.shape[1] // 7 or h > w * 0.2:
            continue
        rows, columns = np.nonzero(labels[y : y + h, x : x + w] == index)
        centred = columns - columns.mean()
        slopes.append(float((centred * rows).sum() / (centred * centred).sum()))
        weights.append(w)
    if len(slopes) < 2:
        return _skew_by_lines(marks)
    order = np.argsort(slopes)
    share = np.cumsum(np.array(weights)[order]) / sum(weights)
    middle = slopes[int(order[int(np.searchsorted(share, 0.5))])]
    return float(np.degrees(np.arctan(middle)))


def _skew_by_lines(marks: Picture) -> float:
    """The turn at which rows of the page are most unlike each other."""
    factor = max(1, max(marks.shape) // 600)
    small = cv2.resize(marks, None, fx=1 / factor, fy=1 / factor, interpolation=cv2.INTER_AREA)
    if not small.any():
        return 0.0

    def contrast(angle: float) -> float:
        rows = turned(np.asarray(small, np.uint8), angle, 0).sum(axis=1, dtype=np.float64)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    coarse = max(np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.5).tolist(), key=contrast)
    return float(max((coarse + np.arange(-0.5, 0.51, 0.1)).tolist(), key=contrast))


def turned(picture: Picture, angle: float, paper: int = 255) -> Picture:
    """The picture with a clockwise turn of ``angle`` degrees taken out, same size."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    straight: Any = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(paper,) * 3
    )
    return np.asarray(straight, np.uint8)
