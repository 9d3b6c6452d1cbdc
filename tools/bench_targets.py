"""How many target cells a second are typed, on one core, in CPU time.

The mix is the notations of ``../shared/real/values.txt``, each as often as it stands there, in
shuffled order; without that file a mix of the project's own. Cells of documents repeat, and short
ones are remembered while a process runs: a pass begins with nothing remembered.
"""

import random
from pathlib import Path
from time import process_time

from jixiao.model import target_reading
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
ROUNDS = 600


def run() -> dict[str, object]:
    """Type every cell of the mix, best of all rounds.

    Returns:
        "per_second": one pass over all cells, nothing remembered when it begins;
        "per_second_cold": the same, nothing ever remembered; "per_second_distinct": each notation
        once, nothing remembered; "cells" of a pass; "mix": "values.txt" or "own"; "loop_ms": an
        empty loop of a million steps in the same run, in milliseconds, for machines differ.
    """
    weighted, distinct = _mixes()
    remembered = target_reading._remembered
    warm = _rate(weighted)
    target_reading._remembered = remembered.__wrapped__  # type: ignore[assignment]
    try:
        cold, once = _rate(weighted), _rate(distinct)
    finally:
        target_reading._remembered = remembered
    return {
        "mix": "values.txt" if VALUES.exists() else "own",
        "cells": len(weighted),
        "per_second": round(warm),
        "per_second_cold": round(cold),
        "per_second_distinct": round(once),
        "loop_ms": round(_loop() * 1000, 1),
    }


def _loop() -> float:
    """Seconds of an empty loop of a million steps, the best of as many rounds."""
    best = float("inf")
    for _ in range(15):
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


def _rate(mix: list[str]) -> float:
    """Cells a second; every cell is a new string, as from a file, in an order of its own."""
    order = random.Random(1)
    forget = getattr(target_reading._remembered, "cache_clear", lambda: None)
    best = float("inf")
    for _ in range(ROUNDS):
        cells = ["".join([*words]) for words in order.sample(mix, len(mix))]
        forget()
        start = process_time()
        for words in cells:
            read_target(words)
        best = min(best, process_time() - start)
    return len(mix) / best


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name}: {value}")
