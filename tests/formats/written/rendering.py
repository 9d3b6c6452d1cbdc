"""What a written file looks like: printed by LibreOffice with known fonts, page by page.

The fonts of the official looks are not free; every test prints with Noto CJK and Liberation Serif
instead (Debian: fonts-noto-cjk, fonts-liberation), so that widths are the same on each machine.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from PIL import Image

_SERIF, _SANS, _LATIN = "Noto Serif CJK SC", "Noto Sans CJK SC", "Liberation Serif"
_NAMES = {
    "Times New Roman": _LATIN, "仿宋_GB2312": _SERIF, "楷体_GB2312": _SERIF, "宋体": _SERIF,
    "方正小标宋简体": _SERIF, "黑体": _SANS,
}  # fmt: skip
_SAME = """<match target="pattern"><test name="family"><string>{}</string></test>
<edit name="family" mode="assign" binding="strong"><string>{}</string></edit></match>
"""
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{}</fontconfig>
"""


@cache
def why_not() -> str:
    """Why nothing can be printed here, "" when it can."""
    if shutil.which("soffice") is None:
        return "LibreOffice is not installed"
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False)
    missing = [name for name in (_SERIF, _SANS, _LATIN) if name not in listed.stdout]
    return f"these fonts are not installed: {', '.join(missing)}" if missing else ""


needs_printer = pytest.mark.skipif(bool(why_not()), reason=why_not())


def printed(files: Sequence[bytes], suffix: str = "docx", target: str = "pdf") -> list[bytes]:
    """Files as LibreOffice prints them, in one start of it.

    Args:
        files: Whole files of one kind.
        suffix: Their suffix without the dot.
        target: "pdf", or what else it shall save them as.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fonts = folder / "fonts.conf"
        same = "".join(_SAME.format(*pair) for pair in _NAMES.items())
        fonts.write_text(_FONTS.format(same), encoding="utf-8")
        sources = [folder / f"{at:04}.{suffix}" for at in range(len(files))]
        for path, data in zip(sources, files, strict=True):
            path.write_bytes(data)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", target, "--outdir", str(folder / "out"), *map(str, sources)],
            check=True, capture_output=True, timeout=60 + 20 * len(files),
            env={"FONTCONFIG_FILE": str(fonts), "HOME": name, "PATH": os.environ["PATH"]},
        )  # fmt: skip
        return [(folder / "out" / f"{path.stem}.{target}").read_bytes() for path in sources]


def words(pdf: bytes) -> str:
    """All words of a PDF without blanks."""
    return "".join("".join(page.split()) for page in page_texts(pdf))


def page_texts(pdf: bytes) -> list[str]:
    """The words of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


class Look(NamedTuple):
    """What a page looks like, coarse enough to be the same with another version of a font.

    Args:
        across: Places of long horizontal lines, in thousandths of the height.
        down: Places of long vertical lines, in thousandths of the width.
        ink: Share of dark points of each of 12 × 8 blocks, in thousandths, row by row.
    """

    across: tuple[int, ...]
    down: tuple[int, ...]
    ink: tuple[int, ...]


def looks_of(pdf: bytes) -> list[Look]:
    """The look of each page, at 72 points an inch."""
    return [
        _look(page.render(scale=1).to_pil().convert("L")) for page in pypdfium2.PdfDocument(pdf)
    ]


def _look(picture: Image.Image) -> Look:
    width, height = picture.size
    dark = picture.point([255 if at < 128 else 0 for at in range(256)])
    rows = dark.resize((1, height), Image.Resampling.BOX).tobytes()
    columns = dark.resize((width, 1), Image.Resampling.BOX).tobytes()
    blocks = dark.resize((8, 12), Image.Resampling.BOX).tobytes()
    return Look(
        tuple(round(at * 1000 / height) for at, ink in enumerate(rows) if ink > 115),
        tuple(round(at * 1000 / width) for at, ink in enumerate(columns) if ink > 64),
        tuple(round(ink * 1000 / 255) for ink in blocks),
    )


def differences(pdf: bytes, reference: Path) -> list[str]:
    """What differs from a committed reference, page by page; [] when nothing does.

    Lines may be 4 thousandths of the page away (about a point), the ink of a block 40 thousandths.
    With ``LOOKS_UPDATE=1`` the reference is written anew: look at the pages before you commit it.
    """
    found = looks_of(pdf)
    if os.environ.get("LOOKS_UPDATE") == "1":
        rows = ",\n ".join(json.dumps(each._asdict(), separators=(",", ":")) for each in found)
        reference.write_text(f"[{rows}]\n", encoding="utf-8")
    wanted = [
        Look(*(tuple(each[key]) for key in Look._fields))
        for each in json.loads(reference.read_text(encoding="utf-8"))
    ]
    if len(found) != len(wanted):
        return [f"{len(found)} pages instead of {len(wanted)}"]
    return [
        f"page {number}: {what}"
        for number, (one, other) in enumerate(zip(found, wanted, strict=True), 1)
        for what in _compared(one, other)
    ]


def _compared(found: Look, wanted: Look) -> Iterator[str]:
    for what, one, other in (
        ("horizontal lines", found.across, wanted.across),
        ("vertical lines", found.down, wanted.down),
    ):
        if _far(one, other) or _far(other, one):
            yield f"{what} at {one} instead of {other}"
    worst = max(abs(one - other) for one, other in zip(found.ink, wanted.ink, strict=True))
    if worst > 40:
        yield f"ink of a block differs by {worst} thousandths"


def _far(places: Sequence[int], others: Sequence[int]) -> bool:
    """Whether one of the places has none of the others within 4 thousandths."""
    return any(all(abs(place - other) > 4 for other in others) for place in places)
