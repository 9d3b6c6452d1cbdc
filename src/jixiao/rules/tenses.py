"""Whether a sentence tells what is to be done, or what was done before."""

from jixiao.kernel.patterns import pattern

_AHEAD = pattern(
    r"将|拟|计划|力争|争取|预计|确保|年底前|底前|到[0-9]{4}年|要(?!求|点|素)|实现|完成|达到"
)
_PAST = pattern(
    r"已|了|曾|以来|自[0-9]{4}年|上年|去年|同比|比[0-9]{4}年|较[0-9]{4}年|荣获|印发|下发|颁布|通过|共"
    r"|根据|按照|依据"
)


def looks_ahead(sentence: str) -> bool:
    """Whether a sentence speaks of what is to be done, and of nothing done before.

    >>> looks_ahead("年底前完成6个"), looks_ahead("已完成6个")
    (True, False)
    """
    return _AHEAD.search(sentence) is not None and _PAST.search(sentence) is None
