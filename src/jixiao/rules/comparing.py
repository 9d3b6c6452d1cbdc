"""Asks the rules that compare documents (XDC): each speaks about one place in one of them."""

from collections.abc import Iterable
from typing import NamedTuple

from jixiao.kernel.findings import Finding
from jixiao.rules.declare import Fault, NotApplicable, Rule
from jixiao.rules.traces import Traces


class Compared(NamedTuple):
    """What the rules say of documents side by side.

    Args:
        findings: (ordinal of the document among ``Traces.documents``, finding) pairs.
        looked_at: How many documents each rule looked at, by id.
    """

    findings: tuple[tuple[int, Finding], ...]
    looked_at: dict[str, int]


def compare(traces: Traces, rules: Iterable[Rule]) -> Compared:
    """Ask every rule about ``Traces``; those about one document are left out."""
    found: list[tuple[int, Finding]] = []
    looked_at: dict[str, int] = {}
    for rule in rules:
        if rule.subject is not Traces:
            continue
        looked_at[rule.id] = sum(each.kind in rule.kinds for each in traces.documents)
        outcomes = rule.check(traces)
        if isinstance(outcomes, str | Fault | NotApplicable):
            outcomes = (outcomes,)
        for outcome in outcomes or ():
            if not isinstance(outcome, Fault) or outcome.document is None or outcome.path is None:
                message = f"{rule.id}: a rule about Traces yields Fault(document=, path=)"
                raise TypeError(message)
            found.append((outcome.document, _finding(rule, outcome, traces)))
    return Compared(tuple(found), looked_at)


def _finding(rule: Rule, fault: Fault, traces: Traces) -> Finding:
    """A fault as a finding at its place in one of the documents."""
    trace = traces.documents[fault.document or 0]
    root = f"documents[{trace.ordinal}]"
    leaf = trace.leaf(fault.path or "", fault.words)
    beside = fault.beside
    if beside is not None:
        beside = f"{root}.{beside[0]}" if beside[0] else root, beside[1]
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity,
        where=f"{root}.{fault.path}",
        span=leaf.span,
        text=leaf.text,
        row=leaf.row,
        message=fault.message,
        fix=rule.fix,
        cites=rule.cites,
        cause=f"{root}:{fault.cause}" if fault.cause else None,
        beside=beside,
        offset=leaf.offset,
    )
