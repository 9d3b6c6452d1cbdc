"""Facts of a project's form that rules need: found once for all rules about it and its rows.

A form also has every fact that one of its indicators has (``row_facts``): a rule about projects
that needs ``numbered`` is asked when some basis cites a document number. A rule about rows may
need facts of the form around the row: ``promised``.
"""

from jixiao.kernel.codes import ProjectCode
from jixiao.kernel.patterns import pattern
from jixiao.kernel.stated import Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Budget, DisbursementPlan, Project
from jixiao.rules.context import Context
from jixiao.rules.levels_used import COSTS, levels_used
from jixiao.rules.quantities import may_count
from jixiao.rules.row_facts import FACTS as ROW_FACTS
from jixiao.rules.saying import Saying
from jixiao.rules.schedules import has_time

FACTS = (
    "objectives", "aimless", "listed", "many", "lengthy", "promised", "rated", "past", "paid",
    "timed", "ranked", "classed", "repeated", "incomplete", "unpriced", "unasked", "mixed", "few",
    "crowded", "costed", "planned", "unplanned", "falling", "unwhole", "gapped", "late",
    "budgeted", "unfunded", "divided", "minute", "negative", "coded", "miscoded", "uncoded",
    "ahead", "behind", "small", "joined", "noticed", "retitled", "unused", "brief",
    "numbering", "dutiful", "restating", "twice",
)  # fmt: skip
"""Objectives: objectives: there is one; aimless: none has words; listed: there are two; many:
there are more than usual; lengthy: one is longer than usual; promised: they promise a number of
people or things; rated: they have a %; past: a 20 as of a year; numbering: a number as of an item
within them; dutiful: one begins like a duty, or the document tells duties; restating: one begins
like the use of funds.

Of all that is promised or named: paid: it has 元; timed: a month or a festival; ranked: 级;
classed: an opening bracket before a 2 in the name or the use of funds.

Of the grid: repeated: two rows have one name; twice: one target besides; incomplete: a level is
missing; unpriced: its levels are known and no costs among them; unasked: benefits and no
satisfaction; mixed: costs stand on level 1 and on level 2; few: fewer rows than usual; crowded:
more outputs; costed: two rows of costs, and a list in the use of funds.

Of the plan of disbursement: planned: it has checkpoints; unplanned: nothing is printed in one;
gapped: one is empty or was not read; falling: one is lower than the one before; late: the first is
zero; unwhole: it does not end at 100, or goes beyond.

Of the head: budgeted: the total was read; unfunded: it is not there, or zero; divided: one of its
parts was read; minute, negative: an amount is finer than a cent, or below zero; coded, miscoded,
uncoded: the code was read, was not understood, is not there; ahead, behind: its year is not the
document's; small: it has other signs than capitals; joined: the name sets things side by side;
noticed: it is like that of a notice; retitled: the table's title is another name; unused: there is
no use of funds; brief: there is one, little longer than the name."""

_BIT = {fact: 1 << at for at, fact in enumerate(FACTS, len(ROW_FACTS))}
(
    _OBJECTIVES, _AIMLESS, _LISTED, _MANY, _LENGTHY, _PROMISED, _RATED, _PAST, _PAID,
    _TIMED, _RANKED, _CLASSED, _REPEATED, _INCOMPLETE, _UNPRICED, _UNASKED, _MIXED, _FEW,
    _CROWDED, _COSTED, _PLANNED, _UNPLANNED, _FALLING, _UNWHOLE, _GAPPED, _LATE,
    _BUDGETED, _UNFUNDED, _DIVIDED, _MINUTE, _NEGATIVE, _CODED, _MISCODED, _UNCODED,
    _AHEAD, _BEHIND, _SMALL, _JOINED, _NOTICED, _RETITLED, _UNUSED, _BRIEF,
    _NUMBERING, _DUTIFUL, _RESTATING, _TWICE,
) = _BIT.values()  # fmt: skip
_ALL_BITS = {fact: 1 << at for at, fact in enumerate((*ROW_FACTS, *FACTS))}
_AMONG = _ALL_BITS["among"]
_DECEMBER, _WHOLE, _CENT = 12, 100, 100
OPENINGS_OF_DUTIES = ("负责", "承担", "承办", "监督检查", "管理", "拟订")
"""Words that open a duty and hardly ever a result."""
_NUMBER_WITHIN = pattern(r"[。；;]\s*(?:[2-9][、.．]|[（(][二三四五六七八九][）)])")
LITTLE = 12
"""So many signs more than the name has a use of funds that may only repeat it."""


def mask_of(needs: tuple[str, ...]) -> int:
    """Facts of rows and forms as bits."""
    return sum(_ALL_BITS[fact] for fact in set(needs))


def facts_of(project: Project, context: Context) -> int:
    """The facts of a form as bits, those of its rows not among them.

    >>> from datetime import date
    >>> from jixiao.model.documents import PerformancePlan
    >>> from jixiao.regulation.parameters import Parameters
    >>> context = Context(PerformancePlan(), Parameters(date(2025, 1, 1)))
    >>> facts = facts_of(Project(), context)
    >>> facts == mask_of(("aimless", "few", "unplanned", "unfunded", "uncoded", "unused"))
    True
    """
    plan = project.disbursement_plan
    return (
        _of_objectives(project, context)
        | _of_promises(project, context)
        | _of_grid(project, context)
        | (_of_plan(plan) if plan.checkpoints else _UNPLANNED)
        | _of_budget(project.budget)
        | _of_code(project.code, context.year)
        | _of_names(project)
    )


