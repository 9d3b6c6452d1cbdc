import io
import random
import re
import zipfile
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jixiao.model.lifecycle import MoveRefused, Role, State
from jixiao.services.reading import read_bytes
from jixiao.webapp.access import NotAllowed
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.review import Judged, assign, judge, move_each
from jixiao.webapp.actions.talk import answer, comment, resolve
from jixiao.webapp.queries.earlier import Graded
from jixiao.webapp.queries.review import LISTS, queue_of
from jixiao.webapp.queries.reviewing import review_seen
from jixiao.webapp.records import models as records
from tests.web.county import NOW, County, county
from tests.web.reviewing import FUNDS, TARGET, first_project, hand_in, judge_well, words, write

pytestmark = pytest.mark.django_db
FOLLOWERS = (Role.REVIEWER, Role.OFFICE, Role.LEADER, Role.AUDITOR)


def many_plans(here: County, number: int, chance: random.Random) -> list[records.Plan]:
    plans = []
    for at in range(number):
        department = records.Department.objects.create(
            region=here.region, code=f"9{at:02}", name=f"第{at}局", short_name=f"{at}局"
        )
        plans.append(
            records.Plan.objects.create(
                cycle=here.cycle,
                department=department,
                state_since=NOW,
                state=chance.choice(list(State)),
                round=chance.randint(1, 3),
            )
        )
    return plans


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(each, marks=pytest.mark.slow) for each in range(1, 6))]
)
def test_every_plan_is_in_exactly_one_list_of_each_viewer_and_counts_equal_the_rows(
    seed: int,
) -> None:
    here, chance = county(), random.Random(seed)
    plans = many_plans(here, 9, chance)
    limited = here.people[Role.REVIEWER]
    records.Assignment.objects.filter(person=limited).update(department=plans[0].department)
    records.Assignment.objects.create(
        person=limited, role=Role.REVIEWER, region=here.region, department=plans[1].department
    )

    for role in FOLLOWERS:
        person, found = here.people[role], list[int]()
        for name in LISTS:
            queue = queue_of(person, NOW, name=name)
            assert len(queue.rows) == queue.counts[name]
            assert len(queue_of(person, NOW, name=name, only="again").rows) == queue.again
            assert len(queue_of(person, NOW, name=name, only="mine").rows) == queue.mine
            found += [each.pk for each in queue.rows]
        expected = plans[:2] if role is Role.REVIEWER else plans
        assert sorted(found) == sorted(each.pk for each in expected)


def test_who_does_not_judge_sees_no_queue_and_no_review(client: Client) -> None:
    here = county()
    plan = here.start()

    for role in set(Role) - set(FOLLOWERS):
        client.force_login(here.people[role])
        assert queue_of(here.people[role], NOW).fiscal_year is None
        for address in ("", "opinion.docx", "annotated.docx"):
            assert client.get(f"/review/{plan.pk}/{address}").status_code == 404


def test_the_queue_asks_as_often_for_three_plans_as_for_one() -> None:
    here = county()
    office, chance = here.people[Role.OFFICE], random.Random(1)
    asked = []
    for number in (1, 2):
        for plan in many_plans(here, number, chance) if number == 1 else [here.start()]:
            hand_in(plan)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            rows = queue_of(office, NOW, name="waiting").rows
        asked.append((len(rows), len(seen)))

    assert asked[0][0] < asked[1][0]
    assert asked[0][1] == asked[1][1] <= 8


def test_risk_is_the_sum_of_its_parts_and_orders_the_queue() -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    small = many_plans(here, 1, random.Random(0))[0]
    hand_in(small)
    project = records.ProjectRow.objects.filter(plan=plan).order_by("pk")[0]
    project.budget_yuan = Decimal(60_000_000)
    project.save()

    rows = queue_of(here.people[Role.OFFICE], NOW).rows

    assert [each.department for each in rows] == ["总工会", small.department.short_name]
    for row in rows:
        assert row.risk == sum(each.part for each in row.shares())
        assert row.why
    assert "预算" in rows[0].why


def test_the_budget_is_compared_with_the_year_before_and_new_projects_are_told() -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    last = records.Cycle.objects.create(
        region=here.region, fiscal_year=2026, opens=NOW.date(), deadline=NOW
    )
    old = records.Plan.objects.create(cycle=last, department=here.union, state_since=NOW)
    mine = records.ProjectRow.objects.filter(plan=plan)
    kept = mine[0]
    part = records.Part.objects.create(plan=old, kind="project", position=1)
    records.ProjectRow.objects.create(
        plan=old, part=part, code="", name=kept.name, budget_yuan=Decimal(1000), indicators=1
    )

    (row,) = queue_of(here.people[Role.OFFICE], NOW, 2027).rows

    assert row.change is not None
    assert row.change > 0
    assert f"{mine.count() - 1}个项目上年没有" in row.shares()[2].words


