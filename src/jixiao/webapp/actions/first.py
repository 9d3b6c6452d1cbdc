"""The first act of all: a region, its finance department and the first administrator."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from jixiao.model.lifecycle import MoveRefused, Role
from jixiao.webapp.actions.organisation import named, region_code
from jixiao.webapp.actions.people import make_person
from jixiao.webapp.actions.trail import in_turn, note
from jixiao.webapp.records import models as records


def begin(
    code: str, region: str, finance: str, username: str, name: str, password: str, at: datetime
) -> records.Person:
    """Set the system up; possible while nobody is entered.

    Returns:
        The first administrator.

    Raises:
        MoveRefused: Somebody is there already, or something entered will not do.
    """
    with transaction.atomic():
        in_turn()
        if records.Person.objects.exists():
            message = gettext("系统已经设置好了，请登录。")
            raise MoveRefused(message)
        made = records.Region.objects.create(
            code=region_code(code), name=named(region, 60), finance_name=named(finance, 60)
        )
        person = make_person(username, name, password)
        records.Assignment.objects.create(person=person, role=Role.ADMINISTRATOR, region=made)
        note(person, made, "begin", f"region:{made.pk}", at, code=made.code)
    return person
