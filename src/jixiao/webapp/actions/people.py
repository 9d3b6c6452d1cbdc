"""Acts on people: enter, give roles, delegate, let go; nobody gives a role to themselves."""

import re
import secrets
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext

from jixiao.model.lifecycle import OF_DEPARTMENT, MoveRefused, Role
from jixiao.webapp import access
from jixiao.webapp.actions.organisation import named
from jixiao.webapp.actions.trail import note
from jixiao.webapp.records import models as records

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def add_person(
    actor: records.Person, region_id: int, username: str, name: str, role: Role, at: datetime,
    *, department_id: int | None = None, email: str = "",
) -> tuple[records.Person, str]:  # fmt: skip
    """Enter a person with a first role; the password is made here and must be changed at once.

    Returns:
        The person and the password, which is kept nowhere.

    Raises:
        NotAllowed: The actor does not administer the region.
        MoveRefused: A name is taken or will not do, or the role does not fit.
    """
    with transaction.atomic():
        region = _administered(actor, region_id, at)
        password = new_secret()
        person = make_person(username, name, password, email)
        person.must_change_password = True
        person.save(update_fields=("must_change_password",))
        _give(person, region, role, department_id, None, None, None)
        note(actor, region, "add_person", f"person:{person.pk}", at, role=role.value)
    return person, password


def give_role(
    actor: records.Person, person_id: int, region_id: int, role: Role, at: datetime, *,
    department_id: int | None = None, begins: date | None = None, ends: date | None = None,
) -> records.Assignment:  # fmt: skip
    """Give a person a role.

    Raises:
        NotAllowed: The actor does not administer the region, or is this person.
        MoveRefused: The role does not fit the department, or the dates do not fit.
    """
    with transaction.atomic():
        region = _administered(actor, region_id, at)
        person = _other(actor, person_id)
        given = _give(person, region, role, department_id, begins, ends, None)
        note(
            actor, region, "give_role", f"person:{person.pk}", at, role=role.value,
            department=department_id, **_dates(begins, ends),
        )  # fmt: skip
    return given


def end_role(actor: records.Person, assignment_id: int, at: datetime) -> None:
    """End a role from now on; that it was held stays on record.

    Raises:
        NotAllowed: The actor does not administer the region, or holds this role.
    """
    with transaction.atomic():
        held = _assignment(assignment_id)
        access.require_in(actor, (access.ADMINISTER,), held.region, localdate(at))
        _other(actor, held.person_id)
        _end(held, at)
        for given in _handed_on(held):
            _end(given, at)
        note(actor, held.region, "end_role", f"person:{held.person_id}", at, role=held.role)


def delegate(
    actor: records.Person, assignment_id: int, username: str, ends: date, at: datetime
) -> records.Assignment:
    """Hand on a role that the actor holds, until a day; the actor keeps it.

    Raises:
        NotAllowed: The role is not the actor's today, or can not be handed on.
        MoveRefused: There is no such colleague, or the day does not fit.
    """
    with transaction.atomic():
        held = access.assignments(actor, localdate(at)).filter(pk=assignment_id).first()
        if (
            held is None
            or held.delegated_by_id is not None
            or Role(held.role) not in access.DELEGABLE
        ):
            message = gettext("这个角色不能由您委托给别人。")
            raise access.NotAllowed(message)
        if ends < localdate(at) or (held.ends is not None and ends > held.ends):
            message = gettext("委托的最后一天要在今天以后，也不能晚于您自己的任期。")
            raise MoveRefused(message)
        person = access.colleagues(held, localdate(at)).filter(username=username).first()
        if person is None:
            message = gettext("在同一个单位里没有找到这个用户名的同事。")
            raise MoveRefused(message)
        given = records.Assignment.objects.create(
            person=person, role=held.role, region=held.region, department=held.department,
            begins=localdate(at), ends=ends, delegated_by=actor,
        )  # fmt: skip
        note(
            actor, held.region, "delegate", f"person:{person.pk}", at, role=held.role,
            department=held.department_id, ends=ends.isoformat(),
        )  # fmt: skip
    return given


def end_delegation(actor: records.Person, assignment_id: int, at: datetime) -> None:
    """Take back what the actor has handed on.

    Raises:
        NotAllowed: The actor has not.
    """
    with transaction.atomic():
        given = _assignment(assignment_id)
        if given.delegated_by_id != actor.pk:
            message = gettext("这不是您委托的，不能由您收回。")
            raise access.NotAllowed(message)
        _end(given, at)
        note(actor, given.region, "end_delegation", f"person:{given.person_id}", at)


def let_go(actor: records.Person, person_id: int, at: datetime) -> None:
    """Switch off a person who leaves: no log-in, all roles ended, the history stays.

    Raises:
        NotAllowed: The actor does not administer this person, or is this person.
    """
    with transaction.atomic():
        person = _managed(actor, person_id, at)
        person.is_active = False
        person.save(update_fields=("is_active",))
        for held in _running(person, at):
            _end(held, at)
        for held in records.Assignment.objects.filter(delegated_by=person):
            _end(held, at)
        end_tokens(person, at)
        note(actor, region_of(person), "let_go", f"person:{person.pk}", at)


def take_back(actor: records.Person, person_id: int, at: datetime) -> str:
    """Switch a person on again, without roles and with a new password.

    Raises:
        NotAllowed: The actor does not administer this person, or is this person.
    """
    with transaction.atomic():
        person = _managed(actor, person_id, at)
        password = _renew(person, at)
        person.is_active = True
        person.save(update_fields=("is_active",))
        note(actor, region_of(person), "take_back_person", f"person:{person.pk}", at)
    return password


