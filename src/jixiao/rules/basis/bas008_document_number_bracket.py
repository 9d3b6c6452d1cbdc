"""文号里的年份用六角括号“〔〕”，这是公文格式的规定；同一个文号写法一致，才能查得到、对得上。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import ALL, Bad, Fault, Good, rule
from jixiao.rules.prose import Found, Prose

_BRACKETED = pattern(
    r"([\[［【(（﹝〖〔]((?:19|20)[0-9]{2})[\]］】)）﹞〗〕])"
    r"[ \u3000]?(?:第 ?)?[0-9]{1,5}(?:-[0-9]+)? ?号(?!楼)"
)
_ENDS_OF_ISSUERS = frozenset("发字办函政财工会行社教卫农建规综预资人科环交文民旅审监国省市县组宣统")
_ISSUER = 3


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
def document_number_bracket(prose: Prose) -> Iterator[Fault]:
    if "号" not in prose.signs:
        return
    for found in prose.find(_BRACKETED):
        bracketed, year = found.match[1], found.match[2]
        before = found.passage.raw[: found.start].rstrip(" \u3000")
        if bracketed[0] + bracketed[-1] == "〔〕" or before[-1:] not in _ENDS_OF_ISSUERS:
            continue
        yield Fault(
            f"“{_with_issuer(found, before)}”里的“{bracketed}”应当写成“〔{year}〕”。",
            path=found.passage.path,
            words=bracketed,
            replacement=f"〔{year}〕",
            start=found.start,
            cause=f"bracket:{found.match[0]}",
        )


def _with_issuer(found: Found, before: str) -> str:
    """The number with up to three signs of its issuer that stand before the match."""
    start = len(before)
    while start > max(0, len(before) - _ISSUER) and "一" <= before[start - 1] <= "鿿":
        start -= 1
    return found.passage.raw[start : found.start + len(found.words)]