def returned(here: County) -> tuple[records.Plan, records.Part]:
    """A plan that was returned with three comments."""
    plan = here.start()
    reviewer, part = here.people[Role.REVIEWER], first_project(plan)
    hand_in(plan)
    comment(reviewer, part.pk, TARGET, "依据是什么？", NOW)
    comment(reviewer, part.pk, FUNDS, "请附一行测算。", NOW)
    comment(reviewer, part.pk, "projects[0].name", "名称再想想。", NOW)
    move_plan(reviewer, plan.pk, "return_", NOW)
    plan.refresh_from_db()
    return plan, part


def test_after_a_return_every_comment_says_what_became_of_it_and_what_nobody_asked_for() -> None:
    here = county()
    plan, part = returned(here)
    write(here, part, TARGET, "≥96%")
    write(here, part, "projects[0].indicators[1].target", "≥9人")
    second = plan.comments.get(path=FUNDS)
    answer(here.people[Role.PREPARER], second.pk, "测算见附件。", NOW)
    hand_in(plan)

    seen = review_seen(here.people[Role.REVIEWER], plan.pk, NOW)

    states = {each.path: each.state for each in seen.last_round()}
    assert states == {TARGET: "changed", FUNDS: "reasoned", "projects[0].name": "untouched"}
    assert [each.path for each in seen.own] == ["projects[0].indicators[1].target"]
    assert seen.moves_count() == 2


def test_the_page_of_a_second_round_shows_what_moved_and_folds_the_rest(client: Client) -> None:
    here = county()
    plan, part = returned(here)
    before = words(part)
    write(here, part, TARGET, "≥96%")
    hand_in(plan)
    client.force_login(here.people[Role.REVIEWER])

    page = client.get(f"/review/{plan.pk}/").content.decode()
    whole = client.get(f"/review/{plan.pk}/?view=whole&part={part.pk}").content.decode()

    assert f"<del>{before}</del>" in page
    assert "<ins>≥96%</ins>" in page
    assert "行没变" in page
    assert "行没变" not in whole
    assert "没有动" in page


def test_a_cell_shows_the_same_cell_of_the_year_before(client: Client) -> None:
    here = county()
    plan = here.start()
    last = records.Cycle.objects.create(
        region=here.region, fiscal_year=2026, opens=NOW.date(), deadline=NOW
    )
    records.Plan.objects.filter(pk=plan.pk).update(cycle=last)
    now = here.start()
    hand_in(now)
    part = first_project(now)
    before = words(part)
    write_as_draft(here, now, part)
    client.force_login(here.people[Role.OFFICE])

    cell = client.get(f"/review/{now.pk}/?part={part.pk}&path={TARGET}").content.decode()

    assert f"<b>2026</b> {before}" in cell
    assert client.get(f"/review/{now.pk}/?part={part.pk}&path=nowhere").status_code == 400


def write_as_draft(here: County, plan: records.Plan, part: records.Part) -> None:
    records.Plan.objects.filter(pk=plan.pk).update(state=State.DRAFT)
    write(here, part, TARGET, "≥77人")
    records.Plan.objects.filter(pk=plan.pk).update(state=State.WITH_FINANCE)


def test_comments_judgements_and_moves_work_as_plain_forms(client: Client) -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    part = first_project(plan)
    client.force_login(here.people[Role.OFFICE])
    said = {"part": part.pk, "path": TARGET, "text": "依据是什么？"}

    assert client.post(f"/review/{plan.pk}/move/", {"move": "return_"}).status_code == 409
    assert client.post(f"/review/{plan.pk}/speak/", said).status_code == 302
    grades = {"grade:完整性": "良", "opinion:完整性": "再细一些", "grade:": "中"}
    assert client.post(f"/review/{plan.pk}/judge/", grades).status_code == 302
    page = client.get(f"/review/{plan.pk}/?part={part.pk}&path={TARGET}").content.decode()
    assert "依据是什么？" in page
    assert "再细一些" in page
    assert client.post(f"/review/{plan.pk}/move/", {"move": "return_"}).status_code == 302
    plan.refresh_from_db()
    assert plan.state == State.RETURNED
    assert client.post(f"/review/{plan.pk}/judge/", grades).status_code == 409


def test_several_reviewers_judge_side_by_side_and_every_round_anew() -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    reviewer, office = here.people[Role.REVIEWER], here.people[Role.OFFICE]
    judge(reviewer, plan.pk, {"完整性": Judged("优", "")}, NOW)
    judge(office, plan.pk, {"完整性": Judged("差", "缺项")}, NOW)
    judge(office, plan.pk, {"完整性": Judged("中", "")}, NOW)

    mine = review_seen(reviewer, plan.pk, NOW).aspects[0]
    assert (mine.grade, mine.others) == ("优", ((office.name, "中"),))
    with pytest.raises(MoveRefused):
        judge(office, plan.pk, {"美观性": Judged("优", "")}, NOW)
    with pytest.raises(NotAllowed):
        judge(here.people[Role.LEADER], plan.pk, {"完整性": Judged("优", "")}, NOW)
    plan.round = 2
    plan.save()
    assert review_seen(reviewer, plan.pk, NOW).aspects[0].grade == ""


