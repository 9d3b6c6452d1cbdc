"""The mark-up beside the paper of a plan: the outline before it, the margin behind it.

Written as the paper is (``markup.py``): a plan has a remark for every few cells. Whatever comes
from people goes through ``_safe``.
"""

from collections.abc import Iterator, Sequence
from html import escape as _safe

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext

from jixiao.webapp.pages.drawn import Drawn
from jixiao.webapp.queries.margin import CommentSeen, FindingSeen, Margin
from jixiao.webapp.queries.plans import PlanSeen


def outline(papers: Sequence[Drawn], margin: Margin) -> SafeString:
    """The parts with how far they are filled and what is worst about them."""
    return mark_safe("".join(_entries(papers, margin)))  # noqa: S308 -- every word is guarded


def _entries(papers: Sequence[Drawn], margin: Margin) -> Iterator[str]:
    words = {"error": gettext("处必改"), "warning": gettext("处建议")}
    last = ""
    for paper in papers:
        part = paper.part
        if part.kind != last and part.kind == "project":
            yield f'<li class="group">{gettext("项目")}</li>'
        last = part.kind
        level, times = _worst(part.pk, margin)
        is_full = paper.filled == paper.cells
        filled = " full" if is_full else " some" if paper.filled else ""
        count = "" if is_full else f"{paper.filled}/{paper.cells}"
        yield (
            f'<li><a href="#part{part.pk}" data-part="{part.pk}">'
            f'<span class="fill{filled}" aria-hidden="true"></span>'
            f'<span class="what">{_safe(part.title)}</span><small>{count}</small>'
            f'<b class="flag {level or "warning"}"{"" if level in words else " hidden"}>{times}'
            f'<span class="sr">{words.get(level, words["warning"])}</span></b></a></li>\n'
        )


def _worst(part: int, margin: Margin) -> tuple[str, int]:
    """The worst level of a part's findings without a reason, "" without any; how many it has."""
    open_ones = [each.level for each in margin.findings if each.part == part and not each.reason]
    worst = next((level for level in ("error", "warning", "note") if level in open_ones), "")
    return worst, open_ones.count(worst)


def margin_written(plan: PlanSeen, margin: Margin, token: str) -> SafeString:
    """The margin: findings with what to do about them, comments with their answers.

    Args:
        plan: The plan.
        margin: What stands there.
        token: What guards its forms.
    """
    return mark_safe("".join(_Margin(plan, token).written(margin)))  # noqa: S308 -- likewise


class _Margin:
    """Writes a margin; what all remarks have is made once."""

    def __init__(self, plan: PlanSeen, token: str) -> None:
        to = reverse("speak", args=(plan.pk,))
        self._may_edit = plan.may_edit
        self._form = (
            f'</summary><form action="{to}" method="post" hx-post="{to}" hx-target="#margin"'
            ' hx-swap="outerHTML">'
            f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
        )
        self._day = gettext("n月j日 H:i")

    def written(self, margin: Margin) -> Iterator[str]:
        """Its mark-up."""
        yield '<div id="margin">\n'
        if not margin.findings and not margin.comments:
            yield f'<p class="none">{gettext("没有查出问题，也没有意见。")}</p>'
        yield "\n"
        for finding in margin.findings:
            yield from self._finding(finding)
        yield "\n"
        for comment in margin.comments:
            yield from self._comment(comment)
        yield "\n</div>\n"

    def _finding(self, each: FindingSeen) -> Iterator[str]:
        yield (
            f'<article class="note {each.level}{" folded" if each.reason else ""}"'
            f' id="f{each.number}" data-part="{"" if each.part is None else each.part}"'
            f' data-path="{_safe(each.path)}">\n'
            f'<h3><a class="go" href="#{f"part{each.part}" if each.part else ""}">'
            f'<span class="flag">{each.number}</span> {gettext(each.word)}</a></h3>'
            f'<p>{_safe(each.message)}</p><p class="fix">{_safe(each.fix)}</p>\n'
        )
        if each.reason:
            yield f'<p class="why">{gettext("不改的理由：")}{_safe(each.reason)}</p>\n'
        elif self._may_edit:
            yield '<div class="acts">'
            if each.replacement is not None and each.part:
                words = _safe(each.replacement)
                yield (
                    f'<button type="button" class="mend" data-text="{_safe(each.text)}"'
                    f' data-now="{words}">{gettext("改为“%(words)s”") % {"words": words}}</button>'
                )
            yield (
                f"\n<details><summary>{gettext('不改，写理由')}{self._form}"
                f'<input type="hidden" name="finding" value="{each.pk}">'
                f'<label>{gettext("理由")} <input name="text" maxlength="2000" required></label>'
                f"<button>{gettext('记下')}</button></form></details></div>"
            )
        yield "\n</article>"

    def _comment(self, each: CommentSeen) -> Iterator[str]:
        day, answer = date_format(localtime(each.written_at), self._day), gettext("答复")
        yield (
            f'<article class="note comment{" folded" if each.is_resolved else ""}"'
            f' data-part="{each.part}" data-path="{_safe(each.path)}">\n'
            f'<h3><a class="go" href="#part{each.part}"><span class="disc" aria-hidden="true">'
            f"{_safe(each.author[:1])}</span> {_safe(each.author)}</a>"
            f" <small>{_safe(day)}</small></h3><p>{_safe(each.text)}</p>\n"
        )
        for who, text, _at in each.answers:
            yield f'<p class="answer"><b>{_safe(who)}</b> {_safe(text)}</p>'
        yield (
            f"\n<details><summary>{answer}{self._form}"
            f'<input type="hidden" name="comment" value="{each.pk}">'
            f'<label>{answer} <input name="text" maxlength="2000" required></label>'
            f"<button>{answer}</button></form></details>\n</article>"
        )
