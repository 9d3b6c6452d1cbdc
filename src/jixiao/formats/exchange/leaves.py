"""Leaves of the model as values of the exchange form, with what the form's value leaves out."""

from decimal import Decimal
from typing import Any

from jixiao.kernel.codes import ProjectCode, UnitName
from jixiao.kernel.money import UNITS, Money, read_money
from jixiao.kernel.span import Span
from jixiao.kernel.stated import Stated
from jixiao.model.target import Target


def plain(number: Decimal) -> str:
    """A number as digits: never with an exponent.

    >>> plain(Decimal("1E+2"))
    '100'
    """
    return format(number, "f")


def amount(stated: Stated[Money], unit: str | None) -> str | None:
    """An amount in the form's unit; the bare number where no unit is known at all.

    An amount that is printed with another unit than the form's ("16万元" in a form in 元) is
    converted, so that all amounts under one ``amount_unit`` can be added up.
    """
    if stated.value is None:
        bare = read_money(stated.raw, "元")
        return plain(bare.printed) if bare is not None and "元" not in stated.raw else None
    if unit in UNITS and unit != stated.value.unit:
        return plain((stated.value.yuan / UNITS[unit]).normalize())
    return plain(stated.value.printed)


class Leaves:
    """Turns leaves into values of the form and keeps on record what the values leave out.

    Args:
        with_places: Whether to keep the place of every leaf.
    """

    __slots__ = ("places", "printed")

    def __init__(self, *, with_places: bool) -> None:
        self.printed: dict[str, str] = {}
        self.places: dict[str, Span] | None = {} if with_places else None

    def _keep(self, path: str, stated: Stated[Any], shown: str | None) -> None:
        if self.places is not None and stated.span is not None:
            self.places[path] = stated.span
        if stated.raw and stated.raw != shown:
            self.printed[path] = stated.raw

    def text(self, path: str, stated: Stated[str]) -> str | None:
        """Words: as understood (line wraps joined), else as printed."""
        shown = stated.value or stated.raw or None
        self._keep(path, stated, shown)
        return shown

    def words(self, path: str, stated: Stated[Target] | Stated[str]) -> str | None:
        """Words exactly as printed, whatever was made of them."""
        self._keep(path, stated, stated.raw)
        return stated.raw or None

    def number(self, path: str, stated: Stated[Decimal]) -> str | None:
        """A percent, points or a score."""
        shown = None if stated.value is None else plain(stated.value)
        self._keep(path, stated, shown)
        return shown

    def amount(self, path: str, stated: Stated[Money], unit: str | None) -> str | None:
        """An amount, see ``amount``."""
        shown = amount(stated, unit)
        self._keep(path, stated, shown)
        return shown

    def year(self, path: str, stated: Stated[int]) -> int | None:
        """A year."""
        self._keep(path, stated, str(stated.value))
        return stated.value

    def code(self, path: str, stated: Stated[ProjectCode]) -> str | None:
        """A project code without white space; as printed when it is none."""
        shown = stated.value.text if stated.value is not None else stated.raw
        self._keep(path, stated, shown)
        return shown or None

    def unit_name(self, path: str, stated: Stated[UnitName]) -> dict[str, str | None]:
        """A department or unit as code and name."""
        unit = stated.value or UnitName(None, stated.raw)
        self._keep(path, stated, unit.name)
        return {"code": unit.code, "name": unit.name or None}


def span_entry(span: Span | None) -> dict[str, int | None] | None:
    """A place, all keys always there."""
    return None if span is None else span._asdict()
