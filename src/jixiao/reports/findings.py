"""Findings arranged for people: worst first, one slip that shows twenty times told once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from jixiao.kernel.findings import Finding, Severity

REPEATED = 3
"""Times that a rule speaks within one form before its findings are taken for one slip."""
_NUMBER = re.compile(r"\d+")
_FORM = re.compile(r"documents\[\d+\](?:\.projects\[\d+\]|\.activities|\.sections)?")
_WEIGHT = {
    "FND": 0, "TGT": 1, "GRD": 1, "OBJ": 2, "PLN": 2, "IND": 3, "DUT": 3, "COD": 4, "SEL": 0,
    "MON": 1, "BAS": 5, "DOC": 4, "XDC": 3, "TXT": 6,
}  # fmt: skip
"""What it costs to leave a finding of a family, least first: money, then what is promised."""


class Group(NamedTuple):
    """Findings of one root cause.

    Args:
        first: The one that is told in full.
        others: The others, in document order.
    """

    first: Finding
    others: tuple[Finding, ...]

    @property
    def size(self) -> int:
        """How many there are."""
        return 1 + len(self.others)


def place_key(where: str) -> tuple[tuple[str, int], ...]:
    """A path as a key that sorts in document order.

    >>> place_key("documents[0].projects[10]") > place_key("documents[0].projects[9].indicators[1]")
    True
    """
    return tuple(map(_step_key, where.split(".")))


@lru_cache(maxsize=1024)
def _step_key(step: str) -> tuple[str, int]:
    """A step of a path, "projects[10]", as a key; they are few, in all documents the same."""
    number = _NUMBER.search(step)
    return re.sub(r"\[\d+\]", "", step), int(number[0]) if number else -1


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by what it would cost to leave them: level, family, then document order."""
    return sorted(
        findings,
        key=lambda each: (
            -each.severity,
            _WEIGHT.get(each.rule[:3], 9),
            each.rule,
            place_key(each.where),
        ),
    )


def with_causes(findings: Sequence[Finding]) -> list[Finding]:
    """Findings with a common cause where one rule speaks many times within one form."""
    keys = [_form_of(each) for each in findings]
    count = Counter(keys)
    return [
        each._replace(cause=f"{key[1]}:{key[0]}")
        if each.cause is None and count[key] >= REPEATED
        else each
        for each, key in zip(findings, keys, strict=True)
    ]


def _form_of(finding: Finding) -> tuple[str, str]:
    match = _FORM.match(finding.where)
    return finding.rule, match[0] if match is not None else ""


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Findings folded by cause, in the order of the first of each."""
    groups: dict[str, list[Finding]] = {}
    for at, each in enumerate(findings):
        groups.setdefault(each.cause or f"#{at}", []).append(each)
    return [Group(found[0], tuple(found[1:])) for found in groups.values()]


def by_place(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Findings in document order, by form: ("documents[0].projects[1]", findings)."""
    forms: dict[str, list[Finding]] = {}
    for each in sorted(findings, key=lambda each: place_key(each.where)):
        forms.setdefault(_form_of(each)[1], []).append(each)
    yield from forms.items()


def by_cost(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Findings by rule, in the order in which rules come first among ``findings``."""
    rules: dict[str, list[Finding]] = {}
    for each in findings:
        rules.setdefault(each.rule, []).append(each)
    yield from rules.items()


def by_rule(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Findings by rule, the rule with the worst and most findings first."""
    yield from sorted(
        by_cost(findings), key=lambda item: (-item[1][0].severity, -len(item[1]), item[0])
    )


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings of each level, worst first; levels without any are there with 0."""
    found = Counter(each.severity for each in findings)
    return {level: found[level] for level in sorted(Severity, reverse=True)}