def _of_objectives(project: Project, context: Context) -> int:
    """Facts of the objectives."""
    objectives = project.objectives
    if not objectives:
        return _AIMLESS
    saying = context.once(Saying, project)
    facts = _OBJECTIVES if saying.objectives else _OBJECTIVES | _AIMLESS
    count = len(objectives)
    if count > 1:
        facts |= _LISTED if any(each.raw for each in objectives) else _LISTED | _AIMLESS
    if count > context.number("objectives_most"):
        facts |= _MANY
    if len(saying.objectives) > context.number("objective_length_most"):
        facts |= _LENGTHY
    if "%" in saying.objectives:
        facts |= _RATED
    if "20" in saying.objectives:
        facts |= _PAST
    if _NUMBER_WITHIN.search(saying.objectives) is not None:
        facts |= _NUMBERING
    if context.once(tells_duties, context.document):
        facts |= _DUTIFUL
    use = project.use_of_funds.raw
    for words, _, _ in objectives:
        if words.startswith(OPENINGS_OF_DUTIES):
            facts |= _DUTIFUL
        if use and words and may_restate(words, use):
            facts |= _RESTATING
    if may_count(saying.objectives) and saying.promised_in(
        "objective", context.words("filler_words")
    ):
        facts |= _PROMISED
    return facts


def _of_promises(project: Project, context: Context) -> int:
    """Facts of all that is promised or named."""
    promised = context.once(Saying, project).promised
    facts = _PAID if "元" in promised else 0
    if "其中" in promised:
        facts |= _AMONG
    if "级" in promised:
        facts |= _RANKED
    if has_time(promised) or has_time("\x1e".join(context.grid(project).different)):
        facts |= _TIMED
    return facts | _CLASSED if "（2" in promised or "(2" in promised else facts


def tells_duties(document: PerformanceDocument) -> bool:
    """Whether a document may tell the duties of its department."""
    return bool(document.activities) or any("职" in each.heading.raw for each in document.sections)


def may_restate(objective: str, use: str) -> bool:
    """Whether an objective and the use of funds begin alike, an opening 用于 left aside."""
    one, other = objective.removeprefix("用于")[:1], use.removeprefix("用于")[:1]
    are_chinese = "一" <= one <= "鿿" and "一" <= other <= "鿿"
    return one == other or not are_chinese or "用" in one + other


def _of_grid(project: Project, context: Context) -> int:
    grid = context.grid(project)
    count, different = len(grid.names), len(grid.different)
    if "" in grid.different:
        count, different = count - grid.names.count(""), different - 1
    facts = 0
    if different < count:
        facts = _REPEATED
        if len(set(zip(grid.names, grid.targets, strict=True))) < len(grid.names):
            facts |= _TWICE
    if count < context.number("indicators_least"):
        facts |= _FEW
    if grid.level1.count("OUTPUT") > context.number("outputs_most"):
        facts |= _CROWDED
    if "、" in project.use_of_funds.raw and grid.level2.count("COST") > 1:
        facts |= _COSTED
    used = levels_used(project, context)
    if used.missing:
        facts |= _INCOMPLETE
    level1 = used.level1
    if "COST" in level1:
        if "COST" in used.level2:
            facts |= _MIXED
    elif used.is_known and used.level2.isdisjoint(COSTS):
        facts |= _UNPRICED
    if "BENEFIT" in level1 and "SATISFACTION" not in level1 and used.is_known:
        facts |= _UNASKED
    return facts


def _of_budget(budget: Budget) -> int:
    total = budget.total.value
    facts = _BUDGETED if total is not None else 0
    if not budget.total.raw or (total is not None and not total.printed):
        facts |= _UNFUNDED
    fiscal, other = budget.fiscal_funds.value, budget.other_funds.value
    if fiscal is not None or other is not None:
        facts |= _DIVIDED
    for amount in (total, fiscal, other):
        if amount is not None:
            if amount.printed < 0:
                facts |= _NEGATIVE
            if amount.yuan * _CENT % 1:
                facts |= _MINUTE
    return facts


def _of_code(code: Stated[ProjectCode], year: int | None) -> int:
    words, known, _ = code
    if known is None:
        return _MISCODED if words else _UNCODED
    facts = _CODED if words else _CODED | _UNCODED
    if year is not None and known.year is not None and known.year != year:
        facts |= _AHEAD if known.year > year else _BEHIND
    return facts if words.isascii() and words == words.upper() else facts | _SMALL


def _of_names(project: Project) -> int:
    """Facts of the name beside the title and the use of funds."""
    name, use, title = project.name.raw, project.use_of_funds.raw, project.title.raw
    facts = 0
    if not use:
        facts = _UNUSED
    elif len(use) <= len(name) + LITTLE:
        facts = _BRIEF
    if "和" in name or "及" in name or "与" in name or "、" in name:
        facts |= _JOINED
    if "号" in name or "关于" in name:
        facts |= _NOTICED
    if title.endswith("绩效目标表") and not title.endswith(f"{name}绩效目标表"):
        facts |= _RETITLED
    return facts


def _of_plan(plan: DisbursementPlan) -> int:
    facts, last, is_printed = _PLANNED, None, False
    for month, (raw, value, _) in plan.checkpoints:
        if raw:
            is_printed = True
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
    if not is_printed:
        facts |= _UNPLANNED
    return facts if last is None or last == _WHOLE else facts | _UNWHOLE
