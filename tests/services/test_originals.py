"""Originals are changed so that nothing is lost, whatever comes between."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao.services.originals import replace_original
from jixiao.services.output import UnwritableOutput

OLD, NEW = b"old" * 1000, b"new" * 2000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "文本.docx"
    path.write_bytes(OLD)
    return path


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


@contextlib.contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may become larger; Python ignores the signal and gets the error of a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_the_backup_has_the_old_bytes_and_the_permissions(file: Path) -> None:
    file.chmod(0o600)

    backup = replace_original(file, OLD, NEW)

    assert (file.read_bytes(), backup.read_bytes()) == (NEW, OLD)
    assert [each.stat().st_mode & 0o777 for each in (file, backup)] == [0o600, 0o600]
    assert names(file) == ["文本.bak.docx", "文本.docx"]


def test_no_backup_is_ever_written_over(file: Path) -> None:
    first = replace_original(file, OLD, NEW)
    second = replace_original(file, NEW, b"third")

    assert [each.name for each in (first, second)] == ["文本.bak.docx", "文本.bak2.docx"]
    assert [each.read_bytes() for each in (first, second)] == [OLD, NEW]


def test_a_disk_too_full_for_the_backup_leaves_all_as_it_was(file: Path) -> None:
    with room_for(len(OLD) - 1), pytest.raises(UnwritableOutput) as caught:
        replace_original(file, OLD, NEW)

    assert str(caught.value) == (
        "文本.bak.docx：备份写不了，原件没有改；磁盘空间不足，没有写入；请腾出空间，"
        "或把原件复制到可以写的文件夹里再做。"
    )
    assert file.read_bytes() == OLD
    assert names(file) == ["文本.docx"]


def test_a_disk_that_is_full_behind_the_backup_leaves_all_as_it_was(file: Path) -> None:
    with room_for(len(OLD) + 1), pytest.raises(UnwritableOutput, match="磁盘空间不足，没有写入"):
        replace_original(file, OLD, NEW)

    assert file.read_bytes() == OLD
    assert names(file) == ["文本.docx"]


@pytest.mark.parametrize("calls", [1, 2], ids=["in the backup", "between backup and original"])
def test_whoever_is_killed_leaves_the_original_and_whole_backups(file: Path, calls: int) -> None:
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from jixiao.services.originals import replace_original\n"
        "real, calls = os.replace, []\n"
        "def replace(*names):\n"
        "    calls.append(names)\n"
        f"    os.kill(os.getpid(), 9) if len(calls) == {calls} else real(*names)\n"
        "os.replace = replace\n"
        f"replace_original(Path(sys.argv[1]), {OLD!r}, {NEW!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(file)], check=False, timeout=60)

    assert done.returncode == -signal.SIGKILL
    assert file.read_bytes() == OLD
    backups = [each.read_bytes() for each in file.parent.glob("*.bak*.docx")]
    assert backups == ([b""] if calls == 1 else [OLD])  # a name that was claimed, or the whole
    replace_original(file, OLD, NEW)
    assert file.read_bytes() == NEW
    assert (file.parent / "文本.bak2.docx").read_bytes() == OLD


def test_a_file_that_was_changed_or_taken_away_is_left_alone(file: Path) -> None:
    with pytest.raises(UnwritableOutput, match="文件在审核期间被别的程序改过，没有改；请重新审核"):
        replace_original(file, OLD + b"!", NEW)
    assert file.read_bytes() == OLD
    file.unlink()
    with pytest.raises(UnwritableOutput, match="文件在审核期间被移走或删除了，没有改"):
        replace_original(file, OLD, NEW)
    assert names(file) == []


@pytest.mark.parametrize(
    "mark", ["~$文本.docx", "~$本.docx", "~$.docx", ".~lock.文本.docx#", ".~文本.docx"]
)
def test_a_file_that_somebody_has_open_is_left_alone(file: Path, mark: str) -> None:
    (file.parent / mark).touch()

    with pytest.raises(UnwritableOutput, match="正在 Word、WPS 或 LibreOffice 里打开着，没有改"):
        replace_original(file, OLD, NEW)

    assert file.read_bytes() == OLD
    assert names(file) == sorted([mark, "文本.docx"])


def test_a_link_leads_to_the_file_that_is_changed(file: Path) -> None:
    (file.parent / "处").mkdir()
    link = file.parent / "处" / "别名.docx"
    link.symlink_to(file)

    backup = replace_original(link, OLD, NEW)

    assert link.is_symlink()
    assert file.read_bytes() == NEW
    assert backup == file.parent / "文本.bak.docx"


def test_a_link_to_nothing_is_said(file: Path) -> None:
    link = file.parent / "断.docx"
    link.symlink_to(file.parent / "没有.docx")

    with pytest.raises(UnwritableOutput, match="被移走或删除了"):
        replace_original(link, OLD, NEW)


def test_a_folder_that_nobody_may_write_to_is_said() -> None:
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from jixiao.services.originals import replace_original\n"
        "from jixiao.services.output import UnwritableOutput\n"
        "os.getuid() or (os.setgid(65534), os.setuid(65534))\n"
        "try:\n"
        f"    replace_original(Path(sys.argv[1]), {OLD!r}, {NEW!r})\n"
        "except UnwritableOutput as error:\n"
        "    sys.stdout.buffer.write(str(error).encode())\n"
    )
    with tempfile.TemporaryDirectory() as folder:  # others may not look into the other one
        path = Path(folder) / "文本.docx"
        path.write_bytes(OLD)
        path.chmod(0o666)
        Path(folder).chmod(0o555)
        call = [sys.executable, "-c", program, str(path)]
        done = subprocess.run(call, capture_output=True, check=True, timeout=60, env=os.environ)
        found = path.read_bytes(), names(path)
        Path(folder).chmod(0o755)

    assert done.stdout.decode() == (
        "文本.bak.docx：备份写不了，原件没有改；没有写入权限；请把原件复制到可以写的文件夹里再做。"
    )
    assert found == (OLD, ["文本.docx"])
