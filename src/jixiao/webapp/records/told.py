"""Projections: rows for lists and search, derived from the heads of parts, rebuilt at will."""

from django.db import models

from jixiao.webapp.records.plans import Part, Plan


class ProjectRow(models.Model):
    """A project of a plan as lists show it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="project_rows")
    part = models.ForeignKey(Part, models.CASCADE, related_name="project_rows")
    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=300)
    budget_yuan = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    indicators = models.PositiveIntegerField()
    is_new = models.BooleanField(null=True, help_text="上年没有的项目")


class IndicatorRow(models.Model):
    """An indicator as lists and search show it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="indicator_rows")
    part = models.ForeignKey(Part, models.CASCADE, related_name="indicator_rows")
    position = models.PositiveIntegerField()
    level1 = models.CharField(max_length=60, blank=True)
    level2 = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=300, blank=True)
    target = models.CharField(max_length=300, blank=True)

    class Meta:
        """What others set for an indicator of the same name is asked for by it."""

        indexes = (models.Index(fields=("name",), name="indicators_by_name"),)


class FindingRow(models.Model):
    """A finding of a plan as it stands now."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="finding_rows")
    part = models.ForeignKey(Part, models.CASCADE, null=True, related_name="finding_rows")
    rule = models.CharField(max_length=6)
    severity = models.PositiveSmallIntegerField()
    path = models.CharField(max_length=200, help_text="部分里的位置")
    text = models.TextField(blank=True)
    content = models.JSONField(help_text="按 jixiao-findings/1 的一条疑点")

    class Meta:
        """Worst first."""

        ordering = ("-severity", "id")
