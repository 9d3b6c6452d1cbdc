"""“不少于……以上”“约……左右”把界限说了两遍，意思反而不清。"""

from collections.abc import Iterator

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.rules.declare import Bad, Fault, Good, rule
from jixiao.rules.prose import Prose

_NUMBER = "[0-9零一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]"
_BOUNDS = frozenset("不至超过约大")
_TWICE = pattern(
    rf"[{''.join(sorted(_BOUNDS))}](?:(?<=不)[少低]于|(?<=至)少|(?<=超)过|(?<=过)|(?<=约)|(?<=大)约)"
    rf"{_NUMBER}[^，。；、\n\x1e]{{0,7}}?(?:以上|左右)"
)
_LONGEST = 11
"""Signs from the first bound to the second at most: three, a number, and seven."""
_COMPOUND = frozenset("通经超不度渡")
_TOGETHER = {"以上": "不至超过", "左右": "约大"}


@rule(
    id="TXT032",
    name="bound-said-twice",
    title="界限说了两遍",
    fix="只留一个，例如“不少于300人”或“300人以上”。",
    severity=Severity.NOTE,
    cites=("practice",),
    repair="suggested",
    covers=("kind:grammar",),
    examples=(
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 参赛职工不少于300人以上
            """,
            says="“不少于300人以上”把界限说了两遍。",
        ),
        Bad(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 参赛职工过叁佰人以上
            """,
            says="“过叁佰人以上”把界限说了两遍。",
        ),
        Good(
            """
            项目: 技能竞赛  预算数: 2.00
            目标: 参赛职工不少于300人，评选县级以上能手，通过3场以上选拔，经过10年以上工龄认定
            """
        ),
    ),
)
def bound_said_twice(prose: Prose) -> Iterator[Fault] | None:
    text = prose.different
    return _faults(prose) if any(_is_bound(text, ending) for ending in _TOGETHER) else None


def _is_bound(text: str, ending: str) -> bool:
    """Whether a second bound stands before an ending; words before all others are not read."""
    at = text.find(ending)
    while at >= 0:
        begin = max(0, at - _LONGEST)
        if not _BOUNDS.isdisjoint(text[begin:at]) and _TWICE.search(text, begin, at + len(ending)):
            return True
        at = text.find(ending, at + 1)
    return False


def _faults(prose: Prose) -> Iterator[Fault]:
    for passage, words, start, _ in prose.find(_TWICE):
        before = passage.raw[start - 1 : start] if start else ""
        if words[0] not in _TOGETHER[words[-2:]] or (words[0] == "过" and before in _COMPOUND):
            continue
        yield Fault(
            f"“{words}”把界限说了两遍。",
            path=passage.path, words=words, replacement=words[:-2], start=start,
        )  # fmt: skip
