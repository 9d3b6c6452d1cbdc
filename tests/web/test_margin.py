import re

import pytest
from django.test import Client

from jixiao.model.lifecycle import Role
from jixiao.webapp.actions.talk import answer, comment
from jixiao.webapp.records import models as records
from tests.web.county import NOW, county
from tests.web.reviewing import TARGET, first_project, hand_in

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r"(?<=name=\"csrfmiddlewaretoken\" value=\")\w+")


def test_the_margin_shows_who_said_what_with_every_sign_guarded(client: Client) -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    reviewer, clerk = here.people[Role.REVIEWER], here.people[Role.PREPARER]
    said = comment(reviewer, first_project(plan).pk, TARGET, "口径<b>？", NOW)
    answer(clerk, said.pk, "以“台账”&为准。", NOW)
    comment(reviewer, first_project(plan).pk, "", "解决了的", NOW)
    records.Comment.objects.filter(text="解决了的").update(resolved_at=NOW)

    client.force_login(clerk)
    page = client.get(f"/plans/{plan.pk}/margin/").content.decode()

    assert "<p>口径&lt;b&gt;？</p>" in page
    assert f'<p class="answer"><b>{clerk.name}</b> 以“台账”&amp;为准。</p>' in page
    assert f"</span> {reviewer.name}</a>" in page
    assert page.count('<article class="note comment"') == 1
    assert page.count('<article class="note comment folded"') == 1
    whole = client.get(f"/plans/{plan.pk}/").content.decode()
    assert TOKEN.sub("", page) in TOKEN.sub("", whole)
