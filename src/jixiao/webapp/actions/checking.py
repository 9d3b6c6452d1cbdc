"""Asks the rules about a plan and keeps what they say for the margin, the queue and submitting."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from jixiao.formats.exchange.writing import Source
from jixiao.formats.findings.exchange import finding_entry
from jixiao.services.checking import check_file
from jixiao.services.parts import Locator, Part, joined
from jixiao.services.reading import FileRead
from jixiao.services.settings import Settings
from jixiao.webapp import access
from jixiao.webapp.actions.locks import in_turn_on
from jixiao.webapp.records import models as records


def check_plan(actor: records.Person, plan_id: int, at: datetime) -> None:
    """Ask the rules about a plan that a person may read; nothing of the plan changes.

    Raises:
        ObjectDoesNotExist: There is no such plan for this person.
    """
    with transaction.atomic():
        check_again(access.visible_plans(actor, localdate(at)).get(pk=plan_id), localdate(at))


def check_again(plan: records.Plan, today: date) -> None:
    """Derive the findings of a plan from the heads of its parts; call it inside a transaction."""
    in_turn_on(pk=plan.pk)
    rows = list(plan.parts.filter(is_removed=False).exclude(head=None).select_related("head"))
    parts = [
        Part(row.kind, row.head.title, row.head.document()) for row in rows if row.head is not None
    ]
    source = Source(f"plan-{plan.pk}", "", "application/json", "system", "1", None)
    checked = check_file(FileRead(source, (joined(parts),)), Settings(today=today))
    locator = Locator(parts)
    found = []
    for finding in checked.findings:
        at, path = locator.place(finding.where)
        found.append(
            records.FindingRow(
                plan=plan,
                part=None if at is None else rows[at],
                rule=finding.rule,
                severity=finding.severity,
                path=path[:200],
                text=finding.text,
                content=finding_entry(finding),
            )
        )
    plan.finding_rows.all().delete()
    records.FindingRow.objects.bulk_create(found)
