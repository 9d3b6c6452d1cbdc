"""``jixiao diff``: two versions in, what changed out, in words and cell by cell."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from jixiao.cli.batch import is_original, names_document, say
from jixiao.cli.changes import Teller
from jixiao.cli.terminal import Progress, columns, shown
from jixiao.formats.differences.exchange import Compared
from jixiao.formats.limits import Limits, UnreadableDocument, limits_from_environment
from jixiao.services.differences import (
    Couple,
    as_csv,
    as_json,
    as_page,
    by_department,
    compare,
    couples,
    is_blind,
    named_only,
)
from jixiao.services.output import UnwritableOutput, encoded, write_whole
from jixiao.services.reading import FileRead, read_source
from jixiao.services.sources import Named, Refused, Skipped, sources

HELP = "比较两个版本，任何格式、文件夹也行：逐格说出改了、移了、删了、加了什么"
SAME, DIFFERENT, UNREADABLE, WRONG_USE = 0, 1, 2, 3
_BLIND = "两边都没有认出绩效文本或绩效表，没有可以比较的内容；请用其他工具比较这两个文件。"
FORMATS = ("text", "table", "json", "csv", "html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("old", metavar="OLD", help="旧的文件、文件夹或 zip 压缩包")
    parser.add_argument("new", metavar="NEW", help="新的文件、文件夹或 zip 压缩包，格式可以不同")
    parser.add_argument(
        "--format", choices=FORMATS, default="text",
        help="text 用句子说明（默认）；table 逐格对照；html 左右对照、可打印的网页；json、csv 供其他程序使用",
    )  # fmt: skip
    parser.add_argument("--out", metavar="FILE", help="结果写进这个文件，不打印到屏幕")
    parser.add_argument(
        "--style", choices=("fold", "show", "hide"), default="fold",
        help="只是写法不同的地方（如“≥ 95 %%”与“≥95%%”）：fold 只说有几处（默认），show 逐条列出、"
        "也算不同，hide 不提",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Compare everything and print it; 0 the same, 1 different, 2 unreadable, 3 wrong use."""
    try:
        limits = limits_from_environment()
        if wrong := _wrong_use(arguments):
            raise ValueError(wrong)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    found = [list(sources([path], limits, Skipped())) for path in (arguments.old, arguments.new)]
    refused = [each for side in found for each in side if isinstance(each, Refused)]
    for each in refused:
        sys.stderr.write(f"{shown(f'{each.name}：{each.message}')}\n")
    old, new = (named_only(side) for side in found)
    if not refused and not (old and new):
        empty = arguments.old if not old else arguments.new
        sys.stderr.write(f"{shown(empty)}：这里没有可以比较的文件，请检查路径。\n")
        return UNREADABLE
    is_list = any(not each.given for side in (old, new) for each in side) or len(old) > 1
    pairs = (
        couples(old, new) if is_list else [Couple(*each) for each in zip(old, new, strict=False)]
    )
    compared, unread = _compare_all(pairs, limits)
    try:
        _print(arguments, compared, is_list=is_list)
    except UnwritableOutput as error:
        sys.stderr.write(f"{shown(str(error))}\n")
        return UNREADABLE
    if refused or unread:
        return UNREADABLE
    shows = arguments.style == "show"
    is_same = all(each.is_same and not (shows and each.told) for each in compared)
    return SAME if is_same else DIFFERENT


def _wrong_use(arguments: argparse.Namespace) -> str:
    """What is wrong with the arguments, as a sentence; "" for nothing."""
    if "" in (arguments.old, arguments.new):
        return "参数 OLD 和 NEW 都要写路径，不能是空的。"
    if arguments.out == "":
        return "参数 --out 后面是空的，请写一个文件名。"
    if arguments.out and any(
        is_original(arguments.out, each) for each in (arguments.old, arguments.new)
    ):
        return f"--out 后面的 {shown(arguments.out)} 是原件，写进去会盖掉它；请换一个文件名。"
    if names_document(arguments.out):
        return (
            f"比较的结果是文字或网页，不能写成 {shown(arguments.out)}；"
            "请把 --out 写成 .txt，或加 --format html 写成 .html。"
        )
    if Path(arguments.old).is_dir() != Path(arguments.new).is_dir() and not (
        arguments.old.lower().endswith(".zip") or arguments.new.lower().endswith(".zip")
    ):
        return "要么比较两个文件，要么比较两个文件夹；一边是文件、一边是文件夹没法比。"
    return ""


def _compare_all(pairs: Sequence[Couple], limits: Limits) -> tuple[list[Compared], int]:
    """Every pair compared; how many files could not be read."""
    progress = Progress(sys.stderr, len(pairs) if len(pairs) > 1 else None)
    progress.is_drawn = progress.is_drawn and len(pairs) > 1
    compared: list[Compared] = []
    lone: tuple[list[FileRead], list[FileRead]] = ([], [])
    unread = 0
    for pair in pairs:
        read = [_read(each, limits, progress) for each in pair]
        unread += sum(
            file is None and each is not None for file, each in zip(read, pair, strict=True)
        )
        if read[0] is not None and read[1] is not None:
            if is_blind(read[0], read[1]):
                unread += 1
                say(progress, f"{read[1].source.name}：{_BLIND}")
            else:
                compared.append(compare(read[0], read[1]))
        elif None in pair:
            for side, file in zip(lone, read, strict=True):
                side.extend([file] if file is not None else [])
        progress.step(str((pair.new or pair.old or pairs[0]).name))  # type: ignore[union-attr]
    progress.clear()
    return [*compared, *_rest(*lone)], unread


def _rest(old: list[FileRead], new: list[FileRead]) -> list[Compared]:
    """Files without a counterpart of that name: the department's own, else alone."""
    pairs = list(by_department(old, new))
    taken = ({at for at, _ in pairs}, {there for _, there in pairs})
    return [
        *(compare(old[at], new[there]) for at, there in pairs),
        *(compare(None, each) for there, each in enumerate(new) if there not in taken[1]),
        *(compare(each, None) for at, each in enumerate(old) if at not in taken[0]),
    ]


def _read(named: Named | None, limits: Limits, progress: Progress) -> FileRead | None:
    if named is None:
        return None
    try:
        file = read_source(named, limits)
    except UnreadableDocument as error:
        progress.clear()
        sys.stderr.write(f"{shown(str(error))}\n")
        return None
    for notice in file.notices:
        say(progress, f"{named.name}：提示：{notice.message}")
    return file


def _print(arguments: argparse.Namespace, compared: Sequence[Compared], *, is_list: bool) -> None:
    if arguments.style == "hide":
        compared = [
            each._replace(told=[one for one in each.told if not one.change.is_style])
            for each in compared
        ]
    if arguments.format == "json":
        text = as_json(compared, is_list=is_list)
    elif arguments.format == "csv":
        text = as_csv(compared)
    elif arguments.format == "html":
        text = as_page(compared)
    else:
        is_terminal = sys.stdout.isatty() and not arguments.out and not os.environ.get("NO_COLOR")
        teller = Teller(wide=columns(sys.stdout, 140), coloured=is_terminal, style=arguments.style)
        lines = teller.table(compared) if arguments.format == "table" else teller.lines(compared)
        text = "".join(f"{line}\n" for line in lines)
    if arguments.out:
        write_whole(Path(arguments.out), encoded(text))
    else:
        sys.stdout.buffer.write(encoded(text))
        sys.stdout.buffer.flush()
