"""How fast text PDF files are read, against the engine's bare extraction and pdfplumber.

python -m tools.bench_pdf [FILE…]   pdfplumber is compared where it is installed, or where
                                    JIXIAO_BENCH_PDFPLUMBER names a Python that has it.
"""

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from ctypes import byref
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw

from jixiao.formats.engines import pdf
from jixiao.formats.limits import Limits
from tests.formats.pdfs import pdf as made
from tests.formats.pdfs import random_document

raw: Any = pypdfium2.raw
ROUNDS = 7
PLUMBER = """
import io, sys, time, pdfplumber
data = sys.stdin.buffer.read()
started = time.process_time()
with pdfplumber.open(io.BytesIO(data)) as document:
    for page in document.pages:
        page.extract_tables()
        page.extract_text()
        page.close()
print(time.process_time() - started)
"""


def floor(data: bytes) -> int:
    """The engine's text and the places of what it draws, by its public functions.

    Returns:
        Signs and numbers seen.
    """
    document: Any = pypdfium2.PdfDocument(data)
    seen = 0
    for page in document:
        text_page = page.get_textpage()
        seen += len(text_page.get_text_range())
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            seen += len(item.get_bounds())
        text_page.close()
        page.close()
    document.close()
    return seen


def raw_floor(data: bytes) -> int:
    """The same by the engine's bare functions, nothing made of what they give.

    Returns:
        Signs and paths seen.
    """
    document: Any = pypdfium2.PdfDocument(data)
    edges = [ctypes.c_float() for _ in range(4)]
    pointers = [byref(edge) for edge in edges]
    seen = 0
    for index in range(len(document)):
        page = raw.FPDF_LoadPage(document.raw, index)
        text_page = raw.FPDFText_LoadPage(page)
        count = raw.FPDFText_CountChars(text_page)
        units = (ctypes.c_ushort * (count + 1))()
        raw.FPDFText_GetText(text_page, 0, count, units)
        seen += len(bytes(units).decode("utf-16-le", "replace"))
        for number in range(raw.FPDFPage_CountObjects(page)):
            item = raw.FPDFPage_GetObject(page, number)
            if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH:
                raw.FPDFPageObj_GetBounds(item, *pointers)
                seen += 1
        raw.FPDFText_ClosePage(text_page)
        raw.FPDF_ClosePage(page)
    document.close()
    return seen


def ours(data: bytes) -> int:
    """Blocks of the file."""
    return len(pdf.blocks(data, Limits()).items)


def whole(data: bytes) -> int:
    """Documents of the file, typed."""
    return len(pdf.READER.read(data, Limits()).documents)


def fastest(read: Callable[[bytes], int], data: bytes) -> float:
    """The least processor time of several runs, seconds."""
    return fastest_of([read], data)[0]


def fastest_of(reads: Sequence[Callable[[bytes], int]], data: bytes) -> list[float]:
    """The least processor time of each of some readers, run in turns, seconds."""
    least = [float("inf")] * len(reads)
    for _ in range(ROUNDS):
        for number, read in enumerate(reads):
            started = time.process_time()
            read(data)
            least[number] = min(least[number], time.process_time() - started)
    return least


def plumber(data: bytes) -> float | None:
    """Processor time of pdfplumber, None when it is not there."""
    python = os.environ.get("JIXIAO_BENCH_PDFPLUMBER", sys.executable)
    done = subprocess.run([python, "-c", PLUMBER], input=data, capture_output=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


def main() -> None:
    files = [Path(name).read_bytes() for name in sys.argv[1:]]
    sets = files or [made(random_document(seed)) for seed in range(12)]
    pages = sum(len(pypdfium2.PdfDocument(data)) for data in sets)
    each = [fastest_of((raw_floor, floor, ours, whole), data) for data in sets]
    bare, least, own, all_of_it = (sum(times) * 1000 / pages for times in zip(*each, strict=True))
    print(f"| {pages} pages | ms a page | against the public | against the bare functions |")
    print("|---|---|---|---|")
    for name, time_of_it in (
        ("text and lines, bare functions", bare),
        ("text and lines, public functions", least),
        ("jixiao to blocks", own),
        ("jixiao to the typed plan", all_of_it),
    ):
        against = f"{time_of_it / least:.2f} × | {time_of_it / bare:.2f} ×"
        print(f"| {name} | {time_of_it:.2f} | {against} |")
    times = [plumber(data) for data in sets]
    if None not in times:
        other = sum(each for each in times if each is not None) * 1000 / pages
        print(f"| pdfplumber | {other:.2f} | {other / least:.2f} × | {other / bare:.2f} × |")
        print(f"\njixiao to the typed plan is {other / all_of_it:.1f} × as fast as pdfplumber")


if __name__ == "__main__":
    main()
