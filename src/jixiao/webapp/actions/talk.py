"""Acts of talk: comments at a place, answers, resolving; reasons why a finding may stay."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext

from jixiao.model.lifecycle import MoveRefused
from jixiao.services.editing import words_at
from jixiao.webapp import access
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records

MOST_WORDS = 2000


def comment(
    actor: records.Person, part_id: int, path: str, text: str, at: datetime
) -> records.Comment:
    """Comment on a cell or passage of a part, or on the part as a whole.

    Raises:
        NotAllowed: The actor may not comment on this plan.
        MoveRefused: There are no words, or too many.
        UneditablePlace: There is no such cell.
    """
    with transaction.atomic():
        part = _part(part_id)
        access.require(actor, access.COMMENT, part.plan.department, localdate(at))
        said = _said(text)
        words = ""
        if path and part.head is not None:
            words = words_at(part.head.document(), path)
        made = records.Comment.objects.create(
            plan=part.plan, part=part, path=path[:200], words=words, text=said, author=actor,
            written_at=at, round=part.plan.round,
        )  # fmt: skip
        note(actor, part.plan.cycle.region, "comment", f"comment:{made.pk}", at, path=path)
    return made


def answer(actor: records.Person, comment_id: int, text: str, at: datetime) -> records.Comment:
    """Answer a comment.

    Raises:
        NotAllowed: The actor may not comment on this plan.
        MoveRefused: There are no words, or too many.
    """
    with transaction.atomic():
        first = _comment(comment_id)
        access.require(actor, access.COMMENT, first.plan.department, localdate(at))
        made = records.Comment.objects.create(
            plan=first.plan, part=first.part, path=first.path, text=_said(text), author=actor,
            written_at=at, round=first.plan.round, answers=first,
        )  # fmt: skip
        note(actor, first.plan.cycle.region, "answer", f"comment:{made.pk}", at)
    return made


def resolve(actor: records.Person, comment_id: int, at: datetime, *, is_open: bool = False) -> None:
    """Say that a comment is dealt with, or is not after all; its author or finance may.

    Raises:
        NotAllowed: The actor did not write it and does not review this plan.
    """
    with transaction.atomic():
        first = _comment(comment_id)
        if first.author_id != actor.pk:
            access.require(actor, access.REVIEW, first.plan.department, localdate(at))
        first.resolved_by = None if is_open else actor
        first.resolved_at = None if is_open else at
        first.save(update_fields=("resolved_by", "resolved_at"))
        act = "reopen" if is_open else "resolve"
        note(actor, first.plan.cycle.region, act, f"comment:{first.pk}", at)


def waive(actor: records.Person, finding_id: int, reason: str, at: datetime) -> records.Waiver:
    """Keep what a finding speaks of, with a reason that the reviewer sees.

    Raises:
        NotAllowed: The actor does not prepare this plan.
        MoveRefused: There is no reason.
    """
    with transaction.atomic():
        finding = records.FindingRow.objects.select_related(
            "plan__department", "plan__cycle__region"
        ).get(pk=finding_id)
        plan = finding.plan
        access.require(actor, access.EDIT, plan.department, localdate(at))
        made = records.Waiver.objects.create(
            plan=plan, part=finding.part, rule=finding.rule, path=finding.path,
            words=finding.text, reason=_said(reason), author=actor, written_at=at,
        )  # fmt: skip
        note(actor, plan.cycle.region, "waive", f"plan:{plan.pk}", at, rule=finding.rule)
    return made


def _part(part_id: int) -> records.Part:
    return records.Part.objects.select_related(
        "plan__department", "plan__cycle__region", "head"
    ).get(pk=part_id, is_removed=False)


def _comment(comment_id: int) -> records.Comment:
    return records.Comment.objects.select_related(
        "plan__department", "plan__cycle__region", "part"
    ).get(pk=comment_id, answers=None)


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        message = gettext("请写下要说的话。")
        raise MoveRefused(message)
    if len(said) > MOST_WORDS:
        message = gettext("最多写 %(most_words)s 字，请分几条写。") % {"most_words": MOST_WORDS}
        raise MoveRefused(message)
    return said
