"""``jixiao forms``: lists the forms on which documents are written."""

import argparse
import json
import sys

from jixiao.cli.terminal import columns, table
from jixiao.model.wording import DOCUMENT_KINDS
from jixiao.regulation.form_files import forms

HELP = "列出全部表样：转换文档时可以用的版式"
OK = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    kinds = [each for each in DOCUMENT_KINDS if each != "none"]
    parser.add_argument(
        "--kind", choices=kinds, metavar="KIND",
        help="只列能写这种文档的：" + "、".join(f"{each} {DOCUMENT_KINDS[each]}" for each in kinds),
    )  # fmt: skip
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出的格式")


def run(arguments: argparse.Namespace) -> int:
    """Print the forms."""
    found = [each for each in forms() if arguments.kind is None or arguments.kind in each.kinds]
    if arguments.format == "json":
        entries = [
            {
                "id": each.id, "title": each.title, "kinds": each.kinds, "edition": each.edition,
                "regions": each.regions, "from_year": each.from_year,
            }
            for each in found
        ]  # fmt: skip
        sys.stdout.write(json.dumps(entries, ensure_ascii=False, indent=2) + "\n")
        return OK
    rows = [("编号", "表样", "能写的文档")]
    rows += [
        (each.id, each.title, "、".join(DOCUMENT_KINDS[kind] for kind in each.kinds))
        for each in found
    ]
    for line in table(rows, (36, 50, 40), columns(sys.stdout)):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"\n共 {len(found)} 种表样；用 jixiao convert 原件 结果 --form 编号 来选。\n")
    return OK
