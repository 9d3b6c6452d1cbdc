"""一对括号一半是全角、一半是半角。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around, bracket_pairs
from jixiao.rules.prose import Prose

_HALVES = frozenset("()")
_FULL = {"(": "（", ")": "）"}


@rule(
    id="TXT011",
    name="bracket-width-mixed",
    title="括号全角半角混用",
    fix="把半角的一半改成全角括号。",
    severity=Severity.NOTE,
    cites=("practice",),
    repair="safe",
    covers=("D61", "kind:unbalanced-bracket"),
    examples=(
        Bad(
            """
            项目: 困难职工帮扶  预算数: 2.00
            满意度 | 受助职工满意度（电话回访) | ≥90%
            """,
            says="“受助职工满意度（电话回访)”里一对括号一半是全角、一半是半角。",
        ),
        Good(
            """
            项目: 困难职工帮扶  预算数: 2.00
            满意度 | 受助职工满意度(电话回访) | ≥90%
            """
        ),
    ),
)
def bracket_width_mixed(prose: Prose) -> Iterator[Fault]:
    text = prose.different
    if not (("(" in text and "）" in text) or ("（" in text and ")" in text)):
        return
    for ordinal in prose.unpaired:
        passage = prose.passage(ordinal)
        raw = passage.raw
        for start, end in bracket_pairs(raw):
            if start < 0 or end < 0 or (raw[start] in _HALVES) == (raw[end] in _HALVES):
                continue
            at = start if raw[start] in _HALVES else end
            if raw[at] not in _FULL:
                continue
            yield Fault(
                f"“{around(raw, start, end + 1)}”里一对括号一半是全角、一半是半角。",
                path=passage.path, words=raw[at], replacement=_FULL[raw[at]], start=at,
                cause="TXT011",
            )  # fmt: skip
