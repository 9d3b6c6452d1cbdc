"""括号只有一半，看不出说明到哪里为止。

多半是填写时超过了字数限制被截断，或者修改时误删了一半。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around, bracket_pairs
from jixiao.rules.prose import Prose


@rule(
    id="TXT010",
    name="bracket-unbalanced",
    title="括号不成对",
    fix="补上缺少的一半括号，并核对括号里的话是否完整。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D61", "kind:unbalanced-bracket"),
    examples=(
        Bad(
            """
            项目: 困难职工帮扶  预算数: 2.00
            满意度 | 受助职工满意度（电话回访收集意见 | ≥90%
            """,
            says="“受助职工满意度（电话回访收集意见”里的“（”没有配对的另一半。",
        ),
        Bad(
            """
            项目: 困难职工帮扶  预算数: 2.00
            目标: 依据《帮扶办法开展救助
            """,
            says="“依据《帮扶办法开展救助”里的“《”没有配对的另一半。",
        ),
        Good(
            """
            项目: 困难职工帮扶  预算数: 2.00
            目标: 1）帮扶职工（含农民工）40户；2）发放救助金(含物资） 12万元
            """
        ),
    ),
)
def bracket_unbalanced(prose: Prose) -> Iterator[Fault]:
    for ordinal in prose.unpaired:
        passage = prose.passage(ordinal)
        raw = passage.raw
        for pair in bracket_pairs(raw):
            if pair.start >= 0 and pair.end >= 0:
                continue
            at = max(pair)
            yield Fault(
                f"“{around(raw, at, at + 1)}”里的“{raw[at]}”没有配对的另一半。",
                path=passage.path, words=raw[at], start=at, cause=f"TXT010:{raw}",
            )  # fmt: skip
