"""``jixiao serve``: starts the web system on this computer."""

import argparse
import os
import runpy
import sys

HELP = "启动绩效系统，用浏览器填报、审核和公开"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="监听的地址，默认只有本机能访问")
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000")
    parser.add_argument("--data", metavar="DIR", help="数据目录，默认是用户目录下的 .jixiao")


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; the web system is a process of its own behind the command line."""
    if arguments.data:
        os.environ["JIXIAO_DATA"] = arguments.data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.webapp.settings")
    sys.argv = ["jixiao.webapp", arguments.host, str(arguments.port)]
    try:
        runpy.run_module("jixiao.webapp", run_name="__main__")
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0
