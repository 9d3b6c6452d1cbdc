"""``jixiao audit verify``: whether the audit trail is as it was written."""

import argparse

from jixiao.cli.keeping import add_data, keep

HELP = "核对审计日志有没有被改动、删去或调换"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("act", choices=["verify"], help="verify：逐条核对")
    parser.add_argument(
        "--head", metavar="N:SHA256", action="append", default=[],
        help="以前抄下的条数和封签，可以写多次；日志里那一条必须还是它",
    )  # fmt: skip
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Verify."""
    return keep(arguments.data, [arguments.act, *arguments.head])
