"""What a person has to do before anything else."""

from datetime import datetime
from enum import Enum, auto

from allauth.mfa.utils import is_mfa_enabled
from django.utils.timezone import localdate

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


def vouched_for(username: str) -> records.Person | None:
    """The person whom a provider (统一身份认证) may name by user name for the first time.

    None where nobody has the name, has left, or another number of the provider has it already.
    """
    from allauth.socialaccount.models import SocialAccount  # noqa: PLC0415 -- only where it is on

    person = records.Person.objects.filter(username=username, is_active=True).first()
    links = SocialAccount.objects  # type: ignore[attr-defined] # not installed when types are read
    return None if links.filter(user=person).exists() else person


def next_step(
    person: records.Person, now: datetime, *, is_vouched_for: bool = False
) -> Step | None:
    """What a person has to do first, None for nothing; a vouched-for needs no own password."""
    if person.must_change_password and not is_vouched_for:
        return Step.PASSWORD
    if access.second_factor_is_asked(person, localdate(now)) and not is_mfa_enabled(person):
        return Step.SECOND_FACTOR
    return None
