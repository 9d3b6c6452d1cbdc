"""Files that were handed in, and work that goes on in the background."""

from django.db import models

from jixiao.webapp.records.organisation import Cycle, Department
from jixiao.webapp.records.people import Person


class Upload(models.Model):
    """A file as it came: kept under its hash, never changed."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="uploads")
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="uploads")
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    state = models.CharField(max_length=12, default="waiting")
    message = models.TextField(blank=True)
    content = models.JSONField(null=True, help_text="读出的文档，jixiao/1")

    class Meta:
        """Newest first."""

        ordering = ("-uploaded_at", "-id")


class Job(models.Model):
    """A piece of background work; run once, taken over when its worker has died."""

    kind = models.CharField(max_length=20)
    arguments = models.JSONField()
    state = models.CharField(max_length=12, default="waiting", db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    beat_at = models.DateTimeField(null=True, help_text="干活的进程上次报到的时间")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Oldest first."""

        ordering = ("id",)
