"""Measures speed and size as ratios to a floor or a peer in the same run (``make bench``).

    python -m tools.bench [part … | -part …]

Every line names a budget. CPU time is the least of several runs; peers that are not installed are
said to be missing. The table is printed; a whole run is kept in docs/benchmarks.md, parts that were
left out (``-province``) are named there.
"""

import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pypdfium2

from tools import bench_pdf, bench_rules, bench_targets
from tools.bench_converting import bench_converting
from tools.bench_docx import bench_docx, read
from tools.bench_patching import bench_patching
from tools.bench_province import bench_province
from tools.bench_typesetting import bench_typesetting
from tools.bench_web import bench_web
from tools.bench_workbooks import bench_workbooks
from tools.bench_writing import bench_writing
from tools.make_docx import make_docx
from tools.measuring import (
    REFERENCE_FLOOR,
    Line,
    at_least,
    at_most,
    compiled,
    cpu,
    fine_cpu,
    floor,
    in_its_own,
    in_time,
    missing,
    slowness,
)

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
PAGE = ROOT / "docs" / "benchmarks.md"


def bench_start() -> list[Line]:
    """Start-up of the command line."""
    command = [str(Path(sys.executable).parent / "jixiao"), "--help"]
    with compiled() as known:

        def wall(arguments: list[str]) -> float:
            best = float("inf")
            for _ in range(7):
                before = time.perf_counter()
                subprocess.run(arguments, capture_output=True, check=True, env=known)
                best = min(best, time.perf_counter() - before)
            return best * 1000

        ours, times = slowness(lambda: wall(command))
        bare = wall([sys.executable, "-c", "pass"])
    return [in_time("jixiao --help", ours, times, 150, "{:.0f} ms",
                    other=f"空的 Python {bare:.0f} ms", ratio=f"{ours / bare:.1f} ×")]  # fmt: skip


def bench_machine() -> list[Line]:
    """How quick this machine is just now, against the one on which the budgets were set."""
    ours = floor()
    return [Line("这台机器的快慢：解压并解析 218 KB 的 document.xml", f"{ours:.1f} ms",
                 f"基准机 {REFERENCE_FLOOR:.1f} ms", f"{ours / REFERENCE_FLOOR:.1f} ×", "—",
                 None)]  # fmt: skip


