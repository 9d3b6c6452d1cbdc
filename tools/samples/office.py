"""LibreOffice turns our .docx into the formats that we do not write ourselves."""

import subprocess
import tempfile
from pathlib import Path

_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{}</fontconfig>
"""
_SAME = """<match target="pattern"><test name="family"><string>{}</string></test>
<edit name="family" mode="assign" binding="strong"><string>{}</string></edit></match>
"""
_SERIF, _SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
_NAMES = {
    "Times New Roman": _SERIF,
    "仿宋_GB2312": _SERIF,
    "楷体_GB2312": _SERIF,
    "方正小标宋简体": _SERIF,
    "黑体": _SANS,
}


def convert(source: Path, suffix: str) -> bytes:
    """The file as LibreOffice saves it under another suffix, e.g. "doc" or "pdf"."""
    with tempfile.TemporaryDirectory() as folder:
        fonts = Path(folder) / "fonts.conf"
        same = "".join(_SAME.format(name, font) for name, font in _NAMES.items())
        fonts.write_text(_FONTS.format(same), encoding="utf-8")
        target = {"html": "html:HTML (StarWriter)", "doc": "doc:MS Word 97"}.get(suffix, suffix)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                *("--convert-to", target, "--outdir", folder, str(source)),
            ],
            check=True,
            capture_output=True,
            env={"FONTCONFIG_FILE": str(fonts), "HOME": folder, "PATH": "/usr/bin:/bin"},
            timeout=180,
        )
        return (Path(folder) / f"{source.stem}.{suffix}").read_bytes()
