"""What the benchmark says of budgets in time never hides the plain figure."""

import os
import re
import sys

import pytest

from tools import bench, measuring
from tools.measuring import Line, compiled, in_its_own, in_time, slowness


@pytest.mark.parametrize(
    ("ours", "times", "verdict", "there"),
    [
        (150.0, 1.0, "yes", "150 ms"),
        (150.0, 3.0, "yes", "50 ms"),
        (300.0, 3.0, "at the reference's speed", "100 ms"),
        (900.0, 3.0, "**no**", "300 ms"),
    ],
)
def test_a_time_holds_plain_or_at_the_speed_of_the_reference(
    ours: float, times: float, verdict: str, there: str
) -> None:
    line = in_time("导入", ours, times, 200, "{:.0f} ms")

    assert (line.verdict, line.at_reference, line.budget) == (verdict, there, "< 200 ms")
    assert line.ours == f"{ours:.0f} ms"


def test_a_rate_grows_at_the_speed_of_the_reference() -> None:
    line = in_time("每秒项目数", 800, 3, 1500, "{:,.0f}", is_rate=True)

    assert (line.ours, line.at_reference, line.budget) == ("800", "2,400", "≥ 1,500")
    assert line.verdict == "at the reference's speed"


def test_the_quicker_floor_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    floors = iter((7.8, 5.2))
    monkeypatch.setattr(measuring, "floor", lambda: next(floors))

    assert slowness(lambda: "measured") == ("measured", 2.0)


def test_a_program_is_measured_by_itself() -> None:
    held = bytes(200_000_000)  # what this process holds is not counted
    with compiled() as environment:
        seconds, peak = in_its_own([sys.executable, "-c", "pass"], environment)
        assert "PYTHONDONTWRITEBYTECODE" not in environment
        assert environment["PYTHONPYCACHEPREFIX"] != os.environ.get("PYTHONPYCACHEPREFIX")

    assert seconds > 0
    assert 1 < peak < len(held) / 2**20


def test_the_table_says_what_holds_and_how_python_was_built() -> None:
    lines = [
        in_time("慢", 300, 3, 200, "{:.0f} ms"),
        Line("快", "1 ms", "2 ms", "0.5 ×", "≤ 1 ×", True),
        Line("没量", "—", "没有安装", "—", "≥ 5 ×", None),
    ]
    text = bench.page(lines)

    assert "| 慢 | 300 ms | — | — | < 200 ms | 100 ms | at the reference's speed |" in text
    assert "| 快 | 1 ms | 2 ms | 0.5 × | ≤ 1 × | — | yes |" in text
    assert "| 没量 | — | 没有安装 | — | ≥ 5 × | — | — |" in text
    assert re.search(r"Python (built with profiles|of the distribution|configured without)", text)
