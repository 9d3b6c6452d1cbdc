"""What is drawn on a PDF page becomes rulings: strokes, boxes, thin rectangles, dots."""

import ctypes
import struct
from ctypes import byref
from itertools import pairwise
from typing import NamedTuple

from jixiao.formats.pages.geometry import Box, Ruling
from jixiao.formats.pages.pdfium import Handle, address_of, quick
from jixiao.formats.pages.pdfium import raw as pdfium
from jixiao.formats.pages.upright import Upright

THIN = 3.0
"""A rectangle thinner than this is a ruling."""
MOST_OBJECTS = 60_000
"""Objects of a page that are looked at; a drawing may have millions."""
MOST_SEGMENTS = 4_000
"""Segments of one path that are looked at."""
DEPTH = 6
"""Forms within forms that are entered."""
ASLANT = 0.06
"""Text that rises this much for its length is aslant; the text of a crooked scan rises less."""

_object_of_page = quick("FPDFPage_GetObject", ctypes.c_void_p, ctypes.c_int)
_object_of_form = quick("FPDFFormObj_GetObject", ctypes.c_void_p, ctypes.c_ulong)
_kind_of = quick("FPDFPageObj_GetType", ctypes.c_int)
_bounds_of = quick("FPDFPageObj_GetBounds", ctypes.c_int, *(ctypes.c_void_p,) * 4)
_segment_of = quick("FPDFPath_GetPathSegment", ctypes.c_void_p, ctypes.c_int)
_kind_of_segment = quick("FPDFPathSegment_GetType", ctypes.c_int)
_closes = quick("FPDFPathSegment_GetClose", ctypes.c_int)
_point_of = quick("FPDFPathSegment_GetPoint", ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_matrix_of = quick("FPDFPageObj_GetMatrix", ctypes.c_int, ctypes.c_void_p)
_mode_of = quick("FPDFTextObj_GetTextRenderMode", ctypes.c_int)
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_PATH, _TEXT = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_TEXT
_floats_in = struct.Struct("4f").unpack
_matrix_in = struct.Struct("6f").unpack

_Matrix = tuple[float, float, float, float, float, float]


class Drawings(NamedTuple):
    """What is drawn on an upright page beside its text.

    Args:
        rulings: Its rulings.
        picture: Share of the page that its largest image covers.
        shapes: Number of paths that are no rulings: drawings, or text as outlines.
        hidden: Whether most of the text is invisible, as over the picture of a scan.
        complete: Whether all objects were looked at.
        slanted: Text drawn aslant on a page of upright text, as a watermark is (水印).
        unseen: Invisible text on a page of visible text.
        place: Where the largest image lies, None when there is none.
    """

    rulings: list[Ruling]
    picture: float
    shapes: int
    hidden: bool
    complete: bool
    slanted: frozenset[int] = frozenset()
    unseen: frozenset[int] = frozenset()
    place: Box | None = None


def drawings(page: Handle, upright: Upright) -> Drawings:
    """What is drawn on a page of the engine."""
    walk = _Walk(upright)
    walk.take_all(_object_of_page, address_of(page), pdfium.FPDFPage_CountObjects(page), None, 0)
    rulings = walk.rulings
    # Shaded cells without rulings: their edges are the grid, when there are several.
    if len(walk.shades) > 3:
        for x0, y0, x1, y1 in walk.shades:
            rulings += (Ruling(x0, y0, x1, y0), Ruling(x0, y1, x1, y1))
            rulings += (Ruling(x0, y0, x0, y1), Ruling(x1, y0, x1, y1))
    hidden = 2 * len(walk.unseen) > walk.texts
    return Drawings(
        rulings,
        walk.picture,
        walk.shapes,
        hidden,
        walk.left > 0,
        frozenset(walk.slanted if 2 * len(walk.slanted) < walk.texts else ()),
        frozenset(() if hidden else walk.unseen),
        walk.place,
    )


class _Walk:
    """Goes over the objects of one page."""

    def __init__(self, upright: Upright) -> None:
        self.upright = upright
        self.area = max(upright.width * upright.height, 1.0)
        self.rulings: list[Ruling] = []
        self.shades: list[Box] = []
        self.picture = 0.0
        self.shapes = 0
        self.place: Box | None = None
        self.texts = 0
        self.slanted: list[int] = []
        self.unseen: list[int] = []
        self.left = MOST_OBJECTS
        self._numbers = (ctypes.c_float * 6)()
        self._numbers_at = ctypes.addressof(self._numbers)
        self._edges = (ctypes.c_float * 4)()
        first = ctypes.addressof(self._edges)
        self._addresses = (first, first + 4, first + 8, first + 12)

    def take_all(
        self, object_of: Handle, owner: int, count: int, matrix: _Matrix | None, depth: int
    ) -> None:
        """Looks at the objects of a page or of a form."""
        for index in range(min(count, MOST_OBJECTS)):
            if self.left <= 0:
                return
            self.left -= 1
            item = object_of(owner, index)
            kind = _kind_of(item)
            if kind == _PATH:
                self._path(item, matrix)
            elif kind != _TEXT:
                self._take(item, kind, matrix, depth)
            else:
                self._text(item, matrix)

    def _text(self, item: int, matrix: _Matrix | None) -> None:
        """Notes text that is no part of the page's own: drawn aslant, or not seen."""
        self.texts += 1
        if _mode_of(item) == _INVISIBLE:
            self.unseen.append(item)
        _matrix_of(item, self._numbers_at)
        own = _matrix_in(self._numbers)
        if own[1] or (matrix is not None and matrix[1]):
            a, b, *_ = _times(own, matrix)
            if min(abs(a), abs(b)) > ASLANT * max(abs(a), abs(b)):
                self.slanted.append(item)

    def _take(self, item: int, kind: int, matrix: _Matrix | None, depth: int) -> None:
        """Looks at an image, or at the objects inside of a form."""
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = self._bounds(item, matrix)
            if box is not None:
                area = (box.x1 - box.x0) * (box.y1 - box.y0)
                if area > self.picture * self.area:
                    self.picture, self.place = min(area / self.area, 1.0), box
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEPTH:
            count = pdfium.FPDFFormObj_CountObjects(_typed(item))
            inner = _times(_matrix(item), matrix)
            self.take_all(_object_of_form, item, count, inner, depth + 1)

    def _bounds(self, item: int, matrix: _Matrix | None) -> Box | None:
        if not _bounds_of(item, *self._addresses):
            return None
        left, bottom, right, top = _floats_in(self._edges)
        if matrix is None and not self.upright.turns:
            x, y = self.upright.left, self.upright.top
            return Box(left - x, y - top, right - x, y - bottom)
        return self._place(left, bottom, right, top, matrix)

    def _place(
        self, left: float, bottom: float, right: float, top: float, matrix: _Matrix | None
    ) -> Box:
        if matrix is not None:
            xa, ya = _apply(matrix, left, bottom)
            xb, yb = _apply(matrix, right, top)
            left, right = min(xa, xb), max(xa, xb)
            bottom, top = min(ya, yb), max(ya, yb)
        return self.upright.turn(left, bottom, right, top)

    def _path(self, item: int, matrix: _Matrix | None) -> None:
        box = self._bounds(item, matrix)
        if box is None:
            return
        x0, y0, x1, y1 = box
        width, height = x1 - x0, y1 - y0
        if width < THIN or height < THIN:
            if width > 0.3 or height > 0.3:
                self.rulings.append(Ruling(x0, y0, x1, y1))
            return
        path = _typed(item)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke)):
            return
        if not fill.value and not stroke.value:
            return
        count = pdfium.FPDFPath_CountSegments(path)
        if count > MOST_SEGMENTS:
            self.shapes += 1
            return
        self.left -= count // 8
        own = _times(_matrix(item), matrix)
        curved = False
        for points, closed in _subpaths(item, count):
            if points is None:
                curved = True
            elif stroke.value:
                self._lines([_apply(own, *point) for point in points], closed)
            else:
                self._shade([_apply(own, *point) for point in points])
        self.shapes += curved

    def _lines(self, points: list[tuple[float, float]], closed: bool) -> None:
        if closed:
            points.append(points[0])
        for (xa, ya), (xb, yb) in pairwise(points):
            if abs(xa - xb) < 1 or abs(ya - yb) < 1:
                box = self.upright.turn(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
                self.rulings.append(Ruling(*box))

    def _shade(self, points: list[tuple[float, float]]) -> None:
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = self.upright.turn(min(xs), min(ys), max(xs), max(ys))
        width, height = box.x1 - box.x0, box.y1 - box.y0
        if width < THIN or height < THIN:
            self.rulings.append(Ruling(*box))
        elif len(points) > 5:
            self.shapes += 1
        elif width > 12 and height > 8 and width * height < 0.5 * self.area:
            self.shades.append(box)


def _typed(item: int) -> Handle:
    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)


def _matrix(item: int) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(_typed(item), byref(found)):
        return 1, 0, 0, 1, 0, 0
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: _Matrix, outer: _Matrix | None) -> _Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    x = _apply(outer, e, f)
    return (
        a * outer[0] + b * outer[2],
        a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2],
        c * outer[1] + d * outer[3],
        *x,
    )


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _subpaths(item: int, count: int) -> list[tuple[list[tuple[float, float]] | None, bool]]:
    """The parts of a path, each with its corners (None when it is curved) and if it is closed."""
    found: list[tuple[list[tuple[float, float]] | None, bool]] = []
    points: list[tuple[float, float]] = []
    curved = closed = False
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
    for index in range(count):
        segment = _segment_of(item, index)
        kind = _kind_of_segment(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            found.append((None if curved else points, closed))
            points, curved, closed = [], False, False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        closed = bool(_closes(segment)) or closed
        if _point_of(segment, x_at, y_at):
            points.append((x.value, y.value))
    if points:
        found.append((None if curved else points, closed))
    return found