def renew_password(actor: records.Person, person_id: int, at: datetime) -> str:
    """Give a person a new password that must be changed at once; their sessions end.

    A link to a provider (统一身份认证) ends too: the next log-in there links anew.

    Raises:
        NotAllowed: The actor does not administer this person, or is this person.
    """
    with transaction.atomic():
        person = _managed(actor, person_id, at)
        password = _renew(person, at)
        if apps.is_installed("allauth.socialaccount"):
            from allauth.socialaccount.models import SocialAccount  # noqa: PLC0415 -- only there

            links = SocialAccount.objects  # type: ignore[attr-defined] # as in queries/door
            links.filter(user=person).delete()
        note(actor, region_of(person), "renew_password", f"person:{person.pk}", at)
    return password


def drop_second_factor(actor: records.Person, person_id: int, at: datetime) -> None:
    """Take away the second factor of a person who has lost it.

    Raises:
        NotAllowed: The actor does not administer this person, or is this person.
    """
    with transaction.atomic():
        person = _managed(actor, person_id, at)
        Authenticator.objects.filter(user=person).delete()
        note(actor, region_of(person), "drop_second_factor", f"person:{person.pk}", at)


def make_person(username: str, name: str, password: str, email: str = "") -> records.Person:
    """A person with names and a password that will do; the caller notes it.

    Raises:
        MoveRefused: A name is taken or will not do, or the password is weak.
    """
    username = username.strip()
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{1,59}", username, re.ASCII):
        message = gettext("用户名由 2 到 60 个字母、数字、点、横线组成，以字母或数字开头。")
        raise MoveRefused(message)
    if records.Person.objects.filter(username__iexact=username).exists():
        message = gettext("用户名 %(username)s 已经有人用了，请换一个。") % {"username": username}
        raise MoveRefused(message)
    person = records.Person(username=username, name=named(name, 40), email=email.strip())
    try:
        if person.email:
            validate_email(person.email)
        validate_password(password, person)
    except ValidationError as error:
        raise MoveRefused("".join(error.messages)) from None
    person.set_password(password)
    person.save()
    return person


def end_tokens(person: records.Person, at: datetime) -> None:
    """End all tokens of a person: who leaves or gets a new password begins anew."""
    records.Token.objects.filter(person=person, ended_at=None).update(ended_at=at)


def new_secret() -> str:
    """A password for the first log-in: four groups of four signs, about 79 bits."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


def region_of(person: records.Person) -> records.Region | None:
    """Whose trail shows what is done to a person: the region of their newest role."""
    held = person.assignments.select_related("region").order_by("-id").first()
    return None if held is None else held.region


def _give(
    person: records.Person, region: records.Region, role: Role, department_id: int | None,
    begins: date | None, ends: date | None, giver: records.Person | None,
) -> records.Assignment:  # fmt: skip
    department = None
    if department_id is not None:
        department = records.Department.objects.get(pk=department_id, region=region)
    if role in OF_DEPARTMENT and department is None:
        message = gettext("“%(role)s”是为一个部门的，请选部门。") % {"role": gettext(role.word)}
        raise MoveRefused(message)
    if role not in OF_DEPARTMENT | {Role.REVIEWER} and department is not None:
        message = gettext("“%(role)s”是为整个地区的，不选部门。") % {"role": gettext(role.word)}
        raise MoveRefused(message)
    if begins is not None and ends is not None and ends < begins:
        message = gettext("任期的结束比开始还早，请改一个。")
        raise MoveRefused(message)
    return records.Assignment.objects.create(
        person=person, role=role, region=region, department=department, begins=begins, ends=ends,
        delegated_by=giver,
    )  # fmt: skip


def _renew(person: records.Person, at: datetime) -> str:
    password = new_secret()
    end_tokens(person, at)
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=("password", "must_change_password"))
    return password


def _end(held: records.Assignment, at: datetime) -> None:
    """A role that began before today ends yesterday; one of today never was."""
    last = date.fromordinal(localdate(at).toordinal() - 1)
    if held.ends is None or held.ends > last:
        held.ends = last
        held.save(update_fields=("ends",))


def _handed_on(held: records.Assignment) -> "QuerySet[records.Assignment]":
    """What the holder of a role has handed on of it: it ends with the role."""
    return records.Assignment.objects.filter(
        delegated_by=held.person, role=held.role, region=held.region, department=held.department
    )


def _running(person: records.Person, at: datetime) -> "QuerySet[records.Assignment]":
    return person.assignments.exclude(ends__lt=localdate(at))


def _dates(begins: date | None, ends: date | None) -> dict[str, str]:
    found = {"begins": begins, "ends": ends}
    return {name: day.isoformat() for name, day in found.items() if day is not None}


def _assignment(pk: int) -> records.Assignment:
    return records.Assignment.objects.select_related("region", "person").get(pk=pk)


def _administered(actor: records.Person, region_id: int, at: datetime) -> records.Region:
    region = records.Region.objects.get(pk=region_id)
    access.require_in(actor, (access.ADMINISTER,), region, localdate(at))
    return region


def _other(actor: records.Person, person_id: int) -> records.Person:
    if actor.pk == person_id:
        message = gettext("不能改自己的角色和账号，请另一位系统管理员来做。")
        raise access.NotAllowed(message)
    return records.Person.objects.get(pk=person_id)


def _managed(actor: records.Person, person_id: int, at: datetime) -> records.Person:
    """A person whose every role, today's and past, stands in regions that the actor administers."""
    person = _other(actor, person_id)
    regions = set(person.assignments.values_list("region", flat=True))
    mine = set(access.administered(actor, localdate(at)).values_list("pk", flat=True))
    if not mine or not regions <= mine:
        message = gettext("这个人还有别的地区的角色，不归您管理；请上级的系统管理员来做。")
        raise access.NotAllowed(message)
    return person
