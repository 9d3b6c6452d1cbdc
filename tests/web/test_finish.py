"""How the screens look, as far as it can be told without a browser."""

from pathlib import Path

import pytest
from django.test import Client

from jixiao.model.lifecycle import Role
from jixiao.regulation.form_files import forms
from jixiao.webapp import pages
from jixiao.webapp.pages.dots import dots_of
from jixiao.webapp.records import models as records
from tests.web.county import NOW, county
from tests.web.reviewing import hand_in

STATIC = Path(pages.__file__).parent / "static" / "pages"


def test_every_column_of_a_form_is_as_wide_as_the_form_says() -> None:
    sheet = (STATIC / "plan.css").read_text(encoding="utf-8")
    parts = [part for form in forms() for part in (*form.document, *form.project)]
    widths = {width for part in parts if part.table is not None for width in part.table.widths}

    lacking = [each for each in widths if f".w{each} {{ width: {each / 10:g}%; }}" not in sheet]
    assert lacking == []
    assert len(widths) > 10


def test_values_of_other_units_and_too_few_values_are_not_drawn() -> None:
    assert dots_of("及时完成", None, ["≥80%"] * 9) is None
    assert dots_of("≥90%", None, ["≥80%", "≥9个", "≥8个", "≥7个"]) is None


def test_equal_values_stand_one_upon_the_other_with_the_own_one_below() -> None:
    drawing = dots_of("≥90%", None, ["≥90%", "≥90%", "≥80%"])

    assert drawing is not None
    column = [each for each in drawing.dots if each.x == drawing.own[1]]
    assert [each.is_own for each in column] == [True, False, False]
    assert len({each.y for each in column}) == 3
    assert drawing.counts == (1, 2, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["waiting", "reading", "read"])
def test_a_file_that_is_being_read_asks_for_itself_until_it_is_read(
    client: Client, state: str
) -> None:
    here = county()
    clerk = here.people[Role.PREPARER]
    upload = records.Upload.objects.create(
        sha256="0" * 64, name="文本.docx", size=1, cycle=here.cycle, uploaded_by=clerk,
        uploaded_at=NOW, state=state, department=here.union,
    )  # fmt: skip
    client.force_login(clerk)

    page = client.get(f"/import/{upload.pk}/").content.decode()

    is_open = state != "read"
    assert ('hx-trigger="every 3s"' in page) == is_open
    assert ('class="decide"' in page) != is_open


@pytest.mark.django_db
def test_figures_of_the_queue_stand_right_and_a_missing_one_says_why(client: Client) -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    client.force_login(here.people[Role.OFFICE])

    page = client.get("/review/").content.decode()
    records.ProjectRow.objects.filter(plan=plan).update(budget_yuan=None)
    without = client.get("/review/").content.decode()

    assert page.count('<td class="num" data-head=') == 4
    assert '<span class="none" title="没有上年可比">—' in page
    assert "没有写预算" not in page
    assert '<span class="none" title="没有写预算">—' in without
