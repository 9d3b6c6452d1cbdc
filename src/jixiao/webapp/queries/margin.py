"""What stands in the margin of a plan: findings, comments, numbered in the order of the page."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from jixiao.kernel.findings import Severity
from jixiao.webapp.records import models as records


class FindingSeen(NamedTuple):
    """A finding in the margin.

    Args:
        pk: Its number in the tables; changes with every check.
        number: The number on its flag.
        level: "error", "warning" or "note".
        word: 必改, 建议 or 说明.
        part: Number of its part, None for the plan as a whole.
        path: Place within the part.
        title: The fault in a few words.
        message: What is wrong.
        fix: How to mend it.
        fix_kind: "safe", "suggested" or "none".
        text: The words that it is about.
        replacement: What to put in their place, None without such words.
        reason: Why it may stay, "" when nobody said so.
    """

    pk: int
    number: int
    level: str
    word: str
    part: int | None
    path: str
    rule: str
    message: str
    fix: str
    fix_kind: str
    text: str
    replacement: str | None
    reason: str


class CommentSeen(NamedTuple):
    """A comment with its answers."""

    pk: int
    part: int
    path: str
    words: str
    text: str
    author: str
    written_at: datetime
    is_resolved: bool
    answers: tuple[tuple[str, str, datetime], ...]


class Margin(NamedTuple):
    """Everything in the margin, and counts by level."""

    findings: tuple[FindingSeen, ...]
    comments: tuple[CommentSeen, ...]

    def count(self, level: str) -> int:
        """Findings of a level that nobody gave a reason for."""
        return sum(each.level == level and not each.reason for each in self.findings)


_WORDS = {Severity.ERROR: "必改", Severity.WARNING: "建议", Severity.NOTE: "说明"}


class _Row(NamedTuple):
    """A finding as it is kept."""

    pk: int
    part_id: int | None
    rule: str
    severity: int
    path: str
    text: str
    content: dict[str, Any]


def margin_of(plan_id: int, order: Sequence[int]) -> Margin:
    """The margin of a plan.

    Args:
        plan_id: The plan; whether the person may see it was asked before.
        order: Its parts in the order of the page.
    """
    place = {part: at for at, part in enumerate(order)}
    rows = [
        _Row(*each)
        for each in records.FindingRow.objects.filter(plan=plan_id).values_list(*_Row._fields)
    ]
    rows.sort(key=lambda row: (place.get(row.part_id or -1, -1), _key(row.path), -row.severity))
    given = records.Waiver.objects.filter(plan=plan_id, is_withdrawn=False)
    waived: dict[tuple[int | None, str, str], str] = {
        (part, rule, path): reason
        for part, rule, path, reason in given.values_list("part_id", "rule", "path", "reason")
    }
    findings = tuple(_finding(number, row, waived) for number, row in enumerate(rows, 1))
    said = records.Comment.objects.filter(plan=plan_id).values_list(
        "answers_id", "pk", "part_id", "path", "words", "text", "author__name", "written_at",
        "resolved_at",
    )  # fmt: skip
    return Margin(findings, tuple(_comments(said)))


def _key(path: str) -> tuple[tuple[str, int], ...]:
    """Places in the order of the page as far as their ordinals tell."""
    steps = path.replace("]", "").split("[")
    return tuple((step.lstrip("0123456789"), _number(step)) for step in steps)


def _number(step: str) -> int:
    digits = step.split(".", maxsplit=1)[0]
    return int(digits) if digits.isdigit() else -1


def _finding(number: int, row: _Row, waived: dict[tuple[int | None, str, str], str]) -> FindingSeen:
    severity, told = Severity(row.severity), row.content
    return FindingSeen(
        row.pk, number, severity.code, _WORDS[severity], row.part_id, row.path, row.rule,
        told["message"], told["fix"], told["fix_kind"], row.text, told["replacement"],
        waived.get((row.part_id, row.rule, row.path), ""),
    )  # fmt: skip


def _comments(said: Iterable[tuple[Any, ...]]) -> Iterable[CommentSeen]:
    answers: dict[int, list[tuple[str, str, datetime]]] = {}
    firsts = []
    for first, *told in said:
        if first is None:
            firsts.append(told)
        else:
            _pk, _part, _path, _words, text, author, at, _resolved = told
            answers.setdefault(first, []).append((author, text, at))
    for pk, part, path, words, text, author, at, resolved in firsts:
        yield CommentSeen(
            pk, part, path, words, text, author, at, resolved is not None,
            tuple(answers.get(pk, ())),
        )  # fmt: skip