def bench_folder() -> list[Line]:
    """A folder of 2,000 documents on one and two cores, and memory against the number of files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for index in range(2000):
            (folder / "all" / f"{index // 100:02}").mkdir(parents=True, exist_ok=True)
            (folder / "all" / f"{index // 100:02}" / f"{index:04}.docx").write_bytes(
                make_docx(2, index % 40)
            )
        shutil.copytree(folder / "all" / "00", folder / "few")
        one, one_memory = _read_folder(folder / "all", 1)
        two, _ = _read_folder(folder / "all", 2)
        _, few_memory = _read_folder(folder / "few", 1)
    return [
        Line("2000 份 docx：两核比一核", f"{two:.1f} s", f"{one:.1f} s", f"{one / two:.2f} ×",
             "≥ 1.8 ×", one / two >= 1.8),
        at_most("内存峰值：2000 份 / 100 份", one_memory, few_memory, 1.25, "MB"),
    ]  # fmt: skip


def _read_folder(folder: Path, jobs: int) -> tuple[float, float]:
    """Wall time in seconds and peak memory in MB of reading a folder."""
    program = str(Path(sys.executable).parent / "jixiao")
    command = [program, "read", str(folder), "--format", "jsonl", "--jobs", str(jobs)]
    best, memory = float("inf"), 0.0
    with compiled() as known:
        for _ in range(2):
            seconds, memory = in_its_own(command, known)
            best = min(best, seconds)
    return best, memory


def bench_pdf_files() -> list[Line]:
    """Text PDF against the bare extraction of text and drawn paths, and against pdfplumber."""
    files = [
        path.read_bytes() for path in sorted(SAMPLES.glob("*/*.pdf")) if "scan" not in path.name
    ]
    pages = sum(len(pypdfium2.PdfDocument(data)) for data in files)
    floor = sum(fine_cpu(lambda d=d: bench_pdf.floor(d), 5, 1) for d in files) / pages
    ours = sum(fine_cpu(lambda d=d: read(d, "pdf"), 5, 1) for d in files) / pages
    lines = [at_most("PDF 一页到类型化数据 / 引擎裸取文字和线条", ours, floor, 2)]
    plumbed = [bench_pdf.plumber(data) for data in files]
    what = "PDF：比 pdfplumber 快"
    if None in plumbed:
        return [*lines, missing(what, "≥ 10 ×", "pdfplumber 没有安装")]
    other = sum(each for each in plumbed if each is not None) * 1000 / pages
    return [*lines, at_least(what, ours, other, 10)]


def bench_doc() -> list[Line]:
    """Binary .doc against a cold start of LibreOffice."""
    what = ".doc：比冷启动的 LibreOffice 快"
    office = shutil.which("soffice")
    if office is None:
        return [missing(what, "≥ 100 ×", "LibreOffice 没有安装")]
    path = SAMPLES / "qinghekou-union-2025" / "plan.doc"
    ours = fine_cpu(lambda: read(path.read_bytes(), "doc"), 40, 1)
    with tempfile.TemporaryDirectory() as folder:
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                   "--convert-to", "docx", "--outdir", folder, str(path)]  # fmt: skip
        convert = lambda: subprocess.run(command, capture_output=True, check=True)  # noqa: E731
        convert()  # the first one makes the profile
        other = cpu(convert, 2)
    return [at_least(what, ours, other, 100)]


def bench_scan() -> list[Line]:
    """Scanned pages against the bare recognition engine on the same pictures."""
    what = "扫描页 / 裸 OCR 引擎"
    try:
        from tools.scan_accuracy import against_bare  # noqa: PLC0415 -- an extra

        text = against_bare(700, 3)
    except ImportError:
        return [missing(what, "≤ 1.15 ×", "没有安装 jixiao[ocr]")]
    ratio = float(text.rsplit(" ", 1)[1])
    bare, own = (part.split(" s")[0].rsplit(" ", 1)[1] for part in text.split(",")[:2])
    return [Line(what, f"{own} s", f"{bare} s", f"{ratio:.2f} ×", "≤ 1.15 ×", ratio <= 1.15)]


def bench_target() -> list[Line]:
    """Targets typed in a second on one core."""
    found, times = slowness(bench_targets.run)
    loop = fine_cpu(lambda: sum(1 for _ in range(1_000_000)), 5, 1)
    lines = []
    for key, what in (
        ("per_second", "指标值，按真实频次"),
        ("per_second_cold", "指标值，同样的频次，不记已读的写法"),
        ("per_second_distinct", "指标值，每种写法一次"),
    ):
        rate, other = int(str(found[key])), f"空循环百万次 {loop:.0f} ms"
        if key == "per_second":
            line = in_time(f"{what}（每秒个数）", rate, times, 150_000, "{:,.0f}", other=other,
                           is_rate=True)  # fmt: skip
        else:
            line = Line(f"{what}（每秒个数）", f"{rate:,}", other, "—", "—", None)
        lines.append(line)
    return lines


PARTS: dict[str, Callable[[], list[Line]]] = {
    "machine": bench_machine,
    "docx": bench_docx,
    "pdf": bench_pdf_files,
    "doc": bench_doc,
    "scan": bench_scan,
    "targets": bench_target,
    "rules": bench_rules.bench_rules,
    "folder": bench_folder,
    "checked": bench_rules.bench_folder_checked,
    "writing": bench_writing,
    "typesetting": bench_typesetting,
    "workbooks": bench_workbooks,
    "patching": bench_patching,
    "converting": bench_converting,
    "start": bench_start,
    "web": bench_web,
    "province": bench_province,
}

INTRO = """<!-- Made by make bench; do not edit. -->

# Speed and size

Ratios to a floor or a peer in the same run; CPU time, the least of several runs, unless seconds are
named. “—” under *holds* means that nothing was promised or the peer was not there.

Budgets in time were set for a machine that unpacks and parses a document.xml of some 215 KB in
2.6 ms. Beside the plain figure stands the one at that speed, by the same floor measured right
before and after (ADR 0012); *holds* says “yes” only of the plain figure.

