"""How fast workbooks are read, against unzipping and parsing their sheets and shared texts.

python -m tools.bench_xlsx [FILE…]
"""

import io
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from jixiao.formats.engines import excel
from jixiao.formats.limits import DEFAULT_LIMITS

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
ROUNDS = 40


def floor(data: bytes) -> int:
    """Unzip the sheets and the shared texts and parse them with lxml, nothing made of them.

    Returns:
        Parts seen.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = [
        name
        for name in archive.namelist()
        if name.startswith("xl/worksheets/sheet") or name == "xl/sharedStrings.xml"
    ]
    for name in parts:
        etree.fromstring(archive.read(name))
    return len(parts)


def ours(data: bytes) -> int:
    """Cells of the tables of the file."""
    return sum(len(table.cells) for table in excel.blocks(data, DEFAULT_LIMITS).tables())


def run(files: list[Path] | None = None) -> dict[str, float]:
    """Milliseconds of processor time for all files, least of several runs taken in turn, and ratio."""
    least: dict[str, float] = {"floor": 0.0, "ours": 0.0}
    cells = 0
    reads: dict[str, Callable[[bytes], int]] = {"floor": floor, "ours": ours}
    for path in files or sorted(SAMPLES.rglob("*.xlsx")):
        data = path.read_bytes()
        cells += ours(data)
        best = dict.fromkeys(reads, float("inf"))
        for _ in range(ROUNDS):
            for name, read in reads.items():
                started = time.process_time()
                read(data)
                best[name] = min(best[name], time.process_time() - started)
        for name, seconds in best.items():
            least[name] += seconds * 1000
    return {**least, "cells": cells, "ratio": least["ours"] / least["floor"]}


if __name__ == "__main__":
    for key, value in run([Path(name) for name in sys.argv[1:]]).items():
        print(f"{key}: {value:.2f}")
