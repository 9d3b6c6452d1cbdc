"""Pages as a scanner leaves them: skewed, noisy, unevenly lit, one with a red seal."""

import math
import time
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import numpy
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_WHEN = time.strptime("2025-01-15", "%Y-%m-%d")


def scanned(
    pdf: bytes, dpi: int, seed: int, *, bad: bool = False, seal: str = ""
) -> list[Image.Image]:
    """Every page as an image; ``bad`` is skewed and noisy, ``seal`` the words of a red seal."""
    chance = numpy.random.default_rng(seed)
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        image = page.render(scale=dpi / 72).to_pil().convert("RGB")
        if seal:
            _stamp(image, seal, dpi)
        pages.append(_worn(image, chance, bad))
    return pages


def _worn(image: Image.Image, chance: numpy.random.Generator, bad: bool) -> Image.Image:
    tilt = float(chance.uniform(0.9, 1.4) if bad else chance.uniform(0.2, 0.5))
    tilt *= 1 if chance.random() < 0.5 else -1
    image = image.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=(252, 252, 252))
    image = image.filter(ImageFilter.GaussianBlur(0.7 if bad else 0.5))
    pixels = numpy.asarray(image, dtype=numpy.float32)
    height, width = pixels.shape[:2]
    light = (
        numpy.linspace(0.93, 1.0, width)[None, :, None]
        * numpy.linspace(1.0, 0.96, height)[:, None, None]
    )
    noise = chance.normal(0, 14 if bad else 2.5, (height, width, 1))
    return Image.fromarray(numpy.clip(pixels * light + noise, 0, 255).astype(numpy.uint8))


def _stamp(image: Image.Image, words: str, dpi: int) -> None:
    """A round red seal of 4.2 cm, half transparent, over the lower right of the table."""
    size = int(4.2 / 2.54 * dpi)
    seal = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    pen = ImageDraw.Draw(seal)
    red = (200, 30, 30, 165)
    pen.ellipse((3, 3, size - 4, size - 4), outline=red, width=max(3, size // 40))
    middle, radius = size / 2, size * 0.16
    corners = []
    for point in range(10):
        reach = radius if point % 2 == 0 else radius * 0.4
        angle = math.pi * point / 5 - math.pi / 2
        corners.append((middle + reach * math.cos(angle), middle + reach * math.sin(angle)))
    pen.polygon(corners, fill=red)
    _ring(seal, words, red)
    place = (int(image.width * 0.60), int(image.height * 0.62))
    image.paste(seal, place, seal)


def _ring(seal: Image.Image, words: str, red: tuple[int, int, int, int]) -> None:
    """The words on the upper arc of the seal."""
    size = seal.width
    folder = Path(str(files("pylopdf_fonts_zh_cn")))
    font = ImageFont.truetype(str(next(folder.rglob("NotoSerifSC*.otf"))), size // 9)
    step = 220 / max(1, len(words) - 1)
    for at, word in enumerate(words):
        letter = Image.new("RGBA", seal.size, (0, 0, 0, 0))
        ImageDraw.Draw(letter).text((size / 2, size * 0.13), word, red, font, anchor="mm")
        seal.alpha_composite(letter.rotate(110 - at * step, center=(size / 2, size / 2)))


def as_pdf(pages: list[Image.Image], dpi: int, quality: int, *, gray: bool = True) -> bytes:
    """The images as a PDF without any text."""
    images = [page.convert("L") if gray else page for page in pages]
    out = BytesIO()
    images[0].save(
        out,
        "PDF",
        save_all=True,
        append_images=images[1:],
        resolution=dpi,
        quality=quality,
        creationDate=_WHEN,
        modDate=_WHEN,
    )
    return out.getvalue()


def as_jpeg(page: Image.Image, dpi: int, quality: int) -> bytes:
    """One image as a photograph file."""
    out = BytesIO()
    page.convert("L").save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()
