"""``jixiao worker``: reads what was handed in, in a process apart from the pages."""

import argparse
import os
import runpy
import sys

HELP = "读取上传的文件等后台工作，和网页分开跑；多开几个就快几倍"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--data", metavar="DIR", help="数据目录，默认是用户目录下的 .jixiao")
    parser.add_argument("--once", action="store_true", help="做完排着队的就退出")
    parser.add_argument(
        "--patience", type=int, default=60, metavar="秒",
        help="别的进程这么久没有报到就接过它的工作，默认 60",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Work until interrupted; the web system is a process of its own behind the command line."""
    if arguments.data:
        os.environ["JIXIAO_DATA"] = arguments.data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.webapp.settings")
    once = ["once"] if arguments.once else []
    sys.argv = ["jixiao.webapp.working", str(max(arguments.patience, 1)), *once]
    try:
        runpy.run_module("jixiao.webapp.working", run_name="__main__")
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0
