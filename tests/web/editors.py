"""Prepares a database of its own for the test of many editors; run as a program, prints JSON."""

import json
import os
import sys

from django.core.management import call_command


def main() -> None:
    """A county with a plan, and a session for each of as many clerks as asked for."""
    import django

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from jixiao.model.lifecycle import Role
    from jixiao.webapp.records import models as records
    from tests.web.county import county

    here = county()
    plan = here.start()
    keys = []
    for number in range(int(sys.argv[1])):
        person = records.Person.objects.create_user(f"clerk{number}", None, f"经办{number}")
        records.Assignment.objects.create(
            person=person, role=Role.PREPARER, region=here.region, department=here.union
        )
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        keys.append(session.session_key)
    parts = list(plan.parts.filter(kind="project").values_list("pk", flat=True))
    sys.stdout.write(json.dumps({"plan": plan.pk, "parts": parts, "sessions": keys}))


def kept() -> None:
    """Every version of every part, as words by path."""
    import django

    django.setup()
    from jixiao.services.editing import leaf_words
    from jixiao.services.parts import loaded
    from jixiao.webapp.records import models as records

    found: dict[str, list[dict[str, str]]] = {}
    for version in records.PartVersion.objects.order_by("part", "number"):
        words = leaf_words(loaded(version.content))
        found.setdefault(str(version.part_id), []).append(words)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.webapp.settings")
    if sys.argv[1] == "kept":
        kept()
    else:
        main()
