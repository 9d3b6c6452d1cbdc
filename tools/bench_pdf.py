"""How fast text PDF files are read, against the engine's bare extraction and pdfplumber.

python -m tools.bench_pdf [FILE…]   pdfplumber is compared where it is installed, or where
                                    JIXIAO_BENCH_PDFPLUMBER names a Python that has it.
"""

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Callable
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
ROUNDS = 5
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
    """The engine's bare text and path objects with their boxes, nothing made of them.

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


def fastest(read: Callable[[bytes], int], data: bytes) -> float:
    """The least processor time of several runs, seconds."""
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        read(data)
        times.append(time.process_time() - started)
    return min(times)


def plumber(data: bytes) -> float | None:
    """Processor time of pdfplumber, None when it is not there."""
    python = os.environ.get("JIXIAO_BENCH_PDFPLUMBER", sys.executable)
    done = subprocess.run([python, "-c", PLUMBER], input=data, capture_output=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


def main() -> None:
    files = [Path(name).read_bytes() for name in sys.argv[1:]]
    sets = files or [made(random_document(seed)) for seed in range(12)]
    pages = sum(len(pypdfium2.PdfDocument(data)) for data in sets)
    least = sum(fastest(floor, data) for data in sets) / pages
    own = sum(fastest(ours, data) for data in sets) / pages
    print(f"| {pages} pages | ms a page | against |")
    print("|---|---|---|")
    print(f"| bare text and paths | {least * 1000:.2f} | 1.00 × |")
    print(f"| jixiao | {own * 1000:.2f} | {own / least:.2f} × the bare extraction |")
    times = [plumber(data) for data in sets]
    if None not in times:
        other = sum(each for each in times if each is not None) / pages
        print(f"| pdfplumber | {other * 1000:.2f} | jixiao is {other / own:.1f} × as fast |")


if __name__ == "__main__":
    main()
