"""同一个文号在一份文件里括号、空格写得不一样，检索和核对都会漏掉。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.documents import PerformanceDocument
from jixiao.rules.cited_numbers import Key, key_of, numbers_in
from jixiao.rules.context import Context
from jixiao.rules.declare import ALL, Bad, Fault, Good, rule
from jixiao.rules.passages import Passage
from jixiao.rules.prose import SEPARATOR
from jixiao.rules.wording import short

_SIGN = pattern("号")
_OPENING = "〔［[【(（﹝〖"


@rule(
    id="BAS012",
    name="document-number-spelled-variously",
    title="同一个文号写法不一",
    fix="全文统一成“〔〕”的写法。",
    severity=Severity.NOTE,
    cites=("practice",),
    kinds=ALL,
    gives_way_to=("BAS008",),
    covers=("kind:doc-number-format",),
    examples=(
        Bad(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养执行率 | ≥20人 | 清工发 〔2024〕第6号
            """,
            says="同一个文号一处写成“清工发〔2024〕6号”，一处写成“清工发 〔2024〕第6号”。",
        ),
        Good(
            """
            项目: 清河口县劳模疗养  预算数: 6.00
            数量指标 | 疗养劳模人数 | ≥20人 | 清工发〔2024〕6号
            质量指标 | 疗养执行率 | ≥20人 | 根据清工发〔2024〕6号
            """
        ),
    ),
)
def document_number_spelled_variously(
    document: PerformanceDocument, context: Context
) -> Iterator[Fault]:
    if not _is_spelled_variously(context.prose.different):
        return
    first: dict[Key, tuple[Passage, str]] = {}
    told: set[Key] = set()
    for passage in context.prose.holding(_SIGN):
        for number in numbers_in(passage.raw):
            words = passage.raw[number.start : number.end]
            key = key_of(number)
            before, other = first.setdefault(key, (passage, words))
            if words == other or key in told or _tail(words) == _tail(other):
                continue
            told.add(key)
            odd, usual = (passage.path, words), (before.path, other)
            if "〔" in words and "〔" not in other:
                odd, usual = usual, odd
            yield Fault(
                f"同一个文号一处写成“{short(usual[1])}”，一处写成“{short(odd[1])}”。",
                path=odd[0],
                words=odd[1],
                beside=usual,
            )


def _is_spelled_variously(text: str) -> bool:
    """Whether it is worth while to look where the numbers stand."""
    known: dict[Key, str] = {}
    at = text.find("号")
    while at >= 0:
        begin, end = text.rfind(SEPARATOR, 0, at) + 1, text.find(SEPARATOR, at)
        words = text[begin:] if end < 0 else text[begin:end]
        for number in numbers_in(words):
            printed = words[number.start : number.end]
            other = known.setdefault(key_of(number), printed)
            if other != printed and _tail(other) != _tail(printed):
                return True
        at = -1 if end < 0 else text.find("号", end)
    return False


def _tail(words: str) -> str:
    """A number from the last sign of its issuer on: what stands before may be other words."""
    at = min((words.find(sign) for sign in _OPENING if sign in words), default=0)
    return words[max(0, at - 2) :]
