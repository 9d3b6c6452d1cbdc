"""``jixiao check``: documents in, what a strict and fair reviewer would say out."""

import argparse
import contextlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from jixiao.cli.batch import (
    add_jobs,
    count,
    is_many,
    is_original,
    names_document,
    say,
    tasks,
    worked,
    wrong_jobs,
)
from jixiao.cli.checkers import Checker, Kept
from jixiao.cli.findings import text_lines
from jixiao.cli.fixing import Changes, change_all
from jixiao.cli.summing_up import summary, without_forms
from jixiao.cli.telling import Tally, Teller, Told, framed, paired, told, write_report
from jixiao.cli.terminal import Progress, columns, shown
from jixiao.formats.findings.exchange import NoSnapshotError, Snapshot, read_snapshots
from jixiao.formats.findings.scope import Scope
from jixiao.formats.limits import Limits, limits_from_environment
from jixiao.formats.writer import UnwritableDocument
from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Rule
from jixiao.services.checking import FileChecked, More, compared, selected
from jixiao.services.output import UnwritableOutput, encoded, write_whole
from jixiao.services.patching import AUTHOR, author_of
from jixiao.services.reporting import ALONE, FORMATS, Frame, frame, reported, reported_alone
from jixiao.services.reviewing import review_file
from jixiao.services.settings import LEVELS, Settings, SettingsError, read_settings
from jixiao.services.sources import Skipped

