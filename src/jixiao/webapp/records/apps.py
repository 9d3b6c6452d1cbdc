"""The one Django app that holds tables."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Tables of the system."""

    name = "jixiao.webapp.records"
    label = "records"
    verbose_name = "记录"
