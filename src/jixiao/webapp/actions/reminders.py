"""Acts about deadlines: remind a department (催办), give it more time with a reason (延期)."""

import logging
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext

from jixiao.model.lifecycle import MoveRefused, Role
from jixiao.webapp import access
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records

MOST_WORDS = 500
_LOG = logging.getLogger(__name__)


def remind(
    actor: records.Person, cycle_id: int, department_id: int, text: str, at: datetime
) -> records.Reminder:
    """Remind a department of its plan: a note for its people, a mail where mail is configured.

    Raises:
        NotAllowed: The actor does not manage the year of this region.
        MoveRefused: There are no words or too many, or the department is of another region.
    """
    with transaction.atomic():
        cycle, department = _of(actor, cycle_id, department_id, at)
        reminder = records.Reminder.objects.create(
            cycle=cycle, department=department, text=_said(text), sent_by=actor, sent_at=at
        )
        note(
            actor, cycle.region, "remind", f"department:{department.pk}", at,
            fiscal_year=cycle.fiscal_year,
        )  # fmt: skip
        addresses = _addresses(department, at)
        if settings.CONFIGURATION.email and addresses:
            subject = f"{cycle.fiscal_year}年度绩效文本催办：{department.name}"
            transaction.on_commit(lambda: _mail(subject, reminder.text, addresses))
    return reminder


def extend(
    actor: records.Person, cycle_id: int, department_id: int, deadline: datetime, reason: str,
    at: datetime,
) -> records.Extension:  # fmt: skip
    """Give a department a deadline of its own.

    Raises:
        NotAllowed: The actor does not manage the year of this region.
        MoveRefused: There is no reason, or the day is not behind the year's deadline and now.
    """
    with transaction.atomic():
        cycle, department = _of(actor, cycle_id, department_id, at)
        if deadline <= max(cycle.deadline, at):
            message = gettext("延期后的截止时间应晚于全县的截止时间，也晚于现在。")
            raise MoveRefused(message)
        given = records.Extension.objects.create(
            cycle=cycle, department=department, deadline=deadline, reason=_said(reason),
            given_by=actor, given_at=at,
        )  # fmt: skip
        note(
            actor, cycle.region, "extend", f"department:{department.pk}", at,
            fiscal_year=cycle.fiscal_year, deadline=deadline.isoformat(), reason=given.reason,
        )  # fmt: skip
    return given


def _of(
    actor: records.Person, cycle_id: int, department_id: int, at: datetime
) -> tuple[records.Cycle, records.Department]:
    cycle = records.Cycle.objects.select_related("region").get(pk=cycle_id)
    department = records.Department.objects.select_related("region").get(
        pk=department_id, region=cycle.region
    )
    access.require(actor, access.MANAGE, department, localdate(at))
    return cycle, department


def _addresses(department: records.Department, at: datetime) -> list[str]:
    """Mail addresses of those who prepare and approve the department's plans."""
    found = [
        person
        for role in (Role.PREPARER, Role.APPROVER)
        for _, person, _ in access.assignments_of(role, [department.pk], localdate(at))
    ]
    given = records.Person.objects.filter(pk__in=found).exclude(email="")
    return list(given.values_list("email", flat=True))


def _mail(subject: str, text: str, addresses: list[str]) -> None:
    """Send it; the note stands in the system whether or not the mail server answers."""
    try:
        send_mail(subject, text, None, addresses)
    except (OSError, SMTPException):
        _LOG.warning("a reminder could not be sent by mail")


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        message = gettext("请写一句话，让部门知道为什么。")
        raise MoveRefused(message)
    if len(said) > MOST_WORDS:
        message = gettext("最多写 %(most_words)s 字。") % {"most_words": MOST_WORDS}
        raise MoveRefused(message)
    return said
