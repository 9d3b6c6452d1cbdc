"""Keeps what was made of values that never change, so that it is made once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Remembered(Generic[Made]):
    """The last things that were made, by key; two threads may make the same one twice.

    Args:
        most: How many are kept; the one longest unasked for goes first.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is kept under a key, made now where nothing is.

        >>> lengths = Remembered[int](1)
        >>> lengths.get("甲", lambda: 1), lengths.get("甲", lambda: 2), lengths.get("乙", lambda: 3)
        (1, 1, 3)
        >>> lengths.get("甲", lambda: 4)
        4
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
