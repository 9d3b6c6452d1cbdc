"""Many files at once: which there are, where their results go, and how far the work is."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from jixiao.cli.terminal import Progress, shown
from jixiao.formats.limits import Limits
from jixiao.formats.registry import readers
from jixiao.services.jobs import Lost, ordered
from jixiao.services.output import Names, safe_name
from jixiao.services.sources import Named, Refused, Skipped, sources

Result = TypeVar("Result")
OFFICE = frozenset((".docx", ".pdf", ".xlsx", ".doc", ".xls", ".odt", ".ods", ".wps", ".et"))


class Task(NamedTuple):
    """One source and where its result goes.

    Args:
        source: What to read.
        target: Result file, "" for standard output.
    """

    source: Named | Refused
    target: str


def add_jobs(parser: argparse.ArgumentParser, what: str = "读取") -> None:
    """Declare the argument for the number of processes, and what they do."""
    parser.add_argument(
        "--jobs", type=int, metavar="N", help=f"同时{what}的进程数（默认与处理器核数相同，最多 8）"
    )


def wrong_jobs(arguments: argparse.Namespace) -> str:
    """What is wrong with it, as a sentence; "" for nothing."""
    if arguments.jobs is not None and not 1 <= arguments.jobs <= 256:
        return "参数 --jobs 应为 1 到 256 的整数。"
    return ""


def is_folder(path: str) -> bool:
    """Whether it is a folder, as far as one may know."""
    return os.path.isdir(path)  # noqa: PTH112 -- pathlib raises where permission is missing


def is_same(one: str, other: str) -> bool:
    """Whether two names are of one file or folder, through links and folders still to be made."""
    with contextlib.suppress(OSError, ValueError):
        if os.path.realpath(one) == os.path.realpath(other):
            return True
        return os.path.samefile(one, other)  # noqa: PTH121 -- as above
    return False


def is_original(out: str, path: str) -> bool:
    """Whether a result would replace a file that is read."""
    return not is_folder(out) and is_same(out, path)


def names_document(out: str | None) -> bool:
    """Whether a result bears the name of a file of an office program, which no text may have."""
    return Path(out or "").suffix.lower() in OFFICE


def is_many(paths: Sequence[str]) -> bool:
    """Whether more than one file may be meant."""
    return len(paths) > 1 or is_folder(paths[0]) or paths[0].lower().endswith(".zip")


def tasks(
    paths: Sequence[str],
    limits: Limits,
    skipped: Skipped,
    out: Path | None,
    named: Callable[[str, Names], str],
) -> Iterator[Task]:
    """Sources with the files that their results go to, folders mirrored.

    Args:
        paths: Files, folders, archives.
        limits: Limits.
        skipped: Counts what was left out.
        out: Folder of the results, None for standard output.
        named: Name of a result, out of the safe name of its source below ``out``.
    """
    taken: dict[str, int] = {}
    names = Names()
    for path in paths:
        prefix = ""
        if len(paths) > 1:
            name = Path(os.path.abspath(path)).name  # noqa: PTH100 -- resolves no links
            taken[name] = taken.get(name, 0) + 1
            again = "" if taken[name] == 1 else f"-{taken[name]}"
            if is_folder(path):
                prefix = f"{name}{again}/"
            elif again:
                prefix = f"{taken[name]}/"
        for source in sources([path], limits, skipped, leave_out=out):
            target = ""
            if out is not None and isinstance(source, Named):
                below = safe_name(f"{prefix}{source.below or Path(source.path).name}")
                target = str(out / named(below, names))
            yield Task(source, target)


def count(paths: Sequence[str], limits: Limits, out: Path | None) -> int | None:
    """How many sources there are; only counted where a bar is shown."""
    if not sys.stderr.isatty():
        return None
    return sum(1 for _ in sources(paths, limits, leave_out=out))


def worked(
    found: Iterator[Task],
    work: Callable[[Task], Result],
    *,
    lost: Callable[[str], Result],
    jobs: int | None,
    limits: Limits,
) -> Generator[tuple[Task, Result], None, None]:
    """Do the work on every task in processes of their own; results in the order of the tasks.

    Args:
        found: The tasks.
        work: What a worker does; must not raise.
        lost: The result for a task whose worker died, out of the sentence about it.
        jobs: Number of processes, None for as many as there are processors, at most 8.
        limits: Limits; they hold the time for one task.
    """
    readers()  # workers are copies of this process: what is imported now is imported once
    results = ordered(found, work, jobs=jobs or processors(), seconds=limits.seconds)
    with contextlib.closing(results):
        for task, result in results:
            if isinstance(result, Lost):
                yield task, lost(f"{task.source.name}：{result.message}")
            else:
                yield task, result


def processors() -> int:
    """How many processes work unless the user says."""
    return min(os.cpu_count() or 1, 8)


def say(progress: Progress, words: str) -> None:
    """A line on standard error, beside the bar."""
    progress.clear()
    sys.stderr.write(f"{shown(words)}\n")
    sys.stderr.flush()
