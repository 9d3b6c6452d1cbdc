"""``jixiao check --fix`` and ``--comment`` on Word files: copies, originals, backups, refusals."""

import os
from functools import cache
from pathlib import Path

import pytest

from jixiao.cli.main import run
from jixiao.formats.limits import DEFAULT_LIMITS
from jixiao.formats.patching.orders import Edit
from jixiao.formats.patching.word import patch_word
from tests.formats.patching.words import entries, part, places
from tests.truth import SAMPLES

MAIN = "word/document.xml"
WRONG, RIGHT = "清工发[2024]18号", "清工发〔2024〕18号"


@cache
def slipped() -> bytes:
    """A Word file with a bracket that every check mends."""
    data = (SAMPLES / "qinghekou-union-2025" / "plan.docx").read_bytes()
    span = next(span for span, words in places(data) if words == RIGHT)
    return patch_word(data, [Edit(span, RIGHT, WRONG)], DEFAULT_LIMITS).data


def is_wrong(data: bytes) -> bool:
    return any(words == WRONG for _, words in places(data))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "文本.docx").write_bytes(slipped())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_copy_of_the_same_format_is_mended_and_the_original_stays(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "文本.docx", "--fix", "--select", "BAS008"]) == 1

    assert "文本.docx：改了 1 处，写在 文本（已改）.docx。" in capfd.readouterr().err
    assert Path("文本.docx").read_bytes() == slipped()
    mended = Path("文本（已改）.docx").read_bytes()
    assert part(mended) == part((SAMPLES / "qinghekou-union-2025" / "plan.docx").read_bytes())
    old, made = entries(slipped()), entries(mended)
    assert [name for name in old if old[name] != made[name]] == [MAIN]


