"""Charts of a report: how much was spent, and how many of the points were earned."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.model.paper import Chart
from jixiao.model.project import Execution
from jixiao.reports.narrative.outcomes import spent_rate, sums
from jixiao.reports.narrative.subjects import Subject
from jixiao.scoring.points import rounded

_MOST = 20
"""More groups of bars than this go into a chart of their own."""
_LONGEST = 12
_MOST_NUMBER = Decimal(10**15)


def execution_chart(found: Sequence[Subject], _levels: Sequence[str]) -> Iterator[Chart]:
    """Budget and spending of one project, the rates of several."""
    if len(found) == 1:
        yield from _amounts(found[0])
        return
    rates = [(each.name, spent_rate(each.project.execution)) for each in found]
    yield from _bars("预算执行率", "执行率", [(n, r) for n, r in rates if r is not None])


def _amounts(subject: Subject) -> Iterator[Chart]:
    execution = subject.project.execution or Execution()
    amounts = (
        ("年初预算数", execution.original_budget.value),
        ("全年预算数", execution.adjusted_budget.value),
        ("全年执行数", execution.spent.value),
    )
    known = [(label, each) for label, each in amounts if each is not None]
    units = {each.unit for _, each in known}
    if len(known) < 2 or len(units) != 1:
        return
    numbers = tuple(_float(each.printed) for _, each in known)
    labels = tuple(label for label, _ in known)
    yield Chart("预算和执行", labels, (("金额", numbers),), units.pop())


def score_chart(found: Sequence[Subject], _levels: Sequence[str]) -> Iterator[Chart]:
    """Share of the points that was earned, by level 1; of several projects taken together."""
    rates = [(each.name, each.rate) for each in sums([each.project for each in found])]
    yield from _bars("各类指标得分率", "得分率", [(n, r) for n, r in rates if r is not None])


def _bars(title: str, name: str, bars: Sequence[tuple[str, Decimal]]) -> Iterator[Chart]:
    """Charts in percent with at most so many bars each."""
    for begin in range(0, len(bars), _MOST):
        part = bars[begin : begin + _MOST]
        labels = tuple(_short(label) for label, _ in part)
        yield Chart(title, labels, ((name, tuple(_float(rate) for _, rate in part)),), "%")


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"


def _float(number: Decimal) -> float:
    """A number to draw; one beyond any real sum is drawn as that."""
    return float(min(rounded(number), _MOST_NUMBER))
