"""两个部门的目标一字不差，至少有一个不是按自己的职责写的。

上级统一要求的提法（许多部门都有）不算。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import PLANNING, Bad, Fault, Good, rule
from jixiao.rules.traces import Traces, file_of
from jixiao.rules.wording import short


@rule(
    id="XDC009",
    name="passage-copied-between-departments",
    title="与其他部门的文字雷同",
    fix="按本部门的职责和今年的任务改写。",
    severity=Severity.WARNING,
    cites=("practice",),
    kinds=PLANNING,
    covers=("D36", "kind:copy-paste-cross-document"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            # 一、总体绩效目标
            全年组织业务培训班六期，培训基层干部三百人次，培训合格率达到九成以上。
            """,
            """
            绩效文本: 清河口县林业局2025年部门预算绩效文本
            部门: 340 清河口县林业局
            年度: 2025
            # 一、总体绩效目标
            全年组织业务培训班六期，培训基层干部三百人次，培训合格率达到九成以上。
            """,
            says="这句话与2.txt（清河口县林业局）的文字一字不差：“全年组织业务培训班六期，培训基层干部三百人次，培训合格率达到九成以上。”。",
        ),
        Good(
            """
            绩效文本: 清河口县水务局2024年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2024
            # 一、总体绩效目标
            全年组织业务培训班六期，培训基层干部三百人次，培训合格率达到九成以上。
            """,
            """
            绩效文本: 清河口县水务局2025年部门预算绩效文本
            部门: 330 清河口县水务局
            年度: 2025
            # 一、总体绩效目标
            全年组织业务培训班六期，培训基层干部三百人次，培训合格率达到九成以上。
            """,
        ),
    ),
)
def passage_copied_between_departments(traces: Traces) -> Iterator[Fault]:
    for places in traces.sentences.values():
        owners = {traces.documents[place.at].department: place for place in reversed(places)}
        owners.pop("", None)
        if not 2 <= len(owners) <= traces.number("common_sentence_departments"):
            continue  # what many departments say comes from above
        first, *others = sorted(owners.values(), key=lambda place: place.at)
        other = others[0]
        trace = traces.documents[other.at]
        name = trace.department_name
        whose = f"（{name}）" if name is not None else ""
        message = (
            f"这句话与{file_of(trace.name)}{whose}的文字一字不差：“{short(first.words, 60)}”。"
        )
        yield Fault(
            message, document=first.at, path=first.path, words=first.words,
            beside=("", other.words), cause=f"{first.at}:{other.at}",
        )  # fmt: skip
