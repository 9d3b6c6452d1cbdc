"""What a rule is, and how one is declared: ``@rule(...)`` above one function, one file each.

The module's docstring is the reason that people read; the first parameter's type is what the
rule looks at (``SUBJECTS``); a second parameter, if any, is the ``Context``. The function
returns, or yields, what it found: a message, a ``Fault``, or ``NotApplicable``; None for nothing.
"""

import inspect
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from jixiao.kernel.findings import Severity
from jixiao.kernel.patterns import pattern
from jixiao.model.documents import PerformanceDocument, Section
from jixiao.model.duty_activity import ActivityIndicator, DutyActivity
from jixiao.model.project import Indicator, Project
from jixiao.rules.form_facts import FACTS as FORM_FACTS
from jixiao.rules.name_words import is_about_words
from jixiao.rules.prose import Prose
from jixiao.rules.row_facts import FACTS as ROW_FACTS
from jixiao.rules.traces import Traces

SUBJECTS = (
    PerformanceDocument, Section, Project, Indicator, DutyActivity, ActivityIndicator, Prose,
    Traces,
)  # fmt: skip
PLANNING = ("plan", "project-objectives", "department-objectives")
"""Kinds of documents that set objectives for a year to come."""
EVALUATING = ("self-evaluation",)
MONITORING = ("monitoring",)
ALL = (*PLANNING, *EVALUATING, *MONITORING)
FAMILIES = {
    "DOC": ("structure", "文本结构", PLANNING),
    "OBJ": ("objectives", "绩效目标", PLANNING),
    "IND": ("indicators", "绩效指标", PLANNING),
    "TGT": ("targets", "指标值", PLANNING),
    "BAS": ("basis", "指标值确定依据", PLANNING),
    "FND": ("funds", "预算资金", PLANNING),
    "PLN": ("disbursement", "资金支出计划", PLANNING),
    "DUT": ("duties", "部门职责-工作活动", PLANNING),
    "GRD": ("grades", "评价标准（优良中差）", PLANNING),
    "COD": ("codes", "编码", ALL),
    "SEL": ("self_evaluation", "绩效自评", EVALUATING),
    "MON": ("monitoring", "绩效运行监控", MONITORING),
    "TXT": ("text", "文字", ALL),
    "XDC": ("across", "文本之间", ALL),
}
"""Id letters: folder, Chinese name, kinds of documents that its rules look at unless they say."""

_FACTS = frozenset((*ROW_FACTS, *FORM_FACTS))
_REPAIRS = frozenset((None, "safe", "suggested"))
_NAME = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID = pattern(r"([A-Z]{3})([0-9]{3})")


class Fault(NamedTuple):
    """A finding of a rule, where a message alone would not say enough.

    Args:
        message: One Chinese sentence: what is wrong, quoting the page.
        at: Path below the subject (budget.total, objectives[1]); the rule's own ``at`` if "".
        words: The words that it is about; the whole leaf if "".
        replacement: What to put in place of ``words``, when the rule has ``repair``.
        cause: Key that findings of one root cause in the document share.
        path: Path below the document instead of ``at`` (projects[0].objectives[1]).
        beside: Path below the document of a second place, and its words.
        document: Ordinal among the documents compared (rules about ``Traces``), else None.
        start: Offset of ``words`` within the leaf where they occur more than once, else None.
        is_safe: Whether this replacement is certain although those of the rule are suggestions.
    """

    message: str
    at: str = ""
    words: str = ""
    replacement: str | None = None
    cause: str | None = None
    path: str | None = None
    beside: tuple[str, str] | None = None
    document: int | None = None
    start: int | None = None
    is_safe: bool = False


class NotApplicable(NamedTuple):
    """The rule can not speak about this subject, and why: 没有成本指标."""

    reason: str


Outcome = str | Fault | NotApplicable
Outcomes = Outcome | Iterable[Outcome] | None
F = TypeVar("F", bound=Callable[..., Outcomes])


