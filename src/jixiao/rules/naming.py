"""Names of projects (项目名称): the things that a name sets side by side, and which are left out."""

from functools import lru_cache

from jixiao.kernel.patterns import pattern
from jixiao.rules.wording import bare, pairs

_AND = pattern(r"及其|以及|[及和与、]")
_SIGNS_OF_AND = frozenset("及和与、")
_NOTICE = pattern(
    r"^[^-—]{2,8}类[-—]|^.*(?:关于|下达|号[—\-－]*)(?:提前)?(?:下达)?|的通知$|绩效目标表$|（[^）]*）|\([^)]*\)"
)
_YEAR = pattern(r"(?:19|20)[0-9]{2}\s*年?(?:度)?|[0-9]+")
_MOST_PARTS = 4
_FEWEST = 2
_HALF = 0.5


@lru_cache(maxsize=1024)
def parts_of(name: str, endings: frozenset[str]) -> tuple[str, ...]:
    """The things that a name sets side by side; () when it names only one.

    >>> parts_of("劳模体检费及困难劳模帮扶资金", frozenset({"资金", "费"}))
    ('劳模体检', '困难劳模帮扶')
    """
    if _SIGNS_OF_AND.isdisjoint(name):
        return ()
    core = _YEAR.sub("", _NOTICE.sub("", name))
    parts = [without_endings(each.strip(" “”"), endings).strip(" “”") for each in _AND.split(core)]
    if not 1 < len(parts) <= _MOST_PARTS or any(len(each) < _FEWEST for each in parts):
        return ()
    return tuple(parts)


def without_endings(words: str, endings: frozenset[str]) -> str:
    """Words without what stands at their end and says nothing: 经费, 资金, 项目.

    >>> without_endings("技能比武活动经费", frozenset({"费", "经费", "活动"}))
    '技能比武'
    """
    longest_first = _longest_first(endings)
    while words.endswith(longest_first):
        ending = next(each for each in longest_first if words.endswith(each))
        if len(ending) == len(words):
            break
        words = words.removesuffix(ending)
    return words


@lru_cache(maxsize=64)
def _longest_first(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda each: (-len(each), each)))


def parts_left_out(name: str, words: str, endings: frozenset[str]) -> list[str]:
    """Parts of a name of which other words say nothing, as long as they speak of another part.

    Endings are words that several parts share in meaning (资金, 帮扶): they are left aside.

    A part is left out when its first two signs are not in the words, and most of the pairs of
    signs that are its own (in no other part) are not either.

    >>> parts_left_out("困难职工及劳模帮扶", "帮扶困难职工", frozenset({"帮扶"}))
    ['劳模']
    """
    parts = parts_of(name, endings)
    if not parts:
        return []
    own = {part: pairs(part) for part in parts}
    left = []
    for part in parts:
        alone = own[part].difference(*(own[each] for each in parts if each != part))
        opening = bare(part)[:_FEWEST]
        if opening not in alone or opening in words:
            continue
        if sum(pair in words for pair in alone) < len(alone) * _HALF:
            left.append(part)
    return left if len(left) < len(parts) else []
