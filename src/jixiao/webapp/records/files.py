"""Files that were handed in, and work that goes on in the background."""

from django.db import models

from jixiao.webapp.records.organisation import Cycle, Department
from jixiao.webapp.records.people import Person
from jixiao.webapp.records.plans import Part, Plan


class Upload(models.Model):
    """A file as it came: kept under its hash, never changed.

    A file of an archive is an upload of its own, kept beside the archive.
    """

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="uploads")
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="uploads")
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    state = models.CharField(max_length=12, default="waiting")
    message = models.TextField(blank=True)
    archive = models.ForeignKey("self", models.PROTECT, null=True, related_name="members")
    content = models.JSONField(null=True, help_text="读出的文档，jixiao/1")
    shown = models.JSONField(null=True, help_text="原件的文字，按顺序的段落和表格")
    kind = models.CharField(max_length=24, blank=True, help_text="读出的是哪种文档")
    fiscal_year = models.PositiveSmallIntegerField(null=True, help_text="文件里写的年度")
    cells = models.PositiveIntegerField(default=0, help_text="读出多少格")
    doubts = models.PositiveIntegerField(default=0, help_text="其中存疑多少处")
    pages = models.PositiveIntegerField(default=0, help_text="可以看图的页数，不是 PDF 的为 0")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="uploads")
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

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


class MustLook(models.Model):
    """A place of a plan that somebody has to look at before it is handed in.

    It comes from last year's words that may no longer hold, or from doubts of reading.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="must_looks")
    part = models.ForeignKey(Part, models.PROTECT, related_name="must_looks")
    path = models.CharField(max_length=200)
    kind = models.CharField(max_length=12)
    words = models.TextField(blank=True, help_text="当时那一格的原文")
    message = models.TextField(help_text="为什么要看")
    looked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField(null=True)

    class Meta:
        """In the order of the page."""

        ordering = ("id",)
