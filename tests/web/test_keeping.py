"""Backup, restore and upgrade as a person runs them, on a data folder of their own."""

import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from jixiao.webapp.configuration import Configuration, configuration
from jixiao.webapp.keeping import NotKept, backup, restore
from tests.truth import REPOSITORY

WORDS = "职工体检\n" * 500


def installed(folder: Path) -> Configuration:
    """An installation with a small database in WAL mode, files and a secret."""
    made = configuration({"JIXIAO_DATA": str(folder)})
    with sqlite3.connect(folder / "jixiao.sqlite3") as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, said TEXT, raw BLOB)")
        database.executemany(
            "INSERT INTO words (said, raw) VALUES (?, ?)", [(WORDS, os.urandom(999))] * 50
        )
    database.close()
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "cd.docx").write_bytes(os.urandom(100_000))
    return made


def dump(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "jixiao.sqlite3") as database:
        found = list(database.iterdump())
    database.close()
    return found


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "jixiao.sqlite3" not in path.name and "backups" not in path.parts
    }


def test_a_restored_system_is_the_old_one_bit_for_bit(tmp_path: Path) -> None:
    old = installed(tmp_path / "old")
    target = tmp_path / "kept.zip"

    found = backup(old, target)
    new = Configuration(**{**fields(old), **moved(tmp_path / "new")})  # type: ignore[arg-type]
    restore(new, target)

    assert files(new.data) == files(old.data)
    assert dump(new.data) == dump(old.data)
    database = (new.data / "jixiao.sqlite3").read_bytes()
    assert hashlib.sha256(database).hexdigest() == found["jixiao.sqlite3"]
    assert backup(new, tmp_path / "again.zip") == found


def fields(made: Configuration) -> dict[str, object]:
    return {name: getattr(made, name) for name in made.__slots__}


def moved(folder: Path) -> dict[str, object]:
    folder.mkdir(mode=0o700)
    return {
        "data": folder,
        "database": {
            "ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "jixiao.sqlite3")
        },
    }  # fmt: skip


def test_what_is_kept_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    old = installed(tmp_path / "old")
    backup(old, tmp_path / "kept.zip")
    new = Configuration(**{**fields(old), **moved(tmp_path / "new")})  # type: ignore[arg-type]
    restore(new, tmp_path / "kept.zip")

    for path in [tmp_path / "kept.zip", new.data, *new.data.rglob("*.*")]:
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_backup_made_while_others_write_is_whole(tmp_path: Path) -> None:
    old = installed(tmp_path / "old")
    stop = threading.Event()

    def write() -> None:
        database = sqlite3.connect(tmp_path / "old" / "jixiao.sqlite3", timeout=30)
        while not stop.is_set():
            with database:  # two rows or none
                database.execute("INSERT INTO words (said) VALUES ('a')")
                database.execute("INSERT INTO words (said) VALUES ('b')")
        database.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for at in range(5):
            backup(old, tmp_path / f"{at}.zip")
    finally:
        stop.set()
        writer.join()

    for at in range(5):
        with zipfile.ZipFile(tmp_path / f"{at}.zip") as archive:
            archive.extract("jixiao.sqlite3", tmp_path / str(at))
        with sqlite3.connect(tmp_path / str(at) / "jixiao.sqlite3") as database:
            (many,) = database.execute("SELECT count(*) FROM words").fetchone()
        database.close()
        assert many >= 50
        assert many % 2 == 0


def test_restoring_over_data_must_be_forced_and_keeps_what_was_there(tmp_path: Path) -> None:
    here = installed(tmp_path / "here")
    backup(here, tmp_path / "kept.zip")
    before = dump(here.data)
    reader = sqlite3.connect(here.data / "jixiao.sqlite3")  # somebody is at work
    with reader:
        reader.execute("DELETE FROM words")

    with pytest.raises(NotKept, match="--force"):
        restore(here, tmp_path / "kept.zip")
    kept = restore(here, tmp_path / "kept.zip", is_forced=True)

    assert reader.execute("SELECT count(*) FROM words").fetchone() == (50,)
    reader.close()
    assert dump(here.data) == before
    restore(here, Path(kept), is_forced=True)
    assert dump(here.data) != before


