"""一句话里同一件事写了两遍，例如“开展了达标认证活动，继续开展达标认证活动”。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.context import Context
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.marks import cut
from jixiao.rules.prose import Prose
from jixiao.rules.told import Told

_STOPS = "。！？；;\n\x1e"
_SENTENCE = pattern(f"[^{_STOPS}]+")
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
def said_twice_in_sentence(prose: Prose, ctx: Context) -> Iterator[Fault] | None:
    size = int(ctx.number("text_repeat_length"))
    if "，" not in prose.told.text:
        return None
    begins = _suspects(prose.told, size)
    return _faults(prose, size, begins) if begins else None


def _suspects(told: Told, size: int) -> list[int]:
    """Where sentences begin of which two clauses end in the same signs, whatever these are."""
    text = told.text
    begins = set()
    for sentence in dict.fromkeys(told.sentences):
        if "，" not in sentence or len(sentence) < 2 * size:
            continue
        clauses = sentence.replace(",", "，").split("，")
        ends = [each.strip()[-size:] for each in clauses if len(each) >= size]
        if len(set(ends)) == len(ends):
            continue
        at = text.find(sentence)
        while at >= 0:
            begins.add(max(text.rfind(stop, 0, at) for stop in _STOPS) + 1)
            at = text.find(sentence, at + 1)
    return sorted(begins)


def _faults(prose: Prose, size: int, begins: list[int]) -> Iterator[Fault]:
    for begin in begins:
        ordinal, start = prose.told.place(begin)
        passage = prose.passage(ordinal)
        sentence = _SENTENCE.match(passage.raw, start)
        if "，" not in passage.raw or sentence is None:
            continue
        words = _twice(sentence[0], size)
        if words:
            yield Fault(
                f"一句话里“{cut(words)}”前后写了两遍。",
                path=passage.path, words=sentence[0].strip(), start=start,
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
