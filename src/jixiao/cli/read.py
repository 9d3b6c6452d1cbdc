"""``jixiao read``: files, folders and archives in, what they say out."""

import argparse
import contextlib
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

from jixiao.cli.batch import (
    Task,
    add_jobs,
    count,
    is_folder,
    is_many,
    is_same,
    say,
    tasks,
    worked,
    wrong_jobs,
)
from jixiao.cli.streams import let_go, seen
from jixiao.cli.summary import lines
from jixiao.cli.terminal import Progress, columns, shown
from jixiao.formats.limits import Limits, UnreadableDocument, limits_from_environment
from jixiao.services.exporting import SUFFIXES, csv_opening, exported
from jixiao.services.output import (
    UnwritableOutput,
    encoded,
    prepare_folder,
    why_unwritable,
    write_whole,
)
from jixiao.services.reading import FileRead, read_source
from jixiao.services.sources import Skipped

HELP = "读取绩效文本、目标表、自评表、监控表，输出其中的全部内容"
OK, UNREADABLE, WRONG_USE = 0, 2, 3
_WIDE = 120
"""Columns of a table that goes to a file or another program."""
_ENDLESS = 1_000_000
"""Columns of a list of places that goes to a file or another program: nothing is cut."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="文件、文件夹或 zip 压缩包")
    parser.add_argument(
        "--format",
        choices=("table", "json", "jsonl", "csv"),
        default="table",
        help="table 便于阅读（默认）；json 交换格式；jsonl 每个文件一行；csv 每项指标一行，Excel 可直接打开",
    )
    parser.add_argument("--out", metavar="DIR", help="每个文件各写一个结果，放进这个文件夹")
    add_jobs(parser)
    parser.add_argument(
        "--where", action="store_true", help="列出每个值在文件里的位置：页、表、行、列、字"
    )


class Outcome(NamedTuple):
    """What became of one source; made in the worker, small.

    Args:
        text: Result as UTF-8, empty when it was written to a file or there is none.
        refused: Sentence with the file's name when it can not be read or written, else "".
        is_unwritable: Whether it is the result that can not be written.
        is_final: Whether no other result can be written either.
        documents: Documents with any form in them.
        projects: Projects.
        indicators: Indicators.
        notices: Notices.
    """

    text: bytes = b""
    refused: str = ""
    is_unwritable: bool = False
    is_final: bool = False
    documents: int = 0
    projects: int = 0
    indicators: int = 0
    notices: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker does with one task: read it and make the final text.

    Args:
        limits: What one file may cost.
        form: "table", "json", "jsonl" or "csv".
        places: Whether every value comes with its place.
        columns: Width of the terminal.
    """

    limits: Limits
    form: str
    places: bool
    columns: int

    def __call__(self, task: Task) -> Outcome:
        """Read one source; every failure is an outcome."""
        try:
            file = read_source(task.source, self.limits)
            text = encoded(self._text(file, alone=bool(task.target)))
            if task.target:
                write_whole(Path(task.target), text)
                text = b""
        except UnreadableDocument as error:
            return Outcome(refused=str(error))
        except UnwritableOutput as error:
            return Outcome(refused=str(error), is_unwritable=True, is_final=error.is_final)
        except Exception as error:  # one file that trips us must not stop two thousand
            if os.environ.get("JIXIAO_TRACEBACK"):
                raise
            message = f"{task.source.name}：程序读到这里出了错（{type(error).__name__}），请把文件交给维护者检查。"
            return Outcome(refused=message)
        return _counted(file, text)

    def _text(self, file: FileRead, *, alone: bool) -> str:
        if self.form == "table":
            return "\n".join(lines(file, self.columns, places=self.places)) + "\n"
        text = exported(file, self.form, places=self.places)
        return csv_opening(places=self.places) + text if alone and self.form == "csv" else text


def _counted(file: FileRead, text: bytes) -> Outcome:
    projects = [each for document in file.documents for each in document.projects]
    activities = [each for document in file.documents for each in document.activities]
    return Outcome(
        text=text,
        documents=sum(document.kind != "none" for document in file.documents),
        projects=len(projects),
        indicators=sum(len(each.indicators) + len(each.long_term_indicators) for each in projects)
        + sum(len(each.indicators) for each in activities),
        notices=len(file.notices) + sum(len(document.notices) for document in file.documents),
    )


