"""常见的错字，例如“绩效评介”“跟据”。

只收没有别的读法的写法；拿不准的字不在此列。
"""

from collections.abc import Iterator
from functools import cache

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose


@rule(
    id="TXT007",
    name="wrong-word",
    title="错字",
    fix="改成通行的写法。",
    severity=Severity.ERROR,
    cites=("practice",),
    repair="suggested",
    covers=("D61", "kind:typo"),
    examples=(
        Bad(
            """
            项目: 绩效管理  预算数: 2.00
            目标: 完成绩效评介报告6份
            """,
            says="“完成绩效评介报告6份”里的“绩效评介”应是“绩效评价”。",
        ),
        Good(
            """
            项目: 绩效管理  预算数: 2.00
            目标: 完成绩效评价报告6份，撰写图书评介12篇，按装机容量补助
            """
        ),
    ),
)
def wrong_word(prose: Prose, ctx: Context) -> Iterator[Fault]:
    wrong, right = _spelled(ctx.words("text_wrong_words"))
    for spot in prose.spots(wrong):
        line = around(spot.passage.raw, spot.start, spot.start + len(spot.words))
        yield Fault(
            f"“{line}”里的“{spot.words}”应是“{right[spot.words]}”。",
            path=spot.passage.path, words=spot.words, replacement=right[spot.words],
            start=spot.start,
        )  # fmt: skip


@cache
def _spelled(words: frozenset[str]) -> tuple[frozenset[str], dict[str, str]]:
    """Wrong words, and the right one of each."""
    right = dict(pair.split("→") for pair in words)
    return frozenset(right), right
