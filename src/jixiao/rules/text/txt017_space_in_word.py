"""汉字中间多了空格，词语被拆开，检索和比对时找不到。"""

import re
from collections.abc import Iterator
from functools import cache

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import HAN, around
from jixiao.rules.prose import Prose

_LONGEST = 4
_SPACES = " \u3000"
_FIRST, _LAST = HAN[0], HAN[-1]
_FIELDS = frozenset(
    {"section", "objective", "use_of_funds", "description", "indicator", "duty",
     "activity_description", "activity_objective"}
)  # fmt: skip


@rule(
    id="TXT017",
    name="space-in-word",
    title="汉字中间有空格",
    fix="删去多余的空格。",
    severity=Severity.NOTE,
    cites=("practice",),
    repair="safe",
    covers=("D61", "kind:punctuation"),
    examples=(
        Bad(
            """
            项目: 安全生产  预算数: 2.00
            目标: 参加工程竣工检查验收 工作，提出意见
            """,
            says="“参加工程竣工检查验收 工作，提出意见”的汉字中间有空格。",
        ),
        Good(
            """
            项目: 安全生产  预算数: 2.00
            目标: 举办“建功新时代 同筑强县梦”摄影展 3 场
            """
        ),
    ),
)
def space_in_word(prose: Prose) -> Iterator[Fault]:
    for passage, words, start, _ in prose.find(_stray(), _SPACES):
        raw, end = passage.raw, start + len(words)
        if passage.field not in _FIELDS or raw[start - 1] == "号" or _is_quoted(raw, start):
            continue
        lengths = [len(_run(raw[:start][::-1])), len(_run(raw[end:]))]
        # Two long phrases side by side are slogans, or lines that a person parted on purpose.
        if min(lengths) > _LONGEST or max(lengths) < _LONGEST:
            continue
        yield Fault(
            f"“{around(raw, start, end)}”的汉字中间有空格。",
            path=passage.path, words=words, replacement="", start=start, cause="TXT017",
        )  # fmt: skip


def _is_quoted(raw: str, at: int) -> bool:
    """Whether a place lies within quotation or title marks."""
    opened = max(raw.rfind("“", 0, at), raw.rfind("《", 0, at))
    closed = max(raw.rfind("”", 0, at), raw.rfind("》", 0, at))
    return opened > closed


@cache
def _stray() -> re.Pattern[str]:
    return re.compile(rf"[ \u3000](?<=[{HAN}][ \u3000])[ \u3000]*(?=[{HAN}])")


def _run(words: str) -> str:
    """The Chinese signs at the beginning, some of them."""
    signs = words[: 2 * _LONGEST]
    end = next((at for at, sign in enumerate(signs) if not _FIRST <= sign <= _LAST), len(signs))
    return signs[:end]
