"""What happened in the county: last year's plans are public, this year's stand everywhere.

Every department has a story, a generator that yields the time of its next act and then does it;
the stories are run side by side in the order of time, so that the audit trail is a real one. What
happened last year is written at once (``past``).
"""

import heapq
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from unittest.mock import patch

from django.db.models import F
from django.utils.timezone import localdate

from jixiao.kernel.findings import Severity
from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import Role
from jixiao.regulation.review_form import review_form
from jixiao.services.parts import PROJECT
from jixiao.services.reading import read_bytes
from jixiao.webapp import access
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.plans import CellChange, save_cells, start_plan
from jixiao.webapp.actions.reminders import remind
from jixiao.webapp.actions.review import Judged, judge
from jixiao.webapp.actions.talk import answer, comment, waive
from jixiao.webapp.records import models as records
from tools.county.notice import FIRE, LEGAL, notice_story
from tools.county.past import PUBLISHED, let_pass
from tools.county.people import County, Staff, settle
from tools.county.plans import Slip, outline
from tools.county.slips import HEAVY, LIGHT
from tools.county.words import offices

Story = Iterator[datetime]
LEFT = timedelta(days=6)
"""From today to the deadline of this year."""
STAGES = (
    "published", "handed", "draft", "returned", "approved", "signing", "draft", "published",
    "again", "draft", "returned", "late", "handed", "held", "idle", "draft", "approved",
    "adjusting", "draft", "approved", "signing", "idle", "again", "draft",
)  # fmt: skip
"""Where each department stands, in the order of their codes."""
TARGET = "projects[0].indicators[0].target"
GOOD = {each: Judged("良", "") for each in (*(p.aspect for p in review_form().points), "")}
UNSURE = GOOD | {
    "适当性": Judged("中", "指标值的口径没有写清，自评时无法核对。"),
    "": Judged("中", "补写口径和测算后重报。"),
}
ASKED = (
    (TARGET, "这个数按什么口径统计？依据里的文件没有写到，请补一句。"),
    ("projects[0].use_of_funds", "单价是怎么定的？请附一行测算，或写明执行的标准。"),
    ("projects[0].indicators[4].target", "上年已经做到了，今年为什么不提高？请说明。"),
)
REASONS = ("沿用往年统计口径，明年改。", "上级文件就是这样写的，已附文件。")


def load(now: datetime) -> None:
    """Found the county and let two years happen up to now."""
    county = settle(offices())
    deadline = (now + LEFT).replace(hour=17, minute=30, second=0, microsecond=0)
    last, cycle = (
        records.Cycle.objects.create(
            region=county.region, fiscal_year=now.year + 1 - ago, deadline=due, is_open=not ago,
            opens=(due - timedelta(days=18)).date(),
        )
        for ago, due in ((1, deadline - timedelta(days=364)), (0, deadline))
    )  # fmt: skip
    written = [_document(staff, last.fiscal_year) for staff in county.staff]
    let_pass(county, last, written, GOOD)
    stories = [
        _this_year(county, staff, cycle, at, STAGES[at], now)
        for at, staff in enumerate(county.staff)
    ]
    stories += [notice_story(county, cycle, now, each) for each in (FIRE, LEGAL)]
    asked, today = access.held_by, localdate(now)
    held = cache(lambda person: asked(person, today))
    with patch.object(access, "held_by", lambda person, _: held(person)):  # nobody changes theirs
        _happen(stories, now)
    records.Person.objects.update(seen_at=now - timedelta(hours=20))


def _happen(stories: list[Story], now: datetime) -> None:
    """Run all stories in the order of time, until they end or come to what is still to be."""
    order = count()
    ahead = [(next(each, None), next(order), each) for each in stories]
    waiting = [(at, tie, each) for at, tie, each in ahead if at is not None]
    heapq.heapify(waiting)
    while waiting:
        at, _, story = heapq.heappop(waiting)
        if at > now:
            message = f"a story goes on at {at}, after {now}"
            raise ValueError(message)
        following = next(story, None)
        if following is not None:
            heapq.heappush(waiting, (following, next(order), story))


def _document(staff: Staff, year: int, slips: tuple[Slip, ...] = ()) -> PerformanceDocument:
    words = outline(staff.office, year, slips)
    return read_bytes(words.encode(), f"{staff.office.code}.perf.txt").documents[0]


