"""Archives (zip): opened, their names understood, one member at a time read within limits."""

import errno
import os
import zipfile
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

from jixiao.formats.limits import Limits, UnreadableDocument

_REASONS = {
    errno.ENOTDIR: "路径中间有一段是文件，不是文件夹，请检查路径。",
    errno.ENAMETOOLONG: "路径太长，系统不能打开，请缩短文件名或移到上级文件夹再读。",
    errno.ELOOP: "链接指向自己，无法打开，请删除或改正这个链接。",
    errno.EIO: "磁盘读取出错，请检查磁盘或换一份备份再读。",
    errno.EMFILE: "打开的文件太多，系统不能再打开，请关闭其他程序后再读。",
    errno.ENFILE: "打开的文件太多，系统不能再打开，请关闭其他程序后再读。",
    errno.ESTALE: "网络盘上的文件已经移走，请刷新后再读。",
    errno.ETIMEDOUT: "网络盘没有响应，请检查网络后再读。",
}
_UTF8_NAME = 0x800


def reason(error: OSError | ValueError) -> str:
    """Why a file can not be opened, as a sentence."""
    if isinstance(error, FileNotFoundError):
        return "找不到这个文件，请检查路径。"
    if isinstance(error, PermissionError):
        return "没有读取权限，请向文件的所有者申请权限，或复制一份再读。"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹，不是文件，请换成文件再读。"
    if isinstance(error, ValueError):
        return "路径里有不能使用的字符，请改名后再读。"
    known = _REASONS.get(error.errno or 0)
    return known or f"系统打不开这个文件（错误号 {error.errno or 0}），请检查磁盘或复制一份再读。"


def member_name(info: zipfile.ZipInfo) -> str:
    """Name of a member: UTF-8 where it says so, else UTF-8 or GB18030, whichever fits.

    Windows writes names of archives in GB18030 without saying so; ``zipfile`` then shows
    them as signs of an old code page.
    """
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def check_size(size: int, limits: Limits) -> None:
    """Raise ``UnreadableDocument`` for a file beyond the limit."""
    if size > limits.file_bytes:
        most = limits.file_bytes / 1_000_000
        message = (
            f"文件有 {size / 1_000_000:.1f} MB，超过上限 {most:g} MB，请拆分或压缩图片后再读。"
        )
        raise UnreadableDocument(message)


def opened(path: str, members: tuple[int, ...], limits: Limits) -> zipfile.ZipFile:
    """An archive on disk, or one within it; the last ones stay open in this process."""
    try:
        about = os.stat(path)  # noqa: PTH116 -- as above
    except OSError as error:
        raise UnreadableDocument(reason(error)) from None
    return _kept(path, members, limits, (os.getpid(), about.st_mtime_ns, about.st_size))


@lru_cache(maxsize=4)
def _kept(
    path: str, members: tuple[int, ...], limits: Limits, stamp: tuple[int, int, int]
) -> zipfile.ZipFile:
    if members:
        outer = _kept(path, members[:-1], limits, stamp)
        return _parsed(lambda: zipfile.ZipFile(BytesIO(read_member(outer, members[-1], limits))))
    return _parsed(lambda: zipfile.ZipFile(path))


def _parsed(opening: Callable[[], zipfile.ZipFile]) -> zipfile.ZipFile:
    try:
        return opening()
    except OSError as error:
        raise UnreadableDocument(reason(error)) from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        message = "压缩包不完整或已损坏，请重新下载或重新压缩后再读。"
        raise UnreadableDocument(message) from None


def read_member(archive: zipfile.ZipFile, position: int, limits: Limits) -> bytes:
    """One member, never more than the limits of it, whatever its header claims."""
    try:
        info = archive.infolist()[position]
        if info.flag_bits & 0x1:
            message = "压缩包有密码，请去掉密码或解压后再读。"
            raise UnreadableDocument(message)
        most = limits.file_bytes
        if info.file_size > 10_000_000:
            most = min(most, max(info.compress_size, 1) * limits.unzip_ratio)
        with archive.open(info) as file:
            data = file.read(most + 1)
    except OSError as error:
        raise UnreadableDocument(reason(error)) from None
    except Exception as error:  # zlib, lzma and zipfile have no common base for broken data
        if isinstance(error, UnreadableDocument | MemoryError):
            raise
        message = "压缩包里的这个文件已损坏，请重新压缩后再读。"
        raise UnreadableDocument(message) from None
    if len(data) > most:
        message = "压缩包里的这个文件解压后大得不正常，没有读取；请确认它的来源，或解压后再读。"
        raise UnreadableDocument(message)
    return data
