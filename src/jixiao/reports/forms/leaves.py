"""Leaves of a document as a form names them: their words, their paths, and which were written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from jixiao.kernel.codes import ProjectCode, UnitName
from jixiao.kernel.money import UNITS, Money, read_money
from jixiao.kernel.stated import UNSTATED, Stated
from jixiao.model.documents import PerformanceDocument
from jixiao.model.paper import (
    CENTRED,
    CHOICE,
    MONEY,
    NUMBER,
    PERCENT,
    POINTS,
    PROSE,
    TEXT,
    YEAR,
)
from jixiao.model.project import DisbursementPlan
from jixiao.model.target import Target
from jixiao.model.target_writing import write_target
from jixiao.model.wording import LIKELIHOODS
from jixiao.regulation.forms import FaultyForm, filled, leaves_in

_ENTRIES = {
    **dict.fromkeys(("total", "fiscal_funds", "other_funds", "original_budget", "adjusted_budget",
                     "spent", "budget"), MONEY),
    **dict.fromkeys(("execution_rate",), PERCENT),
    **dict.fromkeys(("points", "score", "total_points", "total_score"), POINTS),
    **dict.fromkeys(("level1", "level2", "likelihood", "amount_unit"), CHOICE),
    "fiscal_year": YEAR,
}  # fmt: skip
_STYLES = {MONEY: NUMBER, PERCENT: CENTRED, POINTS: CENTRED, CHOICE: CENTRED, YEAR: CENTRED}
_CENTRED = {"code", "target", "actual", "forecast", "excellent", "good", "fair", "poor"}
_LISTS = {"objectives", "long_term_objectives", "objective_results"}


@dataclass(slots=True)
class Pen:
    """What is shared by all cells of one document.

    Args:
        amount_unit: Unit to which all amounts are converted, "" for as they are stated.
        written: Paths of the leaves that are on paper.
    """

    amount_unit: str = ""
    written: set[str] = field(default_factory=set)


class Scope(NamedTuple):
    """A part of a document with its path.

    Args:
        it: A document, project, row …; None beyond the end of a list.
        path: Its path in the exchange form, "documents[0].projects[0]".
        document: The document that it belongs to.
        root: Path of that document.
        unit: Unit in which amounts are printed that have no words of their own.
        pen: What is shared.
    """

    it: Any
    path: str
    document: PerformanceDocument
    root: str
    unit: str
    pen: Pen

    def of(self, it: object, path: str, unit: str | None = None) -> "Scope":
        """A part of the same document."""
        return self._replace(it=it, path=path, unit=self.unit if unit is None else unit)

    def items(self, name: str) -> Sequence["Scope"]:
        """The items of a list of it.

        Raises:
            FaultyForm: It has no such list.
        """
        found = () if self.it is None else getattr(self.it, name, None)
        if not isinstance(found, tuple):
            message = f"没有“{name}”这个列表，请改正表样。"
            raise FaultyForm(message)
        return [self.of(each, f"{self.path}.{name}[{n}]") for n, each in enumerate(found)]

    def path_of(self, name: str) -> str:
        """Path of a leaf."""
        if name.startswith("document."):
            return f"{self.root}.{name.removeprefix('document.')}"
        return f"{self.path}.{name}"

    def leaf(self, name: str) -> Stated[Any] | tuple[Stated[Any], ...]:
        """A leaf, or a list of them.

        Raises:
            FaultyForm: There is no such leaf.
        """
        it: Any = self.it
        if it is None:
            return UNSTATED
        if isinstance(found := getattr(it, name, None), Stated):
            return found
        if name.startswith("document."):
            it, name = self.document, name.removeprefix("document.")
        for step in name.split("."):
            if it is None:
                return UNSTATED
            if isinstance(it, DisbursementPlan) and step.isdigit():
                it = it.at(int(step))
                continue
            it = getattr(it, step, Ellipsis)
            if it is Ellipsis:
                message = f"没有“{name}”这个字段，请改正表样。"
                raise FaultyForm(message)
        return it if isinstance(it, Stated | tuple) else UNSTATED

    def words(self, name: str) -> str:
        """The words of a leaf as they are written now; a list's numbered, a line each."""
        return self.written_words(name)[0]

    def written_words(self, name: str) -> tuple[str, str]:
        """The words of a leaf, and its path."""
        path = self.path_of(name)
        found = self.leaf(name)
        if isinstance(found, Stated):
            self.pen.written.add(path)
            return self._words_of(name, found), path
        return self._numbered(path, found), path

    def _words_of(self, name: str, found: Stated[Any]) -> str:
        if name == "amount_unit":
            self.pen.written.add(f"{self.root}.amount_unit")
            return self.pen.amount_unit or words_of(found, self) or self.unit
        if found.value is not None and name in {"fiscal_year", "document.fiscal_year"}:
            return str(found.value)
        if name == "unit_line" and not found.raw and found.value is None:
            return self._department()
        return words_of(found, self)

    def _department(self) -> str:
        """The department with its code, for a form made from data that has no line of its own."""
        stated = self.document.department
        if stated.value is None or not stated.value.code:
            return ""
        self.pen.written.add(f"{self.root}.department")
        return words_of(stated, self)

    def _numbered(self, path: str, found: tuple[Stated[Any], ...]) -> str:
        texts = []
        for n, each in enumerate(found):
            self.pen.written.add(f"{path}[{n}]")
            texts.append(words_of(each, self))
        if len(texts) == 1:
            return texts[0]
        # 1.2025年 would be a number with decimals, for readers of either kind
        return "\n".join(
            f"{n}. {text}" if text[:1].isdigit() else f"{n}.{text}"
            for n, text in enumerate(texts, 1)
        )

    def filled(self, text: str) -> str:
        """A text of the form with the words of the leaves that it names.

        Pieces before and behind a tab stand for themselves: one may be left out.
        """
        pieces = [
            filled(piece, {each: self.words(each) for each in leaves_in(piece)})
            for piece in text.split("\t")
        ]
        return "\t".join(pieces) if any(pieces) else ""

    def has(self, names: Sequence[str]) -> bool:
        """Whether any of these leaves or lists is not empty; True for none of them."""
        return not names or any(self._has(each) for each in names)

    def _has(self, name: str) -> bool:
        found = getattr(self.it, name, None)
        if isinstance(found, tuple) and not isinstance(found, Stated):
            return bool(found)
        if name == "execution":
            return found is not None
        leaf = self.leaf(name)
        return isinstance(leaf, Stated) and (bool(leaf.raw) or leaf.value is not None)


