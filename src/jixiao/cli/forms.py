"""``jixiao forms``: lists the forms on which documents are written."""

import argparse
import json
import sys

from jixiao.cli.terminal import columns, table
from jixiao.model.wording import DOCUMENT_KINDS
from jixiao.regulation.form_files import forms
from jixiao.regulation.forms import Form
from jixiao.regulation.report_outline import ReportOutline, report_outlines

HELP = "列出全部表样和报告提纲：转换文档时可以用的版式"
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
    known: list[Form | ReportOutline] = [*forms(), *report_outlines().values()]
    found = [each for each in known if arguments.kind is None or arguments.kind in each.kinds]
    if arguments.format == "json":
        entries = [
            {
                "id": each.id, "title": each.title, "kinds": each.kinds,
                "edition": getattr(each, "edition", ""), "regions": getattr(each, "regions", ()),
                "from_year": getattr(each, "from_year", 0),
                "is_report": isinstance(each, ReportOutline),
            }
            for each in found
        ]  # fmt: skip
        sys.stdout.write(json.dumps(entries, ensure_ascii=False, indent=2) + "\n")
        return OK
    rows = [("编号", "表样", "能写的文档")]
    rows += [
        (
            each.id,
            each.title,
            ("依据" if isinstance(each, ReportOutline) else "")
            + "、".join(DOCUMENT_KINDS[kind] for kind in each.kinds),
        )
        for each in found
    ]
    for line in table(rows, (36, 50, 40), columns(sys.stdout)):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"\n共 {len(found)} 种；用 jixiao convert 原件 结果 --form 编号 来选。\n")
    return OK
