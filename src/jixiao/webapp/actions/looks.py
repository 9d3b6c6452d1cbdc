"""Ticks places of a plan that somebody had to look at."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from jixiao.webapp import access
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records


def tick(actor: records.Person, look_id: int, at: datetime, *, is_done: bool) -> None:
    """Say that a place was looked at, or take that back.

    Raises:
        ObjectDoesNotExist: There is no such place in a plan that the actor may read.
        NotAllowed: The actor does not prepare this department's plans.
    """
    with transaction.atomic():
        look = (
            records.MustLook.objects.select_for_update(of=("self",), no_key=True)
            .select_related("plan__department", "plan__cycle__region")
            .get(pk=look_id, plan__in=access.visible_plans(actor, localdate(at)))
        )
        access.require(actor, access.EDIT, look.plan.department, localdate(at))
        look.looked_by, look.looked_at = (actor, at) if is_done else (None, None)
        look.save(update_fields=("looked_by", "looked_at"))
        note(
            actor, look.plan.cycle.region, "tick", f"look:{look.pk}", at, is_done=is_done,
        )  # fmt: skip
