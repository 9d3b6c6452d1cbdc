"""``jixiao target``: what a target cell says, as typed data."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from jixiao.cli import terminal
from jixiao.model.target import Target
from jixiao.model.target_exchange import typed, typed_json
from jixiao.model.target_reading import read_target

HELP = "读懂指标值的写法：类型、符号、数值、单位、期限，写得不对的说明哪里不对"

_KINDS = {
    "quantity": "数值",
    "range": "区间",
    "deadline": "期限",
    "relative": "与上年比",
    "qualitative": "定性",
    "boolean": "是否",
    "malformed": "写法有误",
    "empty": "空",
}
_DIRECTIONS = {"increase": "提高", "decrease": "降低", "same": "持平"}
_ANSWERS = {True: "是", False: "否", None: ""}
_HEAD = ("写法", "类型", "符号", "数值", "单位", "期限", "方向")
_WIDTHS = (28, 8, 4, 16, 10, 24, 10)
_LONGEST_LINE = 1 << 20
_UNREADABLE = 2
_encode = json.JSONEncoder(ensure_ascii=False).encode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the subcommand."""
    parser.add_argument(
        "words", nargs="*", metavar="写法", help="指标值的写法；不写时从标准输入读，一行一个"
    )
    parser.add_argument(
        "--format",
        choices=("table", "jsonl", "json"),
        default="table",
        help="输出形式：table 表格（默认），jsonl 一行一个 JSON，json 一个 JSON 数组",
    )
    parser.add_argument("--unit", help="计量单位栏里写的单位")
    parser.add_argument("--name", default="", help="指标名称，名称里写明的单位也会用上")
    parser.add_argument("--year", type=int, help="预算年度；写明后“9月前”这样的期限才有日期")
    parser.add_argument(
        "--encoding", choices=("utf-8", "gb18030"), default="utf-8", help="标准输入的编码"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the typed reading of every notation, in order; returns the exit code."""
    words: Iterable[str] = arguments.words or _lines(sys.stdin.buffer, arguments.encoding)
    if arguments.year is not None and not 1900 <= arguments.year <= 2099:
        sys.stderr.write("--year 要写1900到2099之间的年份。\n")
        return 3
    read = (
        (each, read_target(each, unit=arguments.unit, name=arguments.name, year=arguments.year))
        for each in words
    )
    try:
        for line in {"table": _table, "jsonl": _json_lines, "json": _json}[arguments.format](read):
            sys.stdout.write(line)
    except UnicodeDecodeError as error:
        sys.stdout.flush()
        sys.stderr.write(
            f"标准输入{error.reason}，请用 --encoding 写明编码（utf-8 或 gb18030）。\n"
        )
        return _UNREADABLE
    return 0


def _lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """Lines of standard input, one at a time; the rest of an endless line is left out.

    Raises:
        UnicodeDecodeError: The bytes are not in that encoding; ``reason`` names the line.
    """
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        cut = len(line) == _LONGEST_LINE and not line.endswith(b"\n")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            yield line.decode(encoding, "ignore" if cut else "strict").rstrip("\r\n")
        except UnicodeDecodeError as error:
            reason = f"第{number}行不是 {encoding} 编码"
            raise UnicodeDecodeError(encoding, line[:40], 0, 1, reason) from error
        while cut and (rest := stream.readline(_LONGEST_LINE)):
            cut = not rest.endswith(b"\n")


def _json_lines(read: Iterable[tuple[str, Target]]) -> Iterator[str]:
    for _, target in read:
        yield typed_json(target) + "\n"


def _json(read: Iterable[tuple[str, Target]]) -> Iterator[str]:
    before = "[\n"
    for words, target in read:
        yield before + _encode({"target": words, "typed": typed(target)})
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _table(read: Iterable[tuple[str, Target]]) -> Iterator[str]:
    """A line for each notation in columns of fixed width, so that it streams."""
    yield _row(_HEAD)
    for words, target in read:
        yield _row((terminal.shown(words), *_cells(target)))
        for part in target.parts:
            yield _row(("  其中", *_cells(part)))
        if target.problem is not None:
            yield f"  问题：{terminal.shown(target.problem)}\n"


def _row(cells: Iterable[str]) -> str:
    pairs = zip(cells, _WIDTHS, strict=True)
    return "  ".join(terminal.fit(cell, width) for cell, width in pairs).rstrip() + "\n"


def _cells(target: Target) -> tuple[str, ...]:
    about = "约" if target.approximate else ""
    number = "" if target.number is None else f"{about}{target.number:f}"
    high = "" if target.high is None else f"～{target.high:f}"
    begin = "" if target.begin is None else f"{target.begin}至"
    return (
        _KINDS[target.kind],
        target.operator or "",
        number + high + _ANSWERS[target.answer],
        target.unit or "",
        begin + ("" if target.deadline is None else str(target.deadline)),
        _DIRECTIONS.get(target.direction or "", ""),
    )
