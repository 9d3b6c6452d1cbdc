"""The queue in words: what each part of a risk saw, and the one sentence 为什么先看."""

from decimal import Decimal

from django.utils.translation import gettext, ngettext

from jixiao.scoring.risk import FINDINGS, HISTORY, MONEY, NOVELTY, Facts, Risk, change_percent

_NOTICEABLE = Decimal(10)
"""Points of a part from which on the sentence speaks of it."""


def share_words(name: str, facts: Facts) -> tuple[str, str]:
    """The name of a part of the risk, and what was seen."""
    if name == MONEY:
        return gettext("资金"), _money(facts)
    if name == FINDINGS:
        return gettext("文本问题"), gettext("必改%(errors)s处，建议%(warnings)s处") % {
            "errors": facts.errors, "warnings": facts.warnings,
        }  # fmt: skip
    if name == NOVELTY:
        return gettext("新增项目"), _novelty(facts)
    return gettext("退回记录"), _returns(facts)


def why_words(facts: Facts, risk: Risk, handed_in: int) -> str:
    """Why a plan should be looked at now: its two heaviest parts, one sentence."""
    heavy = sorted(risk.shares, key=lambda each: -each.part)
    said = [_why(each.name, facts) for each in heavy if each.points >= _NOTICEABLE]
    words = gettext("；").join([each for each in said if each][:2])
    if not words:
        words = gettext("没有发现必改，%(n)s条建议") % {"n": facts.warnings}
    if handed_in > 1:
        return gettext("第%(n)s次报送：%(words)s") % {"n": handed_in, "words": words}
    return words


def _why(name: str, facts: Facts) -> str:
    changed = change_percent(facts)
    if name == MONEY and changed is not None and abs(changed) >= 1:
        way = gettext("预算增加%(n).1f%%") if changed > 0 else gettext("预算减少%(n).1f%%")
        return way % {"n": abs(changed)}
    if name == MONEY:
        return gettext("预算%(n)s万元") % {"n": f"{(facts.budget or 0) / 10_000:,.2f}"}
    if name == FINDINGS and facts.errors:
        return gettext("%(n)s处必改还没有处理") % {"n": facts.errors}
    if name == FINDINGS:
        return gettext("%(n)s处建议") % {"n": facts.warnings}
    if name == NOVELTY and facts.before is not None:
        count = facts.new_projects
        return ngettext("%(n)s个项目上年没有", "%(n)s个项目上年没有", count) % {"n": count}
    if name == HISTORY:
        return _returns(facts)
    return gettext("没有上年可比")


def _money(facts: Facts) -> str:
    if facts.budget is None:
        return gettext("没有写预算")
    if facts.before is None:
        return gettext("预算%(n)s万元，没有上年可比") % {"n": f"{facts.budget / 10_000:,.2f}"}
    more = facts.budget - facts.before
    way = gettext("比上年增加%(n)s万元") if more >= 0 else gettext("比上年减少%(n)s万元")
    return way % {"n": f"{abs(more) / 10_000:,.2f}"}


def _novelty(facts: Facts) -> str:
    if facts.before is None:
        return gettext("没有上年可比")
    words = ngettext(
        "%(n)s个项目上年没有，共%(money)s万元",
        "%(n)s个项目上年没有，共%(money)s万元",
        facts.new_projects,
    )
    return words % {"n": facts.new_projects, "money": f"{facts.new_budget / 10_000:,.2f}"}


def _returns(facts: Facts) -> str:
    words = ngettext("今年和上年共退回%(n)s次", "今年和上年共退回%(n)s次", facts.returns)
    return words % {"n": facts.returns}
