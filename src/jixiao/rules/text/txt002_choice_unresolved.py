"""“（厅/局）”“是/否”一类供选择的写法没有选定，看不出实际是哪一个。

表格模板给出几种写法，填报单位应当只留下自己的那一种。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_AROUND = pattern(r"[（(]?\s*$")
_COVER = ("compiled_by", "reviewed_by", "title", "unit_line")


@rule(
    id="TXT002",
    name="choice-unresolved",
    title="供选择的写法没有选定",
    fix="只留下实际的那一种写法，例如把“财政（厅/局）”写成“财政局”。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D24", "kind:placeholder-left"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            审核: 清河口县财政（厅/局）
            """,
            says="“清河口县财政（厅/局）”里的“厅/局”还没有选定。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            审核: 清河口县财政局
            # 一、总体绩效目标
            开展示范镇（街）工会创建，走访困难职工40户/次。
            """
        ),
    ),
)
def choice_unresolved(prose: Prose, ctx: Context) -> Iterator[Fault]:
    if prose.signs.isdisjoint("/□"):
        return
    for spot in prose.spots(ctx.words("text_unresolved_choices")):
        raw = spot.passage.raw
        end = spot.start + len(spot.words)
        bracketed = raw[end : end + 1] in {"）", ")"} and raw[: spot.start].endswith(("（", "("))
        if bracketed or spot.passage.field in _COVER or "□" in spot.words:
            line = around(raw, spot.start, end)
            yield Fault(
                f"“{line}”里的“{spot.words}”还没有选定。",
                path=spot.passage.path, words=spot.words, start=spot.start,
            )  # fmt: skip
