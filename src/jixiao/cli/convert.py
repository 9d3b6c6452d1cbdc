"""``jixiao convert``: any document that can be read, written on its form in another format."""

import argparse
import contextlib
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

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
from jixiao.cli.terminal import Progress, shown
from jixiao.formats.limits import Limits, UnreadableDocument, limits_from_environment
from jixiao.formats.registry import writer_for, writers
from jixiao.formats.writer import UnwritableDocument
from jixiao.kernel.notices import Notice
from jixiao.regulation.forms import FaultyForm
from jixiao.services.output import Names, UnwritableOutput, prepare_folder
from jixiao.services.sources import Named, Skipped
from jixiao.services.writing import Choices, check_fonts, chosen_form, convert

HELP = "把绩效文档按表样写成另一种格式：Word、PDF、网页、表格、文本、数据交换文件"
OK, UNREADABLE, WRONG_USE = 0, 2, 3
_HOW = "例如：jixiao convert 绩效文本.docx 绩效文本.pdf，或 jixiao convert 文件夹 结果 --to pdf。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH",
        help="先写要转换的文件、文件夹或 zip 压缩包，最后写结果文件；用 --to 时最后是结果文件夹",
    )  # fmt: skip
    parser.add_argument(
        "--to", metavar="SUFFIX", help="结果的格式（pdf、docx…），一次转换许多文件时用"
    )
    parser.add_argument(
        "--form",
        metavar="ID",
        help="用这种表样或报告提纲（jixiao forms 列出），或自己的表样文件（.toml）；"
        "绩效文本可以预填监控表、自评表和申报表",
    )
    parser.add_argument(
        "--points", action="store_true",
        help="自评表没有分值时，写上各部分的一般分值（预算执行率、产出、效益、满意度），并注明出处",
    )  # fmt: skip
    parser.add_argument("--unit", choices=("万元", "元"), help="金额一律换算成这个单位，不四舍五入")
    parser.add_argument("--fonts", metavar="DIR", help="PDF 用这个文件夹里的字体（仿宋、小标宋等）")
    parser.add_argument("--force", action="store_true", help="已有的结果文件可以盖掉")
    add_jobs(parser)


