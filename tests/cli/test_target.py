"""jixiao target on the command line."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from jixiao.cli.main import run

ALONE = [
    sys.executable,
    "-c",
    "import sys; from jixiao.cli.main import run; sys.exit(run())",
    "target",
]
SOURCES = Path(__file__).parents[2] / "src"


def alone(data: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own with these bytes on standard input."""
    environment = {"PYTHONPATH": str(SOURCES), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [*ALONE, *options], input=data, capture_output=True, env=environment, check=False
    )


def test_a_notation_is_printed_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["target", "≥90%"])

    head, row = capsys.readouterr().out.splitlines()
    assert code == 0
    assert head.split() == ["写法", "类型", "符号", "数值", "单位", "期限", "方向"]
    assert row.split() == ["≥90%", "数值", "≥", "90", "%"]


def test_the_table_shows_parts_and_problems(capsys: pytest.CaptureFixture[str]) -> None:
    run(["target", "180人、650人", "9月前", "2024年3月-9月", "约30-50人", "比上年提高", "否"])

    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.split() for line in lines] == [
        ["180人、650人", "写法有误"],
        ["其中", "数值", "180", "人"],
        ["其中", "数值", "650", "人"],
        ["问题：“180人、650人”在一格里写了2个数值，应当一个指标只写一个指标值。"],
        ["9月前", "期限", "≤"],
        ["2024年3月-9月", "区间", "2024-03-01至2024-09-30"],
        ["约30-50人", "区间", "约30～50", "人"],
        ["比上年提高", "与上年比", "提高"],
        ["否", "是否", "否"],
    ]


def test_unit_name_and_year_are_used(capsys: pytest.CaptureFixture[str]) -> None:
    run(["target", "--format", "jsonl", "--unit", "户", "12"])
    run(["target", "--format", "jsonl", "--name", "受训人数（人）", "12"])
    run(["target", "--format", "jsonl", "--year", "2024", "9月前"])

    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["unit"] for row in rows] == ["户", "人", None]
    assert rows[2]["deadline"] == "2024-09-30"


def test_lines_of_standard_input_are_answered_in_order() -> None:
    done = alone("\ufeff≥90%\r\n\n180人、650人\n是".encode(), "--format", "jsonl")

    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [row["kind"] for row in rows] == ["quantity", "empty", "malformed", "boolean"]
    assert rows[0] == {
        "kind": "quantity", "operator": "≥", "number": "90", "high": None, "unit": "%",
        "baseline": None,
        "direction": None, "deadline": None, "problem": None,
    }  # fmt: skip
    assert [part["number"] for part in rows[2]["parts"]] == ["180", "650"]


def test_json_is_one_list(capsys: pytest.CaptureFixture[str]) -> None:
    run(["target", "--format", "json", "≥90%", "优"])

    rows = json.loads(capsys.readouterr().out)
    assert [(row["target"], row["typed"]["kind"]) for row in rows] == [
        ("≥90%", "quantity"), ("优", "qualitative")
    ]  # fmt: skip


def test_no_lines_are_an_empty_list(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))

    assert run(["target", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_input_in_another_encoding_is_said_so_in_one_sentence() -> None:
    data = "≥90%\n不低于85%\n".encode("gb18030")

    wrong = alone(data, "--format", "jsonl")
    right = alone(data, "--format", "jsonl", "--encoding", "gb18030")

    assert wrong.returncode == 2
    assert wrong.stderr.decode() == (
        "标准输入第1行不是 utf-8 编码，请用 --encoding 写明编码（utf-8 或 gb18030）。\n"
    )
    assert [json.loads(line)["number"] for line in right.stdout.splitlines()] == ["90", "85"]


def test_wrong_use_exits_with_three(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["target", "--format", "xml", "≥90%"]) == 3
    assert run(["target", "--year", "24", "≥90%"]) == 3
    assert run(["target", "--nonsense"]) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_an_endless_line_is_cut_and_the_next_line_read() -> None:
    done = alone(b"9" * 3_000_000 + "\n≥90%\n".encode(), "--format", "jsonl")

    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["kind"] for row in rows] == ["malformed", "quantity"]


def test_halves_of_signs_are_no_traceback() -> None:
    done = alone(b"", "\udc80\udcff优100", "--format", "jsonl")

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["kind"] == "malformed"


def test_a_reader_that_leaves_early_is_no_traceback() -> None:
    environment = {"PYTHONPATH": str(SOURCES), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        ALONE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        try:
            process.stdin.write("≥90%\n".encode() * 20_000)
            process.stdin.close()
        except BrokenPipeError:
            pass
        errors = process.stderr.read()

    assert (process.returncode, errors) == (0, b"")