def test_earlier_rounds_are_listed_with_grades_and_comments_of_their_own(client: Client) -> None:
    here = county()
    plan = here.start()
    office = here.people[Role.OFFICE]
    part = first_project(plan)
    for number, grade in ((1, "中"), (2, "良")):
        hand_in(plan)
        assert len(review_seen(office, plan.pk, NOW).earlier) == number - 1
        said = {"可行性": Judged(grade, f"第{number}次的看法"), "": Judged(grade, "")}
        judge(office, plan.pk, said, NOW)
        comment(office, part.pk, TARGET, f"第{number}次的问题", NOW + timedelta(minutes=number))
        move_plan(office, plan.pk, "return_", NOW + timedelta(hours=number))
        plan.refresh_from_db()
    hand_in(plan)
    judge(office, plan.pk, {"": Judged("优", "这一轮的看法")}, NOW)

    seen = review_seen(office, plan.pk, NOW)

    assert [each.number for each in seen.earlier] == [2, 1]
    first = seen.earlier[1]
    assert (first.returned_at, first.returned_by) == (NOW + timedelta(hours=1), office.name)
    (judged,) = first.judges
    assert (judged.name, judged.judged_at) == (office.name, NOW)
    assert judged.graded == (Graded("可行性", "中", "第1次的看法"), Graded("", "中", ""))
    assert [each.text for each in first.comments] == ["第1次的问题"]
    client.force_login(office)
    page = client.get(f"/review/{plan.pk}/").content.decode()
    listed = page.partition("以前各轮")[2].partition("</nav>")[0]
    assert listed.index("第2次的看法") < listed.index("第1次的看法")
    assert "这一轮的看法" not in listed


def test_the_same_act_on_many_plans_tells_each_result(client: Client) -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    draft = many_plans(here, 1, random.Random(0))[0]
    draft.state = State.DRAFT
    draft.save()
    judge_well(here, plan)

    done = move_each(here.people[Role.OFFICE], [plan.pk, draft.pk, 999_999], "approve", NOW)

    assert [bool(each.refused) for each in done] == [False, True, True]
    plan.refresh_from_db()
    assert plan.state == State.APPROVED
    client.force_login(here.people[Role.REVIEWER])
    page = client.post("/review/bulk/", {"plan": [plan.pk], "move": "publish"}).content.decode()
    assert "没有办" in page


def test_departments_are_given_to_reviewers_and_taken_back() -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    reviewer, office = here.people[Role.REVIEWER], here.people[Role.OFFICE]

    assign(office, here.union.pk, reviewer.pk, NOW)
    assign(office, here.union.pk, reviewer.pk, NOW)
    (row,) = queue_of(reviewer, NOW, only="mine").rows
    assert (row.reviewers, row.is_mine) == ((reviewer.name,), True)
    assign(reviewer, here.union.pk, reviewer.pk, NOW, is_held=False)
    assert queue_of(reviewer, NOW).mine == 0
    with pytest.raises(MoveRefused, match="不是"):
        assign(office, here.union.pk, here.stranger.pk, NOW)
    with pytest.raises(NotAllowed):
        assign(reviewer, here.union.pk, office.pk, NOW)
    with pytest.raises(NotAllowed):
        assign(here.stranger, here.union.pk, here.stranger.pk, NOW)


def test_the_opinion_is_a_word_file_with_grades_and_comments(client: Client) -> None:
    here = county()
    plan, _ = returned(here)
    hand_in(plan)
    office = here.people[Role.OFFICE]
    resolve(office, plan.comments.filter(path=FUNDS)[0].pk, NOW)
    judge(office, plan.pk, {"": Judged("中", "按意见修改"), "可行性": Judged("良", "")}, NOW)
    client.force_login(office)

    data = client.get(f"/review/{plan.pk}/opinion.docx").content

    text = _text(data, "word/document.xml")
    for each in ("中。", "按意见修改", "依据是什么？", "已解决", "第2次报送"):
        assert each in text


def _text(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return re.sub(r"<[^>]+>", "", file.read(name).decode())


@pytest.mark.slow
def test_the_annotated_plan_carries_comments_beside_their_words(client: Client) -> None:
    here = county()
    plan, _ = returned(here)
    client.force_login(here.people[Role.OFFICE])

    data = client.get(f"/review/{plan.pk}/annotated.docx").content

    said = _text(data, "word/comments.xml")
    assert "依据是什么？" in said
    assert "请附一行测算。" in said
    assert read_bytes(data, "plan.docx").documents[0].projects


def test_the_page_of_a_review_asks_as_often_for_many_comments_as_for_one(client: Client) -> None:
    here = county()
    plan = here.start()
    hand_in(plan)
    office, part = here.people[Role.OFFICE], first_project(plan)
    client.force_login(office)
    comment(office, part.pk, TARGET, "一", NOW)
    client.get(f"/review/{plan.pk}/")
    with CaptureQueriesContext(connection) as one:
        client.get(f"/review/{plan.pk}/")
    for said in ("二", "三"):
        comment(office, part.pk, FUNDS, said, NOW)
    with CaptureQueriesContext(connection) as three:
        client.get(f"/review/{plan.pk}/")

    assert len(one) == len(three)
    assert len(one) < 40
