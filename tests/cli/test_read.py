import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from jixiao.cli.main import run
from jixiao.services.exporting import exported
from jixiao.services.reading import read
from tests import hostile

Capture = pytest.CaptureFixture[str]
CALL = [sys.executable, "-m", "jixiao.cli.main", "read"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "材料"
    (folder / "下级").mkdir(parents=True)
    (folder / "甲.docx").write_bytes(hostile.docx(hostile.form()))
    (folder / "下级" / "乙.docx").write_bytes(hostile.docx(hostile.form()))
    with zipfile.ZipFile(folder / "丙.zip", "w") as archive:
        archive.writestr("内/丁.docx", hostile.docx(hostile.form()))
    return folder


def test_a_file_is_summed_up_for_a_person(folder: Path, capsys: Capture) -> None:
    assert run(["read", str(folder / "甲.docx")]) == 0

    out = capsys.readouterr().out
    assert out.splitlines()[1] == "  项目绩效目标表 · 1 个项目 1 项指标"
    assert "       产出指标  数量指标  慰问职工人数  ≥90人   数值 ≥ 90 人" in out.splitlines()


def test_one_file_is_one_object_and_several_are_a_list(folder: Path, capsys: Capture) -> None:
    assert run(["read", str(folder / "甲.docx"), "--format", "json"]) == 0
    one = capsys.readouterr().out
    assert run(["read", str(folder), "--format", "json", "--jobs", "2"]) == 0
    several = capsys.readouterr()

    assert one == exported(read(folder / "甲.docx"), "json")
    assert [each["source"]["name"] for each in json.loads(several.out)] == [
        f"{folder}/丙.zip/内/丁.docx",
        f"{folder}/甲.docx",
        f"{folder}/下级/乙.docx",
    ]
    assert several.err.startswith("读了 3 个文件：3 份绩效文档，3 个项目，3 项指标，0 条提示。")


def test_lines_are_the_same_with_one_and_with_two_processes(folder: Path, capsys: Capture) -> None:
    texts = []
    for jobs in ("1", "2"):
        assert run(["read", str(folder), "--format", "jsonl", "--jobs", jobs]) == 0
        texts.append(capsys.readouterr().out)

    assert texts[0] == texts[1]
    assert len(texts[0].splitlines()) == 3


def test_a_table_has_one_head_for_all_files(folder: Path, capsys: Capture) -> None:
    assert run(["read", str(folder), "--format", "csv"]) == 0

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"))))
    assert [row["指标值"] for row in rows] == ["≥90人"] * 3


def test_where_shows_the_place_of_every_value(folder: Path, capsys: Capture) -> None:
    assert run(["read", str(folder / "甲.docx"), "--where"]) == 0
    shown = capsys.readouterr().out
    assert run(["read", str(folder / "甲.docx"), "--where", "--format", "json"]) == 0
    places = json.loads(capsys.readouterr().out)["documents"][0]["places"]

    line = next(line for line in shown.splitlines() if "indicators[0].target" in line)
    assert line.split() == [
        "表1", "第2行", "第4列", "字", "0–4", "documents[0].projects[0].indicators[0].target",
        "≥90人",
    ]  # fmt: skip
    assert places["projects[0].indicators[0].target"] == {
        "page": None, "table": 1, "row": 2, "column": 4, "line": None, "start": 0, "end": 4,
    }  # fmt: skip


def test_results_mirror_the_folders(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    out = folder / "结果"
    words = ["read", str(folder), "--format", "csv", "--out", str(out)]

    assert run(words) == 0
    assert run(words) == 0  # the results of the first run are not read by the second

    assert capsys.readouterr().out == ""
    written = sorted(str(each.relative_to(out)) for each in out.rglob("*") if each.is_file())
    assert written == ["下级/乙.docx.csv", "丙.zip/内/丁.docx.csv", "甲.docx.csv"]
    assert (out / "甲.docx.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_results_of_several_paths_do_not_overwrite_each_other(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "结果"
    paths = [folder / name for name in ("甲.docx", "甲.docx", "下级", "下级", "丙.zip")]

    assert run(["read", *map(str, paths), "--format", "jsonl", "--out", str(out)]) == 0

    written = sorted(str(each.relative_to(out)) for each in out.rglob("*") if each.is_file())
    assert written == [
        "2/甲.docx.jsonl",
        "下级-2/乙.docx.jsonl",
        "下级/乙.docx.jsonl",
        "丙.zip/内/丁.docx.jsonl",
        "甲.docx.jsonl",
    ]


def test_what_was_exported_can_be_read_again(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "结果"
    run(["read", str(folder / "甲.docx"), "--where", "--format", "json", "--out", str(out)])

    assert read(out / "甲.docx.json").documents == read(folder / "甲.docx").documents


def test_a_reader_that_has_seen_enough_does_no_harm(folder: Path) -> None:
    call = [*CALL, *[str(folder)] * 40, "--format", "json"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        error = running.stderr.read().decode()

    assert running.returncode == 0
    assert error == ""


def test_an_interruption_is_clean(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果"
    call = [*CALL, *[str(folder)] * 400, "--format", "json", "--out", str(out), "--jobs", "2"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, start_new_session=True) as running:
        assert running.stderr is not None
        deadline = time.monotonic() + 30
        while not (out / "材料").is_dir() and time.monotonic() < deadline:
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGINT)
        error = running.stderr.read().decode()

    assert running.returncode == 130
    assert error == "\n已中断；已经写完的文件都是完整的。\n"
    files = [each for each in out.rglob("*") if each.is_file()]
    assert [each.name for each in files if each.suffix == ".part"] == []
    assert {json.loads(each.read_bytes())["schema"] for each in files} == {"jixiao/1"}


def test_names_that_become_the_same_do_not_overwrite_each_other(
    tmp_path: Path, capsys: Capture
) -> None:
    for name in ("表?.docx", "表:.docx", "表_.docx", "A.docx", "a.docx"):
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes(hostile.docx(hostile.form()))
    out = tmp_path / "out"

    assert run(["read", str(tmp_path / "in"), "--format", "json", "--out", str(out)]) == 0

    written = {json.loads(each.read_bytes())["source"]["name"]: each.name for each in out.iterdir()}
    assert written == {
        f"{tmp_path}/in/{name}": result
        for name, result in (
            ("A.docx", "A.docx.json"),
            ("a.docx", "a.docx-2.json"),
            ("表:.docx", "表_.docx.json"),
            ("表?.docx", "表_.docx-2.json"),
            ("表_.docx", "表_.docx-3.json"),
        )
    }


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["{}", "--out", ""], "参数 --out 后面是空的，请写一个文件夹。"),
        ([""], "参数 PATH 是空的，请写文件或文件夹的路径。"),
        (
            ["{}", "--out", "{}/下级/.."],
            "结果不能放进原件所在的文件夹，下次会被当成原件；请在 --out 后面写另一个文件夹。",
        ),
    ],
)
def test_paths_that_can_not_be_meant_are_wrong_use(
    words: list[str], message: str, folder: Path, capsys: Capture
) -> None:
    assert run(["read", *(word.format(folder) for word in words)]) == 3
    assert capsys.readouterr() == ("", f"{message}\n")


def test_an_output_folder_that_can_not_be_made_is_said_before_anything_is_read(
    folder: Path, capsys: Capture
) -> None:
    out = folder / "甲.docx" / "结果"

    assert run(["read", str(folder), "--out", str(out)]) == 2

    message = "已有同名的文件或文件夹挡住了，没有写入；请用 --out 换一个位置。"
    assert capsys.readouterr() == ("", f"{out}：{message}\n")


def test_one_result_that_can_not_be_written_costs_no_other(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    (folder / f"{'长' * 82}.docx").write_bytes(hostile.docx(hostile.form()))

    assert run(["read", str(folder), "--format", "json", "--out", str(tmp_path / "结果")]) == 2

    error = capsys.readouterr().err.splitlines()
    assert error[0].endswith("文件名太长，没有写入；请缩短原文件或文件夹的名字。")
    assert error[1].startswith(
        "读了 3 个文件：3 份绩效文档，3 个项目，3 项指标，0 条提示；1 个结果没有写入。"
    )


def test_a_folder_without_files_says_so(tmp_path: Path, capsys: Capture) -> None:
    assert run(["read", str(tmp_path)]) == 0
    assert capsys.readouterr().err.startswith("这里没有可以读取的文件，请检查路径。\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_leaves_no_process_behind(
    number: signal.Signals, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "结果"
    call = [*CALL, *[str(folder)] * 400, "--format", "json", "--out", str(out), "--jobs", "2"]
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("this run was started so that it outlives its terminal")
    with subprocess.Popen(call, stderr=subprocess.PIPE, start_new_session=True) as running:
        assert running.stderr is not None
        deadline = time.monotonic() + 30
        while not (out / "材料").is_dir() and time.monotonic() < deadline:
            time.sleep(0.02)
        running.send_signal(number)
        error = running.stderr.read().decode()  # to its end: no worker holds it open

    assert running.returncode == 130
    assert error == "\n已中断；已经写完的文件都是完整的。\n"
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
