"""Whether a sentence tells what is to be done, or what was done before."""

from jixiao.kernel.patterns import pattern

_DONE = pattern(r"了(?<=[展成办织开现强得到上决放立助化善动实供送进高升发签]了)(?!解|然|结|望|却)")
_NOT_DONE = pattern(r"[为除罢未]了")
_AHEAD = pattern(
    r"将|拟|计划|力争|争取|预计|确保|年底前|底前|到[0-9]{4}年|要(?!求|点|素)|实现|完成|达到|不少于|不低于"
)
_PAST = pattern(
    r"已|了|曾|以来|自[0-9]{4}年|上年|去年|同比|比[0-9]{4}年|较[0-9]{4}年|荣获|印发|下发|颁布|通过|共"
    r"|根据|按照|依据"
)


def done_words(text: str) -> list[tuple[str, int]]:
    """Verbs with 了 that tell of something done, with their offsets.

    >>> done_words("开展了春风行动，了解情况，为了服务职工")
    [('开展了', 0)]
    """
    found = []
    for match in _DONE.finditer(text):
        at = match.start()
        if _NOT_DONE.match(text, max(0, at - 1)) is None:
            found.append((text[max(0, at - 2) : at + 1], max(0, at - 2)))
    return found


def looks_ahead(sentence: str) -> bool:
    """Whether a sentence speaks of what is to be done, and of nothing done before.

    >>> looks_ahead("年底前完成6个"), looks_ahead("已完成6个")
    (True, False)
    """
    return _AHEAD.search(sentence) is not None and _PAST.search(sentence) is None
