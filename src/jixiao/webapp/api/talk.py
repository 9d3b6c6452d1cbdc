"""What the rules and people say of a plan: findings with reasons, comments with answers."""

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Router
from ninja.responses import Status

from jixiao.webapp.actions import talk
from jixiao.webapp.actions.checking import check_plan
from jixiao.webapp.api.caller import Called
from jixiao.webapp.api.shapes_talk import (
    CommentGiven,
    CommentShape,
    FindingShape,
    MadeShape,
    ReasonGiven,
    ReplyShape,
    WordsGiven,
)
from jixiao.webapp.queries.margin import CommentSeen, FindingSeen, Margin, margin_of
from jixiao.webapp.queries.plans import PlanSeen, plan_seen

router = Router(tags=[_("疑点和意见")])
_PLAN = "/plans/{int:plan_id}"
_COMMENT = _PLAN + "/comments/{int:comment_id}"


@router.get(f"{_PLAN}/findings", response=list[FindingShape], summary=_("一份文本的疑点"))
def findings(request: Called, plan_id: int) -> list[FindingShape]:
    """The findings of a plan as it was last checked, in the order of the page."""
    return [_finding(each) for each in _margin(request, plan_id).findings]


@router.post(f"{_PLAN}/check", response=list[FindingShape], summary=_("重新检查"))
def check(request: Called, plan_id: int) -> list[FindingShape]:
    """Ask the rules again."""
    _seen(request, plan_id)
    check_plan(request.auth.person, plan_id, timezone.now())
    return findings(request, plan_id)


@router.post(
    f"{_PLAN}/findings/{{int:finding_id}}/reason",
    response={201: MadeShape},
    summary=_("写明一处疑点为什么可以不改"),
)
def waive(request: Called, plan_id: int, finding_id: int, given: ReasonGiven) -> Status[MadeShape]:
    """Give the reason why a finding may stay."""
    if all(each.pk != finding_id for each in _margin(request, plan_id).findings):
        raise Http404
    made = talk.waive(request.auth.person, finding_id, given.reason, timezone.now())
    return Status(201, MadeShape(id=made.pk))


@router.get(f"{_PLAN}/comments", response=list[CommentShape], summary=_("一份文本的意见和回复"))
def comments(request: Called, plan_id: int) -> list[CommentShape]:
    """The comments of a plan, oldest first."""
    return [_comment(each) for each in _margin(request, plan_id).comments]


@router.post(f"{_PLAN}/comments", response={201: MadeShape}, summary=_("提一条意见"))
def comment(request: Called, plan_id: int, given: CommentGiven) -> Status[MadeShape]:
    """Comment on a cell, or on a part as a whole."""
    if all(each.pk != given.part for each in _seen(request, plan_id).parts):
        raise Http404
    made = talk.comment(request.auth.person, given.part, given.path, given.text, timezone.now())
    return Status(201, MadeShape(id=made.pk))


@router.post(f"{_COMMENT}/replies", response={201: MadeShape}, summary=_("回复一条意见"))
def reply(request: Called, plan_id: int, comment_id: int, given: WordsGiven) -> Status[MadeShape]:
    """Answer a comment."""
    _require_comment(request, plan_id, comment_id)
    made = talk.answer(request.auth.person, comment_id, given.text, timezone.now())
    return Status(201, MadeShape(id=made.pk))


@router.post(f"{_COMMENT}/resolve", response={204: None}, summary=_("解决一条意见"))
def resolve(request: Called, plan_id: int, comment_id: int) -> Status[None]:
    """Say that a comment is dealt with."""
    _require_comment(request, plan_id, comment_id)
    talk.resolve(request.auth.person, comment_id, timezone.now())
    return Status(204, None)


@router.post(f"{_COMMENT}/reopen", response={204: None}, summary=_("重开一条意见"))
def reopen(request: Called, plan_id: int, comment_id: int) -> Status[None]:
    """Say that a comment is not dealt with after all."""
    _require_comment(request, plan_id, comment_id)
    talk.resolve(request.auth.person, comment_id, timezone.now(), is_open=True)
    return Status(204, None)


def _seen(request: Called, plan_id: int) -> PlanSeen:
    return plan_seen(request.auth.person, plan_id, timezone.now())


def _margin(request: Called, plan_id: int) -> Margin:
    seen = _seen(request, plan_id)
    return margin_of(seen.pk, [each.pk for each in seen.parts])


def _require_comment(request: Called, plan_id: int, comment_id: int) -> None:
    """A comment of another plan is not found, whether there is one or not."""
    if all(each.pk != comment_id for each in _margin(request, plan_id).comments):
        raise Http404


def _finding(seen: FindingSeen) -> FindingShape:
    told = seen._asdict() | {"id": seen.pk}
    return FindingShape.model_validate({name: told[name] for name in FindingShape.model_fields})


def _comment(seen: CommentSeen) -> CommentShape:
    return CommentShape(
        id=seen.pk, part=seen.part, path=seen.path, words=seen.words, text=seen.text,
        author=seen.author, written_at=seen.written_at, is_resolved=seen.is_resolved,
        replies=[
            ReplyShape(author=author, text=text, written_at=at) for author, text, at in seen.answers
        ],
    )  # fmt: skip
