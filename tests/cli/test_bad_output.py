"""A full disk, an interruption, names that lead elsewhere: one sentence, no half-written file."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao.cli.main import run
from tests import hostile
from tests.cli.test_check_patching import is_wrong, slipped
from tests.truth import SAMPLES

Capture = pytest.CaptureFixture[str]
FORM = SAMPLES / "clean" / "roads.perf.txt"


@contextlib.contextmanager
def small_disk() -> Iterator[None]:
    """No file may become larger than 200 bytes; a full disk answers in the same way."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "表.docx").write_bytes(hostile.docx(hostile.form()))
    (tmp_path / "新.docx").write_bytes(hostile.docx(hostile.form().replace("≥90", "≥95")))
    (tmp_path / "文本.docx").write_bytes(slipped())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize(
    ("words", "where"),
    [
        *((["convert", "表.docx", f"果{s}"], f"果{s}")
          for s in (".docx", ".pdf", ".xlsx", ".html", ".json", ".csv", ".txt")),
        *((["check", "表.docx", "--format", f, "--out", f"果.{f}"], f"果.{f}")
          for f in ("html", "json", "sarif", "csv")),
        (["check", "表.docx", "--format", "review", "--out", "果.docx"], "果.docx"),
        (["check", "表.docx", "--comment", "果.docx"], "果.docx"),
        (["check", "文本.docx", "--fix", "--select", "BAS008"], "文本（已改）.docx"),
        (["diff", "表.docx", "新.docx", "--format", "html", "--out", "果.html"], "果.html"),
        (["diff", "表.docx", "新.docx", "--format", "json", "--out", "果.json"], "果.json"),
        (["merge", "表.docx", "表.docx", "新.docx", "--out", "果.docx"], "果.docx"),
        (["read", "表.docx", "--format", "json", "--out", "果"], "果/表.docx.json"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)  # fmt: skip
def test_a_full_disk_is_one_sentence_from_every_writer(
    folder: Path, capfd: Capture, words: list[str], where: str
) -> None:
    before = contents(folder)

    with small_disk():
        assert run(words) == 2

    said = [each for each in capfd.readouterr().err.splitlines() if "磁盘空间不足" in each]
    assert len(said) == 1
    assert said[0].startswith(f"{where}：磁盘空间不足，没有写入；请腾出空间，或")
    assert contents(folder) == before


def test_a_full_disk_leaves_an_original_that_is_changed_in_place(
    folder: Path, capfd: Capture
) -> None:
    before = contents(folder)

    with small_disk():
        assert run(["check", "文本.docx", "--fix", "--in-place", "--select", "BAS008"]) == 2

    assert "文本.bak.docx：备份写不了，原件没有改；磁盘空间不足" in capfd.readouterr().err
    assert contents(folder) == before


@pytest.mark.slow
def test_an_interruption_leaves_originals_whole_and_with_backups(tmp_path: Path) -> None:
    for number in range(16):
        (tmp_path / f"{number}.docx").write_bytes(slipped())
    call = [sys.executable, "-m", "jixiao.cli.main", "check", str(tmp_path), "--fix",
            "--in-place", "--select", "BAS008"]  # fmt: skip
    with subprocess.Popen(
        call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ}
    ) as process:
        while len(list(tmp_path.glob("*.bak.docx"))) < 2 and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)

    backups = {each.name.replace(".bak", "") for each in tmp_path.glob("*.bak.docx")}
    files = {p.name: p.read_bytes() for p in tmp_path.glob("*.docx") if ".bak" not in p.name}
    assert process.returncode == 130
    assert "已中断；已经写完的文件都是完整的。" in error.decode("utf-8")
    assert 0 < len(backups) < 16
    mended = {name for name, data in files.items() if not is_wrong(data)}
    assert len(files) == 16
    assert mended <= backups
    assert len(backups - mended) <= 1  # stopped between the backup and the file
    assert all(data == slipped() for name, data in files.items() if name not in mended)
    assert not list(tmp_path.glob("*.part"))


def test_names_in_an_archive_that_lead_elsewhere_stay_below_the_result(
    folder: Path, capfd: Capture
) -> None:
    with zipfile.ZipFile("包.zip", "w") as archive:
        for name in ("../../外.docx", "/绝对.docx", "C:\\盘\\符.docx", "正常/表.docx"):
            archive.writestr(name, hostile.docx(hostile.form()))

    run(["convert", "包.zip", "内/果", "--to", "txt"])

    made = {each.relative_to(folder) for each in folder.rglob("*.txt")}
    assert made
    assert all(each.is_relative_to("内/果") for each in made)
    assert not list(folder.parent.glob("外*"))


@pytest.mark.parametrize("name", ["甲/乙", "甲\\乙", "..", "con", "a\x00b", "名" * 400])
def test_names_of_projects_name_no_files(folder: Path, name: str) -> None:
    form = hostile.form().replace("项目", name.replace("\x00", ""), 1)
    Path("怪.docx").write_bytes(hostile.docx(form))

    for suffix in ("docx", "xlsx", "pdf"):
        assert run(["convert", "怪.docx", f"果/怪.{suffix}", "--force"]) in {0, 2}

    made = {str(each.relative_to(folder / "果")) for each in (folder / "果").rglob("*")}
    assert made <= {"怪.docx", "怪.xlsx", "怪.pdf"}


@pytest.mark.parametrize("suffix", [".docx", ".PDF", ".xlsx"])
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", str(FORM)], "请加 --format review"),
        (["check", str(FORM), "--format", "json"], "请加 --format review"),
        (["diff", str(FORM), str(FORM)], "比较的结果是文字或网页，不能写成"),
    ],
)
def test_a_text_is_not_written_under_the_name_of_a_document(
    words: list[str], says: str, suffix: str, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / f"结果{suffix}"

    assert run([*words, "--out", str(out)]) == 3

    assert says in capsys.readouterr().err
    assert not out.exists()