class Bad:
    """An example in the outline format (``.perf.txt``) that the rule must find.

    Args:
        documents: One outline, or several for rules that compare documents.
        says: The message, or all messages in order; compared word for word.
    """

    def __init__(self, *documents: str, says: str | tuple[str, ...]) -> None:
        self._given = documents
        self.says = (says,) if isinstance(says, str) else says

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The outlines without the indentation of the source."""
        return tuple(inspect.cleandoc(each) for each in self._given)


class Good:
    """An example that the rule must leave alone, although it looks at it."""

    def __init__(self, *documents: str) -> None:
        self._given = documents

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The outlines without the indentation of the source."""
        return tuple(inspect.cleandoc(each) for each in self._given)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of the catalogue.

    Args:
        id: Family and number, e.g. "IND004"; never reused.
        name: The fault in kebab-case, reads after "allow".
        title: The fault in Chinese, as a heading.
        fix: How to mend it, one Chinese sentence.
        severity: Level unless an edition or a bureau changes it.
        cites: Ids of ``regulation/sources``, with #clause where one is known.
        examples: Its tests and its manual.
        check: The function.
        subject: What it looks at, one of ``SUBJECTS``.
        wants_context: Whether the function takes a ``Context``.
        at: Path below the subject that findings are about unless they say.
        repair: "safe" or "suggested" when its faults carry replacements, else None.
        kinds: Kinds of documents that it looks at.
        level2: Keys of level 2 whose indicators it looks at, () for all.
        needs: What it has nothing to say without: facts of a form (``form_facts``) and of rows
            (``row_facts``); rules about rows also words in name or basis (``name_words``).
        gives_way_to: Rules that speak for it when they find something at the same leaf.
        covers: Numbers of the defect list that it answers (D10).
        since: Version in which it came.
    """

    id: str
    name: str
    title: str
    fix: str
    severity: Severity
    cites: tuple[str, ...]
    examples: tuple[Bad | Good, ...]
    check: Callable[..., Outcomes]
    subject: type
    wants_context: bool
    at: str
    repair: str | None
    kinds: tuple[str, ...]
    level2: tuple[str, ...]
    needs: tuple[str, ...]
    gives_way_to: tuple[str, ...]
    covers: tuple[str, ...]
    since: str

    @property
    def family(self) -> str:
        """The three letters."""
        return self.id[:3]

    @property
    def reason(self) -> str:
        """Why it matters, Chinese; first line one sentence."""
        return inspect.cleandoc(self.check.__globals__["__doc__"])

    @property
    def module(self) -> str:
        """Dotted name of its file."""
        return self.check.__module__


def rule(
    *,
    id: str,  # noqa: A002 -- the field is called id in every report
    name: str,
    title: str,
    fix: str,
    severity: Severity,
    cites: tuple[str, ...],
    examples: tuple[Bad | Good, ...],
    at: str = "",
    repair: str | None = None,
    kinds: tuple[str, ...] = (),
    level2: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    gives_way_to: tuple[str, ...] = (),
    covers: tuple[str, ...] = (),
    since: str = "0.2",
) -> Callable[[F], F]:
    """Declare the rule of a file; arguments as in ``Rule``.

    Raises:
        TypeError: The declaration is not whole; one sentence says what is missing.
    """

    def declare(check: F) -> F:
        where = check.__module__
        module = sys.modules[where]
        family = _family(id, name, where)
        given = {type(each) for each in examples}
        for fulfilled, message in (
            (module.__doc__ and module.__doc__.strip(), "the module needs a docstring, the reason"),
            (title and fix, "{id} needs a title and a fix"),
            (cites, "{id} cites nothing; cite a source or 'practice'"),
            (Bad in given, "{id} needs a Bad example"),
            (Good in given, "{id} needs a Good example"),
            (repair in _REPAIRS, "{id} has repair {repair!r}"),
            (not hasattr(module, "RULE"), "two rules in one file; give each its own"),
        ):
            if not fulfilled:
                raise TypeError(f"{where}: {message.format(id=id, repair=repair)}")
        subject, wants_context = _subject(check, where)
        if needs:
            _needs(needs, subject, f"{where}: {id}")
        module.RULE = Rule(  # type: ignore[attr-defined] # the catalogue collects it there
            id, name, title, fix, severity, cites, examples, check, subject, wants_context, at,
            repair, kinds or FAMILIES[family][2], level2, needs, gives_way_to, covers, since,
        )  # fmt: skip
        return check

    return declare


def _needs(needs: tuple[str, ...], subject: type, who: str) -> None:
    """What a rule needs must be known, and asked of a row or a form."""
    if subject is not Indicator and subject is not Project:
        message = f"{who}: only rows and forms have facts"
        raise TypeError(message)
    for need in needs:
        if need in _FACTS:
            continue
        if subject is not Indicator or not is_about_words(need):
            known = ", ".join((*ROW_FACTS, *FORM_FACTS))
            message = f"{who} needs {need!r}, neither words of a row's name or basis nor {known}"
            raise TypeError(message)


def _family(rule_id: str, name: str, where: str) -> str:
    """The family's letters; id, name, folder and file name must agree."""
    match = _ID.fullmatch(rule_id)
    if match is None or match[1] not in FAMILIES:
        known = ", ".join(FAMILIES)
        message = f"{where}: id {rule_id!r} is not one of {known} and three digits"
        raise TypeError(message)
    if not _NAME.fullmatch(name):
        message = f"{where}: name {name!r} is not in kebab-case"
        raise TypeError(message)
    wanted = f"{FAMILIES[match[1]][0]}.{rule_id.lower()}_{name.replace('-', '_')}"
    if not where.endswith(f".{wanted}"):
        message = f"{where}: rule {rule_id} {name} belongs in {wanted}"
        raise TypeError(message)
    return match[1]


def _subject(check: Callable[..., Any], where: str) -> tuple[type, bool]:
    """What the first parameter says that the rule looks at; whether there is a second."""
    code = check.__code__
    count = code.co_argcount
    subject = check.__annotations__.get(code.co_varnames[0]) if count else None
    if not 1 <= count <= 2 or subject not in SUBJECTS:
        known = ", ".join(each.__name__ for each in SUBJECTS)
        message = f"{where}: the first parameter's type must be one of {known}"
        raise TypeError(message)
    return subject, count == 2
