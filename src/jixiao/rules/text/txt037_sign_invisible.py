"""词语中间夹着看不见的字符，检索、比对和汇总时会当成另一个词。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_SIGNS = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")
_INVISIBLE = pattern("[\u200b-\u200f\u2060\ufeff\u00ad]+")


@rule(
    id="TXT037",
    name="sign-invisible",
    title="夹着看不见的字符",
    fix="删去看不见的字符。",
    severity=Severity.NOTE,
    cites=("practice",),
    repair="safe",
    covers=("D61",),
    examples=(
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办竞\u200b赛3场
            """,
            says="“举办竞赛3场”里夹着1个看不见的字符。",
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办竞赛3场
            """
        ),
    ),
)
def sign_invisible(prose: Prose) -> Iterator[Fault]:
    if prose.signs.isdisjoint(_SIGNS):
        return
    for passage, words, start, _ in prose.find(_INVISIBLE):
        line = around(passage.raw, start, start + len(words))
        yield Fault(
            f"“{_INVISIBLE.sub('', line)}”里夹着{len(words)}个看不见的字符。",
            path=passage.path, words=words, replacement="", start=start, cause="TXT037",
        )  # fmt: skip
