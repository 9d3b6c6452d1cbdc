"""说的是今后要做的事，年份却是预算年度以前的，多半是从上年文本复制来的。"""

from bisect import bisect_right
from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, NotApplicable, rule
from jixiao.rules.marks import cut, places_of
from jixiao.rules.moments import years
from jixiao.rules.prose import Prose
from jixiao.rules.tenses import looks_ahead

_FIELDS = ("section", "use_of_funds", "activity_description", "activity_objective")


@rule(
    id="TXT025",
    name="year-slip",
    title="要做的事写着过去的年份",
    fix="改成预算年度；说的是往年的事，就写明是往年的情况。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=PLANNING,
    covers=("D23",),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            2024年底前完成职工书屋建设6个。
            """,
            says="“2024年底前完成职工书屋建设6个。”说的是要做的事，年份却早于预算年度2025年。",
        ),
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            2024年走访企业48家，每家不少于2次。
            """,
            says="“2024年走访企业48家，每家不少于2次。”说的是要做的事，年份却早于预算年度2025年。",
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            2024年已完成职工书屋建设6个，2025年底前再完成4个。根据2024年第3号会议纪要，确保按期完工。
            """
        ),
    ),
)
def year_slip(prose: Prose, ctx: Context) -> Iterator[Fault | NotApplicable]:
    year = ctx.year
    if year is None:
        yield NotApplicable("没有写明预算年度")
        return
    text = prose.different
    if not any(
        f"{past}" in text and (f"{past}年" in text or f"{past} 年" in text)
        for past in range(year - 3, year)
    ):
        return
    told = prose.told
    found = places_of(told.text, map(str, range(year - 3, year)))
    for at in sorted({bisect_right(told.sentence_starts, each) - 1 for each in found}):
        words = told.sentences[at]
        stated = years(words)
        # A sentence of several years compares them; only a lonely one can have slipped.
        if len(stated) != 1 or not year - 3 <= stated[0][0] < year or not looks_ahead(words):
            continue
        begin = told.sentence_starts[at]
        ordinal, start = told.place(begin)
        passage = prose.passage(ordinal)
        if passage.field in _FIELDS:
            end = begin + len(words)
            sentence = (words + told.text[end : end + 1].strip("\x1e")).strip()
            yield Fault(
                f"“{cut(sentence)}”说的是要做的事，年份却早于预算年度{year}年。",
                path=passage.path, words=f"{stated[0][0]}", start=start + stated[0][1],
            )  # fmt: skip
