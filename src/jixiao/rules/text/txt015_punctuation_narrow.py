"""汉字之间用了半角的逗号、冒号或分号。"""

import re
from collections.abc import Iterator
from functools import cache

from jixiao.kernel.findings import Severity
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import HAN, around
from jixiao.rules.prose import Prose

_WIDE = {".": "。", ",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


@rule(
    id="TXT015",
    name="punctuation-narrow",
    title="汉字之间用了半角标点",
    fix="改成全角标点。",
    severity=Severity.NOTE,
    cites=("practice",),
    repair="safe",
    covers=("D61", "kind:punctuation"),
    examples=(
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 强化服务体系建设,服务职工
            """,
            says="“强化服务体系建设,服务职工”里的“,”是半角标点。",
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 支出1,200元，比例3:7，网址见http://example.org
            """
        ),
    ),
)
def punctuation_narrow(prose: Prose) -> Iterator[Fault]:
    for passage, words, start, _ in prose.find(_narrow(), "".join(_WIDE)):
        yield Fault(
            f"“{around(passage.raw, start, start + 1)}”里的“{words}”是半角标点。",
            path=passage.path, words=words, replacement=_WIDE[words], start=start, cause="TXT015",
        )  # fmt: skip


@cache
def _narrow() -> re.Pattern[str]:
    return re.compile(rf"[.,;:?!](?<=[{HAN}”》）][.,;:?!])(?=[{HAN}“《（])")