@dataclass(slots=True)
class Totals:
    """Counts for the summary at the end."""

    files: int = 0
    documents: int = 0
    projects: int = 0
    indicators: int = 0
    notices: int = 0
    refused: int = 0
    unwritten: int = 0
    is_stopped: bool = False
    skipped: Skipped = field(default_factory=Skipped)
    began: float = field(default_factory=time.monotonic)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        if outcome.refused:
            self.refused += not outcome.is_unwritable
            self.unwritten += outcome.is_unwritable
            self.is_stopped = self.is_stopped or outcome.is_final
            return
        self.files += 1
        self.documents += outcome.documents
        self.projects += outcome.projects
        self.indicators += outcome.indicators
        self.notices += outcome.notices

    def words(self) -> str:
        """The summary: one line."""
        left_out = self.skipped.hidden + self.skipped.repeated
        return (
            f"读了 {self.files} 个文件：{self.documents} 份绩效文档，{self.projects} 个项目，"
            f"{self.indicators} 项指标，{self.notices} 条提示"
            + (f"；{self.refused} 个文件读不了" if self.refused else "")
            + (f"；{self.unwritten} 个结果没有写入" if self.unwritten else "")
            + ("，其余的没有再读" if self.is_stopped else "")
            + (f"；跳过 {left_out} 个隐藏、临时或重复的文件" if left_out else "")
            + self._others()
            + f"。用时 {time.monotonic() - self.began:.1f} 秒。"
        )

    def _others(self) -> str:
        """What was skipped because its suffix is that of no document."""
        others = self.skipped.others
        if not others:
            return ""
        named = "、".join(suffix for suffix, _ in others.most_common(5))
        more = "等" if len(others) > 5 else ""
        return f"；跳过 {others.total()} 个不是文档的文件（{named}{more}）"


def run(arguments: argparse.Namespace) -> int:
    """Read everything and print or write it; 2 when anything was unreadable."""
    try:
        limits = limits_from_environment()
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    if wrong := _wrong_use(arguments):
        sys.stderr.write(f"{wrong}\n")
        return WRONG_USE
    output = sys.stdout.buffer
    wide = _ENDLESS if arguments.where else _WIDE
    space = columns(sys.stdout, wide) if not arguments.out else wide
    work = Work(limits, arguments.format, arguments.where, space)
    totals = Totals()
    try:
        if arguments.out:
            prepare_folder(Path(arguments.out))
        _read_all(arguments, work, totals, output)
    except UnwritableOutput as error:
        let_go()
        sys.stderr.write(f"{shown(str(error))}\n")
        return UNREADABLE
    return UNREADABLE if totals.refused or totals.unwritten else OK


def _wrong_use(arguments: argparse.Namespace) -> str:
    """What is wrong with the arguments, as a sentence; "" for nothing."""
    if wrong := wrong_jobs(arguments):
        return wrong
    if arguments.out == "":
        return "参数 --out 后面是空的，请写一个文件夹。"
    if "" in arguments.paths:
        return "参数 PATH 是空的，请写文件或文件夹的路径。"
    if arguments.out and any(
        is_folder(path) and is_same(arguments.out, path) for path in arguments.paths
    ):
        return "结果不能放进原件所在的文件夹，下次会被当成原件；请在 --out 后面写另一个文件夹。"
    return ""


def _read_all(arguments: argparse.Namespace, work: Work, totals: Totals, output: BinaryIO) -> None:
    are_many = is_many(arguments.paths)
    out = Path(arguments.out) if arguments.out else None
    progress = Progress(sys.stderr, count(arguments.paths, work.limits, out) if are_many else None)
    printer = _Printer(
        output, work, is_list=are_many and not arguments.out, is_kept=bool(arguments.out)
    )
    suffix = SUFFIXES[arguments.format]
    found = worked(
        tasks(
            arguments.paths, work.limits, totals.skipped, out,
            lambda below, names: names.unique(below, suffix),
        ),
        work, lost=_lost, jobs=arguments.jobs if are_many else 1, limits=work.limits,
    )  # fmt: skip
    with contextlib.closing(found):
        for task, outcome in found:
            totals.add(outcome)
            if outcome.refused:
                say(progress, outcome.refused)
            if outcome.is_final:
                break
            printer.put(outcome)
            if are_many:
                progress.step(task.source.name)
    printer.close()
    progress.clear()
    if are_many and not (totals.files or totals.refused or totals.unwritten):
        sys.stderr.write("这里没有可以读取的文件，请检查路径。\n")
    if are_many or arguments.out:
        sys.stderr.write(totals.words() + "\n")


def _lost(message: str) -> Outcome:
    return Outcome(refused=message)


class _Printer:
    """Prints results one after the other, with what a list or a table needs around them."""

    def __init__(self, output: BinaryIO, work: Work, *, is_list: bool, is_kept: bool) -> None:
        self.output = output
        self.between = b""
        self.closing = b""
        if is_list and work.form == "json":
            self._write(b"[\n")
            self.closing = b"]\n"
            self.between = b",\n"
        elif work.form == "csv" and not is_kept:
            self._write(encoded(csv_opening(places=work.places)))
        self.is_first = True

    def put(self, outcome: Outcome) -> None:
        """Print one result, at once."""
        if outcome.refused or not outcome.text:
            return
        if self.between:
            text = outcome.text.rstrip(b"\n")
            self._write(text if self.is_first else self.between + text)
        else:
            self._write(outcome.text)
        self.is_first = False

    def close(self) -> None:
        """Print what ends a list."""
        if self.closing:
            self._write(self.closing if self.is_first else b"\n" + self.closing)

    def _write(self, text: bytes) -> None:
        try:
            self.output.write(seen(text))
            self.output.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            message = f"标准输出：{why_unwritable(error)}"
            raise UnwritableOutput(message) from None
