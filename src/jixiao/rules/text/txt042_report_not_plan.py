"""计划里写成了总结：“开展了”“荣获”“没有出现”说的都是已经做完的事。

绩效文本写的是预算年度要达到的目标；做过的事再好，也不能当作今年的目标和措施。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose
from jixiao.rules.tenses import done_words

_FIELDS = ("section", "objective", "activity_objective")


@rule(
    id="TXT042",
    name="report-not-plan",
    title="计划写成了总结",
    fix="改写成预算年度要做的事和要达到的数，往年情况删去或另附。",
    severity=Severity.WARNING,
    cites=("caiyu-2015-88",),
    kinds=PLANNING,
    covers=("D38", "kind:report-not-plan"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            联合人社部门开展了“春风行动”，荣获先进单位称号。
            """,
            says="“联合人社部门开展了“春风行动”，荣获先…”说的是已经做完的事，这一段里有2处。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 三、工作保障措施
            为了解职工需求，开展问卷调查；除了走访，再组织技能大赛，让更多职工受益。
            """
        ),
    ),
)
def report_not_plan(prose: Prose, ctx: Context) -> Iterator[Fault] | None:
    told = sorted(prose.said(ctx.words("text_report_words")))
    return _reports(prose, told) if told or "了" in prose.different else None


def _reports(prose: Prose, told: list[str]) -> Iterator[Fault]:
    for ordinal, raw in zip(prose.told.ordinals, prose.told.raws, strict=True):
        if "了" not in raw and not any(word in raw for word in told):
            continue
        passage = prose.passage(ordinal)
        if passage.field not in _FIELDS:
            continue
        found = done_words(raw) if passage.field == "section" and "了" in raw else []
        found += [(word, raw.find(word)) for word in told if word in raw]
        if found:
            words, start = min(found, key=lambda each: each[1])
            line = around(raw, start, start + len(words))
            count = f"，这一段里有{len(found)}处" if len(found) > 1 else ""
            yield Fault(
                f"“{line}”说的是已经做完的事{count}。",
                path=passage.path, words=words, start=start,
            )  # fmt: skip
