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
from jixiao.formats.written import pdf_fonts
from jixiao.services.reading import read
from tests import hostile
from tests.formats.written.same_leaves import lost_leaves
from tests.truth import SAMPLES

Capture = pytest.CaptureFixture[str]
PLAN = SAMPLES / "qinghekou-union-2025" / "plan.docx"
FORM = SAMPLES / "qinghekou-roads-2025" / "forms.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "材料"
    (folder / "下级").mkdir(parents=True)
    (folder / "甲.docx").write_bytes(hostile.docx(hostile.form()))
    (folder / "下级" / "乙.docx").write_bytes(hostile.docx(hostile.form()))
    with zipfile.ZipFile(folder / "丙.zip", "w") as archive:
        archive.writestr("内/丁.docx", hostile.docx(hostile.form()))
    return folder


def test_a_file_becomes_another_that_says_the_same(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "文本.txt"

    assert run(["convert", str(PLAN), str(out)]) == 0

    assert lost_leaves(read(PLAN).documents[0], read(out).documents[0]) == []
    assert capsys.readouterr().err == ""


def test_a_folder_keeps_its_tree_and_its_names(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "结果"

    assert run(["convert", str(folder), str(out), "--to", "txt", "--jobs", "2"]) == 0

    found = sorted(each.relative_to(out).as_posix() for each in out.rglob("*.*") if each.is_file())
    assert found == ["下级/乙.txt", "丙.zip/内/丁.txt", "甲.txt"]
    assert capsys.readouterr().err.startswith("转换了 3 个文件。用时 ")


def test_files_that_differ_only_in_their_suffix_keep_it_in_the_name(
    tmp_path: Path, folder: Path
) -> None:
    (folder / "甲.perf.txt").write_bytes(FORM.read_bytes())
    (folder / "甲.txt").write_bytes(FORM.read_bytes())

    assert run(["convert", str(folder), str(tmp_path / "结果"), "--to", ".JSON"]) == 0

    assert {each.name for each in (tmp_path / "结果").glob("甲*")} == {
        "甲.json",
        "甲.perf.json",
        "甲.txt.json",
    }


def test_what_exists_is_only_written_over_when_that_is_wanted(
    tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "文本.txt"
    out.write_text("我的批注", encoding="utf-8")

    assert run(["convert", str(PLAN), str(out)]) == 2
    assert capsys.readouterr().err == (
        f"已有 {out}，没有写入；要盖掉它请加 --force，或换一个名字。\n"
    )
    assert out.read_text(encoding="utf-8") == "我的批注"
    assert run(["convert", str(PLAN), str(out), "--force"]) == 0
    assert out.read_text(encoding="utf-8-sig").startswith("清河口县总工会")


def test_the_original_is_never_written_over(tmp_path: Path, capsys: Capture) -> None:
    mine = tmp_path / "计划.docx"
    mine.write_bytes(PLAN.read_bytes())
    (tmp_path / "别名.docx").symlink_to(mine)

    assert run(["convert", str(mine), str(mine), "--force"]) == 2
    assert run(["convert", str(mine), str(tmp_path / "别名.docx"), "--force"]) == 2
    assert run(["convert", str(mine), str(tmp_path), "--to", "docx", "--force"]) == 2
    roundabout = tmp_path / "还没有的文件夹" / ".." / mine.name
    assert run(["convert", str(mine), str(roundabout), "--force"]) == 2
    assert run(["convert", str(tmp_path), str(tmp_path), "--to", "docx"]) == 3

    assert mine.read_bytes() == PLAN.read_bytes()
    assert capsys.readouterr().err.count("就是原件，写进去会盖掉它") == 4


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["{plan}"], "还要写结果的名字"),
        (["{plan}", "a.xyz"], "写不出这种文件（.xyz），可以写的是 "),
        (["{plan}", "a"], "写不出这种文件（没有扩展名）"),
        (["{plan}", "{plan}", "a.txt"], "要用 --to 写明格式"),
        (
            ["{plan}", "a.txt", "--form", "没有"],
            "没有“没有”这种表样；用 jixiao forms 查看全部表样。",
        ),
        (["{plan}", "a.txt", "--form", "没有.toml"], "读不了表样文件 没有.toml，请检查路径。"),
        (["{plan}", "a.txt", "--unit", "亿元"], "参数 --unit 不能是 "),
        (["{plan}", "a.txt", "--jobs", "0"], "参数 --jobs 应为 1 到 256 的整数。"),
        (["", "a.txt"], "参数 PATH 里有空的名字"),
    ],
)
def test_wrong_use_is_one_sentence(words: list[str], says: str, capsys: Capture) -> None:
    assert run(["convert", *(word.format(plan=PLAN) for word in words)]) == 3

    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1


