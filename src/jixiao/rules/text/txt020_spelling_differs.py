"""两句话几乎一样，只差一两个字，而其中一种写法全文只出现这一次，多半是写错了。

不靠词典：同样的话在别处怎么写，就是最好的参照。
"""

from collections.abc import Iterator
from functools import cache

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut
from jixiao.rules.prose import Prose
from jixiao.rules.twins import Difference, differences, rarer


@rule(
    id="TXT020",
    name="spelling-differs",
    title="同一句话两处写法不同，疑有错字",
    fix="对照两处，把写错的一处改过来。",
    severity=Severity.WARNING,
    cites=("practice",),
    repair="suggested",
    covers=("D61", "kind:typo"),
    examples=(
        Bad(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            对涉及职工利益的重大事项进行专题调查研究，进行协商，进行公示。
            # 二、工作保障措施
            对涉及职工利益的重大事项惊醒专题调查研究。
            """,
            says=(
                "“对涉及职工利益的重大事项惊醒专题调查研究”与另一处只差几个字："
                "这里是“惊醒”，那里是“进行”，多半是这里写错了。"
            ),
        ),
        Good(
            """
            绩效文本: 清河口县总工会2025年部门预算绩效文本
            # 一、总体绩效目标
            严格执行《清河口县县级机关会议费管理办法》，召开会议。
            # 二、工作保障措施
            严格执行《清河口县县级机关培训费管理办法》，组织培训。
            """
        ),
    ),
)
def spelling_differs(prose: Prose, ctx: Context) -> Iterator[Fault]:
    for each in ctx.once(differences, prose):
        wrong = rarer(each, prose)
        if wrong is None:
            continue
        here, there = (each.first, each.second) if wrong == 0 else (each.second, each.first)
        piece = _unspoken(each, wrong, here.words, ctx.words("text_wrong_words"))
        if piece is None:
            continue
        words, right = piece
        inside = here.passage.raw.find(words, here.start)
        yield Fault(
            f"“{cut(here.words)}”与另一处只差几个字：这里是“{words}”，那里是“{right}”，"
            "多半是这里写错了。",
            path=here.passage.path, words=words, replacement=right,
            start=inside if inside >= 0 else None, beside=(there.passage.path, there.words),
        )  # fmt: skip


def _unspoken(
    each: Difference, wrong: int, clause: str, wrong_words: frozenset[str]
) -> tuple[str, str] | None:
    """The first piece that is in none of the known wrong words: here, and there."""
    known, together = _known(wrong_words)
    for piece in each.pieces:
        words = piece[wrong]
        if words not in together or not any(words in word and word in clause for word in known):
            return words, piece[1 - wrong]
    return None


@cache
def _known(wrong_words: frozenset[str]) -> tuple[list[str], str]:
    """Known wrong words, and all of them as one text."""
    known = [pair.partition("→")[0] for pair in wrong_words]
    return known, "\n".join(known)
