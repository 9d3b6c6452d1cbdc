"""Unit costs (单位成本): which cost indicator says what one of a quantity indicator may cost."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.money import UNITS
from jixiao.kernel.patterns import pattern
from jixiao.model.project import Indicator, Project
from jixiao.model.units import normal_unit
from jixiao.rules.promises import counted

_PER_UNIT = pattern(r"^(元|千元|万元|亿元)\s*[/／每]\s*[一每]?([^/／·・每0-9]{1,4})$")
_PER_NAME = pattern(
    r"(人|户|件|场|次|个|家|项|套|辆|台|间|公里|亩)均|每(?:一)?(人|户|件|场|次|个|家|项|套|辆|台|间|公里|亩)"
)
_COST_WORDS = pattern(
    r"(?:单位|单个|平均|人均|户均|每人|每户|补助|救助|发放|支出|建设|奖励|控制)?"
    r"(?:成本|标准|费用|单价|价格|金额|经费)|人均|户均|每人|每户|≤|\W"
)
_COUNT_WORDS = pattern(r"人数|人次|户数|次数|场次|个数|数量|里程|面积|总数|总量|\W")
_FEWEST = 2


def has_prices(project: Project) -> bool:
    """Whether any row has an amount of money as its target."""
    for row in project.indicators:
        target = row.target.value
        if target is not None and target.unit is not None and "元" in target.unit:
            return True
    return False


def unit_costs(project: Project) -> Iterator[tuple[Indicator, Indicator, Decimal]]:
    """Quantity indicators with the cost indicator of the same thing, and its price in 元.

    Both must count the same (人均 and 人) and their names must speak of the same thing:
    what is left of the one without 人数, 标准 is held by the other.
    """
    for cost, per, price in _priced(project):
        for row in project.indicators:
            value = row.target.value
            if (
                value is not None
                and value.kind == "quantity"
                and value.unit is not None
                and row is not cost
                and row.level2.value != "COST"
                and counted(normal_unit(value.unit)) == per
                and _same_thing(row.name.raw, cost.name.raw)
            ):
                yield row, cost, price


def priced_alone(project: Project, per: str) -> tuple[Indicator, Decimal] | None:
    """The one row that prices a thing (人, 台) and its price in 元; None when several do."""
    found = [(row, price) for row, of, price in _priced(project) if of == per]
    return found[0] if len(found) == 1 else None


def _priced(project: Project) -> Iterator[tuple[Indicator, str, Decimal]]:
    """Rows that price one of a thing, what that is as it is counted, and the price in 元."""
    for row in project.indicators:
        target = row.target.value
        if target is None or target.number is None or target.kind != "quantity":
            continue
        if target.unit is not None and "元" in target.unit:
            each = _per(row, target.unit)
            if each is not None:
                yield row, counted(each[0]), target.number * each[1]


def _per(cost: Indicator, unit: str) -> tuple[str, Decimal] | None:
    """What one of is priced, and the factor of the price's unit to 元; None for a total."""
    match = _PER_UNIT.match(unit)
    if match is not None:
        return normal_unit(match[2]), UNITS[match[1]]
    if unit not in UNITS:
        return None
    named = _PER_NAME.search(cost.name.raw)
    return None if named is None else (normal_unit(named[1] or named[2]), UNITS[unit])


def _same_thing(quantity: str, cost: str) -> bool:
    one, other = _COUNT_WORDS.sub("", quantity), _COST_WORDS.sub("", cost)
    if len(one) < _FEWEST or len(other) < _FEWEST:
        return False
    return one in other or other in one
