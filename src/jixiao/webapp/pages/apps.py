"""The one Django app that holds templates and static files."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Pages of the system."""

    name = "jixiao.webapp.pages"
    label = "pages"
