"""A plan from the blank form: started, given projects, filled in, and without the empty ones."""

import pytest
from django.test import Client

from jixiao.model.lifecycle import MoveRefused, Role, State
from jixiao.services.beginning import blank_plan
from jixiao.services.parts import parts_of
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions.beginning import add_project, remove_project, start_blank
from jixiao.webapp.actions.plans import CellChange, save_cells
from jixiao.webapp.pages.paper import sheet
from jixiao.webapp.queries.plans import plan_seen
from jixiao.webapp.queries.uploads import imports_of
from jixiao.webapp.records import models as records
from tests.web.county import NOW, County, county

pytestmark = pytest.mark.django_db
NAME = "projects[0].name"


def started(here: County) -> records.Plan:
    clerk = here.people[Role.PREPARER]
    return records.Plan.objects.get(pk=start_blank(clerk, here.cycle.pk, here.union.pk, NOW))


def projects(plan: records.Plan) -> list[records.Part]:
    return list(plan.parts.filter(kind="project", is_removed=False))


def test_the_blank_form_has_its_chapters_and_a_row_for_each_kind_of_indicator() -> None:
    plan = blank_plan("711", "清河口县总工会", "清河口县财政局", 2027)

    assert [each.title for each in parts_of(plan)] == [
        "封面", "一、总体绩效目标", "二、分项绩效目标", "三、工作保障措施", "未命名项目",
    ]  # fmt: skip
    (project,) = plan.projects
    assert [(each.level1.value, each.level2.value) for each in project.indicators][:2] == [
        ("OUTPUT", "QUANTITY"), ("OUTPUT", "QUALITY"),
    ]  # fmt: skip
    assert all(each.level1.value and each.level2.value for each in project.indicators)


def test_who_has_neither_last_years_plan_nor_a_file_begins_with_the_blank_form(
    client: Client,
) -> None:
    here = county()
    clerk = here.people[Role.PREPARER]
    assert imports_of(clerk, NOW).begins == ((here.union.pk, "清河口县总工会"),)
    assert imports_of(here.people[Role.OFFICE], NOW).begins == ()
    client.force_login(clerk)
    assert 'href="/import/#blank"' in client.get("/").content.decode()

    answer = client.post("/import/blank/", {"cycle": here.cycle.pk, "department": here.union.pk})

    plan = records.Plan.objects.get()
    assert answer["Location"] == f"/plans/{plan.pk}/"
    page = client.get(f"/plans/{plan.pk}/").content.decode()
    assert page.count('name="now:sections[0].text"') == 3
    assert "projects[0].disbursement_plan.10" in page
    assert imports_of(clerk, NOW).begins == ()
    with pytest.raises(MoveRefused, match="已经有了"):
        start_blank(clerk, here.cycle.pk, here.union.pk, NOW)
    with pytest.raises(NotAllowed):
        start_blank(clerk, here.cycle.pk, here.roads.pk, NOW)


def test_an_empty_chapter_can_be_written_in() -> None:
    here = county()
    plan = started(here)
    part = plan.parts.filter(kind="chapter")[0]

    save_cells(
        here.people[Role.PREPARER], part.pk, [CellChange("sections[0].text", "", "服务职工")], NOW
    )

    seen = plan_seen(here.people[Role.PREPARER], plan.pk, NOW)
    chapter = next(each for each in seen.parts if each.pk == part.pk)
    assert [each.text for each in sheet(chapter).cells()] == ["服务职工"]


def test_a_blank_project_comes_behind_the_others_and_goes_while_it_is_blank(
    client: Client,
) -> None:
    here = county()
    plan = started(here)
    client.force_login(here.people[Role.PREPARER])

    added = client.post(f"/plans/{plan.pk}/projects/")

    first, second = projects(plan)
    assert added["Location"] == f"/plans/{plan.pk}/#part{second.pk}"
    assert "拿掉这个空白项目" in client.get(f"/plans/{plan.pk}/").content.decode()
    assert client.post(f"/plans/{plan.pk}/projects/", {"remove": second.pk}).status_code == 302
    assert projects(plan) == [first]
    assert records.ProjectRow.objects.filter(plan=plan).count() == 1
    save_cells(here.people[Role.PREPARER], first.pk, [CellChange(NAME, "", "慰问")], NOW)
    assert client.post(f"/plans/{plan.pk}/projects/", {"remove": first.pk}).status_code == 409
    assert projects(plan) == [first]


def test_projects_are_added_by_the_preparer_while_the_plan_can_be_edited() -> None:
    here = county()
    plan = here.start()
    before = len(projects(plan))
    clerk = here.people[Role.PREPARER]
    with pytest.raises(NotAllowed):
        add_project(here.people[Role.APPROVER], plan.pk, NOW)
    part = add_project(clerk, plan.pk, NOW)
    assert len(projects(plan)) == before + 1
    with pytest.raises(records.Part.DoesNotExist):
        remove_project(clerk, plan.pk, part + 1, NOW)

    plan.state = State.WITH_FINANCE
    plan.save()

    with pytest.raises(MoveRefused):
        add_project(clerk, plan.pk, NOW)
    with pytest.raises(MoveRefused):
        remove_project(clerk, plan.pk, part, NOW)
    acts = list(records.Event.objects.order_by("-id").values_list("act", flat=True)[:1])
    assert acts == ["add_project"]
