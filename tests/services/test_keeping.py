"""Files that were handed in are kept once, whole, and under nothing but their SHA-256."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from jixiao.services.keeping import (
    Keeper,
    Kept,
    TooLarge,
    keep_bytes,
    path_of,
    plain_name,
    plain_path,
    sweep,
)


def files_of(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


def test_a_file_in_pieces_is_kept_whole(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / "kept", most=10)
    for piece in (b"abc", b"", b"defg"):
        keeper.take(piece)

    kept = keeper.keep()

    assert kept == Kept(hashlib.sha256(b"abcdefg").hexdigest(), 7)
    assert files_of(tmp_path) == [path_of(tmp_path / "kept", kept.sha256)]
    assert files_of(tmp_path)[0].read_bytes() == b"abcdefg"


def test_the_same_file_twice_is_kept_once(tmp_path: Path) -> None:
    first, second = (keep_bytes(tmp_path, "同一份".encode()) for _ in range(2))

    assert first == second
    assert len(files_of(tmp_path)) == 1


def test_nothing_stays_of_a_file_that_is_too_large(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path, most=2_000_000)
    keeper.take(b"a" * 1_999_999)

    with pytest.raises(TooLarge, match="超过 2 MB 的上限"):
        keeper.take(b"ab")

    assert files_of(tmp_path) == []


def test_a_file_that_was_given_up_leaves_nothing(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path, most=10)
    keeper.take(b"a")

    keeper.drop()
    keeper.drop()

    assert files_of(tmp_path) == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 65])
def test_nothing_but_a_fingerprint_becomes_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="is no SHA-256"):
        path_of(tmp_path, name)


def test_only_what_interrupted_uploads_left_days_ago_is_swept_away(tmp_path: Path) -> None:
    kept = keep_bytes(tmp_path, b"kept")
    going_on = Keeper(tmp_path, most=10)
    old = tmp_path / "unfinished-old"
    old.write_bytes(b"")
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    for each in (old, path_of(tmp_path, kept.sha256)):
        os.utime(each, (two_days_ago, two_days_ago))

    sweep(tmp_path)

    assert not old.exists()
    assert len(files_of(tmp_path)) == 2
    going_on.drop()


@pytest.mark.parametrize(
    ("name", "shown", "path"),
    [
        ("文本.docx", "文本.docx", "文本.docx"),
        ("全县\\交通局/文本.docx", "文本.docx", "全县/交通局/文本.docx"),
        ("a\u202exslx.docx", "axslx.docx", "axslx.docx"),
        (" ", "未命名", "未命名"),
        ("../..", "未命名", "未命名"),
        ("长" * 300, "长" * 200, "长" * 200),
    ],
)
def test_a_name_is_shown_without_what_deceives(name: str, shown: str, path: str) -> None:
    assert (plain_name(name), plain_path(name)) == (shown, path)
