"""Faults that people make in a plan, to be planted where the demo should find them."""

from decimal import Decimal

from tools.county.plans import Form, Row, Slip


def _row(found: Form, at: int, **changed: str) -> Form:
    rows = list(found.rows)
    rows[at] = Row(**(rows[at]._asdict() | changed))
    return found._replace(rows=tuple(rows))


def two_numbers(found: Form) -> Form:
    """Two numbers in one target."""
    number = int(found.work.number)
    unit = found.work.unit
    return _row(found, 0, target=f"{number}{unit}、{number * 2}{unit}")


def open_cost(found: Form) -> Form:
    """A cost that may be as high as it likes."""
    return _row(found, 3, target=found.rows[3].target.replace("≤", "≥"))


def vague_benefit(found: Form) -> Form:
    """A benefit that nobody can count."""
    return _row(found, 4, target="显著提高")


def vague_deadline(found: Form) -> Form:
    """A deadline that is none."""
    return _row(found, 2, target="及时完成")


def no_basis(found: Form) -> Form:
    """A target out of the air."""
    return _row(found, 0, basis="")


def over_full(found: Form) -> Form:
    """More than everybody is content."""
    return _row(found, 5, target="≥105%")


def last_year(found: Form) -> Form:
    """A deadline that was copied from last year."""
    return _row(found, 2, target=f"{found.year - 1}年{found.work.month}月底前")


def doubled_sign(found: Form) -> Form:
    """Words and a sign that say the same twice."""
    return _row(found, 1, target=f"≥{found.work.rate}%以上")


def wrong_sum(found: Form) -> Form:
    """A total that its parts do not give."""
    use = found.use.replace(f"共{found.total.normalize():f}万元", "")
    return found._replace(total=found.total + Decimal("1.20"), use=use)


def no_description(found: Form) -> Form:
    """An indicator that nobody has described."""
    return _row(found, 4, description="")


HEAVY: tuple[Slip, ...] = (two_numbers, over_full, last_year, vague_deadline)
LIGHT: tuple[Slip, ...] = (
    doubled_sign, no_basis, open_cost, vague_benefit, no_description, wrong_sum,
)  # fmt: skip
