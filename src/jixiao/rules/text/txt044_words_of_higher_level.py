"""县级文本里出现“我省”“参与立法”一类的话，多半是照搬上级或外单位的文本。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.context import Context
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_COUNTY = pattern("[县区旗]|(?<![省都庆津海])[^省]市.*(?:县|区)")
_TOP = pattern("自治区|开发区管委|省")


@rule(
    id="TXT044",
    name="words-of-higher-level",
    title="像是照搬上级文本的说法",
    fix="核对这件事是不是本级的职责；不是的删去，是的改成本级的说法。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=PLANNING,
    covers=("D34", "D36", "kind:template-remnant"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            部门: 清河口县总工会
            # 三、工作保障措施
            主动参与立法和政策制定，维护职工权益。
            """,
            says="“主动参与立法和政策制定，维护…”里的“参与立法”不像县级单位的事，可能是照搬上级的文本。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            部门: 清河口县总工会
            # 三、工作保障措施
            争取在全省工会征文中获奖，完成县委、县政府和市总工会交办的事项。
            """
        ),
    ),
)
def words_of_higher_level(prose: Prose, ctx: Context) -> Iterator[Fault | NotApplicable]:
    name = ctx.document.department.raw
    if _COUNTY.search(name) is None or _TOP.search(name) is not None:
        yield NotApplicable("看不出是县级单位")
        return
    for spot in prose.spots(ctx.words("text_province_words")):
        if spot.passage.field == "basis":
            continue
        line = around(spot.passage.raw, spot.start, spot.start + len(spot.words), 8)
        yield Fault(
            f"“{line}”里的“{spot.words}”不像县级单位的事，可能是照搬上级的文本。",
            path=spot.passage.path, words=spot.words, start=spot.start,
        )  # fmt: skip
