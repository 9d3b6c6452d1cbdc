"""What people say about a plan: comments at a place, waivers of findings, reminders."""

from django.db import models

from jixiao.webapp.records.organisation import Cycle, Department
from jixiao.webapp.records.people import Person
from jixiao.webapp.records.plans import Part, Plan


class Comment(models.Model):
    """A comment (意见) on a cell or passage, or an answer to one."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="comments")
    part = models.ForeignKey(Part, models.PROTECT, related_name="comments")
    path = models.CharField(max_length=200, blank=True, help_text="部分里的位置，空是整个部分")
    words = models.TextField(blank=True, help_text="当时那一格的原文")
    answers = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")
    text = models.TextField()
    author = models.ForeignKey(Person, models.PROTECT, related_name="comments")
    written_at = models.DateTimeField()
    round = models.PositiveSmallIntegerField()
    resolved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        """Oldest first."""

        ordering = ("written_at", "id")


class Waiver(models.Model):
    """Why a finding may stay: the reviewer sees it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="waivers")
    part = models.ForeignKey(Part, models.PROTECT, null=True, related_name="waivers")
    rule = models.CharField(max_length=6)
    path = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    reason = models.TextField()
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        """Oldest first."""

        ordering = ("written_at", "id")


class Reminder(models.Model):
    """A reminder (催办) of a department."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="reminders")
    department = models.ForeignKey(Department, models.PROTECT, related_name="reminders")
    text = models.TextField()
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering = ("-sent_at",)
