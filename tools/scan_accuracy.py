"""Measures the reading of scans: characters, cells, doubts and time, over fonts and scanners.

    python tools/scan_accuracy.py --good 24 --bad 12

Truth is what was printed. Cells are right when row, column, spans and text agree; white space
and full or half width do not count, neither does the shape of square brackets.
"""

import argparse
import time
import unicodedata
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from jixiao.formats.blocks import Blocks, Cell, Paragraph, Table
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.pages.geometry import PageContent, PageTable
from jixiao.formats.scans.doubts import settle
from jixiao.formats.scans.reading import read_page_image
from tools.scan_samples import (
    BAD,
    FONTS,
    GOOD,
    Scanner,
    TruthPage,
    pages,
    printed,
    rendered,
    scanned,
)

_BRACKETS = str.maketrans("〔〕【】", "[][]")


@dataclass(slots=True)
class Score:
    """Counts over some pages."""

    pages: int = 0
    signs: int = 0
    signs_wrong: int = 0
    cells: int = 0
    cells_right: int = 0
    placed: int = 0
    notices: int = 0
    wrong_without_notice: int = 0
    seconds: float = 0.0
    slips: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Add the counts of another page."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def words(self) -> str:
        """One line for people."""
        return (
            f"{self.pages} pages: characters {1 - self.signs_wrong / self.signs:.4%} of {self.signs}, "
            f"cells {self.cells_right / self.cells:.3%} of {self.cells} (placed {self.placed}), "
            f"notices {self.notices / self.pages:.1f} a page, "
            f"wrong cells without notice {self.wrong_without_notice}, "
            f"{self.seconds / self.pages:.2f} s CPU a page"
        )


def folded(text: str) -> str:
    """Text without white space, full width as half width, square brackets as one kind."""
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(_BRACKETS)


def compared(truth: TruthPage, blocks: Blocks) -> Score:
    """What was read of one page against what was printed on it."""
    score = Score(pages=1, notices=len(blocks.notices))
    doubted = {(n.span.table, n.span.row, n.span.column) for n in blocks.notices if n.span}
    tables = list(blocks.tables())
    for index, wanted in enumerate(truth.tables):
        got = (
            {(c.row, c.column, c.rowspan, c.colspan): c for c in tables[index].cells}
            if index < len(tables)
            else {}
        )
        for cell in wanted:
            place = (cell.row, cell.column, cell.rowspan, cell.colspan)
            read = folded(got[place].text) if place in got else None
            score.cells += 1
            score.placed += read is not None
            if read == folded(cell.text):
                score.cells_right += 1
                continue
            score.slips.append(f"{folded(cell.text)!r} read {read!r}")
            if (index + 1, cell.row, cell.column) not in doubted:
                score.wrong_without_notice += 1
    said = Counter(
        "".join(folded(c.text) for table in truth.tables for c in table)
        + folded("".join(truth.lines))
    )
    heard = Counter(
        folded(
            "".join(c.text for t in tables for c in t.cells)
            + "".join(p.text for p in blocks.paragraphs())
        )
    )
    score.signs = sum(said.values())
    score.signs_wrong = max(sum((said - heard).values()), sum((heard - said).values()))
    return score


def alone(content: PageContent) -> Blocks:
    """A page as a document, without the joining of pages."""
    blocks = Blocks(pages=1, notices=list(content.notices))
    for part in content.parts:
        if isinstance(part, PageTable):
            cells = [
                Cell(c.text, c.row, c.column, c.rowspan, c.colspan, content.page)
                for c in part.cells
            ]
            blocks.items.append(
                Table(sum(1 for _ in blocks.tables()) + 1, cells, page=content.page)
            )
        else:
            blocks.items.append(Paragraph(part.text, page=content.page))
    return blocks


def measured(task: tuple[int, str, Scanner]) -> tuple[Score, str]:
    """Print, scan and read one page."""
    seed, font, scanner = task
    truth = pages(seed, 1)
    picture = scanned(rendered(printed(truth, font), scanner.dpi)[0], scanner, seed)
    start = time.process_time()
    content = read_page_image(picture, 1, DEFAULT_LIMITS)
    blocks = alone(content)
    settle(blocks, {1})
    seconds = time.process_time() - start
    score = compared(truth[0], blocks)
    score.seconds = seconds
    return score, f"{font}, {scanner.dpi} dpi, {scanner.skew}°"


def against_bare(seed: int, count: int) -> str:
    """CPU time of reading pages against the bare engine (detection, recognition) on the same."""
    from rapidocr import RapidOCR  # noqa: PLC0415 -- only for this measurement

    bare = RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        }
    )
    scanners, spent = (GOOD[0], GOOD[1], BAD[0]), {"bare": 0.0, "read": 0.0}
    for number in range(-1, count):  # the first page warms up
        scanner = scanners[number % len(scanners)]
        page = printed(pages(seed + number, 1), FONTS[number % len(FONTS)])
        picture = scanned(rendered(page, scanner.dpi)[0], scanner, seed)
        for name, act in (
            ("bare", lambda: bare(picture)),  # noqa: B023 -- called at once
            ("read", lambda: read_page_image(picture, 1, DEFAULT_LIMITS)),  # noqa: B023
        ):
            start = time.process_time()
            act()
            spent[name] += (time.process_time() - start) * (number >= 0)
    return (
        f"time: bare engine {spent['bare'] / count:.2f} s CPU a page, "
        f"read {spent['read'] / count:.2f} s, ratio {spent['read'] / spent['bare']:.2f}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the reading of scans")
    parser.add_argument("--good", type=int, default=24)
    parser.add_argument("--bad", type=int, default=12)
    parser.add_argument("--seed", type=int, default=100)
    parser.add_argument("--bare", type=int, default=0, help="pages to time against the bare engine")
    asked = parser.parse_args()
    if asked.bare:
        print(against_bare(asked.seed, asked.bare))
    for name, scanners, count in (("good", GOOD, asked.good), ("bad", BAD, asked.bad)):
        total = totalled(scanners, count, asked.seed)
        for slip in total.slips:
            print(f"  {slip}")
        if total.pages:
            print(f"{name}: {total.words()}", flush=True)


def totalled(scanners: tuple[Scanner, ...], count: int, seed: int) -> Score:
    """Counts over some pages, fonts and scanners in turn, two pages at a time."""
    tasks = [
        (seed + n, FONTS[n % len(FONTS)], scanners[n // len(FONTS) % len(scanners)])
        for n in range(count)
    ]
    total = Score()
    with ProcessPoolExecutor(2) as pool:
        for score, what in pool.map(measured, tasks):
            score.slips = [f"{what}: {slip}" for slip in score.slips]
            total.add(score)
    return total


if __name__ == "__main__":
    main()
