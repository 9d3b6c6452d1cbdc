"""Changes originals (原件) so that nothing can be lost: a backup first, then beside, then renamed."""

import os
import stat
from pathlib import Path

from jixiao.services.output import UnwritableOutput, why_unwritable, write_whole

_OPEN = "文件正在 Word、WPS 或 LibreOffice 里打开着，没有改；请先保存并关闭再试。"
_READ_ONLY = "文件是只读的，没有改；请去掉只读属性，或用 --comment、--fix 写一份副本。"
_CHANGED = "文件在审核期间被别的程序改过，没有改；请重新审核。"
_GONE = "文件在审核期间被移走或删除了，没有改。"
_MOST_BACKUPS = 10_000


def replace_original(path: Path, before: bytes, after: bytes) -> Path:
    """Give a file other bytes and keep the old ones beside it.

    Args:
        path: The file; behind a link the file itself is changed and the link stays.
        before: Its bytes as they were read; if others stand there now, nothing is done.
        after: Its new bytes.

    Returns:
        The backup, a file that was not there before.

    Raises:
        UnwritableOutput: It is open elsewhere, read-only, changed, or the disk is full; the
            original is unharmed.
    """
    given = path
    try:
        path = path.resolve()
        mode = stat.S_IMODE(path.stat().st_mode)
        if path.read_bytes() != before:
            raise UnwritableOutput(f"{path.name}：{_CHANGED}", is_final=False)
    except FileNotFoundError:
        raise UnwritableOutput(f"{path.name}：{_GONE}", is_final=False) from None
    except OSError as error:
        message = f"{path.name}：{elsewhere(why_unwritable(error))}"
        raise UnwritableOutput(message, is_final=False) from None
    if is_open_elsewhere(path) or is_open_elsewhere(given):
        raise UnwritableOutput(f"{path.name}：{_OPEN}", is_final=False)
    if not mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        raise UnwritableOutput(f"{path.name}：{_READ_ONLY}", is_final=False)
    backup = _backup(path, before, mode)
    try:
        write_whole(path, after, is_lasting=True, mode=mode)
    except UnwritableOutput as error:
        backup.unlink(missing_ok=True)
        raise UnwritableOutput(elsewhere(str(error)), is_final=error.is_final) from None
    return backup


def is_open_elsewhere(path: Path) -> bool:
    """Whether an office program has left the file beside it that says so."""
    name = path.name
    marks = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#", f".~{name}")
    return any((path.parent / mark).exists() for mark in marks)


def _backup(path: Path, data: bytes, mode: int) -> Path:
    """A copy beside a file: name.bak.docx, name.bak2.docx … whichever is free."""
    for number in range(1, _MOST_BACKUPS):
        backup = path.with_name(f"{path.stem}.bak{number if number > 1 else ''}{path.suffix}")
        try:
            backup.open("xb").close()  # the name is ours now
        except FileExistsError:
            continue
        except OSError as error:
            raise _without_backup(backup, why_unwritable(error)) from None
        try:
            write_whole(backup, data, is_lasting=True, mode=mode)
        except BaseException as error:
            backup.unlink(missing_ok=True)
            if not isinstance(error, UnwritableOutput):
                raise
            raise _without_backup(backup, str(error).partition("：")[2]) from None
        return backup
    raise UnwritableOutput(f"{path.name}：旁边的备份太多，没有改；请先清理。", is_final=False)


def _without_backup(backup: Path, why: str) -> UnwritableOutput:
    message = f"{backup.name}：备份写不了，原件没有改；{elsewhere(why)}"
    return UnwritableOutput(message, is_final=False)


def elsewhere(why: str) -> str:
    """Why a file beside an original can not be written: nobody has chosen its place."""
    return why.replace("用 --out 换一个位置", "把原件复制到可以写的文件夹里再做")
