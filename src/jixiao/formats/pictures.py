"""Reads pictures of pages: every page is recognised, then joined as those of a PDF are."""

import io
import math
import warnings
from typing import TYPE_CHECKING

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.pages.joining import join_pages
from jixiao.formats.scans.doubts import settle
from jixiao.formats.scans.reading import NOT_INSTALLED, read_page_images

if TYPE_CHECKING:
    from PIL.Image import Image

    from jixiao.formats.scans.cleaning import Picture

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
_PLENTY = 40_000_000
"""Pixels of a page at which writing is as clear as it gets: A4 at 600 dots an inch."""
_DAMAGED = "图片损坏或不完整，打不开；请重新扫描或换一份文件再试。"


def blocks(data: bytes, limits: Limits) -> Blocks:
    """A picture, or the pages of a tiff, as blocks.

    Raises:
        UnreadableDocument: The picture is damaged or larger than the limits, or the recognition
            extra is not installed.
    """
    image = _opened(data)
    count = int(getattr(image, "n_frames", 1))
    if count > limits.pages:
        message = f"图片有 {count} 页，最多 {limits.pages} 页。请拆分文件再试。"
        raise UnreadableDocument(message)
    contents = read_page_images(
        range(1, count + 1), lambda number: _picture(image, number, limits), limits
    )
    joined = join_pages(contents)
    settle(joined, range(1, count + 1))
    joined.pages = count
    return joined


def _opened(data: bytes) -> "Image":
    try:
        from PIL import Image  # noqa: PLC0415 -- heavy and part of an extra
    except ImportError as error:
        raise UnreadableDocument(NOT_INSTALLED) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own opinion on large pictures; ours are the limits
        try:
            return Image.open(io.BytesIO(data), formats=_FORMATS)
        except Image.DecompressionBombError as error:
            message = "图片的像素太多，打不开。请降低扫描分辨率再试。"
            raise UnreadableDocument(message) from error
        except Exception as error:
            raise UnreadableDocument(_DAMAGED) from error


def _picture(image: "Image", number: int, limits: Limits) -> "Picture":
    """One page in grey or blue-green-red, 8 bits, on white, upright by its own mark.

    Raises:
        UnreadableDocument: It is damaged or too large.
    """
    import numpy as np  # noqa: PLC0415 -- heavy and part of an extra
    from PIL import ImageOps  # noqa: PLC0415 -- heavy and part of an extra

    try:
        if getattr(image, "n_frames", 1) > 1:
            image.seek(number - 1)
        if image.width * image.height > limits.image_pixels:
            message = (
                f"第{number}页的图片太大（{image.width}×{image.height} 像素），"
                f"最多 {limits.image_pixels} 像素。请降低扫描分辨率再试。"
            )
            raise UnreadableDocument(message)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about odd tags; the pixels are what counts
            plain = _plain(ImageOps.exif_transpose(_lighter(image)))
    except UnreadableDocument:
        raise
    except Exception as error:
        raise UnreadableDocument(_DAMAGED) from error
    pixels = np.asarray(plain)
    return pixels if pixels.ndim == 2 else np.ascontiguousarray(pixels[:, :, ::-1])


def _lighter(image: "Image") -> "Image":
    """A picture with more pixels than writing needs, smaller by a whole number."""
    step = math.ceil(math.sqrt(image.width * image.height / _PLENTY))
    if step < 2:
        return image
    if image.mode == "1":
        image = image.convert("L")
    elif image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    elif image.mode.startswith("I;"):
        image = image.convert("I")
    return image.reduce(step)


def _plain(image: "Image") -> "Image":
    """Any kind of pixels as grey or red-green-blue, 8 bits."""
    import numpy as np  # noqa: PLC0415 -- heavy and part of an extra
    from PIL import Image  # noqa: PLC0415 -- heavy and part of an extra

    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image, np.float32)
        low, high = float(values.min()), float(values.max())
        return Image.fromarray(((values - low) * (255 / ((high - low) or 1))).astype(np.uint8))
    if "A" in image.mode or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("RGB")
    return image.convert("RGB")