def test_a_form_of_ones_own_with_an_error_is_one_sentence(tmp_path: Path, capsys: Capture) -> None:
    form = tmp_path / "本县.toml"
    form.write_text(
        'title = "本县"\nkinds = ["plan"]\n[[document]]\npart = "lin"\n', encoding="utf-8"
    )

    assert run(["convert", str(PLAN), str(tmp_path / "a.txt"), "--form", str(form)]) == 3

    assert capsys.readouterr().err == (
        f"{form}：第 1 个 [[document]]的 part 应当是 line、heading、contents、turn、sections、"
        "projects、table 之一。\n"
    )


def test_what_the_form_has_no_place_for_is_said(tmp_path: Path, capsys: Capture) -> None:
    form = tmp_path / "封面.toml"
    form.write_text(
        'title = "封面"\nkinds = ["project-objectives"]\n'
        '[[document]]\npart = "projects"\n[[project]]\npart = "heading"\ntext = "{name}"\n',
        encoding="utf-8",
    )
    source = tmp_path / "表.docx"
    source.write_bytes(hostile.docx(hostile.form()))

    assert run(["convert", str(source), str(tmp_path / "a.txt"), "--form", str(form)]) == 0

    error = capsys.readouterr().err
    assert "提示：表样没有“指标值”一栏，1 处没有写出。（如“≥90人”）\n" in error


def test_a_file_without_a_form_and_one_that_is_broken_do_not_stop_the_others(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    (folder / "信.txt").write_text("各位同事：明天开会。", encoding="utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")

    assert run(["convert", str(folder), str(tmp_path / "结果"), "--to", "docx"]) == 2

    error = capsys.readouterr().err
    assert "信.txt：没有读到绩效表格或章节，没有可以写的内容" in error
    assert "坏.docx：" in error
    assert "转换了 3 个文件；2 个没有转换。" in error
    assert not list((tmp_path / "结果").rglob("*.part"))


def test_amounts_are_written_in_the_unit_that_is_asked_for(tmp_path: Path) -> None:
    assert run(["convert", str(PLAN), str(tmp_path / "元.txt"), "--unit", "元"]) == 0

    budget = read(tmp_path / "元.txt").documents[0].projects[0].budget.total.value
    assert budget is not None
    assert (str(budget.printed), budget.unit) == ("865000.00", "元")


def test_forms_are_listed(capsys: Capture) -> None:
    assert run(["forms", "--kind", "plan"]) == 0
    text = capsys.readouterr().out
    assert run(["forms", "--format", "json"]) == 0
    entries = json.loads(capsys.readouterr().out)

    assert "hebei-plan           河北省部门预算绩效文本（预算项目绩效目标表）" in text
    assert {"hebei-plan", "hebei-duty-activity"} <= {each["id"] for each in entries}
    assert all(each["title"] and each["kinds"] for each in entries)


@pytest.mark.slow
def test_an_interruption_leaves_whole_files_only(tmp_path: Path) -> None:
    source = tmp_path / "材料"
    source.mkdir()
    for n in range(300):
        (source / f"{n}.docx").write_bytes(PLAN.read_bytes())
    out = tmp_path / "结果"
    call = [
        sys.executable,
        "-m",
        "jixiao.cli.main",
        "convert",
        str(source),
        str(out),
        "--to",
        "txt",
    ]
    with subprocess.Popen(call, stderr=subprocess.PIPE, env={**os.environ}) as process:
        while not list(out.glob("*.txt")):
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=30)

    whole = {each.read_bytes() for each in out.glob("*.txt")}
    assert process.returncode == 130
    assert "已中断；已经写完的文件都是完整的。" in error.decode("utf-8")
    assert len(whole) == 1
    assert not [each for each in out.iterdir() if each.suffix != ".txt"]


def test_a_folder_without_fonts_is_refused_before_anything_is_read(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "结果"

    code = run(["convert", str(folder), str(out), "--to", "pdf", "--fonts", str(folder)])

    assert code == 3
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"文件夹“{folder}”里没有能用的字体，请放进")
    assert not out.exists()


def test_without_the_fonts_of_a_pdf_nothing_is_read_in_vain(
    folder: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_fonts, "WHEEL", "pylopdf_fonts_of_nobody")

    code = run(["convert", str(folder), str(tmp_path / "结果"), "--to", "pdf"])

    assert code == 3
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("写 PDF 要用的字体没有装好")
