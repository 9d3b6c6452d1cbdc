"""What a written file looks like: printed by LibreOffice with known fonts, page by page.

The fonts of the official looks are not free; every test prints with Noto CJK and Liberation Serif
instead (Debian: fonts-noto-cjk, fonts-liberation), so that widths are the same on each machine.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

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
