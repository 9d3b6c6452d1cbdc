import subprocess
import sys
import time
from pathlib import Path

import pytest

from jixiao.cli.main import commands, run

ROOT = Path(__file__).parents[2]


def test_help_lists_every_command_without_importing_any(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0

    text = capsys.readouterr().out
    assert [name for name in commands() if f"  {name}" not in text] == []
    assert "read" in commands()


def test_help_starts_quickly_and_imports_no_engine() -> None:
    code = (
        "import sys; from jixiao.cli.main import run; run(['--help']); "
        "print(sorted(set(sys.modules) & {'lxml', 'pypdfium2', 'numpy', 'argparse', 'decimal'}))"
    )
    began = time.perf_counter()

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30
    )

    assert done.stdout.splitlines()[-1] == "[]"
    assert time.perf_counter() - began < 2  # the figure itself is measured by make bench


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == "jixiao 0.1.0\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["raed"], "没有“raed”这个命令"),
        (["read"], "缺少参数 PATH。用 jixiao read --help 查看用法。"),
        (["read", "x", "--format", "xml"], "参数 --format 不能是 'xml'，只能是 "),
        (["read", "x", "--jobs", "viele"], "参数 --jobs 的值 'viele' 不对。"),
        (["read", "x", "--jobs", "0"], "参数 --jobs 应为 1 到 256 的整数。"),
        (["read", "x", "--bunt"], "不认识参数 --bunt。"),
    ],
)
def test_wrong_use_is_said_in_chinese(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 3
    assert message in capsys.readouterr().err
