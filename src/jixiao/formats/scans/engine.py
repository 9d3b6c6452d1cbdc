"""The recognition engine: where lines of writing are, and which signs stand in them.

The three networks lie inside the wheel of the package ``rapidocr`` and are run by onnxruntime
directly: nothing is looked up or fetched anywhere else, whatever that package would do.
"""

import importlib.util
from functools import cache
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_inference_collection import InferenceSession
from onnxruntime.capi.onnxruntime_pybind11_state import SessionOptions

from jixiao.formats.scans.cleaning import Picture

Floats = NDArray[np.float32]

_ROW = 48
"""Height in pixels at which signs are recognised."""
_LONGEST = 2400
"""Width in pixels to which a longer line is pressed."""
_SURE = 0.3
"""A place is writing from this probability on."""
_KEEP = 0.5
"""A line is kept from this mean probability on."""


class Area(NamedTuple):
    """A rectangle in pixels."""

    x0: int
    y0: int
    x1: int
    y1: int


class Sign(NamedTuple):
    """A recognised sign.

    Args:
        text: One character.
        sure: Probability, 0 to 1.
        at: Its middle, as a share of the width of the line.
    """

    text: str
    sure: float
    at: float


class MissingEngineError(Exception):
    """The recognition extra is not installed, or has other networks than expected."""


def _network(pattern: str) -> Path:
    found = importlib.util.find_spec("rapidocr")
    for place in (found.submodule_search_locations or []) if found else []:
        for path in sorted((Path(place) / "models").glob(pattern), reverse=True):
            return path
    raise MissingEngineError


def _session(pattern: str, threads: int) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False
    return InferenceSession(str(_network(pattern)), options, providers=["CPUExecutionProvider"])


@cache
def engine(threads: int) -> "Engine":
    """The engine, loaded once per process and number of threads."""
    return Engine(threads)


class Engine:
    """Detection, direction and recognition; may be used by several threads at once.

    Args:
        threads: Threads that one call uses.

    Raises:
        MissingEngineError: The networks are not there.
    """

    def __init__(self, threads: int) -> None:
        self._detect = _session("*det*.onnx", threads)
        self._direct = _session("*cls*.onnx", threads)
        self._read = _session("*rec*.onnx", threads)
        names = self._read.get_modelmeta().custom_metadata_map.get("character", "")
        self._signs = ["", *names.splitlines(), " "]

    def lines(self, picture: Picture, scale: float) -> list[Area]:
        """Where lines of writing are, on a straight page.

        Args:
            picture: The page, grey.
            scale: By which it is made smaller or larger before it is looked at.
        """
        height, width = picture.shape
        size = [max(32, round(edge * scale / 32) * 32) for edge in (width, height)]
        shrunk = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        seen = self._run(self._detect, _normal(shrunk)[None])[0, 0]
        mask = cv2.dilate((seen > _SURE).astype(np.uint8), np.ones((2, 2), np.uint8))
        count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
        across, down = width / size[0], height / size[1]
        found = []
        for x, y, w, h, _area in stats[1:count].tolist():
            if min(w, h) < 3 or float(seen[y : y + h, x : x + w].mean()) < _KEEP * 0.6:
                continue
            # The network marks the core of a line; its signs reach beyond it by this much.
            more = w * h * 1.6 / (2 * (w + h))
            found.append(
                Area(
                    max(0, int((x - more) * across)),
                    max(0, int((y - more) * down)),
                    min(width, int(np.ceil((x + w + more) * across))),
                    min(height, int(np.ceil((y + h + more) * down))),
                )
            )
        return found

    def upside_down(self, crops: list[Picture]) -> bool:
        """Whether most of some lines of writing stand on their heads."""
        turned = 0
        for crop in crops:
            wide = min(192, max(48, round(crop.shape[1] * _ROW / crop.shape[0])))
            canvas = np.zeros((3, _ROW, 192), np.float32)
            canvas[:, :, :wide] = _normal(cv2.resize(crop, (wide, _ROW)))
            turned += int(self._run(self._direct, canvas[None])[0].argmax())
        return turned * 2 > len(crops)

    def read(self, crops: list[Picture]) -> list[list[Sign]]:
        """The signs of lines of writing, each cut out of a straight page."""
        widths = [
            min(_LONGEST, max(_ROW // 2, round(c.shape[1] * _ROW / c.shape[0]))) for c in crops
        ]
        order = sorted(range(len(crops)), key=lambda index: widths[index])
        found: list[list[Sign]] = [[] for _ in crops]
        group: list[int] = []
        for index in order:
            if group and (len(group) == 6 or widths[index] > widths[group[0]] * 1.1 + 8):
                self._read_group(group, crops, widths, found)
                group = []
            group.append(index)
        if group:
            self._read_group(group, crops, widths, found)
        return found

    def _read_group(
        self, group: list[int], crops: list[Picture], widths: list[int], found: list[list[Sign]]
    ) -> None:
        broad = (max(widths[index] for index in group) + 7) // 8 * 8
        batch = np.zeros((len(group), 3, _ROW, broad), np.float32)
        for place, index in enumerate(group):
            shrunk = cv2.resize(crops[index], (widths[index], _ROW))
            batch[place, :, :, : widths[index]] = _normal(shrunk)
        guesses = self._run(self._read, batch)
        best, sure = guesses.argmax(axis=2), guesses.max(axis=2)
        steps = best.shape[1]
        for place, index in enumerate(group):
            own = best[place]
            keep = (own != 0) & np.concatenate(([True], own[1:] != own[:-1]))
            share = broad / widths[index] / steps
            found[index] = [
                Sign(self._signs[own[at]], float(sure[place, at]), (at + 0.5) * share)
                for at in np.flatnonzero(keep).tolist()
            ]

    @staticmethod
    def _run(session: InferenceSession, data: Floats) -> Floats:
        return np.asarray(session.run(None, {session.get_inputs()[0].name: data})[0])


def _normal(picture: object) -> Floats:
    """Grey to the three equal planes between -1 and 1 that the networks take."""
    plane = np.asarray(picture, np.float32) / 127.5 - 1
    return np.asarray(np.broadcast_to(plane, (3, *plane.shape)), np.float32)
