"""The mark-up of the lists of 工作台: what waits, what is new, each department on the board.

Written here and not as a template, like the paper of a part: a county has a hundred departments.
"""

from collections.abc import Iterable
from html import escape as _safe
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from jixiao.webapp.pages.numbered import numbered
from jixiao.webapp.queries.home import Column, Home
from jixiao.webapp.queries.home_changes import Change
from jixiao.webapp.queries.home_words import Line, Waiting


class ColumnDrawn(NamedTuple):
    """A column of the board: its name, how many departments stand in it, their mark-up."""

    name: str
    many: int
    lines: SafeString


class Lists(NamedTuple):
    """The mark-up of the lists of a home page."""

    waiting: SafeString
    changes: SafeString
    board: tuple[ColumnDrawn, ...]


def written_lists(home: Home) -> Lists:
    """The lists of a home page; every word that comes from people is guarded."""
    return Lists(_waiting(home.waiting), _changes(home.changes), tuple(_board(home.board)))


def _waiting(waiting: Iterable[Waiting]) -> SafeString:
    colon, to = gettext("："), {each: numbered(each) for each in ("plan", "review", "sign")}
    rows = []
    for each in waiting:
        what, verb = _safe(each.what), _safe(each.verb)
        tone = " red" if each.is_late else ""
        link = (
            f'<a href="{to[each.page](each.plan)}" aria-label="{verb}{colon}{what}">{verb}</a>'
            if each.plan
            else ""
        )
        rows.append(
            f'<li><span class="due{tone}">{_safe(each.due)}</span>\n<span class="what">'
            f"<b>{what}</b><small>{_safe(each.why)}</small></span>{link}</li>\n"
        )
    return mark_safe("".join(rows))  # noqa: S308 -- guarded above


def _changes(changes: Iterable[Change]) -> SafeString:
    plan, form, rows = numbered("plan"), gettext("j日 H:i"), []
    for each in changes:
        at = timezone.localtime(each.at)
        rows.append(
            f'<li><time datetime="{at.isoformat()}">{date_format(at, form)}</time>'
            f' <span><a href="{plan(each.plan)}">{_safe(each.department)}</a>'
            f"{_safe(each.text)}</span></li>\n"
        )
    return mark_safe("".join(rows))  # noqa: S308 -- guarded above


def _board(board: Iterable[Column]) -> Iterable[ColumnDrawn]:
    plan = numbered("plan")

    def written(line: Line) -> str:
        name, tone = _safe(line.department), f' class="{line.tone}"' if line.tone else ""
        who = f'<a href="{plan(line.plan)}">{name}</a>' if line.plan else f"<span>{name}</span>"
        return f"<li>{who} <small{tone}>{_safe(line.tail)}</small></li>"

    for column in board:
        lines = "".join(written(each) for each in column.lines)
        yield ColumnDrawn(column.name, len(column.lines), mark_safe(lines))  # noqa: S308 -- likewise
