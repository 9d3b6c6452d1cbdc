"""Keeps the data safe: backs up while the system runs, restores, upgrades, verifies the trail.

A backup is one ZIP archive: a copy of the database that is whole in itself, every other file of
the data folder, and a list of all with their hashes, which restoring checks before it touches
anything. Of a PostgreSQL database it holds the rows of every table.
"""

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import sqlite3
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

import django

from jixiao import __version__
from jixiao.webapp import tables
from jixiao.webapp.configuration import Configuration, ConfigurationError
from jixiao.webapp.unusable import NotKept as NotKept
from jixiao.webapp.unusable import told_apart

OK, FAULTS, UNREADABLE, WRONG_USE = 0, 1, 2, 3
_DATABASE, _LIST = "jixiao.sqlite3", "backup.json"
_HEADS = "trail.heads"
_FORMAT = "jixiao-backup/1"
_TABLES = "tables/"
_LEFT_OUT = ("backups", _DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm", f"{_DATABASE}-journal")
_CHUNK = 1 << 20


def backup(configuration: Configuration, target: Path) -> dict[str, str]:
    """Write a backup and check it; others may go on working meanwhile.

    Args:
        configuration: Where the data is.
        target: The archive; it must not be there yet.

    Returns:
        Name in the archive to SHA-256.

    Raises:
        NotKept: The database is damaged, or the archive is there already.
    """
    if target.exists():
        message = f"{target} 已经有了，请换一个文件名。"
        raise NotKept(message)
    if not _is_there(configuration):
        message = f"{configuration.data} 里还没有数据库，没有可以备份的。"
        raise NotKept(message)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with tempfile.TemporaryDirectory(dir=configuration.data, prefix="backup-") as folder:
            copies = _copied(configuration, Path(folder))
            found = _pack(configuration.data, copies, part, Path(folder).name)
        _unpacked(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return found


def restore(configuration: Configuration, source: Path, *, is_forced: bool = False) -> str:
    """Put a backup in the place of the data; what was there is backed up first.

    Into an empty folder the files come bit for bit. Over a system that runs, the database is
    replaced in one transaction, so those who work see either the old or the new.

    Returns:
        Where the data of before is kept, "" when there was none.

    Raises:
        NotKept: The archive is damaged, or the folder is not empty and nobody forced it.
    """
    names = _unpacked(source)
    if (_DATABASE in names) != _is_sqlite(configuration):
        message = f"{source} 里是另一种数据库的备份，请检查 DATABASE_URL；什么也没有动。"
        raise NotKept(message)
    is_there = _is_there(configuration)
    is_used = is_there or (configuration.data / "files").exists()
    if is_used and not is_forced:
        message = f"数据目录 {configuration.data} 里已有数据；确实要换成备份里的，请加 --force。"
        raise NotKept(message)
    before = ""
    if is_there:
        before = str(_own_backup(configuration, "before-restore"))
    with tempfile.TemporaryDirectory(dir=configuration.data, prefix="restore-") as folder:
        with zipfile.ZipFile(source) as archive:
            for name in names:
                _write(archive, name, Path(folder, name))
        if _DATABASE in names:
            _check(Path(folder, _DATABASE))
            _settle(Path(folder), configuration.data, list(names))
            _put_back(Path(folder, _DATABASE), configuration.data / _DATABASE, is_used=is_there)
        else:
            _load(configuration, Path(folder))
            _settle(Path(folder), configuration.data, list(names))
    return before


def upgrade(configuration: Configuration, *, is_backed_up: bool = False) -> tuple[list[str], str]:
    """Bring the tables up to this version, after a backup.

    Args:
        configuration: Where the data is.
        is_backed_up: That somebody has backed up otherwise.

    Returns:
        The steps done, and where the backup is ("" when none was needed).

    Raises:
        NotKept: There must be a backup and can not.
    """
    from django.core.management import call_command  # noqa: PLC0415 -- after the set-up
    from django.db import connection  # noqa: PLC0415 -- after the set-up
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 -- likewise

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    steps = [f"{step.app_label}.{step.name}" for step, _ in waiting]
    is_new = not executor.loader.applied_migrations
    kept = ""
    if steps and not is_new and not is_backed_up:
        kept = str(_own_backup(configuration, "before-upgrade"))
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    return steps, kept


def keep_private(configuration: Configuration) -> None:
    """Let only the owner read what is made from now on, and what is there."""
    os.umask(0o077)
    configuration.data.chmod(0o700)
    for path in configuration.data.glob("*"):
        if path.is_file():
            path.chmod(0o600)


def _own_backup(configuration: Configuration, why: str) -> Path:
    folder = configuration.data / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    at = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    target = folder / f"{why}-{at}-{secrets.token_hex(2)}.zip"
    backup(configuration, target)
    return target


def _is_sqlite(configuration: Configuration) -> bool:
    return str(configuration.database["ENGINE"]).endswith("sqlite3")


def _is_there(configuration: Configuration) -> bool:
    """Whether there is anything in the database."""
    if _is_sqlite(configuration):
        return Path(configuration.database["NAME"]).exists()
    return tables.has_rows(configuration.database)


def _copied(configuration: Configuration, folder: Path) -> list[tuple[str, Path]]:
    """What a backup holds of the database: names in the archive, and files."""
    if not _is_sqlite(configuration):
        names = tables.save_tables(configuration.database, folder)
        return [(each, folder / each) for each in names]
    copy = folder / _DATABASE
    _copy(Path(configuration.database["NAME"]), copy)
    _check(copy)
    return [(_DATABASE, copy)]


def _load(configuration: Configuration, folder: Path) -> None:
    """Put rows into a PostgreSQL database, whose tables are made first where they lack."""
    from django.core.management import call_command  # noqa: PLC0415 -- after the set-up

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    try:
        tables.load_tables(configuration.database, folder)
    except tables.OtherTables:
        message = "备份是另一版程序做的；请装上那一版恢复，再升级。什么也没有动。"
        raise NotKept(message) from None


def _copy(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment, whoever writes meanwhile."""
    with (
        contextlib.closing(sqlite3.connect(source, timeout=60)) as before,
        contextlib.closing(sqlite3.connect(target, timeout=60)) as after,
    ):
        before.backup(after)


def _check(database: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(database)) as opened:
            said = [row[0] for row in opened.execute("PRAGMA integrity_check")]
            loose = opened.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError:
        said, loose = ["damaged"], None
    if said != ["ok"] or loose is not None:
        message = "数据库损坏，没有备份；请不要再写入，用最近一次好的备份恢复。"
        raise NotKept(message)


def _pack(data: Path, copies: list[tuple[str, Path]], target: Path, own: str) -> dict[str, str]:
    """Write the archive: database, files, and at the end the list."""
    found = {}
    handle = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w+b") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, path in [*copies, *_files(data, own)]:
                with contextlib.suppress(FileNotFoundError):  # a file that has just gone
                    found[name] = _add(archive, name, path)
            told = {"format": _FORMAT, "version": __version__, "files": found}
            archive.writestr(_LIST, json.dumps(told, ensure_ascii=False, indent=1))
        out.flush()
        os.fsync(out.fileno())
    return found


def _files(data: Path, own: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(data.rglob("*")):
        name = path.relative_to(data)
        if path.is_symlink() or not path.is_file() or name.parts[0] in {*_LEFT_OUT, own}:
            continue
        if not name.parts[0].startswith(("backup-", "restore-", ".")):
            yield name.as_posix(), path


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> str:
    made = hashlib.sha256()
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as out:
        while piece := source.read(_CHUNK):
            made.update(piece)
            out.write(piece)
    return made.hexdigest()


def _unpacked(source: Path) -> dict[str, str]:
    """The names and hashes of an archive, every one checked against its bytes."""
    try:
        with zipfile.ZipFile(source) as archive:
            told = json.loads(archive.read(_LIST))
            names: dict[str, str] = told["files"]
            is_known = told["format"] == _FORMAT and not {_DATABASE, tables.LIST}.isdisjoint(names)
            is_safe = {*names, _LIST} == set(archive.namelist()) and all(map(_is_safe, names))
            if is_known and is_safe and all(_hash(archive, each) == names[each] for each in names):
                return names
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, zlib.error):
        pass
    message = f"{source} 不是完整的备份（打不开，或者有内容和清单对不上），什么也没有动。"
    raise NotKept(message)


def _is_safe(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not name.startswith("/") and ".." not in parts and "\\" not in name and ":" not in name


def _hash(archive: zipfile.ZipFile, name: str) -> str:
    made = hashlib.sha256()
    with archive.open(name) as source:
        while piece := source.read(_CHUNK):
            made.update(piece)
    return made.hexdigest()


def _write(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with archive.open(name) as source, os.fdopen(handle, "wb") as out:
        shutil.copyfileobj(source, out, _CHUNK)


def _settle(staged: Path, data: Path, names: list[str]) -> None:
    """Put staged files in their places; the rows that name them come apart."""
    for name in names:
        if name != _DATABASE and not name.startswith(_TABLES):
            (data / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            (staged / name).replace(data / name)
    if _HEADS not in names:  # what was noted of another trail says nothing of this one
        (data / _HEADS).unlink(missing_ok=True)


def _put_back(staged: Path, target: Path, *, is_used: bool) -> None:
    """Put a database in its place, or its content where others may be reading."""
    if is_used:
        _copy_over(staged, target)
    else:
        staged.replace(target)


def _copy_over(source: Path, target: Path) -> None:
    """Replace the content of a database in one transaction, whoever reads meanwhile."""
    with (
        contextlib.closing(sqlite3.connect(source)) as before,
        contextlib.closing(sqlite3.connect(target, timeout=60)) as after,
    ):
        before.backup(after)


def main(arguments: Sequence[str]) -> int:
    """Run one act: ``backup FILE``, ``restore FILE [--force]``, ``upgrade``, ``verify``."""
    act, *words = arguments
    try:
        from jixiao.webapp.settings import CONFIGURATION  # noqa: PLC0415 -- may be refused

        with told_apart():
            keep_private(CONFIGURATION)
            return _ACTS[act](CONFIGURATION, words)
    except ConfigurationError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    except NotKept as refused:
        sys.stderr.write(f"{refused}\n")
        return UNREADABLE


def _backup(configuration: Configuration, words: list[str]) -> int:
    found = backup(configuration, Path(words[0]))
    sys.stdout.write(f"已备份到 {words[0]}：数据库和 {len(found) - 1} 个文件，逐个核对过。\n")
    sys.stdout.write("里面有全部数据和密钥，请存放在只有管理员能读的地方。\n")
    return OK


def _restore(configuration: Configuration, words: list[str]) -> int:
    before = restore(configuration, Path(words[0]), is_forced="--force" in words)
    sys.stdout.write(f"已从 {words[0]} 恢复到 {configuration.data}。\n")
    if before:
        sys.stdout.write(f"恢复以前的数据备份在 {before}；正在运行的系统请重启一次。\n")
    return OK


def _upgrade(configuration: Configuration, words: list[str]) -> int:
    django.setup()
    steps, kept = upgrade(configuration, is_backed_up="--backed-up" in words)
    if kept:
        sys.stdout.write(f"升级以前先备份到 {kept}。\n")
    for step in steps:
        sys.stdout.write(f"已升级 {step}\n")
    sys.stdout.write(
        f"数据库已是 {__version__} 版的样子。\n" if steps else "不用升级，已是最新。\n"
    )
    return OK


def _verify(configuration: Configuration, words: list[str]) -> int:
    """Heads written down before, as ``count:hash``, are held against the trail."""
    django.setup()
    from jixiao.webapp.queries.trail import verify  # noqa: PLC0415 -- after the set-up

    notes = configuration.data / _HEADS
    lines = notes.read_text(encoding="ascii").split() if notes.exists() else []
    told = [each.split(":", 1) for each in [*lines, *words] if ":" in each]
    known = {int(count): sha256 for count, sha256 in told if count.isdecimal()}
    found = verify(known)
    for fault in found.faults:
        sys.stdout.write(f"{fault.said}\n")
    if found.faults:
        sys.stdout.write(f"审计日志共 {found.length} 条，有 {len(found.faults)} 处不对。\n")
        return FAULTS
    if found.length and f"{found.length}:{found.head}" not in lines:
        with notes.open("a", encoding="ascii") as out:
            out.write(f"{found.length}:{found.head}\n")
    sys.stdout.write(f"审计日志完整，共 {found.length} 条，末条封签 {found.head or '无'}。\n")
    return OK


_ACTS = {"backup": _backup, "restore": _restore, "upgrade": _upgrade, "verify": _verify}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.webapp.settings")
    sys.exit(main(sys.argv[1:]))
