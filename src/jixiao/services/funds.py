"""One fund notice (资金下达文件), many receivers: what each gets, what is fixed, what must add up."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from jixiao.kernel.money import UNITS, Money
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.project import Indicator, Project
from jixiao.services.editing import with_words

_LEAST = frozenset((None, "≥", ">", "="))
_PERCENT = frozenset(("%", "％", "‰"))


class Summed(NamedTuple):
    """An indicator that the receivers fulfil together.

    Args:
        name: Its name.
        asked: The target of the notice, as printed.
        unit: Its unit, "" where none is printed.
        total: What the receivers' targets add up to.
        missing: How many of them have no number yet, those without the project among them.
        is_enough: Whether the sum reaches the notice's target.
    """

    name: str
    asked: str
    unit: str
    total: Decimal
    missing: int
    is_enough: bool


def project_of(document: PerformanceDocument) -> Project | None:
    """The one project of a document that can be issued, None when there is none or several."""
    return document.projects[0] if len(document.projects) == 1 else None


def summed_by_default(project: Project) -> list[int]:
    """Rows whose targets add up over the receivers: quantities that are counted, no rates."""
    return [
        at
        for at, row in enumerate(project.indicators)
        if row.level2.value == "QUANTITY"
        and (target := row.target.value) is not None
        and target.kind == "quantity"
        and target.operator in _LEAST
        and target.unit not in _PERCENT
        and not target.parts
    ]


def for_receiver(
    document: PerformanceDocument, summed: Iterable[int], share: Decimal
) -> PerformanceDocument:
    """The project as a receiver gets it: its own amount, empty where it sets its own target.

    Args:
        document: A document with the one project of the notice.
        summed: Rows whose targets add up over the receivers.
        share: What the receiver gets, in 元.
    """
    project = document.projects[0]
    is_all_fiscal = _yuan(project.budget.fiscal_funds) == _yuan(project.budget.total)
    unit = project.amount_unit.raw or document.amount_unit.raw or "万元"
    words = amount_words(share, unit if unit in UNITS else "万元")
    given = replace(
        document,
        projects=(
            replace(project, code=UNSTATED, unit=UNSTATED, unit_line=UNSTATED, ordinal=None),
        ),
    )
    path = "projects[0].budget."
    given = with_words(given, f"{path}total", words)
    given = with_words(given, f"{path}fiscal_funds", words if is_all_fiscal else "")
    given = with_words(given, f"{path}other_funds", "0" if is_all_fiscal else "")
    for at in summed:
        given = with_words(given, f"projects[0].indicators[{at}].target", "")
    return given


def amount_words(yuan: Decimal, unit: str) -> str:
    """An amount as it is written in a cell of a unit.

    >>> amount_words(Decimal("125000.00"), "万元")
    '12.50'
    """
    number = yuan / UNITS[unit]
    shortest = number.normalize()
    places = max(2, -int(shortest.as_tuple().exponent))
    return f"{number:.{places}f}"


def broken_by(
    notice: PerformanceDocument, summed: Iterable[int], share: Decimal, now: PerformanceDocument
) -> tuple[str, str] | None:
    """What the notice fixes and a receiver's words do not keep: ("indicator" or "amount", which).

    Args:
        notice: The document of the notice.
        summed: Rows whose targets are the receivers' own.
        share: What the receiver gets, in 元.
        now: The receiver's words.
    """
    project = project_of(now)
    if project is None:
        return "indicator", notice.projects[0].name.raw
    own = set(summed)
    rows = {_key(row): row for row in project.indicators}
    for at, asked in enumerate(notice.projects[0].indicators):
        found = rows.get(_key(asked))
        if found is None or (at not in own and found.target.raw != asked.target.raw):
            return "indicator", asked.name.raw
    if project.name.raw != notice.projects[0].name.raw:
        return "indicator", notice.projects[0].name.raw
    if _yuan(project.budget.total) != share:
        return "amount", amount_words(share, "万元")
    return None


def sums(
    notice: PerformanceDocument, summed: Iterable[int], receivers: Iterable[Project | None]
) -> tuple[Summed, ...]:
    """The rows that add up over the receivers; None for one who has not taken the project in."""
    there = list(receivers)
    return tuple(_sum(notice.projects[0].indicators[at], there) for at in summed)


def _sum(asked: Indicator, receivers: Iterable[Project | None]) -> Summed:
    total, missing = Decimal(0), 0
    target = asked.target.value
    unit = (target.unit if target is not None else None) or ""
    for project in receivers:
        rows = project.indicators if project is not None else ()
        row = next((each for each in rows if _key(each) == _key(asked)), None)
        own = row.target.value if row is not None else None
        if own is None or own.number is None or (own.unit or "") != unit:
            missing += 1
        else:
            total += own.number
    wanted = target.number if target is not None else None
    is_enough = missing == 0 and wanted is not None and total >= wanted
    return Summed(asked.name.raw, asked.target.raw, unit, total, missing, is_enough)


def _key(row: Indicator) -> tuple[str, str, str]:
    return row.level1.raw, row.level2.raw, row.name.raw


def _yuan(leaf: Stated[Money]) -> Decimal | None:
    return None if leaf.value is None else leaf.value.yuan
