"""Writes results so that what is there is whole: beside the target first, then renamed."""

import contextlib
import errno
import os
import re
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

_LONE = re.compile("[\ud800-\udfff]")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f\ud800-\udfff]')
_DEVICE = re.compile(r"(?<![^/])(con|prn|aux|nul|com\d|lpt\d)(?=\.|/|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their suffix."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_HOLDS_FOR_ALL = {*_FULL, errno.EROFS, errno.EIO}
"""What will keep the next result from being written too."""


class UnwritableOutput(Exception):  # noqa: N818 -- a fact about the disk, not our error
    """A result can not be written.

    Args:
        message: A Chinese sentence with the file.
        is_final: Whether no other result can be written either: the disk is full.
    """

    def __init__(self, message: str, *, is_final: bool = True) -> None:
        super().__init__(message)
        self.is_final = is_final


def encoded(text: str) -> bytes:
    """Text as UTF-8; halves of signs that no encoding has become U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _LONE.sub("\ufffd", text).encode("utf-8")


def prepare_folder(folder: Path) -> None:
    """Make the folder for results, so that nobody reads for an hour before it is refused.

    Raises:
        UnwritableOutput: It can not be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableOutput(f"{folder}：{why_unwritable(error)}") from None


def write_whole(
    path: Path, data: bytes, *, is_lasting: bool = False, mode: int | None = None
) -> None:
    """Write a file so that it is there whole or not at all, whatever interrupts.

    Args:
        path: Where.
        data: What.
        is_lasting: Whether it must be there after a power cut right behind the call, too.
        mode: Its permissions, None for those that new files have.

    Raises:
        UnwritableOutput: Disk full, no permission, name too long …; nothing is left behind.
    """
    with _undisturbed():
        _write(path, data, is_lasting, mode)


def _write(path: Path, data: bytes, is_lasting: bool, mode: int | None) -> None:
    beside = ""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            path.write_bytes(data)  # a device or pipe: renaming would put a file in its place
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if is_lasting:
                file.flush()
                os.fsync(file.fileno())
        own = 0o666 & ~_umask() if mode is None else mode
        os.chmod(beside, own)  # noqa: PTH101 -- mkstemp makes it private
        os.replace(beside, path)  # noqa: PTH105 -- names, not paths
    except OSError as error:
        message = f"{path}：{why_unwritable(error)}"
        raise UnwritableOutput(message, is_final=error.errno in _HOLDS_FOR_ALL) from None
    finally:
        if beside:
            with contextlib.suppress(OSError):
                os.unlink(beside)  # noqa: PTH108 -- names, not paths


def why_unwritable(error: OSError) -> str:
    """Why something can not be written, as a sentence."""
    if error.errno in _FULL:
        return "磁盘空间不足，没有写入；请腾出空间，或用 --out 换一个位置。"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "没有写入权限；请用 --out 换一个位置。"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长，没有写入；请缩短原文件或文件夹的名字。"
    if isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError):
        return "已有同名的文件或文件夹挡住了，没有写入；请用 --out 换一个位置。"
    return f"系统没有写入（错误码 {error.errno}）；请检查磁盘，或用 --out 换一个位置。"


def safe_name(name: str) -> str:
    """A relative path without signs that file systems refuse.

    >>> safe_name("资料:1/表?.docx"), safe_name("con.docx")
    ('资料_1/表_.docx', '_con.docx')
    """
    return _DEVICE.sub(r"_\1", _NOT_IN_NAMES.sub("_", name))


class Names:
    """Gives every result a name of its own, also where two would differ only in case."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def unique(self, name: str, suffix: str) -> str:
        """The name with the suffix, and with a number where it is taken already.

        >>> names = Names()
        >>> names.unique("表.docx", ".json"), names.unique("表.docx", ".json")
        ('表.docx.json', '表.docx-2.json')
        """
        number, free = 1, name
        while hash(free.casefold()) in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._taken.add(hash(free.casefold()))
        return free + suffix


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """A request to end waits until the file is whole, or its beginning is taken away."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    ends = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
