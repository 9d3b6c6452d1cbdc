"""The act of having looked: what is new on 工作台 is counted from then on."""

from datetime import datetime

from django.db import transaction

from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records


def look(actor: records.Person, at: datetime) -> None:
    """Keep when a person has seen what is new."""
    with transaction.atomic():
        actor.seen_at = at
        actor.save(update_fields=("seen_at",))
        note(actor, None, "look", f"person:{actor.pk}", at)
