"""The one Django app that holds tables."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    """Tables of the system."""

    name = "jixiao.webapp.records"
    label = "records"
    verbose_name = "记录"

    def ready(self) -> None:
        """Guard the audit trail and index public names after every migration."""
        from jixiao.webapp.records.guards import guard_trail  # noqa: PLC0415 -- apps come first
        from jixiao.webapp.records.searching import index_names  # noqa: PLC0415 -- likewise

        post_migrate.connect(guard_trail, sender=self)
        post_migrate.connect(index_names, sender=self)
