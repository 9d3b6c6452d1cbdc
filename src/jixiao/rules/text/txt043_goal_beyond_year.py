"""年度目标写着“今后”“逐年”“每五年”，看不出预算年度要做到哪一步。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_FIELDS = frozenset({"section", "objective", "activity_description", "activity_objective"})


@rule(
    id="TXT043",
    name="goal-beyond-year",
    title="目标没有落到预算年度",
    fix="写明预算年度内要做到的数或完成的事。",
    severity=Severity.NOTE,
    cites=("caiyu-2015-88",),
    kinds=PLANNING,
    covers=("D59", "kind:goal-not-annual"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 二、分项绩效目标
            逐年增加先进职工之家的数量。
            """,
            says="“逐年增加先进职工之家的…”用了“逐年增”，看不出预算年度要做到哪一步。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 二、分项绩效目标
            2025年新增先进职工之家3个，比上年多1个。
            """
        ),
    ),
)
def goal_beyond_year(prose: Prose, ctx: Context) -> Iterator[Fault]:
    for spot in prose.spots(ctx.words("text_beyond_year_words")):
        if spot.passage.field not in _FIELDS:
            continue
        line = around(spot.passage.raw, spot.start, spot.start + len(spot.words), 8)
        yield Fault(
            f"“{line}”用了“{spot.words}”，看不出预算年度要做到哪一步。",
            path=spot.passage.path, words=spot.words, start=spot.start,
        )  # fmt: skip
