"""Runs the part of the web system that keeps its data; backup, restore, upgrade and audit share it."""

import argparse
import os
import runpy
import sys
from collections.abc import Sequence


def add_data(parser: argparse.ArgumentParser) -> None:
    """Declare where the data is."""
    parser.add_argument("--data", metavar="DIR", help="数据目录，默认是用户目录下的 .jixiao")


def keep(data: str | None, words: Sequence[str]) -> int:
    """Do one act of keeping; the web system is behind the command line, not below it.

    Args:
        data: The data folder, None for the one of the settings.
        words: The act and its words.
    """
    if data:
        os.environ["JIXIAO_DATA"] = data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.webapp.settings")
    sys.argv = ["jixiao.webapp.keeping", *words]
    try:
        runpy.run_module("jixiao.webapp.keeping", run_name="__main__")
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0
