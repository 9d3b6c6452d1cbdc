"""Entry point of the command line; a subcommand is imported only when it is called.

A module of this package is a subcommand when it has ``HELP`` (one string), and then
``add_arguments(parser)`` and ``run(arguments) -> int``. Its name is the subcommand.
"""

import ast
import contextlib
import errno
import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn, Protocol, cast

import jixiao
import jixiao.cli
from jixiao.cli.streams import let_go, prepare

OK, FINDINGS, UNREADABLE, WRONG_USE, INTERRUPTED = 0, 1, 2, 3, 130
_EXITS = "退出码：0 一切正常；1 查出疑点；2 有文件读不了或写不了；3 命令用法不对；130 被中断。"
_CODING = "输出到文件或其他程序时一律用 UTF-8 编码。"
_OF_OUTPUT = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}

_TRANSLATED = (
    (r"the following arguments are required: (.*)", r"缺少参数 \1"),
    (r"unrecognized arguments: (.*)", r"不认识参数 \1"),
    (r"argument (.*?): expected one argument", r"参数 \1 后面要写一个值"),
    (r"argument (.*?): expected at least one argument", r"参数 \1 后面至少要写一个值"),
    (
        r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)",
        r"参数 \1 不能是 \2，只能是 \3",
    ),
    (r"argument (.*?): invalid .*? value: (.*)", r"参数 \1 的值 \2 不对"),
    (r"argument (.*?): not allowed with argument (.*)", r"参数 \1 不能和 \2 同时使用"),
    (r"ambiguous option: (.*?) could match (.*)", r"参数 \1 不明确，可能是 \2"),
    (r"argument (.*?): (.*)", r"参数 \1：\2"),
)


class _Command(Protocol):
    """A subcommand's module."""

    HELP: str

    def add_arguments(self, parser: object) -> None: ...

    def run(self, arguments: object) -> int: ...


def commands() -> dict[str, str]:
    """Name and help of every subcommand, without importing any of them."""
    found: dict[str, str] = {}
    for info in sorted(pkgutil.iter_modules(jixiao.cli.__path__), key=lambda info: info.name):
        if (text := _help(info.name)) is not None:
            found[info.name] = text
    return found


def _help(name: str) -> str | None:
    """The string that a module assigns to HELP, read from its source; None without one."""
    source = Path(jixiao.cli.__path__[0], f"{name}.py").read_text(encoding="utf-8")
    match = re.search(r"^HELP = (.+)$", source, re.MULTILINE)
    return None if match is None else cast("str", ast.literal_eval(match[1]))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: Words after ``jixiao``; those of the process unless given.
    """
    prepare()
    if arguments is None:
        _let_signals_interrupt()
    try:
        code = _dispatch(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):  # the terminal itself may be what has gone
            sys.stdout.flush()
            sys.stderr.write("\n已中断；已经写完的文件都是完整的。\n")
        let_go()
        return INTERRUPTED
    except BrokenPipeError:  # whoever reads has seen enough
        let_go()
        return OK
    except OSError as error:
        let_go()
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{_failure(error)}\n")
        return UNREADABLE
    return code


def _let_signals_interrupt() -> None:
    """A request to end is an interruption too; a second one does not disturb the clearing up."""
    numbers = [
        getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
    ]
    numbers = [each for each in numbers if signal.getsignal(each) is not signal.SIG_IGN]

    def interrupt(_number: int, _frame: object) -> NoReturn:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in numbers:
        signal.signal(each, interrupt)


def _failure(error: OSError) -> str:
    """What the system refused, as a sentence."""
    from jixiao.services.output import why_unwritable

    if error.errno in _OF_OUTPUT:
        return f"标准输出：{why_unwritable(error)}"
    return f"系统资源不足或出错（错误码 {error.errno}），没有做完；请关闭其他程序后再试。"


def _dispatch(words: list[str]) -> int:
    """Answer what needs no subcommand, or call one."""
    if not words or words[0] in {"-h", "--help"}:
        sys.stdout.write(_overview())
        return OK
    if words[0] in {"-V", "--version"}:
        sys.stdout.write(f"jixiao {jixiao.__version__}\n")
        return OK
    if words[0] not in commands():
        known = "、".join(commands())
        sys.stderr.write(
            f"没有“{words[0]}”这个命令；可用的命令：{known}。用 jixiao --help 查看说明。\n"
        )
        return WRONG_USE
    return _call(words[0], words[1:])


def _overview() -> str:
    found = commands()
    width = max(map(len, found))
    lines = [f"  {name:<{width}}  {text}" for name, text in found.items()]
    return "\n".join(
        (
            "用法：jixiao 命令 [参数…]",
            "",
            "绩效：读懂预算绩效管理文件。",
            "",
            "命令：",
            *lines,
            "",
            "  jixiao 命令 --help  查看一个命令的参数",
            "  jixiao --version    查看版本",
            "",
            _EXITS,
            _CODING,
            "",
        )
    )


def _call(name: str, words: Iterable[str]) -> int:
    """Import one subcommand, read its arguments, run it."""
    import argparse

    class Parser(argparse.ArgumentParser):
        """Speaks Chinese, and exits with the house's code for wrong use."""

        def error(self, message: str) -> NoReturn:
            sys.stderr.write(f"{_chinese(message)}。用 jixiao {name} --help 查看用法。\n")
            raise SystemExit(WRONG_USE)

        def format_help(self) -> str:
            text = super().format_help()
            for english, chinese in (
                ("usage: ", "用法："),
                ("positional arguments:", "参数："),
                ("options:", "选项："),
                ("show this help message and exit", "显示这份说明"),
            ):
                text = text.replace(english, chinese, 1)
            return text

    module = cast("_Command", importlib.import_module(f"{jixiao.cli.__name__}.{name}"))
    parser = Parser(
        prog=f"jixiao {name}",
        description=module.HELP,
        epilog=_EXITS,
        allow_abbrev=False,
    )
    module.add_arguments(parser)
    try:
        parsed = parser.parse_args(list(words))
    except SystemExit as stop:
        return int(stop.code or 0)
    return module.run(parsed)


def _chinese(message: str) -> str:
    for english, chinese in _TRANSLATED:
        if re.fullmatch(english, message, re.DOTALL):
            return re.sub(english, chinese, message, count=1, flags=re.DOTALL)
    return message


if __name__ == "__main__":
    sys.exit(run())
