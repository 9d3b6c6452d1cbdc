"""有的字符显示不出来（方框或问号），多半是转换格式时丢了字。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import around
from jixiao.rules.prose import SEPARATOR, Prose

_UNREADABLE = pattern("[\ue000-\uf8ff\ufffd\x00-\x08\x0b\x0c\x0e-\x1d\x1f\x7f]+")
_USUAL = f"{SEPARATOR}\n\t\u3000\xa0"
"""Not printable, and nothing odd."""


@rule(
    id="TXT036",
    name="sign-unreadable",
    title="字符显示不出来",
    fix="对照原稿把丢失的字补上。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D61",),
    examples=(
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办竞赛\ufffd场
            """,
            says="“举办竞赛\ufffd场”里有1个字符显示不出来，看不出原来写的是什么。",
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 举办竞赛①焊工②车工
            """
        ),
    ),
)
def sign_unreadable(prose: Prose) -> Iterator[Fault]:
    text = prose.different
    for sign in _USUAL:
        text = text.replace(sign, "")
    if "\ufffd" not in text and text.isprintable():
        return
    for passage, words, start, _ in prose.find(_UNREADABLE):
        line = around(passage.raw, start, start + len(words))
        yield Fault(
            f"“{line}”里有{len(words)}个字符显示不出来，看不出原来写的是什么。",
            path=passage.path, words=words, start=start,
        )  # fmt: skip
