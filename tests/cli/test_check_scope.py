"""A report says what it leaves out, and is never called what it is not."""

import json
from pathlib import Path

import pytest

from jixiao.cli.main import run

FAULTY = """项目: 劳模荣誉津贴  预算数: 2.00
数量指标 | 发放津贴的劳模数量 | 个 | 清工发[2024]6号
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "甲.perf.txt").write_text(FAULTY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_report_that_is_passed_on_says_which_files_were_not_read(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "下").mkdir()
    (folder / "下" / "坏.docx").write_bytes(b"PK\x03\x04broken")
    reports = {}
    for form in ("html", "junit", "sarif"):
        assert run(["check", "甲.perf.txt", "下/坏.docx", "--format", form]) == 2
        reports[form] = capfd.readouterr().out

    assert "<p>1 个文件读不了：</p><ul><li>坏.docx：文件不完整" in reports["html"]
    assert '<testsuite name="下/坏.docx" tests="1" failures="0" errors="1"' in reports["junit"]
    (invocation,) = json.loads(reports["sarif"])["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    assert (
        "下/坏.docx：文件不完整" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    )


def test_levels_that_are_not_told_are_not_called_clean(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("说明.txt").write_text("这里没有任何绩效表。\n", encoding="utf-8")
    words = ["check", "甲.perf.txt", "说明.txt", "--select", "BAS008", "--level", "error"]

    assert run(words) == 0
    out, err = capfd.readouterr()
    assert "甲.perf.txt：没有发现“错误”的问题\n" in out
    assert "审核了 2 个文件：错误 0。" in err
    run([*words, "--format", "html"])
    page = capfd.readouterr().out
    assert "只列“错误”的问题，其余的没有列。" in page
    assert '<p class="clean">没有发现“错误”的问题。</p>' in page
    assert '<p class="clean">没有认出绩效文本或绩效表，没有可以审核的内容。</p>' in page
    assert "提醒 0" not in page


def test_rules_are_listed_with_the_commas_of_chinese_too(folder: Path) -> None:
    assert run(["check", "甲.perf.txt", "--select", "GRD，BAS008"]) == 1
    assert run(["check", "甲.perf.txt", "--select", "GRD、BAS008", "--ignore", "BAS008 TGT"]) == 0


@pytest.mark.parametrize("name", ["意见.doc", "意见.ODT", "意见.wps"])
def test_no_text_and_no_page_bears_the_name_of_an_office_file(folder: Path, name: str) -> None:
    assert run(["check", "甲.perf.txt", "--out", name]) == 3
    assert run(["check", "甲.perf.txt", "--format", "review", "--out", name]) == 3
    assert not Path(name).exists()


def test_hundreds_of_places_are_no_wall_of_words(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"数量指标 | 种类{n} | ≥{n}个 | 清工发[2024]6号\n\n" for n in range(1, 61))
    Path("多.perf.txt").write_text(f"项目: 慰问  预算数: 2.00\n{rows}", encoding="utf-8")

    assert run(["check", "多.perf.txt", "--select", "BAS008"]) == 1
    out = capfd.readouterr().out
    assert "同样的还有 59 处：第4行文字；第6行文字；" in out
    assert "第42行文字；另外 39 个位置用 --format html 或 csv 查看。" in out


def test_a_form_without_cover_begins_with_its_project(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(["check", "甲.perf.txt", "--format", "html"])
    assert '<div class="paper">\n\n</div>' not in capfd.readouterr().out


def test_a_review_form_never_calls_clean_what_a_level_hides(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "甲.perf.txt", "--format", "review", "--level", "error"]) == 3
    assert capfd.readouterr() == ("", "审核表要写全查到的依据，不能只写一部分；请去掉 --level。\n")
    assert run(["check", "甲.perf.txt", "--format", "review", "--level", "note"]) == 1


def test_older_findings_belong_to_one_of_many_files(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("乙.perf.txt").write_text(FAULTY.replace("劳模", "困难职工"), encoding="utf-8")
    both = ["check", "甲.perf.txt", "乙.perf.txt", "--select", "TGT001"]
    run([*both, "--format", "json", "--out", "旧.json"])
    run([*both[:2], "--select", "TGT001", "--format", "json", "--out", "甲.json"])
    capfd.readouterr()

    run([*both, "--since", "旧.json"])
    out, err = capfd.readouterr()
    assert out.count("已改 0，仍在 1，新出现 0。") == 2
    assert "这次没有审核" not in out + err
    run([*both, "--since", "甲.json"])
    assert "以前的结果里没有这个文件，下面都算新出现。" in capfd.readouterr().out
