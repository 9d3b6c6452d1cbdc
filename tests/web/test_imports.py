"""导入 through the web: in, read, looked at, accepted; and what hostile people send."""

import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jixiao.model.lifecycle import MoveRefused, Role
from jixiao.services.keeping import path_of
from jixiao.webapp import access
from jixiao.webapp.actions.uploads import accept_upload
from jixiao.webapp.queries.plans import plan_seen
from jixiao.webapp.records import models as records
from jixiao.webapp.working import work
from tests.truth import SAMPLES
from tests.web.county import NOW, PLAN, County, county

pytestmark = pytest.mark.django_db(transaction=True)
ROADS = SAMPLES / "clean" / "roads.perf.txt"


def send(client: Client, here: County, name: str, data: bytes) -> None:
    given = SimpleUploadedFile(name, data)
    response = client.post("/import/files/", {"cycle": here.cycle.pk, "files": given})
    assert response.status_code == 302


def sent(client: Client, here: County, who: Role, name: str, data: bytes) -> records.Upload:
    """A file that was sent and read."""
    client.force_login(here.people[who])
    send(client, here, name, data)
    work(threading.Event(), is_once=True)
    found = records.Upload.objects.filter(uploaded_by=here.people[who]).order_by("-id").first()
    assert found is not None
    return found


@pytest.mark.slow
def test_last_years_file_becomes_this_years_draft_with_a_list_of_what_to_look_at(
    client: Client,
) -> None:
    here = county()
    upload = sent(client, here, Role.PREPARER, "2025年绩效文本.docx", PLAN.read_bytes())
    assert (upload.state, upload.department, upload.fiscal_year) == ("read", here.union, 2025)

    shown = client.get(f"/import/{upload.pk}/").content.decode()
    assert "成为 2027 年的草稿" in shown
    response = client.post(
        f"/import/{upload.pk}/", {"act": "all", "department": here.union.pk}, follow=True
    )

    plan = records.Plan.objects.get(department=here.union, cycle=here.cycle)
    kinds = set(plan.must_looks.values_list("kind", flat=True))
    assert {"target", "amount", "year"} <= kinds
    assert "处没看" in response.content.decode()
    cover = plan_seen(here.people[Role.PREPARER], plan.pk, NOW).parts[0].document
    assert cover.fiscal_year.value == 2027
    assert "2027" in cover.title.raw
