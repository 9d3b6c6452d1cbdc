"""Regions, departments, units, and the years in which they write plans."""

from django.db import models


class Region(models.Model):
    """A region (地区) with its finance department; a county stands under a city or province."""

    code = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=60)
    finance_name = models.CharField(max_length=60, help_text="财政部门的名称")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")

    class Meta:
        """By code."""

        ordering = ("code",)


class Department(models.Model):
    """A department (预算部门) of a region."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="departments")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=20)
    division = models.CharField(max_length=40, blank=True, help_text="归口的财政业务股室")
    is_active = models.BooleanField(default=True)

    class Meta:
        """One code once in a region."""

        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=("region", "code"), name="department_code_in_region"),
        )


class Unit(models.Model):
    """A unit (预算单位) of a department."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="units")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=80)

    class Meta:
        """One code once in a department."""

        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=("department", "code"), name="unit_code_in_department"),
        )


class Cycle(models.Model):
    """A fiscal year (年度) of a region: when its plans are due."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="cycles")
    fiscal_year = models.PositiveSmallIntegerField()
    opens = models.DateField()
    deadline = models.DateTimeField()
    is_open = models.BooleanField(default=True)

    class Meta:
        """One year once."""

        ordering = ("-fiscal_year",)
        constraints = (
            models.UniqueConstraint(fields=("region", "fiscal_year"), name="one_cycle_a_year"),
        )


class Extension(models.Model):
    """A later deadline for one department, with its reason."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="extensions")
    department = models.ForeignKey(Department, models.PROTECT, related_name="extensions")
    deadline = models.DateTimeField()
    reason = models.TextField()
    given_by = models.ForeignKey("records.Person", models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        """The latest holds."""

        ordering = ("given_at",)
