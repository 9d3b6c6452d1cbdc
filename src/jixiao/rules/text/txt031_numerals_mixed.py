"""数字有的写“伍佰”，有的写“500”，对照和汇总都不方便。

大写数字用在票据上防涂改；绩效文本里的数应当用阿拉伯数字。
"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_CAPITALS = frozenset("佰仟拾")
_BEGINNING = "零壹贰叁肆伍陆柒捌玖拾佰仟"
_NUMERAL = pattern(f"[{_BEGINNING}][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+")


@rule(
    id="TXT031",
    name="numerals-mixed",
    title="数字用了大写",
    fix="改成阿拉伯数字，例如“伍佰人”写成“500人”。",
    severity=Severity.NOTE,
    cites=("practice",),
    covers=("kind:style-inconsistent",),
    examples=(
        Bad(
            """
            项目: 文体活动  预算数: 2.00
            目标: 参与职工达伍佰人以上，救助30人次
            """,
            says="“参与职工达伍佰人以上，救助30人次”里的“伍佰”用的是大写数字。",
        ),
        Good(
            """
            项目: 文体活动  预算数: 2.00
            目标: 参与职工达500人以上，百日行动签约二十家，收拾场地
            """
        ),
    ),
)
def numerals_mixed(prose: Prose) -> Iterator[Fault] | None:
    return None if prose.signs.isdisjoint(_CAPITALS) else _faults(prose)


def _faults(prose: Prose) -> Iterator[Fault]:
    for passage, words, start, _ in prose.find(_NUMERAL, _BEGINNING):
        yield Fault(
            f"“{around(passage.raw, start, start + len(words))}”里的“{words}”用的是大写数字。",
            path=passage.path, words=words, start=start, cause="TXT031",
        )  # fmt: skip
