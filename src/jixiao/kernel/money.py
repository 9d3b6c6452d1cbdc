"""Money (金额): exact, in 元 inside, with the unit as printed."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from jixiao.kernel.patterns import pattern

UNITS = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "亿元": Decimal(100_000_000),
}
_NUMBER = pattern(r"[-−－]?\d+(?:\.\d+)?")
_AMOUNT = pattern(
    r"[¥￥]?\s*([-−－]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?)\s*(亿元|万元|千元|元|亿|万)?(?:人民币|整)?"
)
_MOST_DIGITS = 20
_WIDE = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")


class Money(NamedTuple):
    """An amount of money.

    Args:
        printed: The number as printed, without thousands separators ("21.00" stays "21.00").
        unit: The unit in which it is printed: 元, 千元, 万元 or 亿元.
    """

    printed: Decimal
    unit: str

    @property
    def yuan(self) -> Decimal:
        """The amount in 元, exact."""
        return self.printed * UNITS[self.unit]


def read_money(words: str, unit: str | None) -> Money | None:
    """Read an amount cell; None when it is not one number with at most a unit.

    A unit in the cell goes before the unit of the table ("16万元" in a table in 元 is 万元);
    a bare 万 or 亿 counts as 万元, 亿元. None as well when neither states a unit.

    Args:
        words: The cell as printed, e.g. "771,325,800.00", "20.924", "854万", "0".
        unit: Unit of the table, one of ``UNITS``, or None when the form prints none.

    >>> read_money("1,100.50", "万元").yuan
    Decimal('11005000.00')
    >>> read_money("854万", "元")
    Money(printed=Decimal('854'), unit='万元')
    """
    match = _AMOUNT.fullmatch(words.translate(_WIDE).replace(" ", "").strip())
    if match is None:
        return None
    number, own = match.groups()
    if len(number.partition(".")[0]) > _MOST_DIGITS:
        return None  # a code or an account, not an amount
    printed = Decimal(
        number.replace(",", "").replace("，", "").replace("−", "-").replace("－", "-")
    )
    if own in {"万", "亿"}:
        own += "元"
    named = own or unit
    return Money(printed, named) if named in UNITS else None


def money_sum(amounts: Sequence[Money], unit: str) -> Money:
    """The sum of amounts, exact, with at least as many decimals as any that is in the same unit.

    Args:
        amounts: One or more.
        unit: Unit of the sum, one of ``UNITS``.

    >>> money_sum([Money(Decimal("1.50"), "万元"), Money(Decimal("250"), "元")], "万元")
    Money(printed=Decimal('1.525'), unit='万元')
    """
    digits = [each.printed.as_tuple() for each in amounts]
    with localcontext(prec=40 + 2 * max(len(each.digits) + abs(int(each.exponent))
                                        for each in digits)):  # fmt: skip
        exact = (sum((each.yuan for each in amounts), Decimal(0)) / UNITS[unit]).normalize()
        decimals = [-int(each.printed.as_tuple().exponent) for each in amounts if each.unit == unit]
        shown = max(0, -int(exact.as_tuple().exponent), *decimals)
        return Money(exact.quantize(Decimal(1).scaleb(-shown)), unit)
