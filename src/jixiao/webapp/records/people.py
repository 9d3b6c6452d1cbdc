"""People and what they are for whom."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from jixiao.model.lifecycle import Role
from jixiao.webapp.records.organisation import Department, Region


class People(BaseUserManager["Person"]):
    """Makes people."""

    def create_user(self, username: str, password: str | None, name: str) -> "Person":
        """A person; without a password nobody can log in as them."""
        person = self.model(username=username, name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """A person who may log in; who leaves is switched off and keeps the history."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=40)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    must_use_second_factor = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False, help_text="密码是别人给的，先改掉")
    seen_at = models.DateTimeField(null=True, help_text="上次查看工作台的时间")

    objects = People()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 -- as its base class has it

    class Meta:
        """By name for log-in."""

        ordering = ("username",)

    def get_full_name(self) -> str:
        """The name that people see."""
        return self.name


class Assignment(models.Model):
    """A role of a person: for one department, or for a whole region.

    A finance reviewer may be limited to departments; a delegation names who gave it and ends.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20, choices=[(each.value, each.word) for each in Role])
    region = models.ForeignKey(Region, models.PROTECT, related_name="assignments")
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, related_name="assignments"
    )
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    delegated_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Oldest first."""

        ordering = ("id",)


class SecondFactorRule(models.Model):
    """Who holds this role in this region logs in with a second factor."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="second_factor_rules")
    role = models.CharField(max_length=20, choices=[(each.value, each.word) for each in Role])

    class Meta:
        """A role once in a region."""

        constraints = (models.UniqueConstraint(fields=("region", "role"), name="one_rule_a_role"),)
