"""文号里的年份用六角括号“〔〕”，这是公文格式的规定；同一个文号写法一致，才能查得到、对得上。"""

import re

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import ALL, Bad, Fault, Good, rule
from jixiao.rules.prose import Prose

_BRACKETED = pattern(
    r"([\[［【(（﹝〖〔]((?:19|20)[0-9]{2})[\]］】)）﹞〗〕])"
    r"[ \u3000]?(?:第 ?)?[0-9]{1,5}(?:-[0-9]+)? ?号(?!楼)"
)
_ENDS_OF_ISSUERS = frozenset(
    "发字办函政财工会行社教卫农建规综预资人科环交文民旅审监国省市县组宣统联"
)
_ISSUER = 3
_YEAR = 5  # four digits and the bracket behind them
_OPENING = frozenset("[［【(（﹝〖〔")
_BEFORE_THE_END = frozenset("0123456789 ")
_BETWEEN = frozenset("0123456789-第 \u3000")


@rule(
    id="BAS008",
    name="document-number-bracket",
    title="文号的年份没有用六角括号",
    fix="把括号换成“〔〕”。",
    severity=Severity.NOTE,
    cites=("practice",),
    repair="safe",
    kinds=ALL,
    covers=(
        "kind:doc-number-format",
        "D61",
    ),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发[2024]6号
            """,
            says="“清工发[2024]6号”里的“[2024]”应当写成“〔2024〕”。",
        ),
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024］6号
            """,
            says="“清工发〔2024］6号”里的“〔2024］”应当写成“〔2024〕”。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            数量指标 | 疗养劳模人数 | ≥20人 | 合同（2024）6号楼
            """
        ),
    ),
)
def document_number_bracket(prose: Prose) -> list[Fault] | None:
    if "号" not in prose.different:
        return None
    text = prose.text
    at = text.find("号")
    faults = []
    while at >= 0:
        if text[at - 1] in _BEFORE_THE_END and (match := _number_before(text, at)) is not None:
            fault = _fault(prose, match)
            if fault is not None:
                faults.append(fault)
        at = text.find("号", at + 1)
    return faults


def _number_before(text: str, end: int) -> re.Match[str] | None:
    """The bracketed year and serial that a 号 ends; read backwards, for a search tries them all."""
    close = end - 1
    while close >= 0 and text[close] in _BETWEEN:
        close -= 1
    if close < _YEAR or text[close - _YEAR] not in _OPENING:
        return None
    match = _BRACKETED.match(text, close - _YEAR)
    return match if match is not None and match.end() == end + 1 else None


def _fault(prose: Prose, match: re.Match[str]) -> Fault | None:
    bracketed, year = match[1], match[2]
    if bracketed[0] + bracketed[-1] == "〔〕":
        return None
    passage, words, start = prose.spot(match.start(), match.end())
    before = passage.raw[:start].rstrip(" \u3000")
    if before[-1:] not in _ENDS_OF_ISSUERS:
        return None
    issuer = len(before)
    while issuer > max(0, len(before) - _ISSUER) and "一" <= before[issuer - 1] <= "鿿":
        issuer -= 1
    return Fault(
        f"“{passage.raw[issuer : start + len(words)]}”里的“{bracketed}”应当写成“〔{year}〕”。",
        path=passage.path,
        words=bracketed,
        replacement=f"〔{year}〕",
        start=start,
        cause=f"bracket:{match[0]}",
    )
