"""What others did to the plans that a person may read, since that person looked last."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import groupby, islice
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jixiao.webapp.records import models as records

_MOST, _SHOWN = 200, 14
"""Acts that are looked through, lines that are told."""
_WORDS: Mapping[str, Callable[[int], str]] = {
    "start_plan": lambda n: _("开始填写"),
    "replace_plan": lambda n: _("换成了导入的文本"),
    "save_cells": lambda n: ngettext("改了{n}处", "改了{n}处", n),
    "change_rows": lambda n: ngettext("增删或移动了{n}行", "增删或移动了{n}行", n),
    "paste": lambda n: ngettext("粘贴了{n}处", "粘贴了{n}处", n),
    "copy_rows": lambda n: ngettext("抄来了{n}个指标", "抄来了{n}个指标", n),
    "undo_version": lambda n: ngettext("撤销了{n}步", "撤销了{n}步", n),
    "restore_version": lambda n: _("恢复了旧版"),
    "submit": lambda n: _("提交部门审核"),
    "take_back": lambda n: _("撤回，自行修改"),
    "hand_back": lambda n: _("被部门审核人退回"),
    "forward": lambda n: _("报到财政"),
    "hold": lambda n: _("被暂缓审核"),
    "resume": lambda n: _("继续审核"),
    "return_": lambda n: _("被退回修改"),
    "approve": lambda n: _("批复了"),
    "publish": lambda n: _("公开了"),
    "withdraw": lambda n: _("撤下了公开"),
    "withdraw_earlier": lambda n: _("撤下了公开的旧稿"),
    "adjust": lambda n: _("申请调整"),
    "comment": lambda n: ngettext("有{n}条新意见", "有{n}条新意见", n),
    "answer": lambda n: ngettext("答复了{n}条意见", "答复了{n}条意见", n),
    "resolve": lambda n: ngettext("有{n}条意见解决了", "有{n}条意见解决了", n),
    "waive": lambda n: ngettext("写了{n}条不改的理由", "写了{n}条不改的理由", n),
}
"""Acts that are told, and how, by how often."""


class Change(NamedTuple):
    """One line: when, of whose plan, what."""

    at: datetime
    plan: int
    department: str
    text: str


class _Told(NamedTuple):
    at: datetime
    plan: int
    act: str
    actor: int | None
    times: int
    reason: str


def changes_of(person: records.Person, names: Mapping[int, str]) -> tuple[Change, ...]:
    """The newest changes of plans first; the same act of one person in a row is one line.

    Args:
        person: Whose page it is; their own acts are no news.
        names: The plans that this person may read, and whose they are.
    """
    events = records.Event.objects.filter(act__in=_WORDS).exclude(actor=person).order_by("-id")
    if person.seen_at is not None:
        events = events.filter(at__gt=person.seen_at)
    rows = list(events.values_list("subject", "at", "act", "actor", "detail")[:_MOST])
    plans = _plans({row[0] for row in rows})
    told = [
        _Told(at, plan, act, actor, _times(detail), _reason(act, detail))
        for subject, at, act, actor, detail in rows
        if (plan := plans.get(subject)) in names and plan is not None
    ]
    return tuple(islice(_lines(told, names), _SHOWN))


def _times(detail: Mapping[str, object]) -> int:
    count = detail.get("cells", detail.get("rows", 1))
    return count if isinstance(count, int) else 1


def _reason(act: str, detail: Mapping[str, object]) -> str:
    """Why a plan came back from within its department: nowhere else is it said."""
    return _("：%(reason)s") % {"reason": detail.get("reason", "")} if act == "hand_back" else ""


def _lines(told: Iterable[_Told], names: Mapping[int, str]) -> Iterable[Change]:
    for (plan, act, _who), group in groupby(
        told, key=lambda each: (each.plan, each.act, each.actor)
    ):
        same = list(group)
        count = sum(each.times for each in same)
        words = _WORDS[act](count).format(n=count) + same[0].reason
        yield Change(same[0].at, plan, names[plan], words)


def _plans(subjects: Iterable[str]) -> Mapping[str, int]:
    """Subject of an event to the number of its plan."""
    numbers: dict[str, list[int]] = {"plan": [], "part": [], "comment": []}
    for each in subjects:
        kind, _colon, number = each.partition(":")
        if kind in numbers and number.isdecimal():
            numbers[kind].append(int(number))
    found = {f"plan:{pk}": pk for pk in numbers["plan"]}
    for kind, rows in (("part", records.Part.objects), ("comment", records.Comment.objects)):
        if numbers[kind]:
            known = rows.filter(pk__in=numbers[kind]).order_by().values_list("pk", "plan")
            found |= {f"{kind}:{pk}": plan for pk, plan in known}
    return found
