"""Acts on tokens (令牌): make one, end one, come in with one; what a program does is its person's."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.translation import gettext

from jixiao.model.lifecycle import MoveRefused
from jixiao.webapp.actions.people import region_of
from jixiao.webapp.actions.trail import come_by, note
from jixiao.webapp.records import models as records

MARK = "jx_"
"""How every token begins: whoever finds one in a file knows what it is."""
DAYS = (30, 90, 365)
"""How long a token may live."""
MOST = 20
"""Living tokens of one person."""
_MOST_NAME = 60
_USED_EVERY = timedelta(minutes=1)


class Came(NamedTuple):
    """Who came with a token.

    Args:
        person: In whose name.
        token: Number of the token.
        name: What its person calls it.
        may_write: Whether it may change anything.
        expires_at: Until when it lives.
    """

    person: records.Person
    token: int
    name: str
    may_write: bool
    expires_at: datetime


def make_token(
    actor: records.Person, name: str, scope: str, days: int, at: datetime
) -> tuple[int, str]:
    """Make a token of the actor's own.

    Returns:
        Its number and its words, which are kept nowhere.

    Raises:
        MoveRefused: It has no name, no such scope or end, or there are too many.
    """
    named = name.strip()
    if not named or len(named) > _MOST_NAME:
        message = gettext("请给令牌起个名字，最多 %(most_name)s 字，说明谁在哪里用。") % {
            "most_name": _MOST_NAME
        }
        raise MoveRefused(message)
    if scope not in records.Scope or days not in DAYS:
        message = gettext("请选令牌能做什么、多久到期。")
        raise MoveRefused(message)
    words = MARK + secrets.token_urlsafe(32)
    with transaction.atomic():
        living = records.Token.objects.filter(person=actor, ended_at=None, expires_at__gt=at)
        if living.count() >= MOST:
            message = gettext("一个人最多有 %(most)s 个在用的令牌，请先停用不用的。") % {
                "most": MOST
            }
            raise MoveRefused(message)
        made = records.Token.objects.create(
            person=actor, name=named, sha256=_hashed(words), scope=scope, made_at=at,
            expires_at=at + timedelta(days=days),
        )  # fmt: skip
        note(
            actor, region_of(actor), "make_token", f"token:{made.pk}", at, scope=scope, days=days,
        )  # fmt: skip
    return made.pk, words


def end_token(actor: records.Person, token_id: int, at: datetime) -> None:
    """End one of the actor's own tokens; it stays in the list.

    Raises:
        ObjectDoesNotExist: There is none, or it is somebody else's.
    """
    with transaction.atomic():
        token = records.Token.objects.get(pk=token_id, person=actor)
        if token.ended_at is not None:
            return
        token.ended_at = at
        token.save(update_fields=("ended_at",))
        note(actor, region_of(actor), "end_token", f"token:{token.pk}", at)


def come(words: str, at: datetime) -> Came:
    """Who comes with these words; that they were used is kept to the minute, and events tell it.

    Raises:
        ObjectDoesNotExist: No living token of anybody who is still here; no one learns why not.
    """
    token = records.Token.objects.select_related("person").get(sha256=_hashed(words))
    if token.ended_at is not None or token.expires_at <= at or not token.person.is_active:
        raise ObjectDoesNotExist
    if token.used_at is None or at - token.used_at > _USED_EVERY:
        records.Token.objects.filter(pk=token.pk).update(used_at=at)
    come_by(f"token:{token.pk}")
    may_write = token.scope == records.Scope.WRITE
    return Came(token.person, token.pk, token.name, may_write, token.expires_at)


def _hashed(words: str) -> str:
    """A token has 256 bits of chance: nothing slower than SHA-256 is needed to keep it."""
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
