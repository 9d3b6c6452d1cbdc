"""The audit trail (审计日志): who did what when; append-only, each row chained to the one before.

The chain shows what was altered, removed or moved in the middle. What is cut off at the end is
shown by the head: how many events there are and the last one's hash, sealed with the key of the
installation, which is not in the database.
"""

import hashlib
import json
from datetime import UTC

from django.db import models
from django.utils.crypto import salted_hmac

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
        indexes = (models.Index(fields=("region", "id"), name="events_of_a_region"),)

    def expected_sha256(self) -> str:
        """The hash that this event must have."""
        facts = [
            self.at.astimezone(UTC).isoformat(), self.actor_id, self.region_id, self.act,
            self.subject, self.detail, self.previous_sha256,
        ]  # fmt: skip
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class TrailHead(models.Model):
    """How long the trail is and where it ends; one row."""

    count = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    def expected_seal(self) -> str:
        """The seal that this head must have."""
        told = f"{self.count}:{self.sha256}"
        return salted_hmac("jixiao.trail", told, algorithm="sha256").hexdigest()