def test_an_earlier_copy_in_which_someone_went_on_working_is_kept(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = ["check", "文本.docx", "--fix", "--select", "BAS008"]
    run(words)
    run(words)
    assert names(folder) == ["文本.docx", "文本（已改）.docx"]
    Path("文本（已改）.docx").write_bytes(b"worked on")
    capfd.readouterr()

    run(words)
    assert Path("文本（已改）.docx").read_bytes() == b"worked on"
    said = "改了 1 处，写在 文本（已改2）.docx。原有的 文本（已改）.docx 没有动。"
    assert said in capfd.readouterr().err
    run(words)
    assert names(folder) == ["文本.docx", "文本（已改2）.docx", "文本（已改）.docx"]


def test_an_original_is_mended_in_place_with_a_backup_that_no_other_run_replaces(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("文本.bak.docx").write_bytes(b"an older backup")
    Path("文本.docx").chmod(0o640)
    run(["check", "文本.docx", "--fix", "--in-place", "--select", "BAS008"])

    assert "改了 1 处，原来的文件备份在 文本.bak2.docx。" in capfd.readouterr().err
    assert not is_wrong(Path("文本.docx").read_bytes())
    assert Path("文本.bak2.docx").read_bytes() == slipped()
    assert Path("文本.bak.docx").read_bytes() == b"an older backup"
    assert Path("文本.docx").stat().st_mode & 0o777 == 0o640
    mended = Path("文本.docx").read_bytes()
    run(["check", "文本.docx", "--fix", "--in-place", "--select", "BAS008"])
    assert "没有可以自动改的问题" in capfd.readouterr().err
    assert Path("文本.docx").read_bytes() == mended
    assert names(folder) == ["文本.bak.docx", "文本.bak2.docx", "文本.docx"]


def test_tracked_changes_bear_author_and_date(folder: Path) -> None:
    words = [
        "--select",
        "BAS008",
        "--fix",
        "--in-place",
        "--track",
        "--author",
        "财政局",
        "--date",
        "2025-01-31",
    ]
    run(["check", "文本.docx", *words])

    xml = part(Path("文本.docx").read_bytes()).decode()
    assert xml.count('w:author="财政局" w:date="2025-01-31T00:00:00Z"') == 2 * xml.count("<w:del ")
    assert '<w:delText xml:space="preserve">[</w:delText>' in xml


@pytest.mark.parametrize("mark", ["~$文本.docx", "~$.docx", ".~lock.文本.docx#"])
def test_a_file_that_is_open_elsewhere_is_left_alone(
    folder: Path, capfd: pytest.CaptureFixture[str], mark: str
) -> None:
    Path(mark).write_bytes(b"")

    assert run(["check", "文本.docx", "--fix", "--in-place", "--select", "BAS008"]) == 2
    assert "打开着，没有改；请先保存并关闭再试。" in capfd.readouterr().err
    assert Path("文本.docx").read_bytes() == slipped()
    assert names(folder) == sorted([mark, "文本.docx"])


def test_a_file_that_is_read_only_is_left_alone(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("文本.docx").chmod(0o444)

    assert run(["check", "文本.docx", "--fix", "--in-place", "--select", "BAS008"]) == 2
    assert "文件是只读的，没有改" in capfd.readouterr().err
    assert names(folder) == ["文本.docx"]


def test_a_copy_with_comments_leaves_the_original_and_is_the_same_the_second_time(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(["check", "文本.docx", "--comment", "意见.docx", "--date", "2025-01-31"])
    said = capfd.readouterr().err
    assert "文本.docx：批注新加 " in said
    once = Path("意见.docx").read_bytes()
    assert Path("文本.docx").read_bytes() == slipped()

    run(["check", "意见.docx", "--comment", "再看.docx", "--date", "2026-12-31"])
    assert "意见.docx：批注保留 " in capfd.readouterr().err
    assert Path("再看.docx").read_bytes() == once
    assert names(folder) == ["再看.docx", "意见.docx", "文本.docx"]


def test_what_is_fixed_needs_no_comment(folder: Path) -> None:
    run(["check", "文本.docx", "--comment", "全部.docx"])
    run(["check", "文本.docx", "--fix", "--comment", "其余.docx"])

    every, rest = (
        part(Path(name).read_bytes(), "word/comments.xml") for name in ("全部.docx", "其余.docx")
    )
    assert every.count(b"<w:comment ") == rest.count(b"<w:comment ") + 1
    assert b"BAS008" in every
    assert b"BAS008" not in rest


def test_several_files_are_commented_into_a_folder(folder: Path) -> None:
    (folder / "另一份.docx").write_bytes(slipped())
    run(["check", "文本.docx", "另一份.docx", "--comment", "意见"])

    assert names(folder / "意见") == ["另一份.docx", "文本.docx"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--in-place"], "--in-place 要和 --fix 一起用。"),
        (["--track"], "--track 要和 --fix 一起用。"),
        (["--comment", ""], "参数 --comment 后面是空的"),
        (["--comment", "文本.docx"], "批注写在副本里，请换一个文件名。"),
        (["--comment", "a.docx", "--date", "去年"], "参数 --date 应写成 2025-01-31 这样"),
    ],
)
def test_wrong_words_are_told_before_anything_is_done(
    folder: Path, capfd: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(["check", "文本.docx", *words]) == 3
    assert said in capfd.readouterr().err
    assert names(folder) == ["文本.docx"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_stays_a_link_to_the_mended_file(folder: Path) -> None:
    (folder / "原件").mkdir()
    Path("文本.docx").rename("原件/文本.docx")
    Path("文本.docx").symlink_to("原件/文本.docx")
    run(["check", "文本.docx", "--fix", "--in-place", "--select", "BAS008"])

    assert Path("文本.docx").is_symlink()
    assert not is_wrong(Path("文本.docx").read_bytes())
    assert names(folder / "原件") == ["文本.bak.docx", "文本.docx"]


def test_comments_are_not_written_under_the_name_of_another_format(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "意见.pdf"

    assert run(["check", str(SAMPLES / "qinghekou-union-2025/plan.docx"), "--comment", str(out)])
    assert "请以 .docx 结尾" in capfd.readouterr().err
    assert not out.exists()
