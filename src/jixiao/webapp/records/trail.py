"""The audit trail (审计日志): who did what when; append-only, each row chained to the one before."""

from django.db import models

from jixiao.webapp.records.organisation import Region
from jixiao.webapp.records.people import Person


class Event(models.Model):
    """One act of one person."""

    at = models.DateTimeField()
    actor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="events")
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="events")
    act = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, help_text="对什么做的，如 plan:12")
    detail = models.JSONField(default=dict)
    previous_sha256 = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    class Meta:
        """In order."""

        ordering = ("id",)
