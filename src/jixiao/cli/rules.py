"""``jixiao rules``: lists the catalogue."""

import argparse
import json
import sys

from jixiao.cli.terminal import columns, table
from jixiao.rules.declare import FAMILIES
from jixiao.services.reporting import rule_texts

HELP = "列出全部审核规则"
OK = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--family", type=str.upper, choices=tuple(FAMILIES), metavar="FAMILY",
        help="只列一类：" + "、".join(f"{key} {words[1]}" for key, words in FAMILIES.items()),
    )  # fmt: skip
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出的格式")


def run(arguments: argparse.Namespace) -> int:
    """Print the rules."""
    found = [
        each
        for each in rule_texts().values()
        if arguments.family is None or each.id.startswith(arguments.family)
    ]
    if arguments.format == "json":
        entries = [each._asdict() | {"severity": each.severity.code} for each in found]
        sys.stdout.write(json.dumps(entries, ensure_ascii=False, indent=2) + "\n")
        return OK
    family = ""
    rows: list[tuple[str, str, str, str]] = []
    wide = columns(sys.stdout)
    for each in found:
        if each.family != family:
            _flush(rows, wide)
            sys.stdout.write(f"{chr(10) if family else ''}{each.id[:3]} {each.family}\n")
            rows, family = [], each.family
        rows.append((each.id, each.severity.word, each.title, each.name))
    _flush(rows, wide)
    sys.stdout.write(f"\n共 {len(found)} 条规则；用 jixiao rule 编号 查看一条规则的说明和例子。\n")
    return OK


def _flush(rows: list[tuple[str, str, str, str]], wide: int) -> None:
    if rows:
        for line in table(rows, (6, 4, 60, 50), wide, indent="  "):
            sys.stdout.write(f"{line}\n")
