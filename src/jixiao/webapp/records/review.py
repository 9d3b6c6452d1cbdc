"""What reviewers judge, and what the public may find."""

from django.db import models

from jixiao.webapp.records.people import Person
from jixiao.webapp.records.plans import Part, Plan


class Judgement(models.Model):
    """A reviewer's grade of one aspect (完整性 …) of a plan in one round; "" is the whole."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="judgements")
    round = models.PositiveSmallIntegerField()
    aspect = models.CharField(max_length=10, blank=True)
    grade = models.CharField(max_length=2, blank=True)
    opinion = models.TextField(blank=True)
    judged_by = models.ForeignKey(Person, models.PROTECT, related_name="judgements")
    judged_at = models.DateTimeField()

    class Meta:
        """One judgement a person, round and aspect; several people judge side by side."""

        ordering = ("judged_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "round", "aspect", "judged_by"), name="one_judgement_a_person"
            ),
        )


class PublicRow(models.Model):
    """A name that the public may find: of a project or an indicator as published, never a draft."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="public_rows")
    part = models.ForeignKey(Part, models.CASCADE, related_name="+")
    project = models.PositiveIntegerField(help_text="第几个项目")
    project_name = models.CharField(max_length=300)
    indicator = models.CharField(max_length=300, blank=True, help_text="空是项目自己的一行")
    target = models.CharField(max_length=300, blank=True)

    class Meta:
        """In the order of the page."""

        ordering = ("id",)
