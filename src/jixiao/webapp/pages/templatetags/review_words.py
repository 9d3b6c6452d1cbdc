"""Words and figures of 审核 and 公开 in templates."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext

from jixiao.webapp.pages.dots import Dots, dots_of
from jixiao.webapp.queries.cells import CellSeen

register = template.Library()
_NONE = "—"


@register.simple_tag
def list_word(name: str) -> str:
    """What a list of the queue is called."""
    return {
        "waiting": gettext("待审"), "held": gettext("暂缓"), "returned": gettext("退回待改"), "approved": gettext("已批复"),
        "published": gettext("已公开"), "department": gettext("在部门"),
    }[name]  # fmt: skip


@register.simple_tag
def level_word(level: str) -> str:
    """高, 中 or 低."""
    return {"high": gettext("高"), "middle": gettext("中"), "low": gettext("低")}[level]


@register.simple_tag
def answer_word(state: str) -> str:
    """What became of a comment."""
    return {
        "changed": gettext("已改"), "reasoned": gettext("没改，写了理由"),
        "untouched": gettext("没有动"), "open": gettext("待改"),
    }[state]  # fmt: skip


@register.simple_tag
def dots(cell: CellSeen) -> Dots | None:
    """The target of a cell among those of others, None where there is nothing to draw."""
    if not cell.peers:
        return None
    return dots_of(cell.words, cell.before, (each.target for each in cell.peers))


@register.filter
def money(amount: Decimal | None) -> str:
    """An amount with two decimals and commas.

    >>> money(Decimal(2418)), money(None)
    ('2,418.00', '—')
    """
    return _NONE if amount is None else f"{amount:,.2f}"


@register.filter
def signed(percent: Decimal | None) -> str:
    """A change in percent with its sign.

    >>> signed(Decimal("62.31")), signed(Decimal(-3)), signed(None)
    ('+62.3', '−3.0', '—')
    """
    return _NONE if percent is None else f"{percent:+.1f}".replace("-", "−")
