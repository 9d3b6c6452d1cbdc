"""``jixiao restore``: puts a backup in the place of the data."""

import argparse
from pathlib import Path

from jixiao.cli.keeping import add_data, keep

HELP = "用备份恢复绩效系统的数据"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="jixiao backup 做的备份")
    parser.add_argument(
        "--force", action="store_true", help="数据目录里已有数据也恢复；原来的先自动备份"
    )
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Restore."""
    words = ["restore", str(Path(arguments.file).absolute())]
    return keep(arguments.data, [*words, "--force"] if arguments.force else words)
