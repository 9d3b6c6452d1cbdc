"""One fund notice, many receivers: what was issued, and how much to whom."""

from django.db import models

from jixiao.webapp.records.organisation import Cycle, Department
from jixiao.webapp.records.people import Person


class FundNotice(models.Model):
    """A notice (资金下达文件): a project with its indicators that several departments carry out."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="fund_notices")
    number = models.CharField(max_length=80, help_text="文号")
    name = models.CharField(max_length=200)
    total = models.DecimalField(max_digits=18, decimal_places=2, help_text="元")
    content = models.JSONField(help_text="一个项目的绩效目标表，交换格式")
    file_name = models.CharField(max_length=255, help_text="来文的附件")
    sha256 = models.CharField(max_length=64)
    summed = models.JSONField(default=list, help_text="各单位合起来完成的指标，按行次")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; a number once a year."""

        ordering = ("-made_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "number", "name"), name="one_notice_a_number"),
        )


class FundShare(models.Model):
    """What one department receives of a notice."""

    notice = models.ForeignKey(FundNotice, models.CASCADE, related_name="shares")
    department = models.ForeignKey(Department, models.PROTECT, related_name="fund_shares")
    amount = models.DecimalField(max_digits=18, decimal_places=2, help_text="元")

    class Meta:
        """By department."""

        ordering = ("department__code",)
        constraints = (
            models.UniqueConstraint(fields=("notice", "department"), name="one_share_a_department"),
        )
