"""``jixiao upgrade``: brings the database up to this version, after a backup."""

import argparse

from jixiao.cli.keeping import add_data, keep

HELP = "换了新版本以后升级数据库，先自动备份"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--backed-up", action="store_true", help="已经另外备份过，不再备份")
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Upgrade."""
    return keep(arguments.data, ["upgrade", *(["--backed-up"] if arguments.backed_up else [])])
