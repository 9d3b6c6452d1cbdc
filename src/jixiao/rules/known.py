"""What a function said of words that it was asked about before, looked up as quickly as can be."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Known(dict[K, V]):
    """Answers of a function by what it was asked, forgotten all at once when they are too many.

    ``lru_cache`` notes at every look-up what was asked last: it writes to places all over the
    memory, which takes longer than to look up. For the cells of a form this one does not.

    Args:
        reckon: The function.
        most: How many answers are kept.

    >>> lengths = Known(len, 2)
    >>> [lengths[words] for words in ("慰问", "体检人数", "慰问", "场")], len(lengths)
    ([2, 4, 2, 1], 1)
    """

    def __init__(self, reckon: Callable[[K], V], most: int) -> None:
        super().__init__()
        self._reckon = reckon
        self._most = most

    def __missing__(self, key: K) -> V:
        found = self._reckon(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = found
        return found
