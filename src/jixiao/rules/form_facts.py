"""Facts of a project's form that rules need: found once for all rules about it and its rows.

A form also has every fact that one of its indicators has (``row_facts``): a rule about projects
that needs ``numbered`` is asked when some basis cites a document number. A rule about rows may
need facts of the form around the row: ``promised``.
"""

from jixiao.kernel.patterns import pattern
from jixiao.model.project import DisbursementPlan, Project
from jixiao.rules.context import Context
from jixiao.rules.levels_used import levels_used
from jixiao.rules.row_facts import FACTS as ROW_FACTS
from jixiao.rules.saying import Saying
from jixiao.rules.schedules import has_time

FACTS = (
    "objectives", "listed", "promised", "rated", "paid", "timed", "repeated", "incomplete",
    "planned", "falling", "unwhole", "gapped", "late", "budgeted", "divided", "coded", "miscoded",
    "uncoded", "classed",
)  # fmt: skip
"""Objectives: objectives: there is one; listed: there are two; promised: they promise a number of
people or things; rated: they have a %.

Of all that is promised or named: paid: it has 元; timed: a month or a festival; classed: an opening
bracket before a 2 in the name or the use of funds.

Of the grid: repeated: two rows have one name; incomplete: a level is missing.

Of the plan of disbursement: planned: it has checkpoints; gapped: one is empty or was not read;
falling: one is lower than the one before; late: the first is zero; unwhole: it does not end at 100,
or goes beyond.

Of the head: budgeted: the total was read; divided: one of its parts was; coded, miscoded, uncoded:
the code was read, was not understood, is not there."""

_BIT = {fact: 1 << at for at, fact in enumerate(FACTS, len(ROW_FACTS))}
(
    _OBJECTIVES, _LISTED, _PROMISED, _RATED, _PAID, _TIMED, _REPEATED, _INCOMPLETE,
    _PLANNED, _FALLING, _UNWHOLE, _GAPPED, _LATE, _BUDGETED, _DIVIDED, _CODED, _MISCODED,
    _UNCODED, _CLASSED,
) = _BIT.values()  # fmt: skip
_ALL_BITS = {fact: 1 << at for at, fact in enumerate((*ROW_FACTS, *FACTS))}
_AMONG = _ALL_BITS["among"]
_CLASS = pattern("[（(]2")
_DECEMBER, _WHOLE = 12, 100


def mask_of(needs: tuple[str, ...]) -> int:
    """Facts of rows and forms as bits."""
    return sum(_ALL_BITS[fact] for fact in set(needs))


def facts_of(project: Project, context: Context) -> int:
    """The facts of a form as bits, those of its rows not among them.

    >>> from datetime import date
    >>> from jixiao.model.documents import PerformancePlan
    >>> from jixiao.regulation.parameters import Parameters
    >>> context = Context(PerformancePlan(), Parameters(date(2025, 1, 1)))
    >>> facts_of(Project(), context) == mask_of(("uncoded",))
    True
    """
    facts = _of_words(project, context) | _of_head(project)
    names = [row.name.raw for row in project.indicators if row.name.raw]
    if len(set(names)) < len(names):
        facts |= _REPEATED
    if not facts & _TIMED and has_time("\x1e".join(names)):
        facts |= _TIMED
    if context.once(levels_used, project).missing:
        facts |= _INCOMPLETE
    plan = project.disbursement_plan
    return facts | _of_plan(plan) if plan.checkpoints else facts


def _of_words(project: Project, context: Context) -> int:
    facts = 0
    saying = context.once(Saying, project)
    if project.objectives:
        facts |= _OBJECTIVES | _LISTED if len(project.objectives) > 1 else _OBJECTIVES
        if "%" in saying.objectives:
            facts |= _RATED
        if saying.promised_in("objective", context.words("filler_words")):
            facts |= _PROMISED
    promised = saying.promised
    if "元" in promised:
        facts |= _PAID
    if "其中" in promised:
        facts |= _AMONG
    if has_time(promised):
        facts |= _TIMED
    return facts | _CLASSED if _CLASS.search(promised) is not None else facts


def _of_head(project: Project) -> int:
    facts, budget, code = 0, project.budget, project.code
    if budget.total.value is not None:
        facts |= _BUDGETED
    if budget.fiscal_funds.value is not None or budget.other_funds.value is not None:
        facts |= _DIVIDED
    if code.value is not None:
        facts |= _CODED
    elif code.raw:
        facts |= _MISCODED
    return facts if code.raw else facts | _UNCODED


def _of_plan(plan: DisbursementPlan) -> int:
    facts, last = _PLANNED, None
    for month, (raw, value, _) in plan.checkpoints:
        if value is None:
            facts |= _GAPPED
            continue
        if not raw:
            facts |= _GAPPED
        if last is None:
            if not value:
                facts |= _LATE
        elif value < last:
            facts |= _FALLING
        if value > _WHOLE or (month == _DECEMBER and value != _WHOLE):
            facts |= _UNWHOLE
        last = value
    return facts if last is None or last == _WHOLE else facts | _UNWHOLE
