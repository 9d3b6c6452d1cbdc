"""LibreOffice as the last resort: turns a rare or old file into one that we read ourselves."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from jixiao.formats.blocks import Blocks
from jixiao.formats.limits import Limits, UnreadableDocument
from jixiao.formats.word.document import read

MISSING = (
    "这种文件需要 LibreOffice 才能读取；请安装它，"
    "或在 Word/WPS 中另存为 .docx（表格另存为 .xlsx）后再试。"
)
_FAILED = (
    "LibreOffice 打不开这个文件，它可能已损坏或有密码。请在 Word/WPS 中打开并另存为 .docx 后再试。"
)
_SLOW = "用 LibreOffice 转换超过 {} 秒，已停止。请在 Word/WPS 中另存为 .docx 后再试。"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""No macro runs and no picture is fetched, whatever the file asks for."""


def program() -> str | None:
    """Path of LibreOffice, None when it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(data: bytes, suffix: str, target: str, limits: Limits) -> bytes:
    """A file in another format, made by LibreOffice in a folder and a profile of its own.

    Args:
        data: The whole file.
        suffix: Its suffix with the dot; LibreOffice looks at it where bytes do not tell.
        target: Format to make, "docx" or "xlsx".
        limits: Its seconds are the time that the conversion may take.

    Raises:
        UnreadableDocument: LibreOffice is missing, too slow, or cannot open the file.
    """
    office = program()
    if office is None:
        raise UnreadableDocument(MISSING)
    with tempfile.TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        source = folder / f"file{suffix}"
        source.write_bytes(data)
        _run(
            [
                office,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--norestore", "--convert-to", target),
                *("--outdir", str(folder / "out"), str(source)),
            ],
            limits,
        )
        result = folder / "out" / f"file.{target}"
        if not result.is_file() or result.stat().st_size > limits.file_bytes:
            raise UnreadableDocument(_FAILED)
        return result.read_bytes()


def _run(command: list[str], limits: Limits) -> None:
    """Run to its end; when that takes too long, end it with all that it has started."""
    seconds = limits.seconds
    process = subprocess.Popen(  # noqa: S603 -- no shell, its input is a file
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_bounded(limits.office_bytes),
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(_SLOW.format(seconds)) from error
    finally:
        if process.poll() is None:
            _end(process)


def _bounded(size: int) -> Callable[[], None] | None:
    """What the new process does first: it takes no more memory than so many bytes."""
    try:
        import resource  # noqa: PLC0415 -- Windows has none
    except ImportError:
        return None
    return lambda: resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()
    process.wait()


def blocks(data: bytes, suffix: str, limits: Limits) -> Blocks:
    """A text document as blocks, read from the .docx that LibreOffice makes of it.

    Raises:
        UnreadableDocument: LibreOffice is missing, too slow, or cannot open the file.
    """
    return read(converted(data, suffix, "docx", limits), limits)
