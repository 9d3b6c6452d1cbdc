"""What a report leaves out: it is told in the report, for whoever gets it sees no terminal."""

from typing import NamedTuple

from jixiao.kernel.findings import Severity


class Scope(NamedTuple):
    """What a report leaves out.

    Args:
        level: Findings below it are not told.
        unread: Files that could not be read, and why.
    """

    level: Severity = Severity.NOTE
    unread: tuple[tuple[str, str], ...] = ()


WHOLE = Scope()
"""Nothing is left out."""


def nothing_found(level: Severity, *, has_form: bool) -> str:
    """What is said of a file without findings: only the levels that are told were clean.

    >>> nothing_found(Severity.NOTE, has_form=True), nothing_found(Severity.WARNING, has_form=True)
    ('没有发现问题', '没有发现“提醒”及以上的问题')
    """
    if not has_form:
        return "没有认出绩效文本或绩效表，没有可以审核的内容"
    return "没有发现问题" if level is Severity.NOTE else f"没有发现{from_level(level)}的问题"


def from_level(level: Severity) -> str:
    """The levels that are told: “提醒”及以上, and nothing is above “错误”."""
    return f"“{level.word}”" + ("" if level is max(Severity) else "及以上")
