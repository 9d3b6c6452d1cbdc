import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from jixiao.model.lifecycle import MoveRefused, Role
from jixiao.services.parts import loaded
from jixiao.webapp import pages
from jixiao.webapp.actions.plans import CellChange, StaleWrite, change_rows, save_cells
from jixiao.webapp.actions.rows import Copied, Room, copy_rows, paste, undo_version
from jixiao.webapp.queries.copying import rows_to_copy
from jixiao.webapp.records import models as records
from tests.web.county import NOW, County, county

pytestmark = pytest.mark.django_db
LIST = "projects[0].indicators"
FIRST = f"{LIST}[0]"


def project(plan: records.Plan, at: int = 0) -> records.Part:
    return plan.parts.filter(kind="project")[at]


def rows(part: records.Part) -> list[tuple[str, str, str]]:
    head = records.Part.objects.select_related("head").get(pk=part.pk).head
    assert head is not None
    found = loaded(head.content).projects[0].indicators
    return [(each.level1.raw, each.name.raw, each.target.raw) for each in found]


def begun() -> tuple[County, records.Person, records.Plan, records.Part]:
    here = county()
    plan = here.start()
    return here, here.people[Role.PREPARER], plan, project(plan)


def test_a_block_makes_room_for_itself_and_is_one_version() -> None:
    _, clerk, _, part = begun()
    before = rows(part)
    block = [
        CellChange(f"{LIST}[{row}].{name}", "", words)
        for row, words in ((1, "新一"), (2, "新二"))
        for name in ("name",)
    ]

    version = paste(clerk, part.pk, Room(LIST, 1, 2), block, 1, NOW)

    after = rows(part)
    assert version.number == 2
    assert after == [before[0], (before[0][0], "新一", ""), (before[0][0], "新二", ""), *before[1:]]


def test_a_block_on_what_others_changed_is_refused() -> None:
    _, clerk, _, part = begun()
    save_cells(clerk, part.pk, [CellChange(f"{FIRST}.note", "", "甲")], NOW)

    with pytest.raises(StaleWrite):
        paste(clerk, part.pk, Room(LIST, 0, 1), [], 1, NOW)


def test_a_block_without_end_is_refused() -> None:
    _, clerk, _, part = begun()

    with pytest.raises(MoveRefused, match="200 行"):
        paste(clerk, part.pk, Room(LIST, 0, 100_000), [], 1, NOW)


def test_a_step_is_taken_back_and_made_again() -> None:
    _, clerk, _, part = begun()
    was = rows(part)
    save_cells(clerk, part.pk, [CellChange(f"{FIRST}.target", was[0][2], "≥99%")], NOW)

    back = undo_version(clerk, part.pk, 2, NOW)
    assert rows(part) == was
    undo_version(clerk, part.pk, back.number, NOW)

    assert rows(part)[0][2] == "≥99%"


def test_rows_come_back_where_they_were() -> None:
    _, clerk, _, part = begun()
    was = rows(part)
    change_rows(clerk, part.pk, "remove", LIST, [1], 1, NOW)

    undo_version(clerk, part.pk, 2, NOW)

    assert rows(part) == was


def test_only_the_step_is_taken_back_later_words_stay() -> None:
    _, clerk, _, part = begun()
    was = rows(part)
    save_cells(clerk, part.pk, [CellChange(f"{FIRST}.target", was[0][2], "≥99%")], NOW)
    save_cells(clerk, part.pk, [CellChange(f"{LIST}[1].target", was[1][2], "≥98%")], NOW)

    undo_version(clerk, part.pk, 2, NOW)

    assert [each[2] for each in rows(part)[:2]] == [was[0][2], "≥98%"]


@pytest.mark.parametrize("later", ["cell", "row"])
def test_a_step_that_others_built_on_is_not_taken_back(later: str) -> None:
    _, clerk, _, part = begun()
    was = rows(part)
    if later == "cell":
        save_cells(clerk, part.pk, [CellChange(f"{FIRST}.target", was[0][2], "≥99%")], NOW)
        save_cells(clerk, part.pk, [CellChange(f"{FIRST}.target", "≥99%", "≥97%")], NOW)
    else:
        change_rows(clerk, part.pk, "remove", LIST, [0], 1, NOW)
        save_cells(clerk, part.pk, [CellChange(f"{FIRST}.note", "", "甲")], NOW)
    now = rows(part)

    with pytest.raises(MoveRefused, match=r"没有撤销|不能单独撤销"):
        undo_version(clerk, part.pk, 2, NOW)

    assert rows(part) == now


