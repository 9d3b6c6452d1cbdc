"""数字或字母用了全角，系统和表格不把它当数字认。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import Prose

_WIDE = pattern("[０-９Ａ-Ｚａ-ｚ]+(?:[．，][０-９]+)*")
_SIGNS = frozenset(
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＹＺａｂｃｄｅ"
)
_NARROW = {ord("．"): ".", ord("，"): ","} | {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}


@rule(
    id="TXT016",
    name="sign-wide",
    title="数字或字母用了全角",
    fix="改成半角的数字或字母。",
    severity=Severity.NOTE,
    cites=("practice",),
    repair="safe",
    covers=("D61",),
    examples=(
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办竞赛３场，参赛１５０人
            """,
            says=(
                "“举办竞赛３场，参赛１５０人”里的“３”是全角字符。",
                "“举办竞赛３场，参赛１５０人”里的“１５０”是全角字符。",
            ),
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办竞赛3场，参赛150人，达到A级
            """
        ),
    ),
)
def sign_wide(prose: Prose) -> Iterator[Fault]:
    if prose.signs.isdisjoint(_SIGNS):
        return
    for passage, words, start, _ in prose.find(_WIDE):
        if words.startswith("Ｘ"):
            continue  # a placeholder, not a letter
        yield Fault(
            f"“{around(passage.raw, start, start + len(words))}”里的“{words}”是全角字符。",
            path=passage.path, words=words, replacement=words.translate(_NARROW), start=start,
            cause="TXT016",
        )  # fmt: skip
