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


class UnwritableOutput(Exception):  # noqa: N818 -- a fact about the disk, not our error
    """A result can not be written; the message is a Chinese sentence with the file."""


def encoded(text: str) -> bytes:
    """Text as UTF-8; halves of signs that no encoding has become U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _LONE.sub("\ufffd", text).encode("utf-8")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever interrupts.

    Raises:
        UnwritableOutput: Disk full, no permission, name too long …; nothing is left behind.
    """
    with _undisturbed():
        _write(path, data)


def _write(path: Path, data: bytes) -> None:
    beside = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(beside, 0o666 & ~_umask())  # noqa: PTH101 -- mkstemp makes it private
        os.replace(beside, path)  # noqa: PTH105 -- names, not paths
    except OSError as error:
        raise UnwritableOutput(f"{path}：{why_unwritable(error)}") from None
    finally:
        if beside:
            with contextlib.suppress(OSError):
                os.unlink(beside)  # noqa: PTH108 -- names, not paths


def why_unwritable(error: OSError) -> str:
    """Why something can not be written, as a sentence."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "磁盘空间不足，没有写入；请腾出空间，或用 --out 换一个位置。"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "没有写入权限；请用 --out 换一个位置。"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长，没有写入；请缩短原文件或文件夹的名字。"
    if isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError):
        return "已有同名的文件或文件夹挡住了，没有写入；请用 --out 换一个位置。"
    return f"没有写入（{error.strerror or error}）；请检查磁盘，或用 --out 换一个位置。"


def safe_name(name: str) -> str:
    """A relative path without signs that file systems refuse.

    >>> safe_name("资料:1/表?.docx")
    '资料_1/表_.docx'
    """
    return _NOT_IN_NAMES.sub("_", name)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """A request to end waits until the file is whole, or its beginning is taken away."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
