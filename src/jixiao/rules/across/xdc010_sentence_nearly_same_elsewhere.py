"""两份文本里有一句话只差一两个字，其中一处多半是录入或识别的错字。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.nearness import near_pairs
from jixiao.rules.traces import Traces, file_of


@rule(
    id="XDC010",
    name="sentence-nearly-same-elsewhere",
    title="与另一份文本只差一两个字",
    fix="对照两处，改正错的那一处。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("D61", "kind:typo"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县水务局2024年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2024
            # 一、总体绩效目标
            对全县重点饮用水水源地开展调查研究，形成年度调研报告两篇并报县政府。
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            # 一、总体绩效目标
            对全县重点饮用水水源地开展调查眼究，形成年度调研报告两篇并报县政府。
            """,
            says="“…饮用水水源地开展调查眼究形成年度调研报告两…”与1.txt里的“…饮用水水源地开展调查研究形成年度"
            "调研报告两…”只差“眼”和“研”，请核对哪一处是错字。",
        ),
        Good(
            """
            绩效文本: 清河口县水务局2024年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2024
            # 一、总体绩效目标
            对全县重点饮用水水源地开展调查研究，形成年度调研报告两篇并报县政府。
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            # 一、总体绩效目标
            对全县重点饮用水水源地开展调查研究，形成年度调研报告三篇并报县政府。
            """,
        ),
    ),
)
def sentence_nearly_same_elsewhere(traces: Traces) -> Iterator[Fault]:
    keys = list(traces.sentences)
    for first, second, change in near_pairs(keys):
        here, there = traces.sentences[keys[second]][0], traces.sentences[keys[first]][0]
        if here.at == there.at:
            continue  # within one document another rule speaks
        message = (
            f"“{change.second_around}”与{file_of(traces.documents[there.at].name)}里的"
            f"“{change.first_around}”只差“{change.second}”和“{change.first}”，请核对哪一处是错字。"
        )
        yield Fault(
            message, document=here.at, path=here.path, words=here.words,
            beside=("", there.words),
        )  # fmt: skip
