"""导入 through the web: in, read, looked at, accepted; and what hostile people send."""

import io
import os
import stat
import threading
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jixiao.formats.exchange.writing import exchange
from jixiao.model.lifecycle import MoveRefused, Role
from jixiao.services.keeping import keep_bytes, path_of
from jixiao.services.reading import read
from jixiao.services.succession import looks, of_year
from jixiao.webapp import access
from jixiao.webapp.actions.readings import matching
from jixiao.webapp.actions.uploads import accept_upload, hand_in, start_from_last_year
from jixiao.webapp.queries.looks import looks_of
from jixiao.webapp.queries.plans import plan_seen
from jixiao.webapp.records import models as records
from jixiao.webapp.working import work
from tests.truth import SAMPLES
from tests.web.county import NOW, PLAN, County, county

pytestmark = pytest.mark.django_db
ROADS = SAMPLES / "clean" / "roads.perf.txt"
SCAN = SAMPLES / "qinghekou-union-2025" / "scan-200dpi.pdf"


def post(client: Client, here: County, *files: tuple[str, bytes]) -> list[records.Upload]:
    """Files that the plain form sends."""
    given = [SimpleUploadedFile(name, data) for name, data in files]
    response = client.post("/import/files/", {"cycle": here.cycle.pk, "files": given})
    assert response.status_code == 302
    return list(records.Upload.objects.order_by("id"))


def read_all() -> None:
    """What a worker does."""
    work(threading.Event(), is_once=True)


