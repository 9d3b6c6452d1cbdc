"""同一事物用了几种叫法，例如“劳模津贴”“荣誉津贴”，看的人会以为是几件事。"""

from collections.abc import Iterator
from functools import cache

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import places_of
from jixiao.rules.prose import Prose

_OTHERS = frozenset("全我各本该")
_BEHIND = ("经费", "干部", "组织", "工作", "资产", "会员")
"""全县工会 are the unions of a county, 县工会经费 their funds: neither is 县总工会."""


@rule(
    id="TXT033",
    name="term-varies",
    title="同一事物叫法不一",
    fix="一份文本里统一用一种叫法。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("kind:term-inconsistent",),
    examples=(
        Bad(
            """
            项目: 劳模待遇  预算数: 2.00
            用途: 发放荣誉津贴
            质量指标 | 劳模津贴发放率 | ≥95%
            时效指标 | 荣誉津贴发放时间 | 9月底前
            """,
            says="“劳模津贴”和“荣誉津贴”像是同一事物，这份文本里两种叫法都用。",
        ),
        Good(
            """
            项目: 劳模待遇  预算数: 2.00
            用途: 发放荣誉津贴
            质量指标 | 荣誉津贴发放率 | ≥95%
            满意度 | 劳模满意度 | ≥95%
            """
        ),
        Good(
            """
            项目: 主题宣讲  预算数: 2.00
            用途: 宣讲总书记重要讲话精神
            目标: 宣传同志们身边的先进事迹，学习李书记讲话、李同志发言
            """
        ),
    ),
)
def term_varies(prose: Prose, ctx: Context) -> Iterator[Fault]:
    names, groups = _named(ctx.words("text_term_variants"))
    said = frozenset(prose.said(names))
    for group in groups:
        both = group & said
        found = _found(prose.text, both) if len(both) > 1 else {}
        if len(found) < 2:
            continue
        often, *rare = sorted(found, key=lambda name: -len(found[name]))
        for name in rare:
            if name in often or often in name:
                continue  # the short form of the same name
            at, other = found[name][0], found[often][0]
            here, there = (
                prose.spot(at, at + len(name)),
                prose.spot(other, other + len(often)),
            )
            yield Fault(
                f"“{name}”和“{often}”像是同一事物，这份文本里两种叫法都用。",
                path=here.passage.path, words=name, start=here.start,
                beside=(there.passage.path, often),
            )  # fmt: skip


@cache
def _named(words: frozenset[str]) -> tuple[frozenset[str], list[frozenset[str]]]:
    """All names, and those of each thing."""
    groups = [frozenset(group.split("|")) for group in sorted(words)]
    return frozenset().union(*groups), groups


def _found(text: str, names: frozenset[str]) -> dict[str, list[int]]:
    """Where each name stands, the longest one at a place; each is looked for by itself."""
    found: dict[str, list[int]] = {}
    behind = 0
    places = [(at, -len(name), name) for name in names for at in places_of(text, (name,))]
    for at, _, name in sorted(places):
        if at < behind:
            continue
        behind = at + len(name)
        if not _is_other(text, at, name):
            found.setdefault(name, []).append(at)
    return found


def _is_other(text: str, at: int, name: str) -> bool:
    """Whether the words belong to others: 全县工会, 县工会经费."""
    if at and text[at - 1] in _OTHERS:
        return True
    return name.endswith("工会") and text.startswith(_BEHIND, at + len(name))
