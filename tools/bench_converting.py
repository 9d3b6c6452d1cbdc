"""A folder of 500 plans written anew as Word files, on one core and on two."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.make_docx import make_docx
from tools.measuring import Line

_PLANS = 500


def bench_converting() -> list[Line]:
    """Wall time of ``jixiao convert`` with one process against two, in turn, the least of two."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        for number in range(_PLANS):
            (folder / "in" / f"{number:03}.docx").write_bytes(make_docx(2, number % 40))
        runs = [(_seconds(folder, 1), _seconds(folder, 2)) for _ in range(2)]
    one, two = map(min, zip(*runs, strict=True))
    what = f"{_PLANS} 份文本转成 docx：两核比一核"
    return [Line(what, f"{two:.1f} s", f"{one:.1f} s", f"{one / two:.2f} ×", "≥ 1.7 ×",
                 one / two >= 1.7)]  # fmt: skip


def _seconds(folder: Path, jobs: int) -> float:
    program = str(Path(sys.executable).parent / "jixiao")
    out = tempfile.mkdtemp(dir=folder)
    command = [program, "convert", str(folder / "in"), out, "--to", "docx", "--jobs", str(jobs)]
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    spent = time.perf_counter() - began
    if len(list(Path(out).iterdir())) != _PLANS:
        message = f"{out}: not all of the {_PLANS} plans were written"
        raise RuntimeError(message)
    return spent
