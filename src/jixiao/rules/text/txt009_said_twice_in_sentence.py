"""一句话里同一件事写了两遍，例如“开展了达标认证活动，继续开展达标认证活动”。"""

import re
from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut
from jixiao.rules.prose import Prose
from jixiao.rules.twins import FIELDS

_SENTENCE = re.compile(r"[^。！？；;\n\x1e]+")
_SIGNS = re.compile(r"[，、：,“”‘’（）()《》\s]")


@rule(
    id="TXT009",
    name="said-twice-in-sentence",
    title="一句话里同一件事写了两遍",
    fix="删去重复的一遍。",
    severity=Severity.WARNING,
    cites=("practice",),
    covers=("D61", "kind:duplicated-phrase"),
    examples=(
        Bad(
            """
            项目: 民主管理  预算数: 2.00
            目标: 在企事业单位开展了星级达标评选认证活动，继续开展星级达标评选认证活动
            """,
            says="一句话里“星级达标评选认证活动”前后写了两遍。",
        ),
        Good(
            """
            项目: 民主管理  预算数: 2.00
            目标: 贯彻《清河口县企业民主管理条例》，宣传《清河口县企业民主管理条例》
            """
        ),
    ),
)
def said_twice_in_sentence(prose: Prose, ctx: Context) -> Iterator[Fault]:
    size = int(ctx.number("text_repeat_length"))
    for passage in prose.passages:
        if passage.field not in FIELDS or len(passage.raw) < 2 * size:
            continue
        for match in _SENTENCE.finditer(passage.raw):
            if len(match[0]) < 2 * size:
                continue
            words = _twice(match[0], size)
            if words:
                yield Fault(
                    f"一句话里“{cut(words)}”前后写了两遍。",
                    path=passage.path, words=match[0].strip(), start=match.start(),
                )  # fmt: skip


def _twice(sentence: str, size: int) -> str:
    """The longest words of at least ``size`` signs that a sentence holds twice, "" without."""
    seen: dict[str, int] = {}
    for at in range(len(sentence) - size + 1):
        piece = sentence[at : at + size]
        before = seen.setdefault(piece, at)
        if before + size > at or _SIGNS.search(piece) is not None:
            continue
        if _in_title(sentence, before) or _in_title(sentence, at):
            continue
        end = size
        while at + end < len(sentence) and sentence[before + end] == sentence[at + end]:
            end += 1
        words = _SIGNS.split(sentence[at : at + end])[0]
        ends = (before + len(words), at + len(words))
        # Two clauses that end alike say one thing twice; a name may stand in two of them.
        if all(end == len(sentence) or sentence[end] in "，," for end in ends):
            return words
        return ""
    return ""


def _in_title(sentence: str, at: int) -> bool:
    """Whether a place lies within 《…》: names of documents may come again."""
    return sentence.rfind("《", 0, at) > sentence.rfind("》", 0, at)
