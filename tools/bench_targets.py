"""How many target cells a second are typed, on one core, in CPU time.

Two mixes: the notations of ``../shared/real/values.txt`` with their counts (the realistic one)
and each of them once (hard: half are phrases). Without that file a mix of the project's own.
"""

import random
from pathlib import Path
from time import process_time

from jixiao.model.target_reading import read_target

VALUES = Path(__file__).resolve().parents[2] / "shared" / "real" / "values.txt"
OWN = (
    *["≥90%"] * 12, *["100%"] * 12, *["≥ 95 %"] * 4, *["=100%"] * 3, *["≤12.5万元"] * 3,
    "≥1,200人次", "3场",
    "85%及以上", "与上年持平", "比上年增长5%及以上", "2024年12月底前", "9月底前完成", "效果明显",
    "稳步提高", "不低于85%",
    "编印宣传手册2种", "举办技能比武1-2场", "培训骨干120人、学员300人", "≤300元/人·天", "≥90",
    "是", "按规定时限拨付到位", "100优",
)  # fmt: skip
ROUNDS = 15


def run(cells: int = 20_000) -> dict[str, object]:
    """Type ``cells`` cells of each mix, best of all rounds.

    Returns:
        "per_second" (realistic mix), "per_second_distinct" (each notation once), "cells",
        "mix": "values.txt" or "own", and "loop_ms": an empty loop of a million steps in the same
        run, in milliseconds, for machines and their load differ.
    """
    weighted, distinct = _mixes()
    return {
        "mix": "values.txt" if VALUES.exists() else "own",
        "cells": cells,
        "per_second": round(_rate(weighted, cells)),
        "per_second_distinct": round(_rate(distinct, cells)),
        "loop_ms": round(_loop() * 1000, 1),
    }


def _loop() -> float:
    """Seconds of an empty loop of a million steps, the best of as many rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = process_time()
        for _ in range(1_000_000):
            pass
        best = min(best, process_time() - start)
    return best


def _mixes() -> tuple[list[str], list[str]]:
    if not VALUES.exists():
        return list(OWN), sorted(set(OWN))
    rows = [line.split("\t") for line in VALUES.read_text("utf-8").splitlines()[1:] if line]
    return [row[0] for row in rows for _ in range(int(row[1]))], [row[0] for row in rows]


def _rate(mix: list[str], cells: int) -> float:
    """Cells a second; every cell is a string of its own, in an order that repeats nothing."""
    order = random.Random(1)
    work = [str(word) for word in order.choices(mix, k=cells)]
    best = float("inf")
    for _ in range(ROUNDS):
        start = process_time()
        for word in work:
            read_target(word)
        best = min(best, process_time() - start)
    return cells / best


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name}: {value}")
