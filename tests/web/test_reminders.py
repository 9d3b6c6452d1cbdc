from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from jixiao.model.lifecycle import MoveRefused, Role
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions.reminders import extend, remind
from jixiao.webapp.queries.deadlines import deadlines_of, reminders_for
from jixiao.webapp.queries.plans import deadline_of
from jixiao.webapp.records import models as records
from tests.web.county import NOW, county
from tests.web.reviewing import hand_in

pytestmark = pytest.mark.django_db


def test_a_reminder_is_seen_by_its_department_until_the_plan_is_with_finance() -> None:
    here = county()
    office, clerk = here.people[Role.OFFICE], here.people[Role.PREPARER]
    remind(office, here.cycle.pk, here.union.pk, "还有三天", NOW)

    assert [each.text for each in reminders_for(clerk, NOW)] == ["还有三天"]
    assert reminders_for(here.stranger, NOW) == ()
    hand_in(here.start())
    assert reminders_for(clerk, NOW) == ()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.LEADER, Role.PREPARER, Role.AUDITOR])
def test_only_the_office_reminds_and_extends(role: Role) -> None:
    here = county()
    later = here.cycle.deadline + timedelta(days=3)

    with pytest.raises(NotAllowed):
        remind(here.people[role], here.cycle.pk, here.union.pk, "快些", NOW)
    with pytest.raises(NotAllowed):
        extend(here.people[role], here.cycle.pk, here.union.pk, later, "搬家", NOW)


def test_an_extension_needs_a_reason_and_a_later_day_and_then_holds() -> None:
    here = county()
    office, plan = here.people[Role.OFFICE], here.start()
    later = here.cycle.deadline + timedelta(days=3)

    with pytest.raises(MoveRefused, match="写一句话"):
        extend(office, here.cycle.pk, here.union.pk, later, "  ", NOW)
    with pytest.raises(MoveRefused, match="晚于"):
        extend(office, here.cycle.pk, here.union.pk, here.cycle.deadline, "机构合并", NOW)
    extend(office, here.cycle.pk, here.union.pk, later, "机构合并", NOW)

    assert deadline_of(plan) == later
    last = records.Event.objects.order_by("-id")[0]
    assert (last.act, last.detail["reason"]) == ("extend", "机构合并")
    seen = deadlines_of(office, here.cycle.deadline + timedelta(days=1))
    assert seen is not None
    late = {each.name: (each.is_overdue, each.reason) for each in seen.departments}
    assert late == {"交通局": (True, ""), "总工会": (False, "机构合并")}


def test_a_mail_goes_out_only_where_mail_is_configured(
    settings: LazySettings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    here = county()
    office, clerk = here.people[Role.OFFICE], here.people[Role.PREPARER]
    clerk.email = "clerk@county.example"
    clerk.save()
    with django_capture_on_commit_callbacks(execute=True):
        remind(office, here.cycle.pk, here.union.pk, "还有三天", NOW)
    assert mail.outbox == []
    settings.CONFIGURATION = replace(settings.CONFIGURATION, email="smtp://mail.example:25")

    with django_capture_on_commit_callbacks(execute=True):
        remind(office, here.cycle.pk, here.union.pk, "还有两天", NOW)

    assert [(each.to, each.body) for each in mail.outbox] == [
        (["clerk@county.example"], "还有两天")
    ]


def test_the_page_of_deadlines_reminds_and_extends_by_plain_forms(client: Client) -> None:
    here = county()
    client.force_login(here.people[Role.OFFICE])
    base = {"cycle": here.cycle.pk, "department": here.union.pk}

    assert client.get("/review/deadlines/").status_code == 200
    assert client.post("/review/deadlines/remind/", base | {"text": "快些"}).status_code == 302
    late = base | {"deadline": "2026-12-24T18:00", "reason": "机构合并"}
    assert client.post("/review/deadlines/extend/", late).status_code == 302
    wrong = base | {"deadline": "tomorrow", "reason": "机构合并"}
    assert client.post("/review/deadlines/extend/", wrong).status_code == 409
    page = client.get("/review/deadlines/").content.decode()
    assert "延期：机构合并" in page
    assert "1次" in page
    assert records.Extension.objects.get().deadline.isoformat() == "2026-12-24T10:00:00+00:00"
