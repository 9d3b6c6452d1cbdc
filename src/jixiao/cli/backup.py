"""``jixiao backup``: one archive with everything, while the system runs."""

import argparse
from pathlib import Path

from jixiao.cli.keeping import add_data, keep

HELP = "把绩效系统的全部数据备份成一个文件，系统可以照常运行"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="备份成哪个文件，如 backup.zip；不能已经有")
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Back up."""
    return keep(arguments.data, ["backup", str(Path(arguments.file).absolute())])