"""


WEAK = """
## What is weak

* Targets: the budget is one pass over a real mix of cells that begins with nothing remembered;
  beside it stand the same mix with nothing ever remembered, and each notation once. Plain cells
  are quick, dates and sentences with numbers cost ten to thirty times as much. In runs of one day
  the budget's line moved between 110,000 and 193,000 a second: the machine is shared, its speed
  changes by half within minutes.
* For the same reason text PDF moved between 1.65 and 1.92, .doc between 76 and 154, two cores
  between 1.72 and 1.95 within one hour (``python -m tools.bench folder`` by itself gave the last),
  and ten times as many projects in a workbook between 1.00 and 1.36.
* Budgets in time: where only the figure at the reference's speed holds, a user of a machine like
  this one waits longer than was promised. The floor is C: how well a Python is built, a fifth of
  the time of our own code, does not show in it.
* Two thousand documents: reading takes more than half of the time, the rules most of the rest.
  Mark-up, styles and relations of earlier documents are remembered; a folder in which every
  document comes from another program gains less than this one does.
* The web system: thirty people and the server share two cores here, so beside what they waited
  stands what one person waits, and the processor time of the server alone.
* A province of 170 counties on PostgreSQL (6.8 million indicators, 6 GB) takes a quarter of an hour
  to make and was measured by itself (``python -m tools.bench province``, 2026-11-21, machine busy):
  no question reads a large table from end to end; a plan, a saved cell, the history, the board and
  a published plan take 0.9 to 1.1 of what they take with one county, the queue and a judged cell
  1.7, the trail 2.7, the search of everything 4.7 (216 ms). In a second run, other work beside it,
  a plan took 52 ms, a saved cell 28, the board 76, the queue 153, the list of all regions 93 and
  that of a county's year 21 ms, where it was 276 and 172.
* Projects a second: a plan of 300 projects holds the budget by itself. The mix sets beside it five
  real texts and the samples, eleven documents with twenty projects: there the chapters cost, not
  the projects. In runs of one day the mix moved between 1,350 and 1,540, the plan between 1,780
  and 2,100.
* Documents of the benchmark are invented; heavily edited Word files take the slower of two roads.
"""


def page(lines: list[Line]) -> str:
    """The page docs/benchmarks.md."""
    rows = [
        "| what | Jixiao | floor or peer | ratio | budget | at the reference's speed | holds |",
        "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    rows += [f"| {' | '.join(line[:5])} | {line.at_reference} | {line.verdict} |" for line in lines]
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    where = (
        f"\n{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"{platform.machine()}, load {load}. {_built()}\n"
    )
    return INTRO + "\n".join(rows) + "\n" + where + WEAK


def _built() -> str:
    """How this Python was built: one made with profiles is a fifth quicker."""
    given = str(sysconfig.get_config_var("CONFIG_ARGS") or "")
    if "--enable-optimizations" in given:
        return "Python built with profiles."
    if sys.base_prefix == "/usr":
        return "Python of the distribution."
    return "Python configured without --enable-optimizations."


def _measured(names: list[str]) -> Iterator[list[Line]]:
    """Each part in a process of its own: what one has loaded does not weigh on the next."""
    new = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=new, max_tasks_per_child=1) as pool:
        for name in names:
            yield pool.submit(PARTS[name]).result()


def main() -> None:
    """Measure the parts that are named, or all of them; only a whole run is kept."""
    left_out = [each[1:] for each in sys.argv[1:] if each.startswith("-")]
    named = [each for each in sys.argv[1:] if not each.startswith("-")]
    is_whole = not named
    named = named or [each for each in PARTS if each not in left_out]
    lines: list[Line] = []
    for found in _measured(named):
        lines += found
        for line in found:
            there = "" if line.at_reference == "—" else f" | 按基准机折算 {line.at_reference}"
            over = "" if line.holds is not False else "  超出预算"
            if over and line.holds_there:
                over = "  超出预算，折算后不超出"
            print(" | ".join(line[:5]) + there + over, flush=True)
    if is_whole:
        lines += [missing(each, "—", "这次没有测") for each in left_out]
        PAGE.write_text(page(lines), encoding="utf-8")
        print(f"记入 {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
