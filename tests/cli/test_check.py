import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jixiao.cli.main import run
from jixiao.rules.declare import FAMILIES

FAULTY = """项目: 劳模荣誉津贴  预算数: 2.00
数量指标 | 发放津贴的劳模数量 | 个 | 清工发[2024]6号
数量指标 | 慰问困难职工数量 | 户 | 清工发〔2024〕6号
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "甲.perf.txt").write_text(FAULTY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def started(*words: str, cwd: Path, **more: object) -> "subprocess.Popen[bytes]":
    code = "import sys; from jixiao.cli.main import run; sys.exit(run())"
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more,  # type: ignore[call-overload]
    )  # fmt: skip


def test_findings_exit_with_1_and_none_with_0(folder: Path) -> None:
    assert run(["check", "甲.perf.txt"]) == 1
    assert run(["check", "甲.perf.txt", "--select", "GRD"]) == 0
    assert run(["check", "甲.perf.txt", "--select", "BAS008"]) == 1
    assert run(["check", "甲.perf.txt", "--select", "BAS008", "--level", "error"]) == 0


def test_what_can_not_be_read_exits_with_2_and_the_others_are_told(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04broken")

    assert run(["check", "甲.perf.txt", "坏.docx", "没有.docx"]) == 2
    out, err = capfd.readouterr()
    assert "TGT001" in out
    assert "坏.docx" in err
    assert "没有.docx" in err
    assert err.endswith("2 个文件读不了。\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--select", "ABC"], "没有“ABC”这条规则或这一类"),
        (["--select", "TGT001,TGT999"], "没有“TGT999”这条规则"),
        (["--ignore", "tgtx"], "没有“tgtx”这条规则"),
        (["--out", ""], "参数 --out 后面是空的"),
        (["--out", "甲.perf.txt"], "是原件，写进去会盖掉它"),
        (["--jobs", "257"], "参数 --jobs 应为 1 到 256 的整数。"),
        (["--format", "xml"], "参数 --format 不能是 'xml'"),
        (["--level", "fatal"], "参数 --level 不能是 'fatal'"),
        (["--by", "file"], "参数 --by 不能是 'file'"),
        (["--jobs", "0"], "参数 --jobs 应为 1 到 256 的整数。"),
        (["--since", "没有.json"], "读不了 没有.json"),
        (["--since", "旧.jsonl", "--format", "html"], "--since 的比较是文字，不能写成 html"),
        (["--since", "甲.perf.txt"], "不能用来比较"),
        (["--settings", "没有.toml"], "读不了设置文件 没有.toml"),
        (["--settings", "甲.perf.txt"], "不是有效的 TOML"),
    ],
)
def test_wrong_use_exits_with_3_and_one_sentence(
    folder: Path, words: list[str], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "甲.perf.txt", *words]) == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "form", ["text", "json", "jsonl", "sarif", "csv", "html", "review", "junit"]
)
def test_out_holds_what_would_be_printed(
    folder: Path, form: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["check", "甲.perf.txt", "--format", form]) == 1
    printed = capfdbinary.readouterr().out
    assert run(["check", "甲.perf.txt", "--format", form, "--out", "结果"]) == 1

    assert capfdbinary.readouterr().out == b""
    assert (folder / "结果").read_bytes() == printed
    assert len(printed) > 100


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".docx", b"PK"), (".pdf", b"%PDF"), (".xlsx", b"PK")]
)
def test_the_review_form_is_written_to_be_printed_where_the_name_says_so(
    folder: Path, suffix: str, begins: bytes
) -> None:
    assert run(["check", "甲.perf.txt", "--format", "review", "--out", f"审核表{suffix}"]) == 1

    assert (folder / f"审核表{suffix}").read_bytes().startswith(begins)


def test_an_output_that_can_not_be_written_exits_with_2(folder: Path) -> None:
    (folder / "文件").write_bytes(b"")

    assert run(["check", "甲.perf.txt", "--out", "文件/结果.txt"]) == 2
    assert run(["check", "甲.perf.txt", "--out", "."]) == 2


def test_select_and_ignore_take_ids_names_and_families(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def found(*words: str) -> set[str]:
        run(["check", "甲.perf.txt", "--format", "json", *words])
        return {each["rule"] for each in json.loads(capfd.readouterr().out)["findings"]}

    assert found("--select", "TGT001") == {"TGT001"}
    assert found("--select", "tgt001") == {"TGT001"}
    assert found("--select", "target-is-bare-unit") == {"TGT001"}
    assert found("--select", "TGT001, BAS008") == {"TGT001", "BAS008"}
    assert {each[:3] for each in found("--select", "TGT")} == {"TGT"}
    assert "TGT001" not in found("--ignore", "TGT001")


def test_a_choice_that_leaves_no_rule_is_wrong_use_and_calls_nothing_clean(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    families = ",".join(FAMILIES)
    for words, said in (
        (["--select", "TGT001", "--ignore", "TGT"], "一条规则也没有留下"),
        (["--ignore", families], "一条规则也没有留下"),
        (["--select", ""], "参数 --select 后面是空的"),
        (["--ignore", " , "], "参数 --ignore 后面是空的"),
    ):
        assert run(["check", "甲.perf.txt", *words]) == 3
        out, err = capfd.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert said in err


def test_the_text_tells_a_slip_once_with_its_count(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(["check", "甲.perf.txt", "--select", "TGT001"])

    assert capfd.readouterr().out == (
        "甲.perf.txt：错误 2\n"
        "\n"
        "错误 TGT001 指标值只有单位没有数（2 处）\n"
        "  第2行文字：“发放津贴的劳模数量”的指标值只写了单位“个”，没有写要达到多少。\n"
        "    原文：产出指标 | 数量指标 | 发放津贴的劳模数量 | 【个】 | 清工发[2024]6号\n"
        "  第3行文字：“慰问困难职工数量”的指标值只写了单位“户”，没有写要达到多少。\n"
        "    原文：产出指标 | 数量指标 | 慰问困难职工数量 | 【户】 | 清工发〔2024〕6号\n"
        "  改法：在单位前写明要达到的数，例如“≥12个”。\n"
        "  依据：实际做法\n"
    )


def test_by_place_names_the_form(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "甲.perf.txt", "--by", "place", "--level", "error"])

    assert "── 项目“劳模荣誉津贴”\n" in capfd.readouterr().out


def test_by_rule_tells_every_place(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"数量指标 | 慰问对象{at}的数量 | 户 | 文件{at}\n" for at in range(2))
    forms = "".join(f"项目: 慰问{at}\n{rows}" for at in range(12))
    (Path("甲.perf.txt")).write_text(forms, encoding="utf-8")

    run(["check", "甲.perf.txt", "--select", "TGT001"])
    assert "  其余 14 处：" in capfd.readouterr().out
    run(["check", "甲.perf.txt", "--select", "TGT001", "--by", "rule"])
    assert capfd.readouterr().out.count("没有写要达到多少") == 24


def test_settings_of_the_folder_hold_and_what_is_not_used_is_said(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    entry = '[[suppress]]\nrule = "{}"\nby = "绩效科"\nreason = "沿用"\n{}\n'
    chosen = ["--select", "TGT001,TGT002"]
    (folder / "jixiao.toml").write_text(
        entry.format("TGT001", "") + entry.format("TGT002", "")
        + entry.format("TGT002", 'file = "乙*"') + entry.format("BAS001", "")
        + entry.format("BAS008", "until = 2020-01-01"),
        encoding="utf-8",
    )  # fmt: skip

    assert run(["check", "甲.perf.txt", *chosen]) == 0
    out, err = capfd.readouterr()
    assert out == "甲.perf.txt：没有发现问题（另有 2 条按设置不再提示）\n"
    assert err.splitlines() == [
        "设置里的不再提示没有用上：规则 TGT002（绩效科：沿用），请核对后删去。",
        "设置里的不再提示已过期：规则 BAS008（绩效科：沿用），请核对后删去。",
    ]


def test_a_file_without_any_form_is_not_called_clean(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("信.txt").write_text("各位同事：\n会议改到下午三点。\n", encoding="utf-8")

    run(["check", "信.txt", "--format", "csv"])

    assert capfd.readouterr().err == "信.txt：没有认出绩效文本或绩效表，没有可以审核的内容。\n"


def test_what_settings_change_is_said(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "本局.toml").write_text(
        '[levels]\nTGT001 = "note"\nTGT002 = "error"\n[parameters]\nbasis_age_years = 15\n',
        encoding="utf-8",
    )

    run(["check", "甲.perf.txt", "--settings", "本局.toml"])

    assert capfd.readouterr().err == (
        "按设置文件 本局.toml：1 条规则改了级别（TGT001 错误→建议）；"
        "1 个参数用本单位的（basis_age_years）。\n"
    )


def test_since_tells_what_is_fixed_still_there_and_new(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    select = ["--select", "TGT001"]
    run(["check", "甲.perf.txt", "--format", "jsonl", "--out", "旧.jsonl", *select])
    mended = FAULTY.replace("| 个 |", "| ≥12个 |") + "数量指标 | 培训人数 | 人 | 无\n"
    Path("甲.perf.txt").write_text(mended, encoding="utf-8")

    assert run(["check", "甲.perf.txt", "--since", "旧.jsonl", *select]) == 1
    out = capfd.readouterr().out
    assert "    已改 1，仍在 1，新出现 1。\n" in out
    assert [line for line in out.splitlines() if line.startswith("──")] == [
        "── 新出现", "── 仍在", "── 已改"
    ]  # fmt: skip


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_is_checked_in_the_same_order_with_any_number_of_jobs(
    folder: Path, jobs: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for at in range(6):
        (folder / f"{at}.perf.txt").write_text(FAULTY, encoding="utf-8")

    assert run(["check", ".", "--jobs", jobs, "--format", "jsonl", "--select", "TGT"]) == 1
    names = [json.loads(line)["source"]["name"] for line in capfd.readouterr().out.splitlines()]
    assert [name[-10:] for name in names] == [f"{at}.perf.txt" for at in range(6)] + ["甲.perf.txt"]


def test_a_closed_standard_input_does_no_harm(folder: Path) -> None:
    process = started("check", "甲.perf.txt", cwd=folder, stdin=subprocess.DEVNULL)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (1, b"")
    assert b"TGT001" in out


def test_a_reader_that_leaves_early_gets_no_traceback(folder: Path) -> None:
    (folder / "甲.perf.txt").write_text(FAULTY + FAULTY.split("\n", 1)[1] * 2000, encoding="utf-8")
    process = started("check", "甲.perf.txt", "--format", "json", cwd=folder)
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    _, err = process.communicate(timeout=60)

    assert b"Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="signals are otherwise there")
def test_an_interrupt_ends_quietly(folder: Path) -> None:
    for at in range(400):
        (folder / f"{at}.perf.txt").write_text(FAULTY * 20, encoding="utf-8")
    process = started("check", ".", "--jobs", "2", cwd=folder, start_new_session=True)
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert process.returncode != 0
    assert b"Traceback" not in err


def test_rules_and_rule_explain_the_catalogue(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    assert "TGT001" in capfd.readouterr().out
    assert run(["rules", "--family", "TGT", "--format", "json"]) == 0
    assert {each["id"][:3] for each in json.loads(capfd.readouterr().out)} == {"TGT"}
    assert run(["rule", "tgt001", "target-is-bare-unit"]) == 0
    assert capfd.readouterr().out.count("TGT001 指标值只有单位没有数（错误）") == 2
    assert run(["rule", "TGT999"]) == 3
    assert "没有“TGT999”这条规则；这一类有：TGT001" in capfd.readouterr().err


def test_an_original_is_never_touched_by_fix(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "甲.perf.txt", "--fix"]) == 1

    assert Path("甲.perf.txt").read_text(encoding="utf-8") == FAULTY
    mended = Path("甲（已改）.perf.txt").read_text(encoding="utf-8")
    assert mended == FAULTY.replace("[2024]", "〔2024〕")
    assert "甲.perf.txt：改了 1 处，写在 甲（已改）.perf.txt。" in capfd.readouterr().err


def test_a_format_that_can_not_be_mended_is_told_what_to_do_instead(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    heads = ("一级指标", "二级指标", "三级指标", "指标描述", "指标值", "指标值确定依据")
    words = ("产出指标", "数量指标", "发放人数", "发放津贴的人数", "≥3人", "清工发[2024]6号")
    rows = "".join(f"<tr>{''.join(f'<td>{w}</td>' for w in row)}</tr>" for row in (heads, words))
    page = f"<html><body><p>项目: 劳模荣誉津贴</p><table>{rows}</table></body></html>"
    Path("文本.html").write_text(page, encoding="utf-8")

    run(["check", "文本.html", "--fix"])
    assert "文本.html：有 1 处可以自动改，但网页不能直接改" in capfd.readouterr().err
    assert sorted(each.name for each in folder.iterdir()) == ["文本.html", "甲.perf.txt"]


def test_a_folder_without_documents_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(tmp_path)]) == 0
    assert capfd.readouterr() == ("", "这里没有可以审核的文件，请检查路径。\n")


def test_a_file_without_any_form_is_not_called_free_of_faults(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "通知.txt").write_text("请于周五前报送材料。", encoding="utf-8")

    assert run(["check", "通知.txt"]) == 0
    assert capfd.readouterr().out == "通知.txt：没有认出绩效文本或绩效表，没有可以审核的内容\n"


def test_a_result_goes_into_a_pipe_and_leaves_it_a_pipe(folder: Path) -> None:
    pipe = folder / "管道"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    assert run(["check", "甲.perf.txt", "--level", "error", "--out", "管道"]) == 1
    assert os.read(reader, 12).decode().startswith("甲")
    assert pipe.is_fifo()


def test_a_rule_is_found_by_its_title_and_near_words_are_named(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["rule", "指标值没有填写"]) == 0
    assert capfd.readouterr().out.startswith("TGT002 指标值没有填写（错误）\n")
    assert run(["rule", "百分之三", "满意度要求"]) == 3
    assert capfd.readouterr().err == "没有“百分之三”这条规则；用 jixiao rules 查看全部规则。\n"
    assert run(["rule", "满意度要求"]) == 3
    assert "像是：TGT030 满意度要求 100%。" in capfd.readouterr().err
    assert run(["rules", "--family", "tgt"]) == 0
    assert capfd.readouterr().out.startswith("TGT 指标值\n")
