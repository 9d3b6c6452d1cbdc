"""How fast PDF files and pages are written, against the typesetting engine alone.

python -m tools.bench_typesetting

Every run gets other words: the engine remembers what it has set.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from jixiao.formats.registry import writer_for
from jixiao.formats.writer import Manuscript
from jixiao.formats.written import pdf
from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import Box, Grid, Heading, Line, Paper, Part
from jixiao.services.reading import read
from jixiao.services.writing import Choices, on_paper
from tools import measuring

PLAN = Path(__file__).resolve().parents[1] / "samples" / "qinghekou-union-2025" / "plan.docx"
SALTS = "甲乙丙丁戊己"
"""A sign for each run; the first is for the run that loads everything."""


class Spent(NamedTuple):
    """Processor time of a file, milliseconds.

    Args:
        whole: Of the writer.
        engine: Of the engine within it.
        pages: Of the file.
    """

    whole: float
    engine: float
    pages: int


def paper(plan: PerformanceDocument, projects: int) -> Paper:
    """The plan on its form, its projects repeated."""
    times = -(-projects // len(plan.projects))
    longer = replace(plan, projects=(plan.projects * times)[:projects])
    return on_paper([longer], Choices()).paper


def salted(whole: Paper, salt: str) -> Paper:
    """A paper with other words: at the end of each a sign, and which part it stands in."""
    parts = (_salted(part, f"{salt}{at}") for at, part in enumerate(whole.parts))
    return whole._replace(parts=tuple(parts))


def _salted(part: Part, salt: str) -> Part:
    if isinstance(part, Grid):
        rows = (
            row._replace(boxes=tuple(_box(box, salt) for box in row.boxes)) for row in part.rows
        )
        return part._replace(rows=tuple(rows))
    if isinstance(part, Heading | Line):
        return part._replace(text=part.text + salt)
    return part


def _box(box: Box, salt: str) -> Box:
    return box._replace(text=box.text + salt) if box.text else box


def pdf_spent(whole: Paper, salts: str) -> Spent:
    """Least processor time of several runs, each with other words.

    Args:
        whole: The paper.
        salts: A sign for each run.
    """
    engine = pdf.engine(None)
    best = Spent(float("inf"), float("inf"), 0)
    for salt in salts:
        other = salted(whole, salt)
        before = time.process_time()
        inputs = pdf.inputs(Manuscript(other))
        middle = time.process_time()
        data = pdf.typeset(engine, inputs)
        after = time.process_time()
        with pypdfium2.PdfDocument(data) as made:
            pages = len(made)
        if after - before < best.whole:
            best = Spent(after - before, after - middle, pages)
    return Spent(best.whole * 1000, best.engine * 1000, best.pages)


def page_spent(whole: Paper) -> float:
    """Least milliseconds of a page."""
    write: Callable[[Manuscript], bytes] = writer_for(".html").write
    return measuring.fine_cpu(lambda: write(Manuscript(whole)), 5, 1)


def bench_typesetting() -> list[measuring.Line]:
    """Lines of the table."""
    plan = read(PLAN).documents[0]
    shorter, longer = paper(plan, 8), paper(plan, 300)
    pdf_spent(shorter, SALTS[0])
    # Each is the least of several runs: one run alone may meet whatever else the machine does.
    few, many = pdf_spent(shorter, SALTS[1:]), pdf_spent(longer, SALTS[:2])
    ratio, long_ratio = few.whole / few.engine, many.whole / many.engine
    growth = (many.whole / many.pages) / (few.whole / few.pages)
    html, times = measuring.slowness(lambda: page_spent(shorter))
    return [
        measuring.Line(
            f"写 {few.pages} 页的 PDF，排版引擎本身", f"{few.whole:.0f} ms",
            f"{few.engine:.0f} ms", f"{ratio:.2f} 倍", "≤ 1.25 倍", ratio <= 1.25,
        ),
        measuring.Line(
            f"写 {many.pages} 页的 PDF（300 个项目），排版引擎本身", f"{many.whole / 1000:.1f} s",
            f"{many.engine / 1000:.1f} s", f"{long_ratio:.2f} 倍", "≤ 1.25 倍", long_ratio <= 1.25,
        ),
        measuring.Line(
            f"写 {many.pages} 页的 PDF，每页与 {few.pages} 页的比",
            f"{many.whole / many.pages:.1f} ms", f"{few.whole / few.pages:.1f} ms",
            f"{growth:.2f} 倍", "≤ 1.3 倍", growth <= 1.3,
        ),
        measuring.in_time("写同一份网页", html, times, 15, "{:.1f} ms"),
    ]  # fmt: skip


if __name__ == "__main__":
    for line in bench_typesetting():
        print(line)
