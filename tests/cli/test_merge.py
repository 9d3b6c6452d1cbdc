"""``jixiao merge`` from the command line: the result, what must be decided, exit codes."""

import json
from pathlib import Path

import pytest

import jixiao
from jixiao.cli.main import run
from jixiao.formats.differences.schema import merge_schema, merge_schema_text
from jixiao.formats.exchange.checking import misfit
from tests.truth import REPOSITORY

HEAD = "支出计划: 3月底 20%, 6月底 50%, 10月底 75%, 12月底 100%\n"
FIRST = "数量指标 | 慰问困难职工人数 | {} | 年度工作计划\n"
SECOND = "质量指标 | 劳模体检率 | {} | 冀工发〔2005〕35号\n"
ADDED = "数量指标 | 职工书屋个数 | ≥3个 | 年度工作计划\n"


def outline(total: str, first: str, second: str, more: str = "") -> str:
    head = f"项目: 困难职工帮扶资金  预算数: {total}\n{HEAD}"
    return head + FIRST.format(first) + SECOND.format(second) + more


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    texts = {
        "base": outline("12.00", "≥90人", "≥95%"),
        "ours": outline("15.00", "≥92人", "≥95%"),
        "theirs": outline("12.00", "≥80人", "≥90%", ADDED),
    }
    paths = []
    for name, text in texts.items():
        path = tmp_path / f"{name}.perf.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def printed(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(["merge", *words])
    out, err = capfd.readouterr()
    return code, out, err


def cells(path: Path) -> tuple[str, list[tuple[str, str]]]:
    project = jixiao.read(path).documents[0].projects[0]
    return project.budget.total.raw, [
        (each.name.raw, each.target.raw) for each in project.indicators
    ]


@pytest.mark.parametrize("suffix", [".json", ".docx", ".txt"])
def test_the_result_holds_the_changes_of_both_in_any_format(
    files: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str], suffix: str
) -> None:
    out = tmp_path / f"merged{suffix}"

    code, words, _ = printed(capfd, *files, "--out", str(out))

    assert code == 1
    assert cells(out) == (
        "15.00", [("慰问困难职工人数", "≥92人"), ("劳模体检率", "≥90%"), ("职工书屋个数", "≥3个")],
    )  # fmt: skip
    assert "取自对方：改动 1，新增 1" in words
    assert (
        "! 项目“困难职工帮扶资金”：指标“慰问困难职工人数”的指标值："
        "原来是“≥90人”，我方是“≥92人”，对方是“≥80人”；结果里是我方的。"
    ) in words
    assert ("结果是按表样新写的文件" in words) == (suffix != ".json")


def test_the_other_side_may_be_preferred(
    files: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "merged.json"

    printed(capfd, *files, "--out", str(out), "--prefer", "theirs")

    assert cells(out)[1][0] == ("慰问困难职工人数", "≥80人")


def test_conflicts_are_given_to_other_programs(
    files: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    code, words, _ = printed(capfd, *files, "--format", "json")
    entry = json.loads(words)

    (conflict,) = entry["conflicts"]
    assert code == 1
    assert (conflict["kind"], conflict["field"], conflict["taken"]) == ("words", "target", "ours")
    sides = [conflict[each]["text"] for each in ("original", "ours", "theirs")]
    assert sides == ["≥90人", "≥92人", "≥80人"]
    assert misfit(entry, merge_schema()) is None


def test_conflicts_of_every_kind_keep_to_the_schema_which_is_current(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    rows = [f"数量指标 | 帮扶{n}户数 | ≥{n}户 | 年度工作计划\n" for n in "甲乙丙丁戊己"]
    rows = [each.replace("≥", f"≥{n}") for n, each in enumerate(rows, 3)]
    other = [f"质量指标 | {n}合格率 | ≥95% | 行业标准\n" for n in ("书屋", "培训", "体检")]
    versions = {
        "base": (rows, other[:1], other[1:]),
        "ours": ([rows[0], rows[1].replace("4", "6"), rows[3], rows[4]], [*other[:1], rows[5]], other[1:]),
        "theirs": ([rows[0], rows[1].replace("4", "8"), rows[2].replace("5", "9"), *rows[3:5]],
                   other[:1], [*other[1:], rows[5]]),
    }  # fmt: skip
    paths = []
    for name, projects in versions.items():
        paths.append(tmp_path / f"{name}.perf.txt")
        text = ""
        for project, lines in zip(
            ("困难职工帮扶资金", "书屋建设经费", "劳模体检费"), projects, strict=True
        ):
            text += f"项目: {project}  预算数: 12.00\n{HEAD}{''.join(lines)}\n"
        paths[-1].write_text(text, encoding="utf-8")

    _, words, _ = printed(capfd, *map(str, paths), "--format", "json")
    entry = json.loads(words)

    assert misfit(entry, merge_schema()) is None
    assert {each["kind"] for each in entry["conflicts"]} == {"words", "presence", "place"}
    committed = (REPOSITORY / "docs" / "merge.schema.json").read_text(encoding="utf-8")
    assert committed == merge_schema_text()


def test_without_conflict_it_is_zero(
    files: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, words, _ = printed(capfd, files[0], files[0], files[2])

    assert code == 0
    assert "没有两边改到一处的地方。" in words


def test_no_file_that_exists_is_written_over_unasked(
    files: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken.json"
    taken.write_text("mine", encoding="utf-8")
    before = Path(files[1]).read_bytes()

    assert printed(capfd, *files, "--out", str(taken))[0] == 3
    assert printed(capfd, *files, "--out", files[1], "--force")[0] == 3
    assert taken.read_text(encoding="utf-8") == "mine"
    assert Path(files[1]).read_bytes() == before


def test_wrong_use_is_three_and_what_can_not_be_read_or_written_two(
    files: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert printed(capfd, *files[:2])[0] == 3
    assert printed(capfd, *files, "--out", str(tmp_path / "merged.xyz"))[0] == 3
    assert printed(capfd, *files[:2], str(tmp_path / "none.docx"))[0] == 2
    blocked = tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")
    assert printed(capfd, *files, "--out", str(blocked / "merged.json"))[0] == 2