HELP = "审核绩效文本、目标表、自评表、监控表，逐条指出问题、位置和改法"
OK, FINDINGS, UNREADABLE, WRONG_USE = 0, 1, 2, 3
SETTINGS = "jixiao.toml"
REVIEW_FILES = frozenset((".docx", ".pdf", ".xlsx"))
_WITH_DOCUMENTS = frozenset(("text", "html", "review"))
"""Formats that show the documents themselves."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="文件、文件夹或 zip 压缩包")
    parser.add_argument(
        "--format", choices=("text", *FORMATS), default="text",
        help="text 便于阅读（默认）；html 可打印、可邮寄的审核意见；review 预填的项目支出绩效目标"
        "审核表（网页；--out 以 .docx、.pdf、.xlsx 结尾时写成那种文件）；json、jsonl、csv、sarif、junit 供其他程序使用",
    )  # fmt: skip
    parser.add_argument("--out", metavar="FILE", help="结果写进这个文件，不打印到屏幕")
    _add_choices(parser)
    parser.add_argument(
        "--since", metavar="SNAPSHOT",
        help="和以前的结果（--format json 或 jsonl）比较：已改、仍在、新出现",
    )  # fmt: skip
    _add_changes(parser)
    parser.add_argument(
        "--settings", metavar="FILE", help=f"本单位的设置（默认用当前文件夹里的 {SETTINGS}）"
    )
    add_jobs(parser, "审核")


def _add_choices(parser: argparse.ArgumentParser) -> None:
    """What is asked, what is shown, in which order."""
    parser.add_argument(
        "--select", action="append", default=[], metavar="RULE",
        help="只用这些规则：编号（TGT004）、名称或类别（TGT），可写多次或用逗号分开",
    )  # fmt: skip
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="RULE",
        help="不用这些规则，写法同 --select",
    )  # fmt: skip
    parser.add_argument(
        "--level", choices=tuple(LEVELS), default="note",
        help="只看这一级及以上：error 错误，warning 提醒，note 建议（默认）",
    )  # fmt: skip
    parser.add_argument(
        "--by", choices=("cost", "place", "rule"), default="cost",
        help="text 的排列：cost 先重后轻（默认），place 按位置，rule 按规则",
    )  # fmt: skip


def _add_changes(parser: argparse.ArgumentParser) -> None:
    """What is done to the files themselves."""
    parser.add_argument(
        "--fix", action="store_true",
        help="把有把握的改法（错位的括号、多余的空格、漏写的%% 等）写进一份同格式的副本，原文件不动",
    )  # fmt: skip
    parser.add_argument(
        "--in-place", action="store_true",
        help="和 --fix 一起用：直接改原件，只动有问题的字，先在旁边存一份 .bak 备份",
    )  # fmt: skip
    parser.add_argument(
        "--track", action="store_true",
        help="和 --fix 一起用：Word 文件以修订方式改，可在 Word 里逐条接受或拒绝",
    )  # fmt: skip
    parser.add_argument(
        "--comment", metavar="OUT",
        help="把问题作为批注写进一份副本（.docx、.xlsx、.pdf），原文件不动；多个文件时 OUT 是文件夹",
    )  # fmt: skip
    parser.add_argument(
        "--author", metavar="NAME", default="", help=f"批注和修订的作者（默认 {AUTHOR}）"
    )
    parser.add_argument(
        "--date", metavar="DATE", help="批注和修订的日期，如 2025-01-31（默认今天）"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check everything and print the findings; see the exit codes of the house."""
    try:
        limits = limits_from_environment()
        settings = _settings(arguments.settings)
        asked = _asked(arguments)
        if wrong := _wrong_use(arguments):
            raise ValueError(wrong)
        snapshots = _snapshots(arguments.since)
    except KeyError as error:
        sys.stderr.write(f"没有“{error.args[0]}”这条规则或这一类；用 jixiao rules 查看全部规则。\n")
        return WRONG_USE
    except (SettingsError, NoSnapshotError, ValueError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    work = Checker(
        limits, settings, tuple(rule.id for rule in asked), is_whole=_wants_documents(arguments)
    )
    kept, unread = _check_all(arguments, work)
    teller = _teller(arguments, work, kept, asked, snapshots)
    try:
        tallies = _print(arguments, kept, teller, limits, unread)
    except (UnwritableOutput, UnwritableDocument) as error:
        sys.stderr.write(f"{error}\n")
        return UNREADABLE
    is_whole = _change_all(arguments, map(teller.opened, kept), work)
    if arguments.format != "text":
        for line in without_forms(tallies):
            sys.stderr.write(f"{line}\n")
    name = shown(arguments.settings or SETTINGS)
    for line in summary(tallies, settings, len(unread), name, teller.level):
        sys.stderr.write(f"{line}\n")
    if unread or not is_whole:
        return UNREADABLE
    return FINDINGS if any(any(each.counts.values()) for each in tallies) else OK


def _change_all(
    arguments: argparse.Namespace, checked: Iterable[FileChecked], work: Checker
) -> bool:
    """Fix and comment; False when a file could not be written."""
    if not arguments.fix and arguments.comment is None:
        return True
    changes = Changes(
        fix=arguments.fix,
        in_place=arguments.in_place,
        track=arguments.track,
        comment=arguments.comment,
        is_folder=arguments.comment is not None and is_many(arguments.paths),
        author=author_of(arguments.date or date.today().isoformat(), arguments.author),  # noqa: DTZ011 -- the day on the clerk's wall
        level=LEVELS[arguments.level],
    )
    is_whole = True
    for line, done in change_all(checked, changes, work.limits, work.again):
        sys.stderr.write(f"{line}\n")
        is_whole &= done
    return is_whole


def _wrong_use(arguments: argparse.Namespace) -> str:
    """What is wrong with the arguments, as a sentence; "" for nothing."""
    if wrong := _wrong_change(arguments):
        return wrong
    if wrong := wrong_jobs(arguments):
        return wrong
    if arguments.since is not None and arguments.format != "text":
        return f"--since 的比较是文字，不能写成 {arguments.format}；请去掉 --format，或另外再审核一次。"
    if arguments.format == "review" and arguments.level != "note":
        return "审核表要写全查到的依据，不能只写一部分；请去掉 --level。"
    if arguments.out == "":
        return "参数 --out 后面是空的，请写一个文件名。"
    given = [each for each in (*arguments.paths, arguments.settings, arguments.since) if each]
    if arguments.out and any(is_original(arguments.out, each) for each in given):
        return f"--out 后面的 {shown(arguments.out)} 是原件，写进去会盖掉它；请换一个文件名。"
    if arguments.format == "review" and names_document(arguments.out) and not _is_form(arguments):
        return (
            f"审核表不能写成 {shown(arguments.out)}；--out 请以 .docx、.pdf、.xlsx 或 .html 结尾。"
        )
    if arguments.format != "review" and names_document(arguments.out):
        return (
            f"只有审核表能写成 {shown(arguments.out)} 这种文件，请加 --format review；"
            "要把意见批注在文件里，请用 --comment。"
        )
    return ""


def _is_form(arguments: argparse.Namespace) -> bool:
    """Whether the review form is written as a document rather than a page."""
    suffix = Path(arguments.out or "").suffix.lower()
    return arguments.format == "review" and suffix in REVIEW_FILES


def _wrong_change(arguments: argparse.Namespace) -> str:
    """What is wrong with what is asked to be changed, as a sentence."""
    for name, given in (("--in-place", arguments.in_place), ("--track", arguments.track)):
        if given and not arguments.fix:
            return f"{name} 要和 --fix 一起用。"
    if arguments.comment == "":
        return "参数 --comment 后面是空的，请写一个文件名。"
    if arguments.comment and any(is_original(arguments.comment, p) for p in arguments.paths):
        return (
            f"--comment 后面的 {shown(arguments.comment)} 是原件；批注写在副本里，请换一个文件名。"
        )
    if arguments.date is not None:
        try:
            date.fromisoformat(arguments.date)
        except ValueError:
            return f"参数 --date 应写成 2025-01-31 这样，现在是“{shown(arguments.date)}”。"
    return ""


def _words(given: Sequence[str]) -> list[str]:
    return [word for each in given for word in re.split(r"[,，、;；\s]+", each) if word]


def _asked(arguments: argparse.Namespace) -> tuple[Rule, ...]:
    """The rules that are chosen; none at all would call everything clean."""
    for name, given in (("--select", arguments.select), ("--ignore", arguments.ignore)):
        if given and not _words(given):
            message = f"参数 {name} 后面是空的，请写规则的编号、名称或类别。"
            raise ValueError(message)
    asked = selected(_words(arguments.select), _words(arguments.ignore))
    if not asked:
        message = "--select 和 --ignore 合起来一条规则也没有留下，请检查。"
        raise ValueError(message)
    return asked


def _settings(path: str | None) -> Settings:
    today = date.today()  # noqa: DTZ011 -- the day on the clerk's wall
    if path is None and not Path(SETTINGS).is_file():
        return Settings(today=today)
    try:
        text = Path(path or SETTINGS).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        message = f"读不了设置文件 {path or SETTINGS}，请检查路径和 UTF-8 编码。"
        raise SettingsError(message) from None
    return read_settings(text, today, shown(path or SETTINGS))


def _snapshots(path: str | None) -> list[Snapshot] | None:
    if path is None:
        return None
    try:
        return read_snapshots(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        message = f"读不了 {path}，请检查 --since 后面的路径。"
        raise NoSnapshotError(message) from None


def _check_all(
    arguments: argparse.Namespace, work: Checker
) -> tuple[list[Kept], list[tuple[str, str]]]:
    """Every file checked alone; which could not be read, and why."""
    are_many = is_many(arguments.paths)
    total = count(arguments.paths, work.limits, None) if are_many else None
    progress = Progress(sys.stderr, total)
    kept: list[Kept] = []
    unread: list[tuple[str, str]] = []
    found = worked(
        tasks(arguments.paths, work.limits, Skipped(), None, lambda below, _names: below),
        work, lost=str, jobs=arguments.jobs if are_many else 1, limits=work.limits,
    )  # fmt: skip
    with contextlib.closing(found):
        for task, result in found:
            if isinstance(result, Kept):
                kept.append(result._replace(at=len(kept)))
            else:
                unread.append((task.source.name, result.removeprefix(f"{task.source.name}：")))
                say(progress, result)
            if are_many:
                progress.step(task.source.name)
    progress.clear()
    if are_many and not (kept or unread):
        sys.stderr.write("这里没有可以审核的文件，请检查路径。\n")
    return kept, unread


def _teller(
    arguments: argparse.Namespace,
    work: Checker,
    kept: list[Kept],
    asked: Sequence[Rule],
    snapshots: list[Snapshot] | None,
) -> Teller:
    """Compare the files; who tells what was found in each of them."""
    more = More({}, {})
    if sum(len(each.traces) for each in kept) > 1:
        more = compared([each.traces for each in kept], work.settings, asked)
    kept[:] = [each._replace(traces=()) for each in kept]
    level = LEVELS[arguments.level]
    if arguments.format == "text":
        is_terminal = sys.stdout.isatty() and not arguments.out and not os.environ.get("NO_COLOR")
        words = partial(
            _text_of, level=level, by=arguments.by, wide=columns(sys.stdout, 110),
            coloured=is_terminal, snapshots=paired(kept, snapshots),
        )  # fmt: skip
    else:
        is_list = is_many(arguments.paths)
        words = partial(_entry_of, form=arguments.format, level=level, is_list=is_list)
    return Teller(work.settings, more, level, words)


def _wants_documents(arguments: argparse.Namespace) -> bool:
    """Whether the documents are needed when all is found: to show them, or to change them."""
    return arguments.format in _WITH_DOCUMENTS or arguments.fix or arguments.comment is not None


def _at_least(checked: FileChecked, level: Severity) -> FileChecked:
    """A file with its findings from a level on."""
    return replace(checked, findings=tuple(x for x in checked.findings if x.severity >= level))


def _text_of(
    checked: FileChecked,
    *,
    level: Severity,
    by: str,
    wide: int,
    coloured: bool,
    snapshots: Mapping[tuple[str, str], list[Snapshot]] | None,
) -> str:
    source = checked.file.source
    older = None if snapshots is None else snapshots[source.name, source.sha256]
    lines = text_lines([checked], level, by, wide=wide, coloured=coloured, snapshots=older)
    return "".join(f"{line}\n" for line in lines)


def _entry_of(checked: FileChecked, *, form: str, level: Severity, is_list: bool) -> str:
    return reported_alone(_at_least(checked, level), form, is_list=is_list)


def _print(
    arguments: argparse.Namespace,
    kept: Sequence[Kept],
    teller: Teller,
    limits: Limits,
    unread: Sequence[tuple[str, str]],
) -> list[Tally]:
    """Print what was found, file by file where the format allows; what is counted of each."""
    form, is_list = arguments.format, is_many(arguments.paths)
    if form == "text" or (kept and form in ALONE):
        jobs = arguments.jobs if is_list else 1
        around = Frame(between="\n") if form == "text" else frame(form, is_list=is_list)
        tallies: list[Tally] = []
        texts = _noted(told(kept, teller, jobs=jobs, limits=limits), tallies)
        write_report(arguments.out, framed(texts, around))
        return tallies
    checked = [teller.opened(each) for each in kept]
    shown_files = [_at_least(each, teller.level) for each in checked]
    if _is_form(arguments):
        out = Path(arguments.out)
        write_whole(out, review_file(shown_files, out.suffix.lower()))
    else:
        scope = Scope(teller.level, tuple(unread))
        text = reported(shown_files, form, is_list=is_list, scope=scope)
        write_report(arguments.out, [encoded(text)])
    return [
        teller.tally(each, has_form=one.has_form) for each, one in zip(checked, kept, strict=True)
    ]


def _noted(found: Iterable[Told], tallies: list[Tally]) -> Iterator[bytes]:
    for each in found:
        tallies.append(each.tally)
        yield each.text
