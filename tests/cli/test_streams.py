"""Standard streams that are closed, full, given up or of another encoding."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import hostile

CALL = [sys.executable, "-m", "jixiao.cli.main"]


def shell(words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    (folder / "表.docx").write_bytes(hostile.docx(hostile.form()))
    return subprocess.run(
        ["sh", "-c", words.replace("jixiao", " ".join(CALL))],
        cwd=folder, capture_output=True, check=False, timeout=60,
        env={**os.environ, **environment},
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "jixiao --help >&-",
        "jixiao read 表.docx >&-",
        "jixiao read 表.docx 2>&-",
        "jixiao read 表.docx <&- >&- 2>&-",
        "jixiao target '≥90%' >&-",
        "jixiao target <&-",
    ],
)
def test_a_stream_that_is_closed_leads_nowhere(words: str, tmp_path: Path) -> None:
    done = shell(words, tmp_path)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "words", ["jixiao --help", "jixiao read --help", "jixiao read 表.docx", "jixiao target 1 2"]
)
def test_a_reader_that_has_gone_is_no_fault(words: str, tmp_path: Path) -> None:
    done = shell(f"({words}; echo $? >code) | true", tmp_path)

    assert (tmp_path / "code").read_text() == "0\n"
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", ["jixiao --help", "jixiao target 1", "jixiao read 表.docx"])
def test_a_full_disk_is_said_by_every_command(words: str, tmp_path: Path) -> None:
    done = shell(f"{words} >/dev/full", tmp_path)

    assert done.returncode == 2
    assert done.stderr.decode() == (
        "标准输出：磁盘空间不足，没有写入；请腾出空间，或用 --out 换一个位置。\n"
    )


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_files_and_pipes_get_utf_8_whatever_the_code_page(encoding: str, tmp_path: Path) -> None:
    done = shell(
        "jixiao target 不低于90㎡ --format jsonl; jixiao read 没有; jixiao read 表.docx --format csv",
        tmp_path,
        PYTHONIOENCODING=encoding,
    )

    lines = done.stdout.decode("utf-8-sig").splitlines()
    assert '"unit": "㎡"' in lines[0]
    assert "≥90人" in lines[-1]
    assert done.stderr.decode() == "没有：找不到这个文件，请检查路径。\n"
