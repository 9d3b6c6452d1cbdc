"""The words of 工作台: one line for each thing that waits, one tail for each department."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jixiao.model.lifecycle import Role, State
from jixiao.webapp.queries.home_cards import Card, Own

PATIENCE = 3
"""Days after which a plan has waited long in the finance department."""
TO_PUBLISH = timedelta(days=20)
"""From approval to publication."""


class Line(NamedTuple):
    """A department on the board.

    Args:
        order: Small is worse.
        plan: Number of its plan, None without one.
        department: Its short name.
        tail: The one thing that makes it late or stuck.
        tone: "red", "amber" or "".
    """

    order: int
    plan: int | None
    department: str
    tail: str
    tone: str


class Waiting(NamedTuple):
    """Something that waits for a person.

    Args:
        order: When it is due; the earliest comes first.
        due: That, in words.
        is_late: Whether that is past.
        what: What it is.
        why: One line of reason.
        verb: The word of the link.
        plan: The plan to go to.
        page: Where it is dealt with: "plan", "review" or "sign".
    """

    order: datetime
    due: str
    is_late: bool
    what: str
    why: str
    verb: str
    plan: int
    page: str


def days(earlier: datetime, later: datetime) -> int:
    """Days from one time to another by the calendar; negative when it is past."""
    zone = timezone.get_default_timezone()
    return (later.astimezone(zone).date() - earlier.astimezone(zone).date()).days


def due_words(due: datetime, now: datetime) -> str:
    """还有3天, 今天, 逾期1天."""
    left = days(now, due)
    if due < now:
        return _("逾期{n}天").format(n=max(-left, 1))
    return _("今天") if not left else ngettext("还有{n}天", "还有{n}天", left).format(n=left)


def line_of_idle(department: str, reminded: int, is_late: bool) -> Line:
    """A department that has not begun."""
    tail = _("催过{n}次").format(n=reminded) if reminded else _("没有文本")
    return Line(0, None, department, tail, "red" if is_late else "")


def line_of(card: Card, now: datetime) -> Line:
    """A department that has a plan."""
    if card.state in {State.DRAFT, State.WITH_APPROVER, State.RETURNED} and now > card.deadline:
        return Line(0, card.pk, card.department, due_words(card.deadline, now), "red")
    waited, tone = days(card.since, now), ""
    if card.state is State.DRAFT:
        tail = _("可提交")
        if card.errors:
            tail, tone = _("必改{n}").format(n=card.errors), "amber"
    elif card.state is State.WITH_APPROVER:
        tail = _("部门审核中")
    elif card.state is State.WITH_FINANCE:
        tail = _("等了{n}天").format(n=waited) if waited else _("今天")
        tone = "amber" if waited >= PATIENCE else ""
    elif card.state is State.HELD:
        tail, tone = _held_words(waited) if waited else _("今天暂缓"), "amber"
    elif card.state is State.RETURNED:
        tail = _("退回{n}天").format(n=waited) if waited else _("今天退回")
        tone = "amber" if waited >= PATIENCE else ""
    elif card.state is State.ADJUSTING:
        tail, tone = _("调整中"), "amber"
    else:
        tail = _day(card.since)
    return Line(1 if tone else 2, card.pk, card.department, tail, tone)


def _held_words(waited: int) -> str:
    return ngettext("暂缓{n}天", "暂缓{n}天", waited).format(n=waited)


def _day(at: datetime) -> str:
    return date_format(timezone.localtime(at), _("n月j日"))


def waiting_of(cards: Iterable[Card], own: Iterable[Own], now: datetime) -> tuple[Waiting, ...]:
    """What waits for a person in all these plans, most pressing first."""
    found = [item for card in cards for item in _of_plan(card, now)]
    found += [
        Waiting(
            each.deadline, due_words(each.deadline, now), each.deadline < now,
            _("开始填{who}的文本").format(who=each.department), _("还没有文本，可以从上年的起稿"),
            "", 0, "plan",
        )
        for each in own
        if each.card is None and each.is_preparer
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda item: item.order))


def _of_plan(card: Card, now: datetime) -> Iterator[Waiting]:
    roles, who = card.roles, card.department

    def item(what: str, why: str, verb: str, page: str = "plan") -> Waiting:
        due, is_late = due_words(card.deadline, now), card.deadline < now
        said = what.format(who=who)
        return Waiting(card.deadline, due, is_late, said, why, verb, card.pk, page)

    if Role.PREPARER in roles and card.state is State.RETURNED:
        yield item(_("按意见改{who}的文本"), _returned_words(card), _("去改"))
    elif Role.PREPARER in roles and card.state in {State.DRAFT, State.ADJUSTING}:
        yield item(_("填写{who}的文本"), _left_words(card), _("去填"))
    if Role.APPROVER in roles and card.state is State.WITH_APPROVER:
        yield item(_("审核{who}的文本"), _left_words(card), _("去审"), "sign")
    if card.state is State.WITH_FINANCE:
        yield from _of_finance(card, now)
    if card.state is State.HELD and not roles.isdisjoint((Role.REVIEWER, Role.OFFICE)):
        held = _held_words(days(card.since, now))
        yield Waiting(
            card.since, held, days(card.since, now) > PATIENCE,
            _("{who}的文本暂缓审核").format(who=who), _("理由没有了就继续审"), _("去看"), card.pk,
            "review",
        )  # fmt: skip
    if Role.OFFICE in roles and card.state is State.APPROVED:
        until = card.since + TO_PUBLISH
        yield Waiting(
            until, due_words(until, now), until < now, _("公开{who}的文本").format(who=who),
            _("批复后20日内公开"), _("去公开"), card.pk, "review",
        )  # fmt: skip


def _of_finance(card: Card, now: datetime) -> Iterator[Waiting]:
    waited = days(card.since, now)
    due = _("等了{n}天").format(n=waited) if waited else _("今天报来")

    def item(what: str, why: str, verb: str, page: str = "review") -> Waiting:
        said = what.format(who=card.department, n=card.round)
        return Waiting(card.since, due, waited > PATIENCE, said, why, verb, card.pk, page)

    if card.roles & {Role.REVIEWER, Role.OFFICE}:
        if card.asked_back:
            yield item(_("答复{who}的提问"), card.asked_back, _("答复"))
        what = _("审核{who}首次报送") if card.round == 1 else _("审核{who}第{n}次报送")
        yield item(what, _left_words(card), _("去审"))
    elif Role.LEADER in card.roles and not card.open_comments:
        yield item(_("签批{who}的文本"), _left_words(card), _("去签"), "sign")


def _returned_words(card: Card) -> str:
    words = []
    if card.questions:
        asked = len(card.questions)
        words.append(ngettext("{n}条意见等答复", "{n}条意见等答复", asked).format(n=asked))
    if card.errors:
        words.append(_("必改{n}处").format(n=card.errors))
    return _("，").join(words) or _("意见都答复了，改好就可以重报")


def _left_words(card: Card) -> str:
    words = []
    if card.errors:
        words.append(_("必改{n}处").format(n=card.errors))
    if card.warnings:
        words.append(_("建议{n}处").format(n=card.warnings))
    if card.open_comments:
        left = card.open_comments
        words.append(ngettext("{n}条意见没有解决", "{n}条意见没有解决", left).format(n=left))
    return _("，").join(words) or _("没有要改的地方")
