"""Notes who comes in and goes out: log-in, log-out, refused log-ins, passwords, second factors."""

from typing import Any

from allauth.account.signals import password_changed, user_logged_in
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.socialaccount.signals import social_account_added
from django.apps import apps
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.db import transaction
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils import timezone

from jixiao.webapp.actions.people import end_tokens, region_of
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records


def _note(person: records.Person | None, act: str) -> None:
    with transaction.atomic():
        region = None if person is None else region_of(person)
        subject = f"person:{0 if person is None else person.pk}"
        note(person, region, act, subject, timezone.now())


@receiver(user_logged_in)
def _came(user: records.Person, **_: Any) -> None:  # noqa: ANN401 -- what a signal sends
    _note(user, "log_in")


@receiver(user_logged_out)
def _left(user: records.Person | None, **_: Any) -> None:  # noqa: ANN401 -- what a signal sends
    if user is not None:
        _note(user, "log_out")


@receiver(user_login_failed)
def _refused(credentials: dict[str, Any], **_: Any) -> None:  # noqa: ANN401 -- as above
    """The same work for names that exist and names that do not: time tells nobody which."""
    name = str(credentials.get("username") or "")
    person = records.Person.objects.filter(username__iexact=name[:60]).first()
    with transaction.atomic():
        region = None if person is None else region_of(person)
        subject = f"person:{0 if person is None else person.pk}"
        note(None, region, "log_in_refused", subject, timezone.now())


@receiver(password_changed)
def _renewed(user: records.Person, **_: Any) -> None:  # noqa: ANN401 -- what a signal sends
    """Who has changed the given password need not change it again; tokens end with the old one."""
    end_tokens(user, timezone.now())
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=("must_change_password",))
    _note(user, "change_password")


@receiver(social_account_added)
def _vouched(sociallogin: Any, **_: Any) -> None:  # noqa: ANN401 -- what a signal sends
    _note(sociallogin.user, "link_sign_on")


def _without_more(instance: Any, **_: Any) -> None:  # noqa: ANN401 -- what a signal sends
    """Of what the provider tells only the number is kept: no mail, telephone or department."""
    instance.extra_data = {}


if apps.is_installed("allauth.socialaccount"):
    pre_save.connect(_without_more, sender="socialaccount.SocialAccount")


@receiver(authenticator_added)
def _secured(user: records.Person, **_: Any) -> None:  # noqa: ANN401 -- what a signal sends
    _note(user, "add_second_factor")


@receiver(authenticator_removed)
def _unsecured(user: records.Person, **_: Any) -> None:  # noqa: ANN401 -- what a signal sends
    _note(user, "remove_second_factor")


@receiver(authenticator_reset)
def _recoded(user: records.Person, **_: Any) -> None:  # noqa: ANN401 -- what a signal sends
    _note(user, "renew_recovery_codes")
