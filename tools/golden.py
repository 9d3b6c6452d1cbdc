"""Measures what is read of every kind of source, prints it and keeps it in docs/accuracy.md.

    python -m tools.golden [--no-ocr]

Samples have truth of their own (tests/samples_truth); the real texts and page excerpts lie beside
the repository in ../shared, and without that folder nothing is written. Only figures are kept: no
sentence of other people enters the page.
"""

import json
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jixiao.formats.exchange.writing import document_entry
from jixiao.formats.limits import UnreadableDocument
from jixiao.services.reading import read
from tests.truth import SAMPLES, SHARED, compared, sample_truth
from tools import defects, measure_pages, precision
from tools.scan_accuracy import totalled
from tools.scan_samples import BAD, GOOD

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
INTRO = """<!-- Made by make golden; do not edit. -->

# What is read of which kind of source

A *leaf* is one value of the exchange form that the truth states: a name, a target, an amount, a
heading, a null. Strings are compared without white space, amounts and percents as decimals.
"""


def _read(path: Path) -> tuple[list[dict[str, Any]], int, str]:
    """Entries of a file, number of notices, and why it could not be read."""
    try:
        found = read(path)
    except UnreadableDocument as error:
        return [], 0, str(error).partition("：")[2]
    entries = [document_entry(each) for each in found.documents]
    return entries, sum(len(each["notices"]) for each in entries) + len(found.notices), ""


def samples(with_ocr: bool) -> Iterator[str]:
    """One row for each of the project's own files."""
    yield "\n## The project's own samples\n"
    yield "Three departments of an invented county (`samples/`), each in several formats. A scan"
    yield "is compared with full and half width folded.\n"
    yield "| file | leaves | right | not right | notices | seconds of CPU |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    listed = tomllib.loads((SAMPLES / "files.toml").read_text(encoding="utf-8"))["file"]
    for each in listed:
        is_scan = "cells" in each
        if is_scan and not with_ocr:
            continue
        begun = time.process_time()
        entries, notices, refused = _read(SAMPLES / each["path"])
        spent = time.process_time() - begun
        found = compared(entries, sample_truth(each["truth"]), folded=is_scan)
        name = each["path"] + (f" ({refused})" if refused else "")
        yield (
            f"| {name} | {found.leaves} | {found.right:.1%} | {len(found.differences)} |"
            f" {notices} | {spent:.2f} |"
        )


def scans() -> Iterator[str]:
    """Characters and cells of made scans, page by page."""
    yield "\n## Scans\n"
    yield "Invented forms, printed in several fonts and scanned badly on purpose; a cell is right when"
    yield "text, row, column and spans are, full and half width folded (`tools/scan_accuracy.py`).\n"
    yield "| scans | pages | characters | aim | cells | aim | notices a page | wrong without notice |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, scanners, count, aims in (
        ("150–200 dpi", GOOD, 12, ("99.5 %", "98 %")),
        ("120 dpi, skewed, noisy, sealed", BAD, 12, ("", "95 %")),
    ):
        found = totalled(scanners, count, 700)
        yield (
            f"| {name} | {found.pages} | {1 - found.signs_wrong / found.signs:.2%} | {aims[0]} |"
            f" {found.cells_right / found.cells:.2%} | {aims[1]} |"
            f" {found.notices / found.pages:.1f} | {found.wrong_without_notice} |"
        )


def seeds() -> Iterator[str]:
    """One row for each real text that people have read."""
    yield "\n## Five real texts\n"
    yield "Truth was read by people; every difference counts, also in prose.\n"
    yield "| text | leaves | right | not right | notices |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        truth = json.loads((SHARED / "golden" / f"{path.stem}.json").read_text(encoding="utf-8"))
        entries, notices, _ = _read(path)
        found = compared(entries[0] if entries else {}, truth)
        yield (
            f"| {path.stem[:3]} | {found.leaves} | {found.right:.2%} | {len(found.differences)} |"
            f" {notices} |"
        )


