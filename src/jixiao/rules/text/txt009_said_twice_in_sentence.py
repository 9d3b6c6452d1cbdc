"""一句话里同一件事写了两遍，例如“开展了达标认证活动，继续开展达标认证活动”。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut
from jixiao.rules.prose import TOLD, Prose

_SENTENCE = pattern(r"[^。！？；;\n\x1e]+")
_COMMA = pattern("[，,]")
_SIGNS = pattern(r"[\W_]")


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
        raw = passage.raw
        if passage.field not in TOLD or len(raw) < 2 * size or "，" not in raw:
            continue
        for match in _SENTENCE.finditer(raw):
            words = _twice(match[0], size) if len(match[0]) >= 2 * size else ""
            if words:
                yield Fault(
                    f"一句话里“{cut(words)}”前后写了两遍。",
                    path=passage.path, words=match[0].strip(), start=match.start(),
                )  # fmt: skip


def _twice(sentence: str, size: int) -> str:
    """The words of at least ``size`` signs in which two clauses end, "" without.

    Clauses that end alike say one thing twice; names may well stand in two of them.
    """
    seen: dict[str, str] = {}
    for clause in _COMMA.split(sentence):
        words = clause.strip()
        end = words[-size:]
        if len(end) < size or _SIGNS.search(end) is not None:
            continue
        before = seen.setdefault(end, words)
        if before is not words:
            while before.endswith(end) and words.endswith(end) and end != words:
                longer = words[-len(end) - 1 :]
                if not before.endswith(longer) or _SIGNS.match(longer) is not None:
                    break
                end = longer
            return end
    return ""
