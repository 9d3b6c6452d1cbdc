"""What a change means where that is known: by how much, in which direction, by how many days."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.kernel.money import UNITS, Money
from jixiao.kernel.stated import Stated
from jixiao.model.target import Target
from jixiao.model.units import SHARES, normal_unit

_KINDS = {
    "quantity": "数值", "range": "区间", "deadline": "时限", "relative": "与上年比",
    "qualitative": "定性描述", "boolean": "是否", "malformed": "写法有误", "empty": "空",
}  # fmt: skip
_DIRECTIONS = {"increase": "提高", "decrease": "降低", "same": "持平", None: "不说方向"}
_PERCENTS = ("disbursement_plan", "execution_rate")
_POINTS = ("points", "score", "total_points", "total_score")


def meaning(field: str, old: Stated[object], new: Stated[object]) -> str:
    """What a change of a leaf means, a clause or several; "" where nothing is known.

    Args:
        field: Field of the leaf: "target", "budget.total".
        old: The older leaf.
        new: The newer leaf.
    """
    before, after = old.value, new.value
    if isinstance(before, Target) and isinstance(after, Target):
        return "，".join(_target(before, after))
    if isinstance(before, Money) and isinstance(after, Money):
        return _money(before, after)
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return _number(field, after - before)
    return ""


def amount_words(leaf: Stated[object]) -> str:
    """An amount as printed, with its unit: 12.00 万元."""
    if not isinstance(leaf.value, Money) or "元" in leaf.raw:
        return leaf.raw
    return f"{leaf.raw} {leaf.value.unit}"


def plain(number: Decimal) -> str:
    """A number without an exponent and without zeros that say nothing.

    >>> plain(Decimal("5.00")), plain(Decimal("100"))
    ('5', '100')
    """
    words = format(number, "f")
    return words.rstrip("0").rstrip(".") if "." in words else words


def direction(old: Stated[object], new: Stated[object]) -> str:
    """升 or 降 between two targets of one kind with one unit; "" otherwise."""
    before, after = old.value, new.value
    if not isinstance(before, Target) or not isinstance(after, Target):
        return ""
    if before.kind != after.kind or not _is_comparable(before, after):
        return ""
    return "升" if _less(before, after) else "降" if _less(after, before) else ""


def _less(one: Target, other: Target) -> bool:
    return one.number is not None and other.number is not None and one.number < other.number


def _is_comparable(old: Target, new: Target) -> bool:
    if old.number is None or new.number is None or old.high or new.high:
        return False
    return _unit(old) == _unit(new) and old.operator == new.operator


def _unit(target: Target) -> str:
    return normal_unit(target.unit) if target.unit else ""


def _target(old: Target, new: Target) -> Iterator[str]:
    if old.kind != new.kind:
        yield f"由{_KINDS[old.kind]}改为{_KINDS[new.kind]}"
        return
    if old.operator != new.operator:
        yield f"比较符号由{_quoted(old.operator)}改为{_quoted(new.operator)}"
    if _unit(old) != _unit(new):
        yield f"单位由{_quoted(old.unit)}改为{_quoted(new.unit)}"
    else:
        ends = (("", old.number, new.number), ("上限", old.high, new.high))
        for name, before, after in ends:
            if before is not None and after is not None and before != after:
                low = "下限" if not name and old.high is not None else name
                yield low + _by(after - before, old)
    if old.deadline != new.deadline and old.deadline is not None and new.deadline is not None:
        days = (new.deadline - old.deadline).days
        yield f"{'推迟' if days > 0 else '提前'} {abs(days)} 天"
    if old.direction != new.direction:
        yield f"方向由{_DIRECTIONS[old.direction]}改为{_DIRECTIONS[new.direction]}"


def _quoted(words: str | None) -> str:
    return f"“{words}”" if words else "没有"


def _by(difference: Decimal, target: Target) -> str:
    """By how much a number changed, in words that fit its unit."""
    unit = _unit(target)
    size = plain(abs(difference))
    if unit in SHARES:
        word = "提高" if difference > 0 else "降低"
        return f"{word} {size} 个{'百分点' if unit == '%' else unit}"
    return f"{'增加' if difference > 0 else '减少'} {size}{f' {unit}' if unit else ''}"


def _money(old: Money, new: Money) -> str:
    difference = (new.yuan - old.yuan) / UNITS[new.unit]
    if not difference:
        return ""
    places = max(0, -_exponent(old.printed), -_exponent(new.printed))
    words = (
        format(abs(difference), f".{places}f") if old.unit == new.unit else plain(abs(difference))
    )
    return f"{'增加' if difference > 0 else '减少'} {words} {new.unit}"


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _number(field: str, difference: Decimal) -> str:
    if not difference:
        return ""
    word = "增加" if difference > 0 else "减少"
    if field.startswith(_PERCENTS):
        return f"{word} {plain(abs(difference))} 个百分点"
    unit = " 分" if field.rpartition(".")[2] in _POINTS else ""
    return f"{word} {plain(abs(difference))}{unit}"
