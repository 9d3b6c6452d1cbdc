"""Sessions of people of a measured county, and where they go."""

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from jixiao.model.lifecycle import EDITABLE
from jixiao.webapp.records import models as records


def told(code: str, people: int) -> list[object]:
    """Clerks with plan, project and notes, reviewers, the office, public addresses.

    Args:
        code: The county.
        people: How many clerks at most.
    """
    cycle = records.Cycle.objects.filter(region__code=code).latest("fiscal_year")
    plans = records.Plan.objects.filter(cycle=cycle, state__in=EDITABLE).select_related(
        "department"
    )
    clerks = []
    for plan in plans[:people]:
        person = records.Person.objects.get(username=f"{code}-clerk{plan.department.code}")
        part = plan.parts.filter(kind="project").select_related("head").earliest("position")
        there = [] if part.head is None else part.head.document().projects[0].indicators
        clerks.append((session_of(person), plan.pk, part.pk, [each.note.raw for each in there]))
    public = records.Plan.objects.filter(
        cycle__region__code=code, published_snapshot__isnull=False
    ).values_list("cycle__fiscal_year", "department__code")[:200]
    addresses = [f"/public/{code}/{year}/{department}/" for year, department in public]
    reviewer = records.Person.objects.get(username=f"{code}-reviewer")
    office = records.Person.objects.get(username=f"{code}-office")
    return [clerks, [session_of(reviewer)], [session_of(office)], addresses]


def session_of(person: records.Person) -> str:
    """The key of a session in which a person has logged in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return session.session_key or ""
