"""Acts that move a plan through its year; each freezes a snapshot of all parts."""

import hashlib
import json
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext

from jixiao.kernel.findings import Severity
from jixiao.model.lifecycle import MOVES, OF_DEPARTMENT, Move, MoveRefused, Need, State
from jixiao.webapp import access
from jixiao.webapp.actions.checking import check_again
from jixiao.webapp.actions.locks import in_turn_on
from jixiao.webapp.actions.plans import require_open
from jixiao.webapp.actions.publication import tell_public
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records

_WITHDRAWING = frozenset(("withdraw", "withdraw_earlier"))


def move_plan(
    actor: records.Person, plan_id: int, name: str, at: datetime, *, reason: str = ""
) -> records.Snapshot:
    """Make a move of the lifecycle.

    Args:
        actor: Who.
        plan_id: The plan.
        name: Name of the move, as in ``model/lifecycle``.
        at: When.
        reason: Why, where the move asks for it.

    Raises:
        NotAllowed: None of the actor's roles makes this move.
        MoveRefused: The plan's state, or what the move needs, does not allow it.
    """
    with transaction.atomic():
        in_turn_on(pk=plan_id)
        plan = records.Plan.objects.select_related(
            "cycle__region", "department", "returned_snapshot"
        ).get(pk=plan_id)
        roles = access.require(actor, access.READ, plan.department, localdate(at))
        if name not in MOVES:
            message = gettext("没有这一步，请回到文本重新选。")
            raise MoveRefused(message)
        step, state = MOVES[name], State(plan.state)
        if state not in step.before:
            message = gettext("文本现在是“%(state)s”，不能%(step)s；%(may)s的文本才可以。") % {
                "state": gettext(state.word),
                "step": gettext(step.word),
                "may": "、".join(gettext(each.word) for each in State if each in step.before),
            }
            raise MoveRefused(message)
        if roles.isdisjoint(step.roles):
            may = "、".join(sorted(gettext(each.word) for each in step.roles))
            message = gettext("“%(step)s”由%(may)s来做，您不是%(department)s的%(may)s。") % {
                "step": gettext(step.word),
                "may": may,
                "department": plan.department.name,
            }
            raise access.NotAllowed(message)
        if step.is_departments:
            require_open(plan.cycle)
        versions = _versions(plan)
        if Need.NO_BLOCKING_FINDING in step.needs:
            check_again(plan, localdate(at))
        _require(plan, step, versions, reason, localdate(at))
        snapshot = _freeze(actor, plan, step, versions, at)
        _settle(plan, step, snapshot, at)
        note(
            actor, plan.cycle.region, name, f"plan:{plan.pk}", at,
            snapshot=snapshot.sha256, round=plan.round, reason=reason,
        )  # fmt: skip
    return snapshot


def _require(
    plan: records.Plan, step: Move, versions: list[list[object]], reason: str, today: date
) -> None:
    if Need.REASON in step.needs and not reason.strip():
        message = gettext("%(step)s要写理由，请写一句话。") % {"step": gettext(step.word)}
        raise MoveRefused(message)
    if Need.PUBLIC in step.needs and plan.published_snapshot_id is None:
        message = gettext("这份文本没有公开着的旧稿，不用撤下。")
        raise MoveRefused(message)
    if Need.COMMENT in step.needs:
        open_ones = plan.comments.filter(answers=None, resolved_at=None, round=plan.round)
        own = records.Assignment.objects.filter(  # what a department says itself is no reason
            department=plan.department, role__in=OF_DEPARTMENT
        )
        if not open_ones.exclude(path="").exclude(author__in=own.values("person")).exists():
            message = gettext("退回前至少要在一格或一段上写一条意见，让部门知道改哪里。")
            raise MoveRefused(message)
    if Need.JUDGED in step.needs and (said := access.hindrance_of(plan, today)):
        raise MoveRefused(said)
    if Need.CHANGE in step.needs and _is_as_returned(plan, versions):
        message = gettext(
            "退回以后一个字也没有改，不能原样重报；不改的，在意见下写明理由并改动相应的地方。"
        )
        raise MoveRefused(message)
    if Need.NO_BLOCKING_FINDING in step.needs and (left := _blocking(plan)):
        message = ngettext(
            "还有 %(left)s 处必改没有处理，请改正，或逐条写明不改的理由。",
            "还有 %(left)s 处必改没有处理，请改正，或逐条写明不改的理由。",
            left,
        )
        raise MoveRefused(message % {"left": left})


def _is_as_returned(plan: records.Plan, versions: list[list[object]]) -> bool:
    """Whether all words are those that were returned, by whatever way they came to be so again."""
    returned = plan.returned_snapshot
    if returned is None or [each[-1] for each in returned.versions] != [
        each[-1] for each in versions
    ]:
        return False
    return not plan.snapshots.filter(number__gt=returned.number, move="approve").exists()


def _blocking(plan: records.Plan) -> int:
    """Findings of the level 错误 without a waiver."""
    named = ("part_id", "rule", "path")
    found = list(plan.finding_rows.filter(severity=Severity.ERROR).values_list(*named))
    waived = set(plan.waivers.filter(is_withdrawn=False).values_list(*named)) if found else set()
    return sum(each not in waived for each in found)


def _versions(plan: records.Plan) -> list[list[object]]:
    parts = plan.parts.filter(is_removed=False).exclude(head=None)
    return [[*each] for each in parts.values_list("pk", "head__number", "head__sha256")]


def _freeze(
    actor: records.Person, plan: records.Plan, step: Move, versions: list[list[object]],
    at: datetime,
) -> records.Snapshot:  # fmt: skip
    last = plan.snapshots.order_by("-number").values_list("number", "sha256").first()
    number, before = (0, "") if last is None else last
    text = json.dumps([plan.pk, step.name, versions, before], separators=(",", ":"))
    return records.Snapshot.objects.create(
        plan=plan, number=number + 1, move=step.name,
        versions=versions, made_by=actor, made_at=at, previous_sha256=before,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip


def _settle(plan: records.Plan, step: Move, snapshot: records.Snapshot, at: datetime) -> None:
    if step.name == "submit" and plan.state == State.RETURNED:
        plan.round += 1
    if step.after is State.RETURNED:
        plan.returned_snapshot = snapshot
    if step.after is State.PUBLISHED:
        plan.published_snapshot = snapshot
        tell_public(plan, snapshot)
    if step.name in _WITHDRAWING:
        plan.published_snapshot = None
        tell_public(plan, None)
    if step.after is not None:
        plan.state, plan.state_since = step.after, at
    plan.save()
