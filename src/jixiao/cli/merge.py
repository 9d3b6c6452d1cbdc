"""``jixiao merge``: what both sides made of one version, in one document again."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from jixiao.cli.batch import is_same, say
from jixiao.cli.changes import Teller
from jixiao.cli.terminal import Progress, columns, shown
from jixiao.comparing.merging import OURS, THEIRS
from jixiao.formats.limits import Limits, UnreadableDocument, limits_from_environment
from jixiao.formats.registry import writer_for
from jixiao.formats.writer import UnwritableDocument
from jixiao.reports.differences import counted, counts_words
from jixiao.services.merging import FileMerged, merge_files, merged_bytes, report_json
from jixiao.services.output import UnwritableOutput, encoded, write_whole
from jixiao.services.reading import FileRead, read

HELP = "三方合并：把送出去的、自己后来改的、对方改回来的合成一份，改到一处的列出来"
OK, CONFLICTS, UNREADABLE, WRONG_USE = 0, 1, 2, 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("base", metavar="BASE", help="当初送出去的版本，两边都从它改起")
    parser.add_argument("ours", metavar="OURS", help="我方现在的版本")
    parser.add_argument("theirs", metavar="THEIRS", help="对方改回来的版本，格式可以不同")
    parser.add_argument(
        "--out", metavar="FILE", help="合并的结果写进这个文件，格式由扩展名定；不写时只说会怎样合并"
    )
    parser.add_argument(
        "--prefer", choices=(OURS, THEIRS), default=OURS,
        help="两边改到一处时用谁的：ours 我方（默认），theirs 对方；都会列出来",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=("text", "json"), default="text",
        help="打印的内容：text 便于阅读（默认）；json 只有要人定的地方，供其他程序使用",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="已有的结果文件可以盖掉")


def run(arguments: argparse.Namespace) -> int:
    """Merge, print what was done, write the result; 0 clean, 1 with conflicts."""
    try:
        limits = limits_from_environment()
        if wrong := _wrong_use(arguments):
            raise ValueError(wrong)
    except (ValueError, UnwritableDocument) as error:
        sys.stderr.write(f"{shown(str(error))}\n")
        return WRONG_USE
    try:
        files = [_read(each, limits) for each in _inputs(arguments)]
        merged = merge_files(files[0], files[1], files[2], prefer=arguments.prefer)
        if arguments.out:
            made = merged_bytes(merged, Path(arguments.out).suffix)
            write_whole(Path(arguments.out), made.data)
            for notice in made.notices:
                say(Progress(sys.stderr, None), f"提示：{notice.message}")
    except (UnreadableDocument, UnwritableDocument, UnwritableOutput) as error:
        sys.stderr.write(f"{shown(str(error))}\n")
        return UNREADABLE
    _print(arguments, merged)
    return CONFLICTS if merged.conflicts else OK


def _inputs(arguments: argparse.Namespace) -> tuple[str, str, str]:
    return arguments.base, arguments.ours, arguments.theirs


def _read(path: str, limits: Limits) -> FileRead:
    file = read(path, limits=limits)
    for notice in file.notices:
        say(Progress(sys.stderr, None), f"{path}：提示：{notice.message}")
    return file


def _wrong_use(arguments: argparse.Namespace) -> str:
    """What is wrong with the arguments, as a sentence; "" for nothing.

    Raises:
        UnwritableDocument: Nothing writes a file with the suffix of the result.
    """
    if "" in _inputs(arguments):
        return "参数 BASE、OURS、THEIRS 都要写文件的路径，不能是空的。"
    if arguments.out is None:
        return ""
    if not arguments.out:
        return "参数 --out 后面是空的，请写一个文件名。"
    if any(is_same(arguments.out, each) for each in _inputs(arguments)):
        return f"--out 后面的 {arguments.out} 是原件，写进去会盖掉它；请换一个文件名。"
    if not arguments.force and os.path.lexists(arguments.out):
        return f"已有 {arguments.out}，没有写入；要盖掉它请加 --force，或换一个名字。"
    if (suffix := Path(arguments.out).suffix.lower()) != ".json":
        writer_for(suffix)
    return ""


def _print(arguments: argparse.Namespace, merged: FileMerged) -> None:
    if arguments.format == "json":
        text = report_json(merged)
    else:
        is_terminal = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        teller = Teller(wide=columns(sys.stdout, 140), coloured=is_terminal, style="hide")
        text = "".join(f"{line}\n" for line in _lines(merged, teller, arguments.out))
    sys.stdout.buffer.write(encoded(text))
    sys.stdout.buffer.flush()


def _lines(merged: FileMerged, teller: Teller, out: str | None) -> Iterator[str]:
    """What was taken of theirs, what must be looked at, where the result is."""
    theirs = teller.seen(merged.from_theirs)
    words = counts_words(counted(each.change for each in theirs))
    yield f"取自对方：{words}" if words else "取自对方：没有"
    yield from teller.changes(theirs)
    kept = counts_words(counted(each.change for each in teller.seen(merged.from_ours)))
    yield ""
    yield f"我方自己的：{kept or '没有'}（与对方的版本相比）"
    yield ""
    if merged.conflicts:
        yield f"两边改到一处、要人定的：{len(merged.conflicts)}"
        for _, sentence in merged.conflicts:
            yield f"! {shown(sentence)}"
    else:
        yield "没有两边改到一处的地方。"
    if out:
        yield f"合并的结果写在 {shown(out)}。"
        if Path(out).suffix.lower() != ".json":
            yield "结果是按表样新写的文件，各方文件里自己的格式、批注、修订和图片没有带过来。"
