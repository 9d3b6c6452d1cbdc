"""What a person has to do before anything else."""

from datetime import datetime
from enum import Enum, auto

from allauth.mfa.utils import is_mfa_enabled

from jixiao.webapp import access
from jixiao.webapp.records import models as records


class Step(Enum):
    """What comes first."""

    BEGIN = auto()
    PASSWORD = auto()
    SECOND_FACTOR = auto()


def has_people() -> bool:
    """Whether anybody is entered."""
    return records.Person.objects.exists()


def next_step(person: records.Person, now: datetime) -> Step | None:
    """What a person has to do first, None for nothing."""
    if person.must_change_password:
        return Step.PASSWORD
    if access.second_factor_is_asked(person, now.date()) and not is_mfa_enabled(person):
        return Step.SECOND_FACTOR
    return None