def words_of(stated: Stated[Any], scope: Scope) -> str:
    """The words as printed; those of the value where there are none, or amounts are converted."""
    value = stated.value
    if isinstance(value, Money):
        target = scope.pen.amount_unit
        if target and (value.unit != target or "元" in stated.raw):
            return amount_words(value, target)
        return stated.raw or amount_words(value, scope.unit or value.unit)
    if isinstance(value, str) and value in LIKELIHOODS:
        return LIKELIHOODS[value]
    return stated.raw or _value_words(value)


def amount_words(money: Money, unit: str) -> str:
    """An amount in a unit, exact, with two decimals or as many as it needs.

    >>> amount_words(Money(Decimal("29800.00"), "元"), "万元")
    '2.98'
    """
    if money.unit == unit:
        return format(money.printed, "f")
    amount = money.yuan / UNITS[unit]
    if amount.as_tuple().exponent in {0, -1, -2}:
        return format(amount, "f")
    bare = amount.normalize()
    exponent = bare.as_tuple().exponent
    is_short = isinstance(exponent, int) and exponent > -2
    return format(bare.quantize(Decimal("0.01")) if is_short else bare, "f")


def _value_words(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return format(value, "f")
        case Target():
            return write_target(value)
        case UnitName():
            return f"{value.code or ''}{value.name}"
        case ProjectCode():
            return value.text
        case _:
            return str(value)


def entry_of(leaf: str) -> str | None:
    """What may be entered for a leaf."""
    if leaf.startswith(("disbursement_plan.", "document.disbursement_plan.")):
        return PERCENT
    tail = leaf.rpartition(".")[2]
    if leaf == "execution.forecast":
        return MONEY
    return _ENTRIES.get(tail)


def style_of(leaf: str) -> str:
    """How a leaf is set where the form does not say."""
    tail = leaf.rpartition(".")[2]
    if tail in _LISTS:
        return PROSE
    entry = entry_of(leaf)
    if entry is not None:
        return _STYLES[entry]
    return CENTRED if tail in _CENTRED else TEXT


def unit_of(amounts: Sequence[Stated[Money]], stated: Stated[str], above: str) -> str:
    """The unit that a form must print: its own, else one for amounts without words of their own.

    Args:
        amounts: All amounts of the form.
        stated: The unit as the form states it.
        above: Unit of the whole document, "" for none.
    """
    if stated.value or stated.raw:
        return stated.value or stated.raw
    units = {
        each.value.unit
        for each in amounts
        if each.value is not None and (not each.raw or read_money(each.raw, None) is None)
    }
    if not units:
        return ""
    return above or (units.pop() if len(units) == 1 else "万元")
