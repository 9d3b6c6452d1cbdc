"""Acts of reviewers: judge, return with a reason, take and give departments, one act on many."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext

from jixiao.model.lifecycle import MoveRefused, Role, State
from jixiao.regulation.review_form import review_form
from jixiao.services.parts import CHAPTER, PROJECT
from jixiao.webapp import access
from jixiao.webapp.actions.locks import in_turn_on
from jixiao.webapp.actions.moves import move_plan
from jixiao.webapp.actions.talk import comment
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records

MOST_WORDS = 2000
_HEADS = {PROJECT: "projects[0].name", CHAPTER: "sections[0].heading"}
"""Kind of a part to the cell at its head."""


class Judged(NamedTuple):
    """A grade (优良中差, "" for not yet) with its opinion."""

    grade: str
    opinion: str


class Done(NamedTuple):
    """What became of one item of a bulk act.

    Args:
        plan: Number of the plan.
        department: Its department.
        refused: Why it was not done, "" when it was.
    """

    plan: int
    department: str
    refused: str


def judge(actor: records.Person, plan_id: int, judged: Mapping[str, Judged], at: datetime) -> None:
    """Keep a reviewer's grades of this round: aspect to grade and opinion, "" is the whole.

    Raises:
        NotAllowed: The actor does not review this plan.
        MoveRefused: The plan is not with finance, or there is no such grade or aspect.
    """
    form = review_form()
    aspects = {"", *(each.aspect for each in form.points)}
    grades = {"", *(name for name, _ in form.grades)}
    with transaction.atomic():
        plan = _plan(plan_id)
        access.require(actor, access.REVIEW, plan.department, localdate(at))
        if plan.state != State.WITH_FINANCE:
            message = gettext("文本现在是“%(state)s”，待财政审核的文本才能写审核结论。") % {
                "state": gettext(State(plan.state).word)
            }
            raise MoveRefused(message)
        rows = []
        for aspect, (grade, opinion) in judged.items():
            if aspect not in aspects or grade not in grades or len(opinion) > MOST_WORDS:
                message = gettext("审核结论应为优、良、中、差，意见最多 %(most_words)s 字。") % {
                    "most_words": MOST_WORDS
                }
                raise MoveRefused(message)
            rows.append(records.Judgement(
                plan=plan, round=plan.round, aspect=aspect, judged_by=actor, grade=grade,
                opinion=opinion.strip(), judged_at=at,
            ))  # fmt: skip
        records.Judgement.objects.bulk_create(
            rows, update_conflicts=True, update_fields=("grade", "opinion", "judged_at"),
            unique_fields=("plan", "round", "aspect", "judged_by"),
        )  # fmt: skip
        note(
            actor, plan.cycle.region, "judge", f"plan:{plan.pk}", at, round=plan.round,
            grades={aspect or "whole": each.grade for aspect, each in judged.items()},
        )  # fmt: skip


def send_back(
    actor: records.Person, plan_id: int, part_id: int, reason: str, at: datetime
) -> None:  # fmt: skip
    """Return a plan with one comment at the head of a part, as a leader does from a phone.

    Raises:
        ObjectDoesNotExist: The plan has no such part.
        NotAllowed: None of the actor's roles returns this plan.
        MoveRefused: There are no words, or the plan can not be returned now.
    """
    with transaction.atomic():
        part = records.Part.objects.get(pk=part_id, plan=plan_id, is_removed=False)
        comment(actor, part.pk, _HEADS.get(part.kind, ""), reason, at)
        move_plan(actor, plan_id, "return_", at, reason=reason)


def assign(
    actor: records.Person, department_id: int, reviewer_id: int, at: datetime, *,
    is_held: bool = True,
) -> None:  # fmt: skip
    """Give a department to a finance reviewer, or take it back; reviewers may take one themselves.

    Raises:
        NotAllowed: The actor neither manages the region nor takes it for themselves.
        MoveRefused: The person is no reviewer of this region.
    """
    with transaction.atomic():
        department = records.Department.objects.select_related("region").get(pk=department_id)
        own = actor.pk == reviewer_id
        access.require(actor, access.REVIEW if own else access.MANAGE, department, localdate(at))
        person = records.Person.objects.get(pk=reviewer_id)
        held = access.assignments(person, localdate(at)).filter(
            role=Role.REVIEWER, region=department.region
        )
        if not held.exists():
            message = gettext("%(person)s不是%(finance_name)s的审核人，不能分给他。") % {
                "person": person.name,
                "finance_name": department.region.finance_name,
            }
            raise MoveRefused(message)
        named = held.filter(department=department)
        if is_held and not named.exists():
            records.Assignment.objects.create(
                person=person, role=Role.REVIEWER, region=department.region,
                department=department, begins=localdate(at),
            )  # fmt: skip
        if not is_held:
            given = records.Assignment.objects.filter(
                delegated_by=person, role=Role.REVIEWER, department=department
            )
            for each in (named, given.exclude(ends__lt=localdate(at))):
                each.update(ends=localdate(at) - timedelta(days=1))
        act = "assign" if is_held else "unassign"
        subject = f"department:{department.pk}"
        note(actor, department.region, act, subject, at, person=person.pk)


def move_each(
    actor: records.Person, plans: Iterable[int], name: str, at: datetime, *, reason: str = ""
) -> list[Done]:
    """The same move on many plans, one act each; what is refused hinders no other."""
    return on_each(plans, lambda each: move_plan(actor, each, name, at, reason=reason))


def on_each(plans: Iterable[int], act: Callable[[int], object]) -> list[Done]:
    """An act on each plan, with what became of it."""
    names = dict(
        records.Plan.objects.filter(pk__in=(plans := list(dict.fromkeys(plans)))).values_list(
            "pk", "department__short_name"
        )
    )
    done = []
    for each in plans:
        try:
            act(each)
        except (ObjectDoesNotExist, access.NotAllowed, MoveRefused) as refused:
            is_there = not isinstance(refused, ObjectDoesNotExist)
            if is_there and not getattr(refused, "is_hidden", False):
                done.append(Done(each, names.get(each, ""), str(refused)))
            else:
                done.append(Done(each, "", gettext("没有这份文本。")))
        else:
            done.append(Done(each, names.get(each, ""), ""))
    return done


def _plan(plan_id: int) -> records.Plan:
    in_turn_on(pk=plan_id)
    return records.Plan.objects.select_related("cycle__region", "department").get(pk=plan_id)
