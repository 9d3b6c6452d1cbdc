"""``jixiao diff`` from the command line: words, formats, exit codes."""

import csv
import io
import json
from pathlib import Path

import pytest

from jixiao.cli.main import run
from jixiao.formats.differences.schema import differences_schema, schema_text
from jixiao.formats.exchange.checking import misfit
from tests.truth import REPOSITORY, SAMPLES

OLD = """项目: 困难职工帮扶资金  预算数: 12.00
支出计划: 3月底 20%, 6月底 50%, 10月底 75%, 12月底 100%
数量指标 | 慰问困难职工人数 | ≥90人 | 年度工作计划
质量指标 | 劳模体检率 | ≥95% | 冀工发〔2005〕35号
时效指标 | 慰问金发放时间 | 6月底前 | 年度工作计划
"""
NEW = """项目: 困难职工帮扶资金  预算数: 15.00
支出计划: 3月底 20%, 6月底 50%, 10月底 75%, 12月底 100%
数量指标 | 慰问困难职工人数 | ≥ 90 人 | 年度工作计划
时效指标 | 慰问金发放时间 | 6月底前 | 年度工作计划
质量指标 | 劳模体检率 | ≥90% | 冀工发〔2005〕35号
"""


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "old.perf.txt", tmp_path / "new.perf.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return str(old), str(new)


def printed(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(["diff", *words])
    out, err = capfd.readouterr()
    return code, out, err


def test_every_change_is_a_sentence_with_both_places(
    pair: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = printed(capfd, *pair)

    assert code == 1
    assert "改动 2，移动 1\n" in out
    assert "预算数由 12.00 万元改为 15.00 万元（增加 3.00 万元）" in out
    assert "指标“劳模体检率”的指标值由“≥95%”降为“≥90%”（降低 5 个百分点）" in out
    assert "≥[-95-]{+90+}%" in out
    assert "移动  指标“" in out
    assert "旧 第4行文字" in out
    assert "（另有 1 处只是写法不同，用 --style show 列出）" in out


def test_the_way_of_writing_is_folded_shown_or_hidden(
    tmp_path: Path, pair: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    styled = tmp_path / "styled.perf.txt"
    styled.write_text(OLD.replace("≥90人", "≥ 90 人"), encoding="utf-8")

    folded = printed(capfd, pair[0], str(styled))
    shown = printed(capfd, pair[0], str(styled), "--style", "show")
    hidden = printed(capfd, pair[0], str(styled), "--style", "hide")

    assert folded[0] == hidden[0] == 0
    assert shown[0] == 1
    assert "只是写法不同：“≥90人”与“≥ 90 人”" in shown[1]
    assert "另有 1 处" in folded[1]
    assert "写法" not in hidden[1]


def test_json_keeps_to_its_schema_and_the_committed_schema_is_current(
    pair: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = printed(capfd, *pair, "--format", "json")
    entry = json.loads(out)

    assert code == 1
    assert misfit(entry, differences_schema()) is None
    assert entry["counts"] == {"changed": 2, "moved": 1, "vanished": 0, "added": 0, "style": 1}
    assert entry["same"] is False
    assert {each["meaning"] for each in entry["changes"]} == {
        None, "增加 3.00 万元", "降低 5 个百分点",
    }  # fmt: skip
    committed = (REPOSITORY / "docs" / "diff.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text()


def test_csv_has_a_row_for_every_change(
    pair: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = printed(capfd, *pair, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))

    assert [each["类型"] for each in rows].count("改动") == 2
    lowered = next(each for each in rows if each["栏目"] == "指标值" and each["类型"] == "改动")
    assert (lowered["旧"], lowered["新"], lowered["含义"]) == ("≥95%", "≥90%", "降低 5 个百分点")


def test_a_table_shows_old_and_new_in_columns(
    pair: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = printed(capfd, *pair, "--format", "table")

    assert any("指标值" in line and "≥95%" in line and "≥90%" in line for line in out.splitlines())


def test_a_page_marks_what_went_and_what_came(
    pair: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = printed(capfd, *pair, "--format", "html")

    assert "<td>≥<del>95</del>%" in out
    assert "<td>≥<ins>90</ins>%" in out
    assert "<td><del>12.00</del> 万元" in out
    assert out.count("<script") == 0


def test_the_same_plan_in_two_formats_is_the_same(capfd: pytest.CaptureFixture[str]) -> None:
    folder = SAMPLES / "qinghekou-union-2025"

    code, out, _ = printed(capfd, str(folder / "plan.docx"), str(folder / "plan.txt"))

    assert code == 0
    assert out.splitlines()[2] == "内容相同"


def test_folders_are_compared_by_name_whatever_the_format_and_by_department(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for side, texts in (
        ("old", {"甲局2025年绩效文本.perf.txt": OLD, "只有旧的.perf.txt": OLD}),
        ("new", {"甲局2025年绩效文本（定稿）.perf.txt": NEW, "只有新的.perf.txt": NEW}),
    ):
        (tmp_path / side).mkdir()
        for name, text in texts.items():
            (tmp_path / side / name).write_text(text, encoding="utf-8")

    code, out, _ = printed(capfd, str(tmp_path / "old"), str(tmp_path / "new"))

    assert code == 1
    assert "降低 5 个百分点" in out
    assert "只有新的.perf.txt：只在新的一边有。" in out
    assert "只有旧的.perf.txt：只在旧的一边有。" in out


def test_what_can_not_be_read_is_two_and_wrong_use_is_three(
    tmp_path: Path, pair: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")

    assert printed(capfd, pair[0], str(broken))[0] == 2
    assert printed(capfd, pair[0], str(tmp_path / "none.docx"))[0] == 2
    assert printed(capfd, pair[0], str(tmp_path))[0] == 3
    assert printed(capfd, *pair, "--out", pair[0])[0] == 3
    assert printed(capfd, pair[0])[0] == 3
    assert Path(pair[0]).read_text(encoding="utf-8") == OLD


def test_files_without_any_form_are_never_called_the_same(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("随便写的一句话。", encoding="utf-8")
    two.write_text("随便写的两句话。", encoding="utf-8")

    code, out, err = printed(capfd, str(one), str(two))

    assert (code, out) == (2, "")
    assert "两边都没有认出绩效文本或绩效表" in err


def test_the_result_may_go_to_a_file(
    tmp_path: Path, pair: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "result.json"

    code, printed_words, _ = printed(capfd, *pair, "--format", "json", "--out", str(out))

    assert (code, printed_words) == (1, "")
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == "jixiao-diff/1"


def test_a_table_of_indicators_is_said_to_hold_no_more(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    plan, rows = SAMPLES / "clean" / "roads.perf.txt", tmp_path / "指标.csv"
    assert run(["convert", str(plan), str(rows)]) == 0

    code, _, err = printed(capfd, str(plan), str(rows))

    assert code == 1
    assert f"{rows}：提示：这是 Jixiao 写出的指标表" in err
