"""Patterns (正则表达式) that are compiled when they are first used.

A pattern with a range of all Chinese signs costs a millisecond or more to compile; hundreds of
them at import would make every start of the program wait for patterns that it never uses.
"""

import re
from typing import Any, cast


class _Lazy:
    """Stands for a compiled pattern; what is asked of it is kept, so that it is asked once."""

    def __init__(self, words: str) -> None:
        self.pattern = words

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever re.Pattern has
        found = getattr(re.compile(self.pattern), name)
        setattr(self, name, found)
        return found


def pattern(words: str) -> re.Pattern[str]:
    """A pattern, compiled at its first search.

    Args:
        words: A regular expression; a mistake in it is noticed at the first search.

    >>> pattern("[一-鿿]+").findall("abc中文de字")
    ['中文', '字']
    """
    return cast("re.Pattern[str]", _Lazy(words))