def zipped(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, each in files.items():
            archive.writestr(name, each)
    return data.getvalue()


def read_upload_of(here: County, role: Role, **changed: object) -> records.Upload:
    """A file as if it had been read: no process is started."""
    document = read(PLAN)
    content = exchange(document.source, document.as_read, places=True)
    values: dict[str, object] = {
        "sha256": document.source.sha256, "name": "文本.docx", "size": 1, "cycle": here.cycle,
        "uploaded_by": here.people[role], "uploaded_at": NOW, "state": "read",
        "department": here.union, "content": content, "kind": "plan", "fiscal_year": 2027,
        "cells": 9,
    }  # fmt: skip
    return records.Upload.objects.create(**{**values, **changed})


@pytest.mark.slow
def test_last_years_file_becomes_this_years_draft_with_a_list_of_what_to_look_at(
    client: Client,
) -> None:
    here = county()
    client.force_login(here.people[Role.PREPARER])
    (upload,) = post(client, here, ("2025年绩效文本.docx", PLAN.read_bytes()))
    read_all()
    upload.refresh_from_db()
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


@pytest.mark.slow
def test_a_county_comes_as_one_archive_and_what_is_good_is_accepted_at_once(
    client: Client,
) -> None:
    here = county()
    client.force_login(here.people[Role.OFFICE])
    data = zipped(
        **{"../../交通局/文本.perf.txt": ROADS.read_bytes(), "总工会/a.docx": PLAN.read_bytes()},
        **{
            "坏的/b.docx": b"not a document",
            "照片.jpg.exe": b"MZ",
            "总工会/again.docx": PLAN.read_bytes(),
        },
    )
    post(client, here, ("全县.zip", data))
    read_all()

    seen = {each.name: each for each in records.Upload.objects.all()}
    assert sorted(seen) == ["交通局/文本.perf.txt", "全县.zip", "坏的/b.docx", "总工会/a.docx"]
    assert seen["全县.zip"].message == "取出 4 个文件，另有 1 个不是文档，没有收。"
    assert seen["坏的/b.docx"].state == "skipped"
    client.post("/import/accept/", {"cycle": here.cycle.pk, "act": "good"})

    departments = records.Plan.objects.values_list("department__code", flat=True)
    assert sorted(departments) == ["348", "711"]


def test_the_same_file_is_taken_once_and_people_are_told(client: Client) -> None:
    here = county()
    client.force_login(here.people[Role.PREPARER])
    post(client, here, ("甲.docx", b"PK one"))

    given = SimpleUploadedFile("乙.docx", b"PK one")
    response = client.post("/import/files/", {"cycle": here.cycle.pk, "files": given}, follow=True)

    assert records.Upload.objects.count() == records.Job.objects.count() == 1
    assert "没有重复收" in response.content.decode()
    (event, again) = records.Event.objects.order_by("id")
    assert (event.act, event.detail["is_new"], again.detail["is_new"]) == ("hand_in", True, False)


def test_the_original_is_kept_as_it_came_and_given_back_to_be_saved_only(client: Client) -> None:
    here = county()
    client.force_login(here.people[Role.PREPARER])
    data = b"<html><script>alert(1)</script>"
    (upload,) = post(client, here, ("../../etc/\u202ecod.html", data))

    response = client.get(f"/import/{upload.pk}/original/")

    content = b"".join(response)  # type: ignore[call-overload] -- it streams
    assert content == data
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''cod.html"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    path = path_of(Path(settings.MEDIA_ROOT), upload.sha256)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600  # noqa: PTH116 -- its very mode


@pytest.mark.parametrize("role", [*Role, None])
def test_only_who_handed_a_file_in_sees_it_until_it_is_a_plan(
    client: Client, role: Role | None
) -> None:
    here = county()
    upload = read_upload_of(here, Role.OFFICE)
    keep_bytes(Path(settings.MEDIA_ROOT), PLAN.read_bytes())
    person = here.stranger if role is None else here.people[role]
    client.force_login(person)
    address = f"/import/{upload.pk}/"

    def statuses() -> list[int]:
        found = []
        for each in (address, f"{address}original/"):
            response = client.get(each)
            b"".join(response)  # closes the file, not the database as response.close() would
            found.append(response.status_code)
        return found

    before = statuses()
    accept_upload(here.people[Role.OFFICE], upload.pk, here.union.pk, NOW)
    after = statuses()

    assert before == ([200, 200] if role is Role.OFFICE else [404, 404])
    reads = role is not None and role in access.MAY[access.READ]
    assert after == ([200, 200] if reads else [404, 404])


@pytest.mark.parametrize("role", list(Role))
def test_preparers_and_the_performance_office_begin_plans_with_files(role: Role) -> None:
    here = county()
    person, may = here.people[role], role in {Role.PREPARER, Role.OFFICE}

    def handed() -> int:
        kept = keep_bytes(Path(settings.MEDIA_ROOT), b"PK one")
        return hand_in(person, here.cycle.pk, "a.docx", kept, NOW).pk

    upload = read_upload_of(here, role)
    if may:
        assert handed()
        assert accept_upload(person, upload.pk, here.union.pk, NOW)
    else:
        with pytest.raises(access.NotAllowed):
            handed()
        with pytest.raises(access.NotAllowed):
            accept_upload(person, upload.pk, here.union.pk, NOW)


def test_a_file_of_another_department_is_not_accepted_there() -> None:
    here = county()
    upload = read_upload_of(here, Role.PREPARER, department=None)

    with pytest.raises(access.NotAllowed):
        accept_upload(here.people[Role.PREPARER], upload.pk, here.roads.pk, NOW)
    with pytest.raises(MoveRefused, match="请选一个"):
        accept_upload(here.people[Role.PREPARER], upload.pk, None, NOW)

    assert not records.Plan.objects.exists()


def test_a_draft_is_replaced_by_its_department_only_and_never_by_the_same_words(
    client: Client,
) -> None:
    here = county()
    plan = here.start()
    part = plan.parts.filter(kind="project")[0]
    assert part.head is not None
    ours, theirs = read_upload_of(here, Role.PREPARER), read_upload_of(here, Role.OFFICE)
    clerk = here.people[Role.PREPARER]

    with pytest.raises(MoveRefused, match="一字不差"):
        accept_upload(clerk, ours.pk, None, NOW)
    ours.content["documents"][0]["projects"][0]["name"] = "另一个项目"
    ours.save()
    theirs.content = ours.content
    theirs.save()
    client.force_login(clerk)
    shown = client.get(f"/import/{ours.pk}/").content.decode()
    with pytest.raises(access.NotAllowed):
        accept_upload(here.people[Role.OFFICE], theirs.pk, None, NOW)
    accept_upload(clerk, ours.pk, None, NOW)

    assert "部门已有文本，接受后换成这一份" in shown
    assert "另一个项目" in shown
    parts = plan_seen(clerk, plan.pk, NOW).parts
    assert "另一个项目" in [each.title for each in parts]
    assert records.PartVersion.objects.filter(part=part).exists()
    with pytest.raises(MoveRefused, match="已经处理过"):
        accept_upload(clerk, ours.pk, None, NOW)


@pytest.mark.parametrize("is_sure_only", [True, False])
def test_doubtful_cells_are_marked_or_left_empty_and_stand_on_the_list(
    *, is_sure_only: bool
) -> None:
    here = county()
    upload = read_upload_of(here, Role.PREPARER)
    where = "projects[1].indicators[0].target"
    content = upload.content
    words = content["documents"][0]["projects"][1]["indicators"][0]["target"]
    content["documents"][0]["notices"] = [
        {"where": where, "text": words, "message": "认得不太确定。", "span": None}
    ]
    upload.save()

    pk = accept_upload(here.people[Role.PREPARER], upload.pk, None, NOW, is_sure_only=is_sure_only)

    (look,) = records.MustLook.objects.filter(plan=pk)
    assert (look.kind, look.path) == ("doubt", "projects[0].indicators[0].target")
    parts = plan_seen(here.people[Role.PREPARER], pk, NOW).parts
    (part,) = (each for each in parts if each.pk == look.part_id)
    assert part.document.projects[0].indicators[0].target.raw == ("" if is_sure_only else words)


def test_numbers_of_doubts_are_the_same_beside_original_and_reading(client: Client) -> None:
    here = county()
    upload = read_upload_of(here, Role.PREPARER)
    upload.shown = [["p", "第一段", 1], ["t", "", 1, [[["指标", 1, 1, 1], ["≥95%", 2, 1, 1]]]]]
    upload.content["documents"][0]["notices"] = [
        {
            "where": "projects[0].indicators[0].target", "text": "≥95%", "message": "请核对。",
            "span": {"table": 1, "row": 1, "column": 2},
        }
    ]  # fmt: skip
    upload.save()
    client.force_login(here.people[Role.PREPARER])

    shown = client.get(f"/import/{upload.pk}/").content.decode()

    assert [shown.count(f'id="{side}1"') for side in "dsr"] == [1, 1, 1]


@pytest.mark.slow
def test_a_doubtful_place_is_shown_enlarged_beside_its_question(client: Client) -> None:
    here = county()
    paper = SAMPLES / "qinghekou-union-2025" / "plan.pdf"
    found = read(paper)
    (cell, box) = next(each for each in found.boxes.items() if each[0][0] == 2)
    kept = keep_bytes(settings.MEDIA_ROOT, paper.read_bytes())
    span = dict(zip(("table", "row", "column"), cell, strict=True)) | {"page": box[0]}
    upload = read_upload_of(
        here, Role.PREPARER, sha256=kept.sha256, name="文本.pdf", pages=3,
        shown=[["b", *cell, *box]],
    )  # fmt: skip
    told = {"text": "≥95%", "message": "请核对。"}
    upload.content["documents"][0]["notices"] = [
        told | {"where": "projects[0].indicators[0].target", "span": span},
        told | {"where": "projects[0].indicators[1].target", "span": None},
    ]
    upload.save()
    client.force_login(here.people[Role.PREPARER])

    page = client.get(f"/import/{upload.pk}/").content.decode()
    picture = client.get(f"/import/{upload.pk}/places/1/")

    assert f'src="/import/{upload.pk}/places/1/"' in page
    assert "places/2/" not in page
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(f"/import/{upload.pk}/places/2/").status_code == 404
    client.force_login(here.stranger)
    assert client.get(f"/import/{upload.pk}/places/1/").status_code == 404


def test_a_plan_begins_with_last_years_and_what_was_looked_at_is_ticked(client: Client) -> None:
    here = county()
    clerk = here.people[Role.PREPARER]
    last = here.start()
    last.cycle = records.Cycle.objects.create(
        region=here.region, fiscal_year=2026, opens=NOW.date(), deadline=NOW
    )
    last.save()
    client.force_login(clerk)
    assert "用上年的起稿" in client.get("/import/?year=2027").content.decode()

    plan = start_from_last_year(clerk, here.cycle.pk, here.union.pk, NOW)
    seen = looks_of(clerk, plan, NOW)
    first = seen.parts[0].looks[0]
    client.post(f"/plans/{plan}/looks/", {"look": first.pk, "done": "yes"})

    assert looks_of(clerk, plan, NOW).left == seen.left - 1
    with pytest.raises(MoveRefused):
        start_from_last_year(clerk, here.cycle.pk, here.union.pk, NOW)
    client.force_login(here.people[Role.REVIEWER])
    assert client.post(f"/plans/{plan}/looks/", {"look": first.pk}).status_code == 403
    client.force_login(here.stranger)
    assert client.get(f"/plans/{plan}/looks/").status_code == 404


def test_years_amounts_dates_names_and_targets_have_to_be_looked_at() -> None:
    document = of_year(read(PLAN).documents[0], 2027)

    found = {each.kind for each in looks(document, 2027)}

    assert {"year", "amount", "target", "code"} <= found
    assert document.fiscal_year.value == 2027


def test_departments_are_known_by_name_by_unit_and_by_code() -> None:
    here = county()
    records.Unit.objects.create(department=here.roads, code="348002", name="农村公路管理站")
    both = [here.union, here.roads]

    assert matching(both, "", "清河口县总工会", "a") == here.union
    assert matching(both, "711", "农村公路管理站", "a") == here.roads
    assert matching(both, "348009", "没听说过的单位", "a") == here.roads
    assert matching(both, "", "", "交通局/文本.docx") == here.roads
    assert matching(both, "", "没听说过的单位", "交通局/文本.docx") is None


@pytest.mark.parametrize("files", [1, 3])
def test_the_list_asks_the_same_number_of_questions_for_any_number_of_files(
    client: Client, files: int
) -> None:
    here = county()
    for at in range(files):
        read_upload_of(here, Role.OFFICE, sha256=f"{at:064}")
    client.force_login(here.people[Role.OFFICE])

    with CaptureQueriesContext(connection) as asked:
        assert client.get("/import/").status_code == 200

    assert len(asked) == 9
