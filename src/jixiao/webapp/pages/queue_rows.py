"""The mark-up of the rows of 审核: as many as departments, on every look at the queue."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from html import escape as _safe
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from jixiao.webapp.pages.numbered import numbered
from jixiao.webapp.pages.templatetags.review_words import level_word, money, signed
from jixiao.webapp.queries.review import QueueRow


class RowPen:
    """Writes rows in the language of the page; what all rows share is said once.

    Args:
        asked: What the page was asked for: its list, filter and order.
    """

    def __init__(self, **asked: str) -> None:
        self._to = numbered("review")
        self._open = "?" + _safe(urlencode(asked)) + "&amp;open="
        self._levels = {each: level_word(each) for each in ("high", "middle", "low")}
        self._choose, self._how = gettext("选%(who)s"), gettext("%(who)s的风险%(n)s是怎么来的")
        self._round, self._day = gettext("第%(n)s次 %(day)s"), gettext("n月j日")
        self._short = gettext("不到1天")
        self._day_s = ngettext("%(n)s天", "%(n)s天", 1), ngettext("%(n)s天", "%(n)s天", 2)
        self._unstated, self._alone = (
            _missing(gettext("没有写预算")),
            _missing(gettext("没有上年可比")),
        )
        self._late, self._nobody = gettext("超时"), gettext("未领")
        self._heads = tuple(
            f'data-head="{_safe(each)}"'
            for each in (
                gettext("风险"), gettext("必改"), gettext("建议"), gettext("预算（万元）"),
                gettext("比上年（%%）") % (), gettext("报送"), gettext("已等"), gettext("审核人"),
            )
        )  # fmt: skip

    def written(self, row: QueueRow, *, is_opened: bool) -> str:
        """One row."""
        return "".join(self._row(row, is_opened=is_opened))

    def _row(self, row: QueueRow, *, is_opened: bool) -> Iterator[str]:
        who, risk = _safe(row.department), row.risk.quantize(Decimal(1), ROUND_HALF_UP)
        risk_head, errors, warnings, budget, change, handed, waited, reviewers = self._heads
        here = ' class="here"' if is_opened else ""
        yield (
            f'<tr{here} id="p{row.pk}">\n'
            f'<td><input type="checkbox" form="bulk" name="plan" value="{row.pk}"'
            f' aria-label="{_safe(self._choose % {"who": row.department})}"></td>\n'
            f'<th scope="row"><a href="{self._to(row.pk)}">{who}</a></th>'
            f"<td>{_safe(row.why)}</td>\n"
            f'<td class="num risk {row.level}" {risk_head}><a href="{self._open}{row.pk}#p{row.pk}"'
            f' aria-label="{_safe(self._how % {"n": risk, "who": row.department})}">{risk}</a>'
            f" <span>{_safe(self._levels[row.level])}</span>"
            ' <svg width="64" height="6" aria-hidden="true">'
            '<rect width="64" height="6" rx="3" class="ground"/>'
            f'<rect width="{row.risk * 64 / 100:.0f}" height="6" rx="3"/></svg></td>\n'
            f'<td class="num" {errors}>{row.errors}</td>'
            f'<td class="num" {warnings}>{row.warnings}</td>'
            f'<td class="num" {budget}>'
            f"{self._unstated if row.budget is None else money(row.budget)}</td>"
            f'<td class="num" {change}>'
            f"{self._alone if row.change is None else signed(row.change)}</td>\n"
        )
        day = date_format(timezone.localtime(row.since), self._day)
        said = _safe(self._round % {"n": row.round, "day": day})
        yield f'<td class="one-line" {handed}>{said}</td>\n'
        words = self._short if row.days < 1 else self._day_s[row.days > 1] % {"n": row.days}
        words = _safe(f"{words} {self._late}" if row.is_late else words)
        late = "one-line late" if row.is_late else "one-line"
        names = (
            _safe("、".join(row.reviewers)) or f'<span class="none">{_safe(self._nobody)}</span>'
        )
        yield f'<td class="{late}" {waited}>{words}</td>\n'
        yield f"<td {reviewers}>{names}</td></tr>"


def _missing(why: str) -> str:
    """A dash where there is no figure, and why there is none."""
    return f'<span class="none" title="{_safe(why)}">—<span class="only">{_safe(why)}</span></span>'


class Rows(NamedTuple):
    """The rows up to the opened one, that one, None where it is not among them, and the others."""

    above: SafeString
    opened: QueueRow | None
    below: SafeString


def written_rows(rows: Iterable[QueueRow], opened: int, **asked: str) -> Rows:
    """All rows, for a page that was asked for a list, a filter and an order."""
    pen = RowPen(**asked)
    above: list[str] = []
    below: list[str] = []
    found = None
    for row in rows:
        is_opened = row.pk == opened
        (above if found is None else below).append(pen.written(row, is_opened=is_opened))
        found = row if is_opened else found
    # a pen guards every word
    return Rows(mark_safe("\n".join(above)), found, mark_safe("\n".join(below)))  # noqa: S308
