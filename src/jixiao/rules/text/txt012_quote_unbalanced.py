"""引号只有一半，看不出引用的话从哪里起、到哪里止。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_OPENING, _CLOSING = "“", "”"


@rule(
    id="TXT012",
    name="quote-unbalanced",
    title="引号不成对",
    fix="补上缺少的一半引号，或删去多余的一半。",
    severity=Severity.WARNING,
    cites=("practice",),
    gives_way_to=("TXT013",),
    covers=("D61", "kind:unbalanced-quote"),
    examples=(
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办焊工、车工技能大赛系列活动”，激发职工热情
            """,
            says="“…车工技能大赛系列活动”，激发职工热情”里的后引号没有配对的另一半。",
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办“安康杯”竞赛和“送清凉”活动
            """
        ),
    ),
)
def quote_unbalanced(prose: Prose) -> Iterator[Fault]:
    for ordinal in prose.unquoted:
        passage = prose.passage(ordinal)
        raw = passage.raw
        if raw.count(_OPENING) == raw.count(_CLOSING):
            continue
        at = _lonely(raw)
        if at is not None:
            half = "前引号" if raw[at] == _OPENING else "后引号"
            yield Fault(
                f"“{around(raw, at, at + 1)}”里的{half}没有配对的另一半。",
                path=passage.path, words=raw[at], start=at,
            )  # fmt: skip


def _lonely(raw: str) -> int | None:
    """Offset of the first quotation mark without a partner."""
    opened: int | None = None
    for at, sign in enumerate(raw):
        if sign == _OPENING:
            if opened is not None:
                return opened
            opened = at
        elif sign == _CLOSING:
            if opened is None:
                return at
            opened = None
    return opened