def _this_year(
    county: County, staff: Staff, cycle: records.Cycle, at: int, stage: str, now: datetime
) -> Story:  # fmt: skip
    if stage == "idle":
        reminded = now - timedelta(days=1, minutes=at)
        yield reminded
        office = county.others[Role.OFFICE]
        remind(office, cycle.pk, staff.department.pk, "还没有开始填报，请抓紧。", reminded)
        return
    begun = now - timedelta(days=11 - at % 4, hours=3 - at % 3, minutes=at * 2)
    yield begun
    slips: tuple[Slip, ...] = (LIGHT[at % 6], LIGHT[(at + 3) % 6])
    if stage in {"draft", "signing", "returned"}:
        slips = (HEAVY[at % 4], *slips, HEAVY[(at // 2) % 4])
    plan = start_plan(
        staff.preparer, cycle, staff.department,
        _document(staff, cycle.fiscal_year, slips), begun, why="从上年文本起稿",
    )  # fmt: skip
    worked = begun + timedelta(hours=26 + at)
    yield worked
    _write(staff, plan, "projects[0].use_of_funds", "按预算评审意见执行。", worked)
    if stage == "draft":
        looked = now - timedelta(hours=1 + at % 6, minutes=7 * at % 60)
        yield looked
        _write(staff, plan, "projects[0].objectives[0]", "分季度检查进度。", looked)
        check_plan(staff.preparer, plan.pk, looked)
        return
    handed = worked + timedelta(days=1 + at % 3, hours=at % 5)
    if stage == "signing":
        signed = now - timedelta(hours=2 + at % 7, minutes=at)
        yield from _submit(staff, plan, signed, has_errors=True)
        return
    yield from _hand_in(staff, plan, handed, has_errors=stage == "returned")
    yield from _reviewed(county, staff, plan, stage, handed, now)


def _reviewed(
    county: County, staff: Staff, plan: records.Plan, stage: str, handed: datetime, now: datetime
) -> Story:  # fmt: skip
    office, leader = county.others[Role.OFFICE], county.others[Role.LEADER]
    if stage in {"returned", "late", "again"}:
        returned = handed + timedelta(days=1, hours=2)
        yield from _return(staff, plan, returned)
        if stage == "again":
            yield from _hand_in_again(staff, plan, now - timedelta(hours=3, minutes=len(stage)))
        return
    if stage == "handed":
        return
    if stage == "held":
        judged = now - timedelta(days=1, hours=1)
        yield judged
        reason = "上级转移支付的额度还没有下达，等文件到了再审。"
        move_plan(staff.reviewer, plan.pk, "hold", judged, reason=reason)
        return
    agreed = now - timedelta(days=2, hours=3) + timedelta(minutes=plan.pk)
    yield agreed
    judge(staff.reviewer, plan.pk, GOOD, agreed)
    move_plan(leader, plan.pk, "approve", agreed)
    if stage == "published":
        shown = now - timedelta(hours=19, minutes=plan.pk % 7)
        yield shown
        move_plan(office, plan.pk, "publish", shown, reason=PUBLISHED)
    if stage == "adjusting":
        asked = now - timedelta(hours=5)
        yield asked
        move_plan(staff.preparer, plan.pk, "adjust", asked, reason="上级追加资金，目标随之调整")


def _submit(staff: Staff, plan: records.Plan, at: datetime, *, has_errors: bool = False) -> Story:
    yield at
    if has_errors:
        check_plan(staff.preparer, plan.pk, at)
        blocking = records.FindingRow.objects.filter(plan=plan, severity=Severity.ERROR)
        for order, each in enumerate(blocking):
            waive(staff.preparer, each.pk, REASONS[order % 2], at)
    move_plan(staff.preparer, plan.pk, "submit", at)


def _hand_in(staff: Staff, plan: records.Plan, at: datetime, *, has_errors: bool = False) -> Story:
    yield from _submit(staff, plan, at, has_errors=has_errors)
    forwarded = at + timedelta(hours=3)
    yield forwarded
    move_plan(staff.approver, plan.pk, "forward", forwarded)


def _return(staff: Staff, plan: records.Plan, at: datetime) -> Story:
    yield at
    parts = plan.parts.filter(kind=PROJECT, is_removed=False)
    for order, part in enumerate(parts):
        path, words = ASKED[(order + plan.pk) % len(ASKED)]
        comment(staff.reviewer, part.pk, path, words, at)
    judge(staff.reviewer, plan.pk, UNSURE, at)
    move_plan(staff.reviewer, plan.pk, "return_", at)


def _hand_in_again(staff: Staff, plan: records.Plan, at: datetime) -> Story:
    yield at - timedelta(hours=2)
    first = plan.comments.filter(answers=None).first()
    if first is None:
        message = f"plan {plan.pk} was returned without a comment"
        raise LookupError(message)
    answer(staff.preparer, first.pk, "已补写口径，见描述一栏。", at - timedelta(hours=2))
    _write(
        staff,
        plan,
        "projects[0].indicators[0].description",
        "以验收单为准。",
        at - timedelta(hours=2),
    )
    yield from _hand_in(staff, plan, at)


def _write(staff: Staff, plan: records.Plan, path: str, more: str, at: datetime) -> None:
    """Add words to a cell of the first project."""
    head = records.PartVersion.objects.filter(
        part__plan=plan, part__kind=PROJECT, part__is_removed=False, part__head=F("pk")
    ).earliest("part__position")
    project = head.document().projects[0]
    was = {
        "projects[0].use_of_funds": project.use_of_funds.raw,
        "projects[0].objectives[0]": project.objectives[0].raw,
        "projects[0].indicators[0].description": project.indicators[0].description.raw,
    }[path]
    now = f"{was.rstrip('。')}，{more}" if was else more
    save_cells(staff.preparer, head.part_id, [CellChange(path, was, now)], at)
