"""Keeps files that were handed in: each once, under its SHA-256, as it came, never changed."""

import hashlib
import os
import re
import secrets
import time
from pathlib import Path
from typing import NamedTuple

_NAME = re.compile(r"[0-9a-f]{64}")
_UNFINISHED = "unfinished-"
_DAY = 24 * 60 * 60


class Kept(NamedTuple):
    """A file that is kept.

    Args:
        sha256: SHA-256 of its bytes, hexadecimal; its name.
        size: Its bytes.
    """

    sha256: str
    size: int


class TooLarge(Exception):  # noqa: N818 -- a fact about a file, not our error
    """A file is larger than what is taken; the message is one Chinese sentence."""


class Keeper:
    """Takes one file piece by piece; memory never holds more than a piece.

    Args:
        folder: Where files are kept; made where it lacks.
        most: The most bytes that are taken.
    """

    def __init__(self, folder: Path, most: int) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._most = most
        self._size = 0
        self._hash = hashlib.sha256()
        self._path = folder / f"{_UNFINISHED}{secrets.token_hex(12)}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(self._path, flags, 0o600), "wb")

    def take(self, piece: bytes) -> None:
        """The next piece.

        Raises:
            TooLarge: The file has become larger than what is taken; nothing of it stays.
            OSError: It can not be written, for one because the disk is full.
        """
        self._size += len(piece)
        if self._size > self._most:
            self.drop()
            raise TooLarge(too_large(self._most))
        self._hash.update(piece)
        self._file.write(piece)

    def keep(self) -> Kept:
        """End the file; it is on the disk when this returns."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        kept = Kept(self._hash.hexdigest(), self._size)
        place = path_of(self._folder, kept.sha256)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        if place.exists():
            self._path.unlink()
        else:
            self._path.replace(place)
        return kept

    def drop(self) -> None:
        """Forget the file."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def keep_bytes(folder: Path, data: bytes) -> Kept:
    """Keep a file whose bytes are at hand."""
    keeper = Keeper(folder, len(data))
    keeper.take(data)
    return keeper.keep()


def path_of(folder: Path, sha256: str) -> Path:
    """Where a file is kept.

    Raises:
        ValueError: This is no SHA-256; nothing else is ever part of a path.
    """
    if not _NAME.fullmatch(sha256):
        message = f"{sha256!r:.80} is no SHA-256 in small hexadecimal digits"
        raise ValueError(message)
    return folder / sha256[:2] / sha256


def sweep(folder: Path) -> None:
    """Remove what interrupted uploads of the days before have left."""
    for each in folder.glob(f"{_UNFINISHED}*"):
        if time.time() - each.stat().st_mtime > _DAY:
            each.unlink(missing_ok=True)


def too_large(most: int) -> str:
    """What is said of a file that is too large."""
    return f"文件超过 {most // 1_000_000} MB 的上限，没有收下；请拆开，或压缩里面的图片后再传。"


def plain_name(name: str) -> str:
    r"""A file's name as it is shown: without folders, control signs and signs that turn text.

    >>> plain_name("../../etc/pass\x00wd"), plain_name("C:\\表\\文本.docx"), plain_name("..")
    ('passwd', '文本.docx', '未命名')
    """
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(each for each in last if each.isprintable() and each not in _TURNING)
    return shown.strip()[-200:] if shown.strip(" .") else "未命名"


def plain_path(name: str) -> str:
    """The same with the folders that it lay in, as far as they are names.

    >>> plain_path("../全县/./交通局/文本.docx")
    '全县/交通局/文本.docx'
    """
    steps = [plain_name(each) for each in re.split(r"[/\\]", name) if each.strip(" .")]
    return "/".join(steps)[-250:] or "未命名"


_TURNING = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
