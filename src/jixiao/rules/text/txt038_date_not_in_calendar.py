"""日历上没有的日期，例如“6月31日”“13月”。"""

import re
from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_DATE = pattern(r"月(?<=[0-9]月)\s*(?:([0-9]{1,2})\s*[日号])?")
_MONTH = pattern(r"(?<![0-9.])([0-9]{1,2})月$")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@rule(
    id="TXT038",
    name="date-not-in-calendar",
    title="日期不存在",
    fix="改成正确的日期。",
    severity=Severity.ERROR,
    cites=("practice",),
    covers=("D61",),
    examples=(
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 6月31日前完成竞赛
            """,
            says="“6月31日前完成竞赛”里的“6月31日”不是日历上的日期。",
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 6月30日前完成竞赛，每季度末月20日前拨款，救助12个月
            """
        ),
    ),
)
def date_not_in_calendar(prose: Prose) -> Iterator[Fault]:
    if "月" not in prose.different:
        return
    if not any(_is_odd(match) for match in _DATE.finditer(prose.different)):
        return
    for passage, words, start, match in prose.find(_DATE):
        month = _MONTH.search(passage.raw[max(0, start - 3) : start + 1])
        if month is None or passage.field == "target":
            continue
        number, day = int(month[1]), int(match[1] or 1)
        if 1 <= number <= 12 and 1 <= day <= _DAYS[number - 1]:
            continue
        at = start - len(month[1])
        end = start + len(words.rstrip())
        if match[1] is None and passage.raw[end : end + 1] in {"、", "龄"}:
            continue
        date = passage.raw[at:end]
        yield Fault(
            f"“{around(passage.raw, at, end)}”里的“{date}”不是日历上的日期。",
            path=passage.path, words=date, start=at,
        )  # fmt: skip


def _is_odd(match: re.Match[str]) -> bool:
    """Whether a date seen from its 月 can not be: a quick look before its passage is asked for."""
    start = match.start()
    month = _MONTH.search(match.string[max(0, start - 3) : start + 1])
    if month is None:
        return False
    number = int(month[1])
    return not (1 <= number <= 12 and 1 <= int(match[1] or 1) <= _DAYS[number - 1])
