"""What a person wrote in a field of a page: a number, a day, a moment."""

from datetime import date, datetime

from django.utils import timezone

_MOST_DIGITS = 18
"""No database keeps a longer number."""
NO_RECORD = -1
"""The number of no record."""


def number_of(words: str) -> int | None:
    """A number that was written in a field, None for anything else.

    >>> number_of("12"), number_of("-1"), number_of("9" * 40), number_of("")
    (12, None, None, None)
    """
    return int(words) if words.isdecimal() and len(words) <= _MOST_DIGITS else None


def record_of(words: str) -> int:
    """The number of a record, that of none for anything else.

    >>> record_of("12"), record_of("十二")
    (12, -1)
    """
    number = number_of(words)
    return NO_RECORD if number is None else number


def day_of(words: str) -> date | None:
    """A day that was written in a field, None for anything else.

    >>> day_of("2027-02-28"), day_of("2027-02-30")
    (datetime.date(2027, 2, 28), None)
    """
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def moment_of(words: str) -> datetime | None:
    """A day and hour of here that was written in a field, None for anything else."""
    try:
        return timezone.make_aware(datetime.fromisoformat(words))
    except (ValueError, OverflowError):
        return None