def pages() -> Iterator[str]:
    """One row for each page excerpt, and the sums that the house's aims are about."""
    results = measure_pages.run(SHARED)
    true = sum(len(each.true) for each in results)
    emitted = sum(len(each.emitted) for each in results)
    right = sum(each.right for each in results)
    loose = sum(each.right_loose for each in results)
    yield "\n## Excerpts of public web pages\n"
    yield f"{len(results)} beginnings of pages from 23 provinces, with the noise of the page. A row"
    yield "is right when name and target are what a person read; *loose* also forgives a prefix such"
    yield "as ★ in the name and the end of a bracket.\n"
    yield "| | rows | aim |\n| --- | ---: | ---: |"
    yield f"| rows that a person can tell | {true} | |"
    yield f"| rows read | {emitted} | |"
    yield f"| precision, strict | {right / max(1, emitted):.1%} | 99 % |"
    yield f"| precision, loose | {loose / max(1, emitted):.1%} | |"
    yield f"| recall, strict | {right / max(1, true):.1%} | 85 % |"
    yield f"| recall, loose | {loose / max(1, true):.1%} | |"
    yield "\n| page | kind | true | read | right | loose | notices |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: |"
    for each in results:
        yield (
            f"| {each.page} | {each.kind} | {len(each.true)} | {len(each.emitted)} | {each.right} |"
            f" {each.right_loose} | {len(each.notices)} |"
        )


def workbooks() -> Iterator[str]:
    """What the real files give, in numbers."""
    yield "\n## Real files\n"
    yield "Without truth of their own: what is found in them.\n"
    yield "| file | documents | projects | indicators | notices |"
    yield "| --- | --- | ---: | ---: | ---: |"
    for number, path in enumerate(sorted((SHARED / "real" / "files").iterdir()), 1):
        entries, notices, refused = _read(path)
        projects = [each for entry in entries for each in entry["projects"]]
        indicators = sum(len(each["indicators"]) for each in projects)
        kinds = ", ".join(entry["kind"] for entry in entries) or refused
        yield f"| {number} {path.suffix} | {kinds} | {len(projects)} | {indicators} | {notices} |"


def reviewed() -> Iterator[str]:
    """What a reviewer found in three of the real texts, and which of it the rules find."""
    yield "\n## Defects that a reviewer found\n"
    yield "295 defects in three of the real texts, read by a person. A defect is found when a rule that"
    yield "declares its kind speaks at its place. *Mechanical* are kinds that a program can find by a"
    yield "sound method; why the others need a person stands in `tests/golden/defect_kinds.toml`.\n"
    yield from defects.table()


WEAK = """
## What is weak

* Scans are made, not found: printed in two fonts, then skewed, blurred, noised and stamped. Real
  photocopies in other fonts will be read worse; ‰ and dashes between Chinese signs suffer first.
* The .doc, .odt and .html samples were saved by LibreOffice, not by Word or WPS.
* The excerpts are the beginnings of pages; truth about them is name and target only. Where columns
  were lost or cells are glued, fewer rows are read, and a notice says so. Precision goes before
  recall.
* Forms of Liaoning, Jilin, Heilongjiang, Hainan, Guizhou, Qinghai, Tibet and Beijing were not seen.
"""


def weak() -> Iterator[str]:
    """What a reader should not rely on."""
    yield WEAK.rstrip()
    listed = tomllib.loads((SAMPLES / "files.toml").read_text(encoding="utf-8"))["file"]
    for each in listed:
        if "pending" in each:
            yield f"* `{each['path']}`: {each['pending']}."


def main(arguments: list[str]) -> int:
    """Print the figures; keep them when everything could be measured."""
    with_ocr = "--no-ocr" not in arguments
    parts: list[Callable[[], Iterator[str]]] = [lambda: samples(with_ocr)]
    if with_ocr:
        parts.append(scans)
    complete = SHARED.exists() and with_ocr
    if SHARED.exists():
        parts += [seeds, workbooks, pages, reviewed, weak]
    else:
        print("../shared is not there: the real texts are not measured", file=sys.stderr)
    out = [INTRO]
    for part in parts:
        for line in part():
            print(line, flush=True)
            out.append(line)
    if complete:
        PAGE.write_text("\n".join([*out, ""]).replace("\n\n\n", "\n\n"), encoding="utf-8")
        precision.PAGE.write_text(precision.page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
