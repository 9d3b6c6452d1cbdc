"""What engines call: a picture of a page becomes its content. Light until a page is read."""

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.pages.geometry import PageContent
from jixiao.kernel.notices import Notice
from jixiao.kernel.span import Span

if TYPE_CHECKING:
    from jixiao.formats.scans.cleaning import Picture
    from jixiao.formats.scans.engine import Engine

NOT_INSTALLED = "识别扫描件需要安装文字识别组件：pip install 'jixiao[ocr]'。"
_SMALLEST = 16
"""Pixels; no writing fits into a smaller picture."""


def available() -> bool:
    """Whether the recognition extra is installed."""
    try:
        _engine(_processors())
    except UnreadableDocument:
        return False
    return True


def _engine(threads: int) -> "Engine":
    """The recognition engine.

    Raises:
        UnreadableDocument: The recognition extra is not installed.
    """
    try:
        from jixiao.formats.scans import engine  # noqa: PLC0415 -- heavy and optional
    except ImportError as error:
        raise UnreadableDocument(NOT_INSTALLED) from error
    try:
        return engine.engine(threads)
    except engine.MissingEngineError as error:
        raise UnreadableDocument(NOT_INSTALLED) from error


def read_page_image(image: "Picture", page_number: int, limits: Limits) -> PageContent:
    """The content of one page that is a picture.

    Doubtful signs carry a mark; ``doubts.settle`` makes notices of them once pages are joined.

    Args:
        image: Height × width, or height × width × 3 in the order blue, green, red; 8 bits.
        page_number: Number of the page, 1 upwards.
        limits: Of them ``image_pixels``.

    Raises:
        UnreadableDocument: The picture is too large, or the recognition extra is not installed.
    """
    return _read(image, page_number, limits, _engine(_processors()))


def _read(image: "Picture", page_number: int, limits: Limits, engine: "Engine") -> PageContent:
    height, width = image.shape[:2]
    if height * width > limits.image_pixels:
        message = (
            f"第{page_number}页的图片太大（{width}×{height} 像素），"
            f"最多 {limits.image_pixels} 像素。请降低扫描分辨率再试。"
        )
        raise UnreadableDocument(message)
    if min(height, width) < _SMALLEST:
        content = PageContent(page_number, float(width), float(height))
    else:
        from jixiao.formats.scans.page import read_page  # noqa: PLC0415 -- heavy and optional

        content = read_page(image, page_number, engine)
    if not content.parts:
        content.notices.append(Notice("图片里没有认出文字。", span=Span(page_number)))
    return content


def _processors() -> int:
    """Processors for one document; workers of a pool share them by documents already."""
    if multiprocessing.parent_process() is not None:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_page_images(
    numbers: Sequence[int], picture: "Callable[[int], Picture]", limits: Limits
) -> list[PageContent]:
    """The content of pages that are pictures, several at a time.

    Pages beyond ``limits.scan_pages`` or after ``limits.seconds`` are left out with a notice.

    Args:
        numbers: Numbers of the pages, 1 upwards.
        picture: Makes the picture of a page; called for one page after the other.
        limits: What a document may cost.

    Raises:
        UnreadableDocument: A picture is too large, or the recognition extra is not installed.
    """
    if len(numbers) <= 1:
        return [read_page_image(picture(number), number, limits) for number in numbers]
    engine, workers = _engine(1), _processors()
    until = time.monotonic() + limits.seconds
    found: list[PageContent] = []
    waiting: deque[Future[PageContent]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for number in numbers[: limits.scan_pages]:
            if time.monotonic() > until:
                break
            waiting.append(pool.submit(_read, picture(number), number, limits, engine))
            if len(waiting) > workers:
                found.append(waiting.popleft().result())
        found += [future.result() for future in waiting]
    return found + [_left_out(number, len(found)) for number in numbers[len(found) :]]


def _left_out(number: int, read: int) -> PageContent:
    message = f"第{number}页是扫描页，只识别了前 {read} 个扫描页，这一页没有读；请拆分文件再试。"
    return PageContent(number, 0.0, 0.0, notices=[Notice(message, span=Span(number))])