class Outcome(NamedTuple):
    """What became of one source; made in the worker, small.

    Args:
        refused: Sentence when it can not be read or written, else "".
        is_final: Whether no other result can be written either.
        notices: What is not in the result.
    """

    refused: str = ""
    is_final: bool = False
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker does with one task: read it and write it anew.

    Args:
        limits: What one file may cost.
        choices: How it is written.
        inputs: Files that were named; none of them is written over.
        may_replace: Whether results that exist may be written over.
    """

    limits: Limits
    choices: Choices
    inputs: tuple[str, ...]
    may_replace: bool

    def __call__(self, task: Task) -> Outcome:
        """Convert one source; every failure is an outcome."""
        source, target = task
        if not isinstance(source, Named):
            return Outcome(f"{source.name}：{source.message}")
        if refused := self._in_the_way(source, target):
            return Outcome(refused)
        try:
            notices = convert(source, Path(target), self.choices, self.limits)
        except (UnreadableDocument, UnwritableDocument) as error:
            return Outcome(str(error))
        except UnwritableOutput as error:
            words = str(error).replace("用 --out 换一个位置", "把结果写到别的位置")
            return Outcome(words, is_final=error.is_final)
        except Exception as error:  # one file that trips us must not stop two thousand
            if os.environ.get("JIXIAO_TRACEBACK"):
                raise
            name = type(error).__name__
            return Outcome(
                f"{source.name}：程序转换到这里出了错（{name}），请把文件交给维护者检查。"
            )
        return Outcome(notices=notices)

    def _in_the_way(self, source: Named, target: str) -> str:
        """Why the result must not be written there, "" for nothing."""
        if any(is_same(target, each) for each in (source.path, *self.inputs)):
            return f"{target} 就是原件，写进去会盖掉它；请换一个文件名或文件夹。"
        if not self.may_replace and os.path.lexists(target):
            return f"已有 {target}，没有写入；要盖掉它请加 --force，或换一个名字。"
        return ""


@dataclass(slots=True)
class Totals:
    """Counts for the summary at the end."""

    files: int = 0
    refused: int = 0
    notices: int = 0
    is_stopped: bool = False
    skipped: Skipped = field(default_factory=Skipped)
    began: float = field(default_factory=time.monotonic)

    def words(self) -> str:
        """The summary: one line."""
        others = self.skipped.others.total()
        return (
            f"转换了 {self.files} 个文件"
            + (f"，{self.notices} 条提示" if self.notices else "")
            + (f"；{self.refused} 个没有转换" if self.refused else "")
            + ("，其余的没有再做" if self.is_stopped else "")
            + (f"；跳过 {others} 个不是文档的文件" if others else "")
            + f"。用时 {time.monotonic() - self.began:.1f} 秒。"
        )


def run(arguments: argparse.Namespace) -> int:
    """Convert everything; 2 when anything could not be read or written."""
    *paths, out = arguments.paths
    try:
        limits = limits_from_environment()
        if wrong := wrong_jobs(arguments) or _wrong_use(paths, out, arguments.to):
            raise ValueError(wrong)
        suffix = _suffix(out, arguments.to)
        form = chosen_form(arguments.form) if arguments.form is not None else None
        if suffix == ".pdf":
            check_fonts(arguments.fonts)
    except (ValueError, FaultyForm, UnwritableDocument) as error:
        sys.stderr.write(f"{shown(str(error))}\n")
        return WRONG_USE
    choices = Choices(form, arguments.unit or "", arguments.fonts, arguments.points)
    files = tuple(each for each in paths if not is_folder(each))
    work = Work(limits, choices, files, arguments.force)
    if arguments.to is None:
        return _one(paths[0], out, work)
    try:
        prepare_folder(Path(out))
    except UnwritableOutput as error:
        sys.stderr.write(f"{shown(str(error))}\n")
        return UNREADABLE
    return _all(paths, Path(out), suffix, work, arguments.jobs)


def _wrong_use(paths: Sequence[str], out: str, to: str | None) -> str:
    """What is wrong with the arguments, as a sentence; "" for nothing."""
    if not paths:
        return f"还要写结果的名字。{_HOW}"
    if "" in paths or not out:
        return f"参数 PATH 里有空的名字，请写文件或文件夹的路径。{_HOW}"
    if to is None and (is_many(paths) or is_folder(out)):
        return f"一次转换许多文件，或把结果放进文件夹时，要用 --to 写明格式。{_HOW}"
    if to is not None and any(is_folder(each) and _holds(out, each) for each in paths):
        return "结果不能放进原件所在的文件夹，下次会被当成原件；请在最后写另一个文件夹。"
    return ""


def _holds(folder: str, below: str) -> bool:
    """Whether one folder is the other, or lies above it."""
    with contextlib.suppress(OSError, ValueError):
        return Path(below).resolve().is_relative_to(Path(folder).resolve())
    return False


def _suffix(out: str, to: str | None) -> str:
    """The suffix of the results.

    Raises:
        UnwritableDocument: Nothing writes such files.
    """
    suffix = Path(out).suffix.lower() if to is None else f".{to.lower().lstrip('.')}"
    if suffix not in writers():
        writer_for(suffix)
    return suffix


def _one(path: str, out: str, work: Work) -> int:
    """One file into another; in this process."""
    outcome = work(Task(Named(path, path), out))
    if outcome.refused:
        sys.stderr.write(f"{shown(outcome.refused)}\n")
        return UNREADABLE
    for notice in outcome.notices:
        sys.stderr.write(f"提示：{_notice(notice)}\n")
    return OK


def _all(paths: Sequence[str], out: Path, suffix: str, work: Work, jobs: int | None) -> int:
    totals = Totals()
    progress = Progress(sys.stderr, count(paths, work.limits, out))

    def named(below: str, names: Names) -> str:
        plain = str(PurePosixPath(below).with_suffix(""))
        free = names.unique(plain, suffix)
        return free if free == plain + suffix else names.unique(below, suffix)

    found = worked(
        tasks(paths, work.limits, totals.skipped, out, named),
        work, lost=Outcome, jobs=jobs if is_many(paths) else 1, limits=work.limits,
    )  # fmt: skip
    with contextlib.closing(found):
        for task, outcome in found:
            totals.files += not outcome.refused
            totals.refused += bool(outcome.refused)
            totals.notices += len(outcome.notices)
            if outcome.refused:
                say(progress, outcome.refused)
            for notice in outcome.notices:
                say(progress, f"{task.source.name}：提示：{_notice(notice)}")
            if outcome.is_final:
                totals.is_stopped = True
                break
            progress.step(task.source.name)
    progress.clear()
    if not (totals.files or totals.refused):
        sys.stderr.write("这里没有可以转换的文件，请检查路径。\n")
    sys.stderr.write(totals.words() + "\n")
    return UNREADABLE if totals.refused else OK


def _notice(notice: Notice) -> str:
    words = shown(notice.text)
    return notice.message + (f"（如“{words}”）" if words else "")
