"""The rules: import, cost against reading, projects a second, folders, documents side by side."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from jixiao.formats.engines.docx import READER as WORD
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.kernel.collector import without_collector
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Project
from jixiao.regulation.parameters import Parameters
from jixiao.rules.catalogue import rules
from jixiao.rules.comparing import compare
from jixiao.rules.engine import check_document
from jixiao.rules.traces import Traces
from jixiao.rules.tracing import trace_of
from jixiao.services.checking import parameters_of
from jixiao.services.reading import read
from jixiao.services.settings import Settings
from tools.make_docx import make_docx
from tools.measuring import (
    Line,
    at_most,
    compiled,
    fine_cpu,
    in_its_own,
    in_time,
    slowness,
)

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
_IMPORT = (
    "import time; t = time.process_time(); from jixiao.rules.catalogue import rules; rules();"
    " print(time.process_time() - t)"
)
_FOLDER = 2000
_GENERATED = 300
_TODAY = date(2026, 1, 1)


def bench_rules() -> list[Line]:
    """All lines about rules."""
    return [bench_import(), bench_against_reading(), *bench_projects(), bench_together()]


def bench_import() -> Line:
    """CPU time of importing all rules, compiled files there."""
    command = [sys.executable, "-c", _IMPORT]
    with compiled() as known:

        def run() -> float:
            runs = [
                float(subprocess.run(command, capture_output=True, check=True, env=known).stdout)
                for _ in range(8)
            ]
            return min(runs) * 1000

        best, times = slowness(run)
    loop = _loop()
    return in_time("导入全部规则", best, times, 200, "{:.0f} ms", other=f"空循环百万次 {loop:.0f} ms",
                   ratio=f"{best / loop:.1f} ×")  # fmt: skip


def bench_against_reading() -> Line:
    """All rules on the sample documents against reading them from .docx."""
    paths = sorted((ROOT / "samples").glob("*/*.docx"))
    reading = fine_cpu(lambda: [read(path) for path in paths], 5, 1)
    documents = [each for path in paths for each in read(path).documents]
    checking = fine_cpu(lambda: check_all(documents), 5, 1)
    return at_most("全部规则审核样例 / 从 docx 读出它们", checking, reading, 1)


def bench_projects() -> list[Line]:
    """Projects checked in a second on one core: samples, seeds where they are, a large plan."""
    samples = [
        each
        for path in sorted((ROOT / "samples").glob("*/*.docx"))
        for each in read(path).documents
    ]
    seeds = [each for path in sorted(SEEDS.glob("*.txt")) for each in read(path).documents]
    large = list(WORD.read(make_docx(_GENERATED, 7), DEFAULT_LIMITS).documents)
    loop = _loop()
    lines = []
    total, spent, usual = 0, 0.0, 0.0
    for what, documents in (("样例", samples), ("真实文本", seeds), ("300 个项目的文本", large)):
        count = sum(len(each.projects) for each in documents)
        if not count:
            continue
        cost, times = slowness(partial(fine_cpu, partial(check_all, documents), 25, 1))
        total, spent, usual = total + count, spent + cost, usual + cost / times
        rows = sum(len(each.indicators) for document in documents for each in document.projects)
        said = f"全部规则审核{what}（{count} 个项目，{rows} 条指标；每秒项目数）"
        rate = count / cost * 1000
        if count == _GENERATED:
            lines.append(in_time(said, rate, times, 1500, "{:,.0f}", is_rate=True))
        else:
            lines.append(Line(said, f"{rate:,.0f}", "—", "—", "—", None))
    rate = total / spent * 1000
    lines.append(in_time(f"全部规则审核以上 {total} 个项目（每秒项目数）", rate, spent / usual, 1500,
                         "{:,.0f}", other=f"空循环百万次 {loop:.0f} ms", is_rate=True))  # fmt: skip
    return lines


def check_all(documents: Sequence[PerformanceDocument]) -> int:
    """Ask all rules about documents; how many findings there are."""
    asked, settings = tuple(rules().values()), Settings(today=_TODAY)
    return sum(
        len(check_document(each, asked, parameters_of(each, settings)).findings)
        for each in documents
    )


def bench_together() -> Line:
    """Rules that compare documents on 20,000 of them against ten times 2,000."""
    patterns = [
        each
        for seed in range(20)
        for each in WORD.read(make_docx(2, seed), DEFAULT_LIMITS).documents
    ]
    few, many = (_compared(_several(patterns, count)) for count in (_FOLDER, 10 * _FOLDER))
    return Line("2 万份文本互相比对 / 2 千份的 10 倍（线性）", f"{many:.2f} s", f"{few * 10:.2f} s",
                f"{many / few / 10:.2f} ×", "≤ 1.5 ×", many / few / 10 <= 1.5)  # fmt: skip


def _compared(documents: Sequence[PerformanceDocument]) -> float:
    """CPU seconds of keeping what documents are compared by and comparing them, least of two."""
    asked = tuple(rules().values())

    def run() -> None:
        with without_collector():
            traces = [trace_of(f"{at:05}.docx", 0, each) for at, each in enumerate(documents)]
            compare(Traces(traces, Parameters(_TODAY)), asked)

    return fine_cpu(run, 2, 1) / 1000


def _several(patterns: Sequence[PerformanceDocument], count: int) -> list[PerformanceDocument]:
    """Documents of many departments over three years with words of their own."""
    return [_another(patterns[at % len(patterns)], at) for at in range(count)]


def _another(document: PerformanceDocument, at: int) -> PerformanceDocument:
    department, year = f"第{at // 3}工作局", 2024 + at % 3
    return replace(
        document,
        department=Stated(department, None, document.department.span),
        fiscal_year=Stated(f"{year}年", year, document.fiscal_year.span),
        projects=tuple(_own(each, at) for each in document.projects),
    )


def _own(project: Project, at: int) -> Project:
    """A project with a name and two sentences that only one department has."""
    name = f"{project.name.raw}之{at // 3}"
    words = (
        f"为第{at // 3}工作局{project.name.raw}安排经费，全年走访服务对象{at % 97}户并逐户建立档案。",
        f"{project.name.raw}覆盖辖区内第{at}网格的全部登记对象，年底前完成回访并公布回访结果。",
    )
    return replace(
        project,
        name=Stated(name, name, project.name.span),
        objectives=tuple(Stated(each, each, project.name.span) for each in words),
    )


def bench_folder_checked() -> list[Line]:
    """2,000 Word documents read, checked and compared on two cores, as a user does it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for at in range(_FOLDER):
            (folder / f"{at:04}.docx").write_bytes(make_docx(2, at % 40))
        (checked, memory), times = slowness(partial(_timed, "check", folder))
        read_only, _ = _timed("read", folder)
    return [
        in_time("2000 份 docx 读取、审核、互相比对，两核", checked, times, 20, "{:.1f} s",
                other=f"只读取 {read_only:.1f} s", ratio=f"{checked / read_only:.2f} ×"),
        Line("同上，主进程内存峰值", f"{memory:.0f} MB", "—", "—", "—", None),
    ]  # fmt: skip


def _timed(command: str, folder: Path) -> tuple[float, float]:
    """Wall seconds of a command on two cores, and the peak memory of its main process in MB."""
    program = str(Path(sys.executable).parent / "jixiao")
    arguments = [program, command, str(folder), "--format", "jsonl", "--jobs", "2"]
    with compiled() as known:
        return in_its_own(arguments, known)


def _loop() -> float:
    """CPU milliseconds of an empty loop of a million steps: how quick the machine is just now."""
    return fine_cpu(lambda: sum(1 for _ in range(1_000_000)), 5, 1)
