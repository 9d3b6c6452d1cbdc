"""Lists of words of ``regulation/parameters`` as one pattern, built when first asked for."""

import re
from functools import cache


@cache
def any_of(words: frozenset[str]) -> re.Pattern[str]:
    """A pattern that matches any of some words, the longest first.

    >>> any_of(frozenset({"逐年", "今后"})).search("逐年增加")[0]
    '逐年'
    """
    longest_first = sorted(words, key=lambda each: (-len(each), each))
    return re.compile("|".join(map(re.escape, longest_first)))
