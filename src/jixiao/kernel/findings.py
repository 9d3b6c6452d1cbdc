"""Findings (疑点): what is wrong with a document, where, and how to mend it."""

from enum import IntEnum
from typing import NamedTuple

from jixiao.kernel.span import Span


class Severity(IntEnum):
    """How much a finding weighs (级别): the greater the worse."""

    NOTE = 1
    """建议: better practice, or something a person should judge."""
    WARNING = 2
    """提醒: a reviewer must look."""
    ERROR = 3
    """错误: the document can not be accepted like this."""

    @property
    def word(self) -> str:
        """The Chinese word that people see."""
        return {1: "建议", 2: "提醒", 3: "错误"}[self]

    @property
    def code(self) -> str:
        """The word in files and settings: "note", "warning" or "error"."""
        return self.name.lower()


class Suppression(NamedTuple):
    """Why a finding is not counted (不再提示).

    Args:
        by: Who decided.
        reason: Why.
        until: Last day on which it holds, ISO, None without an end.
    """

    by: str
    reason: str
    until: str | None = None


class Finding(NamedTuple):
    """One finding of one rule at one place.

    Args:
        rule: Id of the rule, e.g. "TGT004".
        name: Its name, e.g. "unit-missing".
        severity: How much it weighs.
        where: Path into the exchange form; what is missing is reported at its parent.
        span: Place on the page, None when it has none.
        text: The words on the page that it is about, "" for something missing.
        row: The row as printed, None when the place is no row.
        message: One Chinese sentence: what is wrong.
        fix: One Chinese sentence: how to mend it.
        fix_kind: "safe" (may be applied unasked), "suggested" (a choice) or "none".
        replacement: What to put in the place of ``text``, None without such words.
        cites: Ids of ``regulation/sources``, with a clause behind # where one is known.
        cause: Id that findings of one root cause share, None when it stands alone.
        suppressed: Why it is not counted, None when it is.
        beside: A second place that it is compared with, as (path, words); None without.
        offset: Where ``text`` begins in the leaf's words, None when it is the whole leaf.
    """

    rule: str
    name: str
    severity: Severity
    where: str
    span: Span | None
    text: str
    row: str | None
    message: str
    fix: str
    fix_kind: str = "none"
    replacement: str | None = None
    cites: tuple[str, ...] = ()
    cause: str | None = None
    suppressed: Suppression | None = None
    beside: tuple[str, str] | None = None
    offset: int | None = None


class Inapplicable(NamedTuple):
    """A rule that had nothing to look at, and why.

    Args:
        rule: Id of the rule.
        where: Path of what it would have looked into, "documents[0]".
        reason: Chinese clause: 没有成本指标.
    """

    rule: str
    where: str
    reason: str


class RuleText(NamedTuple):
    """What a rule says of itself, for reports and the manual.

    Args:
        id: Its id.
        name: Its name in kebab-case.
        title: The fault in Chinese.
        reason: Why it matters; the first line is one sentence.
        fix: How to mend it.
        severity: Its level.
        cites: Ids of ``regulation/sources``.
        family: Chinese name of its family.
    """

    id: str
    name: str
    title: str
    reason: str
    fix: str
    severity: Severity
    cites: tuple[str, ...]
    family: str