def test_nothing_is_taken_back_once_it_was_handed_in() -> None:
    here, clerk, plan, part = begun()
    save_cells(clerk, part.pk, [CellChange(f"{FIRST}.note", "", "甲")], NOW)
    records.FindingRow.objects.filter(plan=plan).delete()
    records.Plan.objects.filter(pk=plan.pk).update(state="with-finance")

    with pytest.raises(MoveRefused, match="不能修改"):
        undo_version(clerk, part.pk, 2, NOW)
    assert here.people


def test_an_indicator_of_another_project_is_copied_behind_the_last_of_its_kind() -> None:
    _, clerk, plan, part = begun()
    other = project(plan, 1)
    wanted = rows(other)[0]
    before = rows(part)

    copy_rows(clerk, part.pk, [Copied(other.pk, 0)], 1, NOW)

    last = max(at for at, each in enumerate(before) if each[0] == wanted[0])
    assert rows(part) == [*before[: last + 1], wanted, *before[last + 1 :]]


def test_what_one_may_not_read_is_not_copied() -> None:
    here, clerk, plan, part = begun()
    records.Plan.objects.filter(pk=plan.pk).update(department=here.roads)
    other = project(plan, 1)

    with pytest.raises(records.Part.DoesNotExist):
        copy_rows(clerk, part.pk, [Copied(other.pk, 0)], 1, NOW)


def test_last_years_state_of_the_project_is_offered_first() -> None:
    here, clerk, plan, part = begun()
    earlier = here.before()
    last = records.Plan.objects.create(cycle=earlier, department=here.union, state_since=NOW)
    for each in plan.parts.all():
        copied = records.Part.objects.create(plan=last, kind=each.kind, position=each.position)
        head = each.head
        assert head is not None
        copied.head = records.PartVersion.objects.create(
            part=copied, number=1, title=head.title, content=head.content, sha256=head.sha256,
            author=clerk, saved_at=NOW,
        )  # fmt: skip
        copied.save()

    found = rows_to_copy(clerk, part.pk, NOW)

    assert found[0].is_same
    assert found[0].fiscal_year == 2026
    assert all(each.is_here for each in found[0].rows)
    assert {each.fiscal_year for each in found[1:]} == {2026, 2027}


def test_the_pages_copy_and_take_back(client: Client) -> None:
    _, clerk, plan, part = begun()
    other = project(plan, 1)
    client.force_login(clerk)
    copying = reverse("copy", args=[plan.pk, part.pk])

    assert rows(other)[0][1] in client.get(copying).content.decode()
    done = client.post(copying, {"row": [f"{other.pk} 0"], "seen": "1"})
    assert done.headers["Location"].endswith(f"#part{part.pk}")
    assert rows(other)[0] in rows(part)
    answer = client.post(reverse("undo", args=[plan.pk, part.pk]), {"number": "2"})

    assert answer.json() == {"version": 3}
    assert rows(other)[0] not in rows(part)
    assert client.post(copying, {"seen": "3"}).status_code == 409
    cover = plan.parts.get(kind="cover")
    assert client.get(reverse("copy", args=[plan.pk, cover.pk])).status_code == 404


def test_the_list_of_what_must_be_looked_at_is_linked_from_the_plan(client: Client) -> None:
    _, clerk, plan, part = begun()
    client.force_login(clerk)
    address = reverse("plan", args=[plan.pk])
    assert "必看清单" not in client.get(address).content.decode()

    look = records.MustLook.objects.create(
        plan=plan, part=part, kind="year", message="年份", path=""
    )
    assert "必看清单，还有1处" in client.get(address).content.decode()
    look.looked_by = clerk
    look.save()

    assert "必看清单，都看过了" in client.get(address).content.decode()


def test_the_buttons_of_steps_hide_no_list_of_steps() -> None:
    """Every list that pages call steps is to be seen: only the buttons wait for the script."""
    folder = Path(pages.__file__).parent / "static" / "pages"
    rules = "".join(each.read_text(encoding="utf-8") for each in folder.glob("*.css"))

    assert re.search(r"\.steps\s*\{[^}]*display:\s*none", rules) is None
    assert re.search(r"\.js \.stepping\s*\{[^}]*display:\s*inline-flex", rules)
