"""What 设置 shows of a person's tokens (令牌)."""

from datetime import datetime
from typing import NamedTuple

from jixiao.webapp.records import models as records


class TokenSeen(NamedTuple):
    """A token, without its words, which nobody knows.

    Args:
        pk: Its number.
        name: What its person calls it.
        may_write: Whether it may change anything.
        made_at: When it was made.
        expires_at: Until when it lives.
        used_at: When it was last used, None for never.
        state: "living", "expired" or "ended".
    """

    pk: int
    name: str
    may_write: bool
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    state: str


def tokens_of(person: records.Person, now: datetime) -> list[TokenSeen]:
    """The tokens of a person, newest first."""
    return [
        TokenSeen(
            each.pk, each.name, each.scope == records.Scope.WRITE, each.made_at, each.expires_at,
            each.used_at, _state(each, now),
        )
        for each in records.Token.objects.filter(person=person)
    ]  # fmt: skip


def _state(token: records.Token, now: datetime) -> str:
    if token.ended_at is not None:
        return "ended"
    return "living" if token.expires_at > now else "expired"
