"""Tokens (令牌) with which programs come in a person's name, and how much everybody has asked."""

from django.db import models

from jixiao.webapp.records.people import Person


class Scope(models.TextChoices):
    """What a token may be used for; its person's rights bound both."""

    READ = "read", "只读"
    WRITE = "write", "读和写"


class Token(models.Model):
    """A token of a person; its words are shown once and kept nowhere, only their hash is."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=5, choices=Scope.choices)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-made_at", "-id")


class Spent(models.Model):
    """How often somebody has asked in a stretch of time; where several processes count."""

    key = models.CharField(max_length=64, unique=True, help_text="谁，不可还原")
    window = models.BigIntegerField(help_text="第几段时间")
    count = models.PositiveIntegerField()

    class Meta:
        """Longest ago first."""

        ordering = ("window", "id")