@pytest.mark.parametrize("kind", ["cut", "changed", "no zip", "climbing", "unlisted", "missing"])
def test_a_damaged_or_hostile_archive_is_refused_and_touches_nothing(
    tmp_path: Path, kind: str
) -> None:
    old = installed(tmp_path / "old")
    backup(old, tmp_path / "kept.zip")
    bad = tmp_path / "bad.zip"
    data = (tmp_path / "kept.zip").read_bytes()
    bad.write_bytes({"cut": data[: len(data) // 2], "no zip": b"PK"}.get(kind, data))
    if kind == "changed":
        middle = len(data) // 3
        bad.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
    if kind in {"climbing", "unlisted"}:
        with zipfile.ZipFile(bad, "a") as archive:
            archive.writestr("../../out" if kind == "climbing" else "files/more", b"x")
    if kind == "missing":
        bad.unlink()
    new = Configuration(**{**fields(old), **moved(tmp_path / "new")})  # type: ignore[arg-type]

    with pytest.raises(NotKept, match="不是完整的备份"):
        restore(new, bad)

    assert list(new.data.iterdir()) == []
    assert not (tmp_path.parent / "out").exists()


def test_a_backup_is_never_written_over_another_file(tmp_path: Path) -> None:
    old = installed(tmp_path / "old")
    (tmp_path / "kept.zip").write_bytes(b"mine")

    with pytest.raises(NotKept, match="已经有了"):
        backup(old, tmp_path / "kept.zip")

    assert (tmp_path / "kept.zip").read_bytes() == b"mine"


def test_a_damaged_database_is_not_backed_up(tmp_path: Path) -> None:
    old = installed(tmp_path / "old")
    path = old.data / "jixiao.sqlite3"
    for name in ("-wal", "-shm"):
        path.with_name(path.name + name).unlink(missing_ok=True)
    data = bytearray(path.read_bytes())
    data[8192:40_000] = os.urandom(40_000 - 8192)
    path.write_bytes(data)

    with pytest.raises(NotKept, match="损坏"):
        backup(old, tmp_path / "kept.zip")

    assert list(tmp_path.glob("*.zip")) == list(tmp_path.glob(".*.zip*")) == []


def test_a_backup_of_one_kind_of_database_is_not_put_into_another(tmp_path: Path) -> None:
    old = installed(tmp_path / "old")
    backup(old, tmp_path / "kept.zip")
    here = configuration(
        {"JIXIAO_DATA": str(tmp_path / "data"), "DATABASE_URL": "postgres://a:b@h/jixiao"}
    )

    with pytest.raises(NotKept, match="另一种数据库的备份"):
        restore(here, tmp_path / "kept.zip")


def jixiao(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-m", "jixiao.cli.main", *words, "--data", str(data)],
        cwd=REPOSITORY, capture_output=True, text=True, env=environment, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_the_command_line_upgrades_backs_up_restores_and_verifies(tmp_path: Path) -> None:
    data, kept = tmp_path / "data", tmp_path / "kept.zip"

    first = jixiao(data, "upgrade")
    again = jixiao(data, "upgrade")
    backed_up = jixiao(data, "backup", str(kept))
    refused = jixiao(data, "restore", str(kept))
    restored = jixiao(tmp_path / "new", "restore", str(kept))
    verified = jixiao(tmp_path / "new", "audit", "verify")

    assert (first.returncode, again.returncode) == (0, 0), first.stderr
    assert "已升级 records.0001_initial" in first.stdout
    assert again.stdout == "不用升级，已是最新。\n"
    assert backed_up.returncode == 0
    assert "逐个核对过" in backed_up.stdout
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert restored.returncode == 0, restored.stderr
    assert verified.stdout.startswith("审计日志完整，共 0 条")
    with sqlite3.connect(data / "jixiao.sqlite3") as database:
        database.execute("DELETE FROM django_migrations WHERE app='mfa'")
        for table in ("mfa_authenticator",):
            database.execute(f"DROP TABLE {table}")
    database.close()
    later = jixiao(data, "upgrade")
    assert "升级以前先备份到" in later.stdout, later.stderr
    assert len(list((data / "backups").glob("before-upgrade-*.zip"))) == 1
    assert (data / "jixiao.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_when_the_address_is_announced_the_first_visitor_waits_for_no_loading(
    tmp_path: Path,
) -> None:
    asked = (
        "import os, sys, django; django.setup()\n"
        "from jixiao.webapp.keeping import upgrade\n"
        "from jixiao.webapp.settings import CONFIGURATION; upgrade(CONFIGURATION)\n"
        "from jixiao.webapp.serving import warmed; warmed()\n"
        "there = set(sys.modules)\n"
        "from django.test import Client\n"
        "Client().get('/healthz', headers={'host': 'localhost'})\n"
        "late = [each for each in set(sys.modules) - there if each.startswith('jixiao')]\n"
        "assert not late and 'jixiao.webapp.pages.home' in there, sorted(late)\n"
    )
    environment = {key: each for key, each in os.environ.items() if not key.startswith("JIXIAO_")}
    environment |= {
        "JIXIAO_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "jixiao.webapp.settings",
    }  # fmt: skip

    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=REPOSITORY, capture_output=True, text=True,
        env=environment, timeout=120, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
