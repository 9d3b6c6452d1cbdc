"""Counts how often somebody asks, for all processes together: too often is refused for a while.

Time is cut into stretches of a minute. On SQLite one process serves and counts in its memory, so
a question that only reads writes nothing. On PostgreSQL several serve and count in one table, in
which who asks is kept as a keyed hash only: no address of anybody's machine can be read from it.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from threading import Lock

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from jixiao.webapp.records import models as records

STRETCH = 60
"""Seconds after which everybody may ask again."""
_KEPT = 60
"""Stretches after which what was counted is forgotten."""


class TooOften(Exception):  # noqa: N818 -- a refusal, not our error
    """Somebody asks too often.

    Args:
        seconds: When to come again.
    """

    def __init__(self, seconds: int) -> None:
        super().__init__(gettext("请求太多了，请过 %(n)s 秒再试。") % {"n": seconds})
        self.seconds = seconds


class Memory:
    """What one process has counted in the newest stretch of time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._window = 0
        self._counts = Counter[str]()

    def one_more(self, who: str, window: int) -> int:
        """How often somebody has asked in this stretch, with this time."""
        with self._lock:
            if window > self._window:
                self.forget()
                self._window = window
            self._counts[who] += 1
            return self._counts[who]


MEMORY = Memory()
"""Of this process."""


def is_alone() -> bool:
    """Whether no other process counts."""
    return connection.vendor == "sqlite"


def spend(allowed: Mapping[str, int], at: datetime) -> None:
    """Count one more request of everybody named, each against what they are allowed.

    Args:
        allowed: Who ("person:7") to how many requests a minute.
        at: When.

    Raises:
        TooOften: One of them has asked more often.
    """
    window, into = divmod(int(at.timestamp()), STRETCH)
    if is_alone():
        spent = {who: MEMORY.one_more(who, window) for who in allowed}
    else:
        with transaction.atomic():
            spent = {who: _one_more(_key(who), window) for who in allowed}
    if any(spent[who] > most for who, most in allowed.items()):
        raise TooOften(STRETCH - into)


def _one_more(key: str, window: int) -> int:
    rows = records.Spent.objects.filter(key=key)
    while True:
        if rows.filter(window=window).update(count=F("count") + 1):
            return rows.values_list("count", flat=True)[0]
        if rows.exclude(window=window).update(window=window, count=1):
            return 1
        try:
            with transaction.atomic():
                records.Spent.objects.create(key=key, window=window, count=1)
        except IntegrityError:
            continue  # somebody else came first
        records.Spent.objects.filter(window__lt=window - _KEPT).delete()
        return 1


def _key(who: str) -> str:
    return salted_hmac("jixiao.spent", who, algorithm="sha256").hexdigest()
