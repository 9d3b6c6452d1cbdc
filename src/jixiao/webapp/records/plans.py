"""Plans, the parts they are edited in, every version of a part, and frozen snapshots."""

from django.db import models
from django.db.models.functions import Cast

from jixiao.model.documents import PerformanceDocument
from jixiao.model.lifecycle import State
from jixiao.services.parts import KINDS, loaded_once
from jixiao.webapp.records.organisation import Cycle, Department
from jixiao.webapp.records.people import Person


class Plan(models.Model):
    """A department's plan (绩效文本) of one year."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="plans")
    department = models.ForeignKey(Department, models.PROTECT, related_name="plans")
    state = models.CharField(
        max_length=20, choices=[(each.value, each.word) for each in State], default=State.DRAFT
    )
    round = models.PositiveSmallIntegerField(default=1, help_text="第几次报送")
    state_since = models.DateTimeField()
    returned_snapshot = models.ForeignKey(
        "Snapshot", models.PROTECT, null=True, related_name="+", help_text="上次退回时的样子"
    )
    published_snapshot = models.ForeignKey(
        "Snapshot", models.PROTECT, null=True, related_name="+", help_text="正在公开的样子"
    )

    class Meta:
        """One plan a department and year."""

        ordering = ("department__code",)
        constraints = (
            models.UniqueConstraint(fields=("cycle", "department"), name="one_plan_a_year"),
        )


class Part(models.Model):
    """A part of a plan: what is edited, locked and kept as a whole."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=12, choices=[(each, each) for each in KINDS])
    position = models.PositiveIntegerField()
    head = models.ForeignKey("PartVersion", models.PROTECT, null=True, related_name="+")
    is_removed = models.BooleanField(default=False)
    notice = models.ForeignKey(
        "FundNotice", models.PROTECT, null=True, related_name="parts", help_text="下达的项目"
    )

    class Meta:
        """In the order of the document."""

        ordering = ("position", "id")


class PartVersion(models.Model):
    """One version of a part; never changed, never removed."""

    part = models.ForeignKey(Part, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    why = models.CharField(max_length=200, blank=True, help_text="怎么来的：导入、粘贴、撤销…")

    class Meta:
        """A number once a part."""

        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("part", "number"), name="one_number_a_version"),
        )

    def document(self) -> PerformanceDocument:
        """The document with nothing but this part, as it was then."""
        return loaded_once(self.sha256, self.content)


def content_as_text(way: str) -> Cast:
    """What a question says of a version's content: its JSON, to be read by who needs it.

    Args:
        way: From the rows that are asked for to the version, with ``__`` behind it.
    """
    return Cast(f"{way}content", models.TextField())


class Snapshot(models.Model):
    """What a plan was at a move: the versions of its parts, chained to the one before."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="snapshots")
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=20)
    versions = models.JSONField(help_text="[[部分, 版本, sha256], …]，按顺序")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    previous_sha256 = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        """In order."""

        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="one_number_a_snapshot"),
        )
